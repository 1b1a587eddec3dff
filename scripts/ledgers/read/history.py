"""The past of a city: the last commit of each day, and the files and messages of commits."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, tzinfo
from itertools import chain
from pathlib import Path

from ledgers.model import CannotGoOn, Struct, field, in_groups
from ledgers.read.commits import Store, StoredTree, opened
from ledgers.read.documents import DATA, Reading, documents_of, printable
from ledgers.read.tree import ORDINARY, Commit, File


def whole_history(root: Path) -> Store:
    """Open a repository whose past is needed; raises CannotGoOn where it is cut off."""
    store = opened(root)
    if store.is_shallow:
        raise CannotGoOn.say("this clone's history is cut off; run: git fetch --unshallow")
    return store


def commits_at(
    store: Store, revision: str, days: Iterable[date], zone: tzinfo
) -> Mapping[date, Commit | None]:
    """Return for each day the last commit made by its end, None before the first one.

    The line of first parents is the history of the city's main branch. The committer's clock
    counts, which says when a change was merged. Where a clock was wrong, the later commit in the
    line counts, whatever its time.
    """
    wanted = sorted(set(days), reverse=True)
    line = store.commits("--first-parent", store.commit(revision).id)
    found: dict[date, Commit | None] = dict.fromkeys(wanted)
    commit = next(line, None)
    for day in wanted:
        end = datetime.combine(day, time.max, zone).timestamp()
        while commit is not None and commit.seconds > end:
            commit = next(line, None)
        found[day] = commit
    return found


class Shelf(Struct, frozen=True):
    """Files that were read, by path, mode and blob; the same blob elsewhere is another document."""

    found: dict[File, Reading] = field(default_factory=dict)

    def reading(self, tree: StoredTree) -> Reading:
        """Return the same as `documents_of`, but read only files that no tree before it had."""
        files = [file for path, file in tree.files.items() if path.startswith(f"{DATA}/")]
        new = {file.path: file for file in files if file not in self.found}
        if new or not files:
            self._read(tree.store, new)
        found = [self.found[file] for file in files]
        return Reading(
            tuple(chain.from_iterable([each.documents for each in found])),
            tuple(chain.from_iterable([each.problems for each in found])),
            frozenset(chain.from_iterable([each.files for each in found])) & tree.files.keys(),
        )

    def _read(self, store: Store, new: Mapping[str, File]) -> None:
        blobs = store.all_data(sorted({file.blob for file in new.values()}))
        reading = documents_of(StoredTree(store, new, blobs=blobs))
        documents = in_groups((row.file, row) for row in reading.documents)
        problems = in_groups((row.place.file, row) for row in reading.problems)
        for file in new.values():
            name = printable(file.path)
            own = tuple(documents.get(name, ())), tuple(problems.get(name, ()))
            self.found[file] = Reading(*own, frozenset({name}))


def shelf_of(reading: Reading) -> Shelf:
    """Return a shelf with the documents that were read, for trees that have some of them."""
    rows = ((row, Reading((row,), (), frozenset({row.file}))) for row in reading.documents)
    return Shelf({File(row.file, mode, row.blob): own for row, own in rows for mode in ORDINARY})


PLAIN = (
    "-z",
    "--no-show-signature",
    "--no-color",
    "--encoding=UTF-8",
    "--format=%H%n%an <%ae>, %cn <%ce>%n%B",
)


def messages_since(store: Store, base: str, head: str) -> dict[str, tuple[str, str]]:
    """Return who wrote the commits that one has and another has not, and their messages, by name.

    Line 1 of a message is the commit's subject; bytes that are not UTF-8 are kept as surrogates.
    """
    printed = store.printed("log", *PLAIN, f"{base}..{head}", "--")
    rows = printed.decode("utf-8", "surrogateescape").split("\0")
    parts = (row.split("\n", 2) for row in rows if row.strip("\n"))
    return {commit: (who, message) for commit, who, message in parts}
