"""Counts as grids: a row for each county, a column for each period or sort."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ledgers.model import NONE, Words, rows, say, text
from ledgers.model.ledger_facts import ALL
from ledgers.model.ledger_records import Record, valid
from ledgers.publish.kit import Leaf, Linked, Row, Table, links, sort_word, word_of
from ledgers.publish.kit.components import Cell, Column, Here, Text

Cells = Mapping[tuple[str, str], object]
Rows = Sequence[tuple[str, object]]
Columns = Sequence[tuple[str, Text]]
"""By key, what heads each row and column."""
PERIODS = 12
CITY = ""
"""The key of the row of the records that concern the city as a whole."""
TOTAL: tuple[str, Words] = (ALL, say("In all"))
"""The row, or column, of the sums of all others, with its head."""
OTHERS = ""
"""The key of the column of all periods that have none of their own."""


def grid(caption: Words, first: Words, rows: Rows, columns: Columns, cells: Cells) -> Table:
    """Return a table of cells by the keys of rows and columns; one that is not known is a dash.

    `first` heads the rows.
    """
    heads = (Column(first, short=True), *(Column(title, number=True) for _, title in columns))
    lines = ((heading, *(cells.get((key, name)) for name, _ in columns)) for key, heading in rows)
    filled = tuple(Row(tuple(map(_cell, heads, line))) for line in lines)
    return Table(caption, heads, filled, sortable=True)


def _cell(column: Column, value: object) -> Cell:
    order = value.text if column.number and isinstance(value, Linked) else ""
    return Cell(column, NONE if value is None else value, order)


def county_rows(here: Leaf, ledger: str) -> list[tuple[str, object]]:
    """Return a row for each county; its name leads to what it has in the ledger, if anything."""
    records = valid(here.desk.records.get(ledger, ()))
    spots = {code: county_spot(code, ledger) for record in records for code in record.counties}
    counties = here.view.catalog.counties
    ways = ((area, spots.get(area.code, links.county_page(area.code))) for area in counties)
    return [(area.code, here.to(there, area.name)) for area, there in ways]


def county_spot(code: str, ledger: str) -> str:
    """Return the address of a ledger's part of a county's registers; of all, of its records."""
    if code in {ALL, CITY}:
        return f"{links.ledger_page(ledger)}#records"
    return f"{links.county_registers(code)}#ledger-{ledger}"


def shown(here: Here, record: Record, text: str) -> Linked:
    """Return a text that leads to the lines of a record; a day to what was added on it."""
    known = record.reference if record.reference in here.spots else record.file
    return here.source(known, text, "as-of", on=text)


def called(here: Leaf, record: Record) -> Linked:
    """Return what a record is called; it leads to its page where it has one, else to its lines."""
    page = here.desk.paged.get(record.reference)
    return here.to(page, record.id) if page else shown(here, record, record.id)


def summed_up(here: Here, record: Record | None, text: str) -> Linked:
    """Return a number that links to its record; a sum links to the list of records."""
    return shown(here, record, text) if record else here.to(f"{here.folder}#records", text)


def counted(here: Here, county: str, records: Sequence[Record]) -> Linked:
    """Return how many records there are, leading to them.

    One record, or all of one county's own file, lead to their lines; those of a county among the
    city's lead to the county's page, others to the list of the ledger.
    """
    number, first = str(len(records)), records[0]
    if len(records) == 1 or (county and all(record.owner == county for record in records)):
        return shown(here, first, number)
    return here.to(county_spot(county, first.ledger), number)


def _count_grid(
    here: Leaf,
    records: Sequence[Record],
    caption: Words,
    columns: Columns,
    of: Callable[[Record], str],
) -> Table:
    """Return how many records there are of each county in each column, whose key `of` gives."""
    rows: list[tuple[str, object]] = [TOTAL]
    if any(record.counties for record in records):
        rows = [*county_rows(here, records[0].ledger), *rows]
    if any(not record.counties for record in records) and len(rows) > 1:
        rows.insert(-1, (CITY, say("The city as a whole")))
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:  # one of several counties is in each of their rows, once in all
        for row in (*(record.counties or (CITY,)), ALL):
            for column in (of(record), ALL):
                groups.setdefault((row, column), []).append(record)
    cells = {key: counted(here, key[0], group) for key, group in groups.items()}
    first = say("County") if len(rows) > 1 else say("Records")
    return grid(caption, first, rows, (*columns, TOTAL), cells)


def by_period(here: Leaf, records: Sequence[Record]) -> Table:
    """Count records by county and their newest periods; one more column holds the others."""
    kept = sorted({record.period for record in records if record.period})[-PERIODS:]
    columns: Columns = [*zip(kept, kept, strict=True)]
    if any(record.period not in kept for record in records):
        columns = [(OTHERS, say("earlier or not dated")), *columns]
    caption = say("Records by county and period")
    of = {period: period for period in kept}
    return _count_grid(here, records, caption, columns, lambda row: of.get(row.period, OTHERS))


def by_sort(here: Leaf, records: Sequence[Record]) -> Table:
    """Count records by county and their sort, in the order of its words."""
    found = sorted({(record.ledger, record.sort) for record in records})
    columns = [(sort, sort_word(here.desk, ledger, sort)) for ledger, sort in found]
    caption = say("Records by county and sort")
    return _count_grid(here, records, caption, columns, lambda record: record.sort)


LEVELLED = (
    (say("Rules made or revised, by county and level"), {"issued", "revised"}),
    (say("Of these revised, by county and level"), {"revised"}),
)
"""What is counted of rules by level, and the states of which each had one."""


def by_level(here: Leaf, records: Sequence[Record]) -> Iterator[Table]:
    """Count rules by county and the level of who made them, the revised ones apart (R80)."""
    levels = {unit.id: unit.level for unit in here.view.catalog.units.values()}
    schema = here.desk.contract.field("checks", "level")
    columns = [(code, word_of(here.desk, code, schema)) for code in schema.get("x-words", {})]
    rules = [row for row in records if (row.ledger, row.sort) == ("documents", "rule")]
    owners = {row.reference: levels.get(text(row.value, "owner"), "") for row in rules}
    for caption, asked in LEVELLED:
        had = ((row, {each.get("status") for each in rows(row.value, "updates")}) for row in rules)
        if found := [row for row, states in had if states & asked]:
            yield _count_grid(here, found, caption, columns, lambda row: owners[row.reference])


def by_code(here: Leaf, records: Sequence[Record], field: str, caption: Words) -> Table:
    """Count records by county and the code that each has in a field; every code has a column."""
    schema = here.desk.contract.field(records[0].ledger, field)
    codes = here.view.catalog.words.get(schema.get("x-vocab", "")) or schema.get("x-words", {})
    columns = [(code, word_of(here.desk, code, schema)) for code in codes]
    return _count_grid(here, records, caption, columns, lambda row: str(row.value[field]))
