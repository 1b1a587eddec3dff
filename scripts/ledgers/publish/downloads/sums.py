"""Make the tables of sums, one for each ledger that has any: withheld sums stay withheld."""

from collections.abc import Iterator

from ledgers.model.layout import CITY, LEDGERS
from ledgers.model.portal import TOTAL
from ledgers.model.portal import Table as Sums
from ledgers.model.words import Words, say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.sums import part_word
from ledgers.publish.kit.tables import DataTable, Values, table_of

FIELDS = {
    "field": say("field"),
    "title": say("what it holds"),
    "shape": say("county_year, city_month or city_year"),
    "row": say("county code, city, total, or the part of the field"),
    "row_name": say("what the row is called"),
    "period": say("year or month"),
    "through": say("last month that the sum holds"),
    "sum": say("sum; empty where not known or withheld"),
    "withheld": say("whether it is withheld because it, or what it would give away, is small"),
}


def sums(desk: Desk) -> Iterator[DataTable]:
    """Yield the sums of each ledger that has any, with the same sums withheld as on its page."""
    for ledger in LEDGERS:
        found = [table for table in desk.view.tables if table.ledger == ledger]
        if found:
            title = say("Sums: {ledger}", ledger=desk.ledger_title(ledger))
            cells = (cell for table in found for cell in _cells(desk, table))
            yield table_of(f"sums-{ledger}", title, FIELDS, cells, (ledger,))


def _cells(desk: Desk, table: Sums) -> Iterator[Values]:
    for row, cells in zip(table.rows, table.cells, strict=True):
        for column, cell in zip(table.columns, cells, strict=True):
            yield {
                "field": table.name.rpartition(".")[0],
                "title": desk.say(Words("{both}", {"both": table.title})),
                "shape": table.shape,
                "row": row,
                "row_name": _row_name(desk, table, row),
                "period": column,
                "through": dict(zip(table.columns, table.through, strict=False)).get(column),
                "sum": None if cell.suppressed else cell.value,
                "withheld": cell.suppressed,
            }


def _row_name(desk: Desk, table: Sums, row: str) -> str:
    if row == TOTAL:
        return desk.say(say("In all"))
    if table.shape != "county_year":
        return part_word(desk, table.name, row)
    return desk.say(say("The city itself")) if row == CITY else desk.county_name(row)
