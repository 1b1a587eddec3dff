"""What a change does to the files of a repository, read from git."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ledgers.model import CannotGoOn, Document, Struct, is_foreign, replace
from ledgers.model import diff as diffs
from ledgers.read.commits import Store, opened
from ledgers.read.documents import document_in, printable
from ledgers.read.history import messages_since, whole_history
from ledgers.read.tree import object_name, sha256

LARGEST = 8 * 1024 * 1024
"""Bytes up to which a file of a change is read."""
NOTHING = "000000"
LISTED = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev")
BLOBS = "--batch-check=%(objectname) %(objecttype)"
SIZES = "--batch-check=%(objectname) %(objectsize)"


class Pair(NamedTuple):
    """A path, with mode and name of its bytes before and after; a mode of zeros for no file."""

    path: str
    old: tuple[str, str]
    new: tuple[str, str]


def diff_since(root: Path, base: str, head: str | None) -> diffs.Diff:
    """Return what `head`, or the folder where it is None, changes since it left `base`.

    Raises CannotGoOn where git does not know one of the two, where they have no commit in common,
    or where the clone has only a part of the history.
    """
    store = whole_history(root)
    compared = Compared(store, Path(store.repository.working_dir))
    old, new = store.commit(base).id, store.commit(head or "HEAD").id
    start = _parting(store, old, new)
    steps = tuple(compared.steps(old, new))
    if head is None:
        pending = compared.step("", "", compared.with_folder(new))
        steps = (*steps, pending) if pending.files else steps
        whole = compared.with_folder(start)
    else:
        whole = list(_pairs(store.printed("diff_tree", *LISTED, start, new)))
    files = compared.step("", "", whole).files
    return diffs.Diff(start, head and new, steps, tuple(with_documents(file) for file in files))


def _parting(store: Store, old: str, new: str) -> str:
    """Return the newest commit that both have."""
    try:
        found, *others = store.printed("merge_base", "--all", old, new).decode().split()
    except CannotGoOn as error:
        raise CannotGoOn.say("the change and its base have no commit in common") from error
    if others:  # What it takes away since one of them would not be seen since the other.
        raise CannotGoOn.say(
            "the change and its base were merged crosswise: git rebase it on its base"
        )
    return found


class Compared(Struct, frozen=True):
    """A repository whose commits are compared with each other, or with its folder `top`."""

    store: Store
    top: Path

    def steps(self, old: str, new: str) -> Iterator[diffs.Step]:
        """Yield the commits that one has and the other has not, the oldest first."""
        span = ("--reverse", "--topo-order", new, f"^{old}")
        commits = self.store.printed("rev_list", *span).decode().split()
        wanted = "".join(f"{commit}\n" for commit in commits).encode()
        options = ("--stdin", "-c", "--root", "--always", *LISTED)
        printed = self.store.printed("diff_tree", *options, given=wanted)
        messages, files = messages_since(self.store, old, new), _by_commit(printed, commits)
        for commit in commits:
            who, message = messages.get(commit, ("", ""))
            yield replace(self.step(commit, message, files[commit]), who=who)

    def listing(self, commit: str) -> dict[str, tuple[str, str]]:
        """Return mode and name of every file of a commit, by path."""
        rows = self.store.printed("ls_tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        found = (row.partition(b"\t") for row in rows if row)
        sides = ((path, about.decode().split(" ")) for about, _, path in found)
        return {self._path(_text(path)): (mode, name) for path, (mode, _, name) in sides}

    def step(self, commit: str, message: str, pairs: Iterable[Pair]) -> diffs.Step:
        """Return a step with the bytes of all its files."""
        listed = list(pairs)
        sides = {side for pair in listed for side in (pair.old, pair.new)}
        names = {name for mode, name in sides if mode not in {NOTHING, diffs.SUBMODULE}}
        blobs = self._blobs(sorted(name for name in names if name.strip("0")))
        files = (
            diffs.FileChange(self._path(pair.path), _side(pair.old, blobs), self._new(pair, blobs))
            for pair in listed
        )
        # Git names files of the folder that it only suspects to differ, such as those of a copy.
        return diffs.Step(commit, message, tuple(file for file in files if file.old != file.new))

    def with_folder(self, commit: str) -> list[Pair]:
        """Return how the files of the folder differ from those of a commit."""
        changed = _pairs(self.store.printed("diff_index", *LISTED, commit))
        found = {pair.path: pair for pair in changed}
        others = self.store.printed("ls_files", "-z", "--others", "--exclude-standard")
        for path in (_text(name) for name in others.split(b"\0") if name):
            if not is_foreign(path):
                old = found[path].old if path in found else (NOTHING, "")
                found[path] = Pair(path, old, (diffs.FILE, ""))
        return list(found.values())

    def _new(self, pair: Pair, blobs: Mapping[str, diffs.Blob]) -> diffs.Blob | None:
        """Return the newer side of a file: of git, or of the folder where git has no name yet."""
        mode, name = pair.new
        in_git = mode == NOTHING or name.strip("0")
        return _side(pair.new, blobs) if in_git else in_folder(self.top / pair.path)

    def _blobs(self, names: list[str]) -> Mapping[str, diffs.Blob]:
        """Return the files of some names, without the bytes of those that are too large."""
        given = "".join(f"{name}\n" for name in names).encode()
        sizes = dict(
            line.split() for line in self.store.printed("cat_file", SIZES, given=given).splitlines()
        )
        small = [name for name in names if int(sizes.get(name.encode(), 0)) <= LARGEST]
        data = self.store.all_data(small)
        return {
            name: diffs.Blob(diffs.FILE, name, int(sizes.get(name.encode(), 0)), data.get(name))
            for name in names
        }

    def _path(self, path: str) -> str:
        """Return a path as seen from the city's folder."""
        prefix = "/".join(self.store.prefix)
        return printable(os.path.relpath(path, prefix) if prefix else path)


def _side(side: tuple[str, str], blobs: Mapping[str, diffs.Blob]) -> diffs.Blob | None:
    mode, name = side
    if mode == NOTHING:
        return None
    found = blobs.get(name, diffs.Blob(mode, name, 0, None))
    return found._replace(mode=mode, data=None if mode == diffs.LINK else found.data)


def in_folder(path: Path) -> diffs.Blob:
    """Return a file of a folder; its name is the one that git would give it."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return diffs.Blob(
            diffs.LINK if stat.S_ISLNK(found.st_mode) else diffs.SUBMODULE, "", found.st_size, None
        )
    mode = diffs.RUNNABLE if found.st_mode & stat.S_IXUSR else diffs.FILE
    data = path.read_bytes() if found.st_size <= LARGEST else None
    return diffs.Blob(
        mode, object_name("blob", data) if data is not None else "", found.st_size, data
    )


def _pairs(printed: bytes) -> Iterator[Pair]:
    rows = printed.split(b"\0")
    return map(_pair, rows[::2], rows[1::2])


def _pair(row: bytes, path: bytes) -> Pair:
    """Return a row of git's raw format; of a merge its first parent is the older side."""
    words = row.lstrip(b":").decode().split(" ")
    sides = len(words) // 2
    return Pair(_text(path), (words[0], words[sides]), (words[sides - 1], words[-2]))


def _by_commit(printed: bytes, commits: Iterable[str]) -> Mapping[str, list[Pair]]:
    """Return the rows of each commit; git prints the name of a commit, then its rows."""
    found: dict[str, list[Pair]] = {commit: [] for commit in commits}
    rows, commit = iter(printed.split(b"\0")), ""
    for row in rows:
        if row.startswith(b":"):
            found[commit].append(_pair(row, next(rows)))
        elif row:
            commit = row.decode().strip()
    return found


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def digests(root: Path, diff: diffs.Diff) -> tuple[str, str]:
    """Return the SHA-256 over names and contents of all files, before and after a change.

    A folder and a commit that hold the same have the same.
    """
    store = opened(root)
    files = Compared(store, Path(store.repository.working_dir)).listing(diff.base)
    before = _digest(files)
    for file in diff.whole:
        files.pop(file.path, None)
        if file.new:
            files[file.path] = (file.new.mode, file.new.name)
    return before, _digest(files)


def _digest(files: Mapping[str, tuple[str, str]]) -> str:
    rows = (f"{mode} {name} {path}\0" for path, (mode, name) in sorted(files.items()))
    return sha256("".join(rows).encode())


def upgrades_in(root: Path, diff: diffs.Diff) -> dict[str, tuple[str, ...] | None]:
    """Return where each upgrade of a change differs from its tag; None where there is no such."""
    store = opened(root)
    told = {step.commit: step.upgrade for step in diff.steps if step.upgrade}
    return {commit: _beside(store, commit, upgrade) for commit, upgrade in told.items()}


def _beside(store: Store, commit: str, upgrade: diffs.Upgrade) -> tuple[str, ...] | None:
    tree = f"refs/tags/{upgrade.tag}^{{tree}}"
    try:
        named = store.printed("rev_parse", "--verify", tree).decode().strip()
    except CannotGoOn:
        return None
    others = (".", *(f":(exclude){path}" for path in diffs.UNTOUCHED))
    found = store.printed("diff_tree", "-r", "-z", "--name-only", tree, commit, "--", *others)
    return tuple(map(_text, found.split(b"\0")[:-1])) if named == upgrade.tree else None


def with_documents(change: diffs.FileChange) -> diffs.FileChange:
    """Return a change with the documents that its files hold."""
    before, after = (_document(change.path, side) for side in (change.old, change.new))
    return replace(change, before=before, after=after)


def documents_at(root: Path, commits: Iterable[str], diff: diffs.Diff) -> dict[str, list[Document]]:
    """Return the documents that some commits have where a change has one, by path."""
    store, paths = opened(root), [file.path for file in diff.whole if file.after]
    pairs = [(commit, path) for commit in dict.fromkeys(commits) for path in paths]
    full = (f"{commit}:{'/'.join((*store.prefix, path))}\n" for commit, path in pairs)
    given = "".join(full).encode()
    rows = store.printed("cat_file", BLOBS, given=given).splitlines() if pairs else []
    there = zip((path for _, path in pairs), rows, strict=True)
    found: dict[str, list[Document]] = {}
    for path, row in dict.fromkeys(there):
        name, _, kind = row.decode().rpartition(" ")
        data = store.data(name) if kind == "blob" else b""
        document = _document(path, diffs.Blob(diffs.FILE, name, len(data), data))
        found.setdefault(path, []).extend([document] if document else [])
    return found


def _document(path: str, side: diffs.Blob | None) -> Document | None:
    if side is None or side.data is None or printable(path) != path:
        return None
    return document_in(path, side.data)
