"""Sums of counties that say little, in words: a row of cells that are nearly all alike."""

from collections import Counter
from collections.abc import Mapping

from ledgers.model.layout import CITY
from ledgers.model.numbers import plain
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.model.words import Words, say
from ledgers.publish.kit.context import Desk

LOW, MOST, OF = 4, 3, 4
"""The end of the lowest band, and the share of counties with that or less to say: three of four."""


def cells_of(table: Table, year: str) -> Mapping[str, Cell]:
    """Return what there is of a year by row."""
    at = table.columns.index(year) if year in table.columns else None
    rows = zip(table.rows, table.cells, strict=True)
    found = ((row, cells[at]) for row, cells in rows) if at is not None else ()
    return {row: cell for row, cell in found if cell.suppressed or cell.value is not None}


def says_little(table: Table, year: str) -> bool:
    """Say whether nearly all of the counties' sums are withheld or in the lowest band."""
    rows = [cell for row, cell in cells_of(table, year).items() if row not in {TOTAL, CITY}]
    return OF * sum(map(_is_little, rows)) >= MOST * len(rows) > 0


def _is_little(cell: Cell) -> bool:
    return cell.suppressed and (cell.most is None or cell.most <= LOW)


def in_words(desk: Desk, field: Words, cells: Mapping[str, Cell]) -> Words:
    """Return a sentence about a sum by county: how many are alike, and each of the others."""
    counties = {row: cell for row, cell in cells.items() if row not in {TOTAL, CITY}}
    alike = Counter(text_of(desk, cell) for cell in counties.values() if _is_little(cell))
    parts = [say("{sum} in {count} counties", sum=sum_, count=n) for sum_, n in alike.most_common()]
    parts += [
        say("{county} {sum}", county=desk.county_name(row), sum=text_of(desk, cell))
        for row, cell in counties.items()
        if not _is_little(cell)
    ]
    listed = desk.both("，", ", ").join(map(desk.say, parts))
    total = text_of(desk, cells[TOTAL]) if TOTAL in cells else desk.say(say("withheld"))
    return say("{field}: {total} in all; {parts}.", field=field, total=total, parts=listed)


def text_of(desk: Desk, cell: Cell) -> str:
    """Return a sum as it is shown: a number, a band, or that it is withheld."""
    if cell.most is not None:
        return f"{cell.least or 0}–{cell.most}"
    if cell.suppressed or cell.value is None:
        return desk.say(say("withheld"))
    return str(cell.value) if isinstance(cell.value, int) else plain(cell.value)
