"""A workbook without a library: what is to be written on its sheets, what was read from them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from ledgers.model import Struct, Words, field, say

CHOICES, SETTINGS = "choices", "settings"
"""The hidden sheets: the lists of words; whose workbook it is, with the files as they were."""
Spot: TypeAlias = tuple[int, int]
"""A row and a column, from 1."""
Plain: TypeAlias = str | int | Decimal | date | None
Cells: TypeAlias = dict[Spot, tuple[Plain, str]]
"""What stands in each cell, and its look: title, label, about, key, input or past."""


class Sheet(Struct, frozen=True):
    """A sheet to be written; one without places to type in is hidden.

    `inputs` are these, such as `C5:C9`: the sort of what is typed, and the cells with its words.
    """

    title: str
    cells: Cells
    inputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    widths: Mapping[int, int] = field(default_factory=dict)
    frozen: str = ""


class Read(NamedTuple):
    """What was read from a cell: its value, and its sort: `f` is a formula, `e` an error."""

    value: object
    sort: str = ""


class Filled(NamedTuple):
    """A sheet that was read: cells that hold something, hidden rows, and areas that are merged."""

    title: str
    cells: Mapping[Spot, Read]
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[Spot, Spot], ...] = ()


class Mark(NamedTuple):
    """What is to be said of a cell."""

    sheet: str
    spot: Spot
    words: Words

    @property
    def told(self) -> Words:
        """Return it with its place, as in `Posts!B7`."""
        place = f"{self.sheet}!{address(self.spot)}"
        return say("{place} {message}", place=place, message=self.words)


def address(spot: Spot) -> str:
    """Return what a cell is called, as in `B7`."""
    row, column = spot
    letters = ""
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return f"{letters}{row}"
