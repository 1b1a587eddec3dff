"""Read many trees of one history: a file that they share is opened and parsed once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from ledgers.model.document import Document
from ledgers.model.problem import Problem
from ledgers.read.commits import StoredTree
from ledgers.read.documents import DATA, Reading, documents_of, printable
from ledgers.read.objects import File
from ledgers.read.tree import Entry, Unopened


@dataclass(slots=True)
class Found:
    """What one file gave: its name as it may be shown, its document or its problems."""

    name: str
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """Some files of a tree, whose bytes came out of git all at once."""

    tree: StoredTree
    blobs: Mapping[str, bytes]

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """Return what lies below a folder."""
        return self.tree.entries(folder)

    def data(self, path: str) -> bytes:
        """Return the bytes of a file."""
        blob = self.tree.files[path].blob
        if blob not in self.blobs:
            raise Unopened(f"git has no object {blob}")
        return self.blobs[blob]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Keep what was read, by path, mode and blob; the same blob elsewhere is another document."""

    found: dict[File, Found] = field(default_factory=dict)

    def reading(self, tree: StoredTree) -> Reading:
        """Return what `documents_of` returns, reading only what no tree before it had."""
        start = f"{DATA}/"
        files = [file for path, file in tree.files.items() if path.startswith(start)]
        new = {file.path: file for file in files if file not in self.found}
        if new or not files:
            self._read(StoredTree(tree.store, new))
        found = [self.found[file] for file in files]
        return Reading(
            tuple(chain.from_iterable([each.documents for each in found])),
            tuple(chain.from_iterable([each.problems for each in found])),
            frozenset([each.name for each in found]).intersection(tree.files),
        )

    def _read(self, new: StoredTree) -> None:
        files = new.files.values()
        blobs = new.store.all_data(sorted({file.blob for file in files}))
        reading = documents_of(Fetched(new, blobs))
        kept = {file: Found(printable(file.path)) for file in files}
        by_name = {each.name: each for each in kept.values()}
        for document in reading.documents:
            by_name[document.file].documents += (document,)
        for problem in reading.problems:
            by_name[problem.place.file].problems += (problem,)
        self.found.update(kept)
