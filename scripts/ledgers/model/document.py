"""One file of data: its value, the places of its parts in the text, and its public view."""

from collections.abc import Mapping
from typing import Protocol, TypeAlias

from ledgers.model.problem import Place
from ledgers.model.values import Struct

Path: TypeAlias = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and positions."""


class Span(Struct, frozen=True):
    """The place of a value: from line and column to line and column, all from 1, end exclusive.

    For a value in a mapping the span begins with its key, and `key_end` is the column after the
    key's colon (0 in a list). `scalar` tells text from containers.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    value_line: int
    value_column: int
    scalar: bool
    key_end: int = 0


class Places(Protocol):
    """The spans of a document's values, worked out only when first asked for."""

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path."""


class Document(Struct, frozen=True, eq=False):
    """A file that could be read.

    `owner` is `city` or a county's code; `ledger` names the schema; `id` is the path below the
    ledger without its suffix (`T07`; a decision's is `990121/progress/T07`), for a register the
    ledger's own name; `blob` is git's name for the file's bytes. `filed_as` is its reference where
    its owner has had another code since (`lives/as_one.py`).
    """

    file: str
    owner: str
    ledger: str
    id: str
    value: dict[str, object]
    text: str
    blob: str
    places: Places
    filed_as: str = ""

    @property
    def reference(self) -> str:
        """Return what other records call it, such as `990121/progress/T07`."""
        return self.filed_as or self.present

    @property
    def present(self) -> str:
        """Return its reference by the code that its owner has now."""
        return f"{self.owner}/{self.ledger}/{self.id}"

    @property
    def about(self) -> tuple[str, str]:
        """Return county and subject: `990121` and `progress/T07`; of a decision those it is on."""
        county, _, subject = self.present.removeprefix("city/decisions/").partition("/")
        return county, subject

    def place(self, *path: str | int) -> Place:
        """Return the place of a field's name or of an entry, or of the nearest thing around it."""
        span = self._nearest(path)
        return Place(self.file, span.line, span.column) if span else Place(self.file)

    def at(self, *path: str | int) -> Place:
        """Return the place of a value itself, or of the nearest value around it."""
        span = self._nearest(path)
        return Place(self.file, span.value_line, span.value_column) if span else Place(self.file)

    def path_at(self, place: Place) -> Path:
        """Return the path of the innermost value at a place; that of the whole where none is."""
        at = place.line, place.column
        around = [
            path
            for path, span in self.places.spans().items()
            if (span.line, span.column) <= at < (span.end_line, span.end_column)
        ]
        return max(around, key=len, default=())

    def _nearest(self, path: Path) -> Span | None:
        spans = self.places.spans()
        around = (spans.get(path[:length]) for length in range(len(path), 0, -1))
        return next((span for span in around if span is not None), None)


class SourceFile(Struct, frozen=True):
    """The public part of a file of data, written anew.

    `lines` are its lines; `digest` is the SHA-256 of them. `records` gives the first and last line
    of each record in it, by reference (`city/tasks/T07`, `990121/progress/T07`). `entries` are the
    groups of fields in its lists, each with what it is looked for by and with its first line.
    `blob` is git's name for the bytes of the file itself (40 hexadecimal digits), None where some
    of them could be hidden: from the name of a file with one small hidden number that number could
    be guessed.
    """

    file: str
    owner: str
    ledger: str
    blob: str | None
    digest: str
    lines: tuple[str, ...]
    records: Mapping[str, tuple[int, int]]
    entries: tuple[tuple[Mapping[str, object], int], ...] = ()
