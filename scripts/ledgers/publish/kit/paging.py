"""How the files of a source page are divided, so that none is more than a browser shows well."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TypeVar

from ledgers.model import SourceFile, Struct

T = TypeVar("T")
LIMIT = 150_000
"""The bytes of a page's lines; what is around them stays below 50 KB."""
AROUND = 110
"""The bytes of a line of a page beside its text and its anchor, which is there twice."""


class Piece(Struct, frozen=True):
    """The lines of a file that one page shows, from the first to the last one, counted from 1."""

    source: SourceFile
    first: int
    last: int

    def holds(self, line: int) -> bool:
        """Say whether a line is among them."""
        return self.first <= line <= max(self.last, 1)


def packed(sized: Iterable[tuple[T, int]], limit: int = LIMIT) -> Iterator[tuple[T, ...]]:
    """Yield things, in their order, by as many as have room together; what is larger, alone."""
    page: list[T] = []
    held = 0
    for one, size in sized:
        if page and held + size > limit:
            yield tuple(page)
            page, held = [], 0
        page.append(one)
        held += size
    yield tuple(page)


def pages_of(
    files: Iterable[tuple[SourceFile, str]], limit: int = LIMIT
) -> tuple[tuple[Piece, ...], ...]:
    """Return the pages of some files, each with its anchor: a file is cut only where it must be."""
    pieces = (row for source, anchor in files for row in _pieces(source, anchor, limit))
    return tuple(packed(pieces, limit))


def _pieces(source: SourceFile, anchor: str, limit: int) -> Iterator[tuple[Piece, int]]:
    sizes = [AROUND + 2 * len(anchor) + len(escape(text).encode()) for text in source.lines]
    for numbers in packed(enumerate(sizes, start=1), limit):
        first, last = (numbers[0], numbers[-1]) if numbers else (1, 0)
        yield Piece(source, first, last), sum(sizes[first - 1 : last])
