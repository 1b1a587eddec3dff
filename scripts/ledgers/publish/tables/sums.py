"""The sums that are published where single values are not: tables of cells, some withheld."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from ledgers.model import CITY, LEDGERS, Both, Struct, Words, as_words, plain, replace, say
from ledgers.model.contract import Field, Names
from ledgers.model.portal import TOTAL
from ledgers.model.portal import Cell as Sum
from ledgers.model.portal import Table as Sums
from ledgers.publish.kit import Block, Desk, Leaf, Mark, Table, Text, word_of
from ledgers.publish.tables.count_tables import PERIODS, grid
from ledgers.publish.tables.listing import Col, Listing, attributes, in_files
from ledgers.publish.tables.tables import DataTable

ANCHOR = "sums"
SHAPES = ("county_year", "city_month", "city_year")


def sums(here: Leaf, ledger: str, shapes: Collection[str] = SHAPES) -> Iterator[Block]:
    """Yield the sums of a ledger: by county and year, by month, and by part; and why some are not.

    Nothing is yielded only where there is nothing to sum.
    """
    asked = (table for table in here.view.tables if table.ledger == ledger)
    found = [table for table in asked if table.shape in shapes]
    nothing = _nothing(here, ledger)
    if not (found or nothing):
        return
    tables = (
        *_by_county(here, [table for table in found if table.shape == "county_year"]),
        *_of_city(here, found, "city_month", say("Sums of the city by month")),
        *_of_city(here, found, "city_year", say("Sums of the city by year")),
    )
    rule = say(
        "These numbers are published only in sums. A sum below {least}, or one that would give such"
        " a sum away, is shown as a band such as {band}; where fewer than five numbers would be"
        " possible, as “{withheld}”. No number is changed.",
        withheld=say("withheld"),
        band="5–9",
        least=here.source("city/publication/publication", here.desk.least, "as-of"),
    )
    months = _months(here, ledger, found) if "city_month" in shapes else ()
    told = _told(here, [table for table in found if table.shape == "county_year"])
    text = (rule, *months, *_stays(here, found), *told)
    yield Block(ANCHOR, say("Sums"), text, tables=tables, folded=nothing)


def _months(here: Leaf, ledger: str, found: Sequence[Sums]) -> Iterator[Words]:
    """Yield why months are withheld, where some are, or all those of a field."""
    months = [table for table in found if table.shape == "city_month"]
    names = {table.name.partition(".city_month")[0] for table in months}
    told = here.desk.contract.ledger(ledger)
    years = (table.name.split(".")[1:-1] for table in found if table.shape == "county_year")
    fields = [told.fields[tuple(way)] for way in years if tuple(way) in told.fields]
    quarterly = told.record.name in {"quarter", "period"}
    added_up = (field for field in fields if field.said("x-sum") != "stock")
    without = [field for field in added_up if ".".join((ledger, *field.names)) not in names]
    if any(each.cell.suppressed for each in _summed(months)) or (without and not quarterly):
        yield say(
            "The months of a quarter are shown together or not at all: not where one is small, or"
            " where a county has not filed one, since the months would tell that county's number."
        )


def _stays(here: Leaf, found: Sequence[Sums]) -> Iterator[Words]:
    """Yield why sums stay as they were, where some do."""
    ends = {(each.period, each.through or each.period) for each in _summed(here.view.tables)}
    last = dict(sorted(ends))
    if any((each.through or each.period) < last[each.period] for each in _summed(found)):
        yield say(
            "A sum that runs to an earlier month than others stays as it was: little has come"
            " since, or a correction has lowered it, and what is new would tell a small number."
        )


def _nothing(here: Leaf, ledger: str) -> tuple[Words, ...]:
    """Return what is said of the numbers of a ledger of which no sum is published, and those.

    It names them by the schema alone: whether anybody filed them is no matter.
    """
    there = {table.name.rpartition(".")[0] for table in here.view.tables}
    fields = here.desk.contract.ledger(ledger).fields
    left = dict.fromkeys(
        here.desk.told(_divided(fields, field).schema, "title")
        for names, field in fields.items()
        if field.said("x-visibility") == "aggregate"
        and field.schema.get("type") in {"integer", "number"}
        and field.said("x-sum") != "never"
        and there.isdisjoint(_summed_as(ledger, names, field))
        and not any(name.startswith(".".join((ledger, *names, ""))) for name in there)
    )
    if not left:
        return ()
    return (
        say("Numbers of which no sum is published ({count})", count=len(left)),
        say("There is none, it is small, or fewer than three counties take part."),
        say("{fields}", fields=here.desk.both("、", ", ").join(left)),
    )


def _divided(fields: Mapping[Names, Field], field: Field) -> Field:
    """Return the number that a field is a part of, where its parts are shown together; else it."""
    whole = fields.get(field.names[:-1], field)
    return whole if whole.said("x-sum") == "divided" else field


def _summed_as(ledger: str, names: Names, field: Field) -> set[str]:
    """Return what the sums of a field are called: its own, or those of what it is a part of."""
    divided = (*names[:-1], str(field.said("x-sum")))
    return {".".join((ledger, *way)) for way in (names, names[:-1], divided) if way}


class _Summed(Struct, frozen=True):
    """A sum: its table, its row, its column, and the last month that it holds."""

    table: Sums
    row: str
    period: str
    through: str | None
    cell: Sum


def _summed(found: Iterable[Sums]) -> Iterator[_Summed]:
    for table in found:
        through = dict(zip(table.columns, table.through, strict=False))
        for row, cells in zip(table.rows, table.cells, strict=True):
            for column, cell in zip(table.columns, cells, strict=True):
                yield _Summed(table, row, column, through.get(column), cell)


def _periods(found: Sequence[Sums]) -> list[str]:
    return sorted({column for table in found for column in table.columns})


def _by_county(here: Leaf, found: Sequence[Sums]) -> Iterator[Table]:
    """Yield a table for each year, the newest first: a row for each field, a column a county."""
    rows = dict.fromkeys(name for table in found for name in table.rows if name != TOTAL)
    columns: list[tuple[str, Text]] = [(row, _place(here.desk, row)) for row in rows]
    columns.append((TOTAL, say("In all")))
    for year in reversed(_periods(found)):
        telling = [table for table in found if not says_little(table, year)]
        listed = [each for each in _summed(telling) if each.period == year]
        cells = {(each.table.name, each.row): _shown(here, each.cell) for each in listed}
        fields = [(table.name, _running(table.title, table, year)) for table in telling]
        caption = say("Sums by county, {year}", year=year)
        if fields:
            yield replace(grid(caption, say("Field"), fields, columns, cells), sortable=False)


def _told(here: Leaf, found: Sequence[Sums]) -> Iterator[Words]:
    """Yield a sentence for each sum that says little of a year, the newest year first."""
    for year in reversed(_periods(found)):
        for table in found:
            if says_little(table, year):
                field = say("{field}, {year}", field=_running(table.title, table, year), year=year)
                yield in_words(here.desk, field, cells_of(table, year))


def _running(title: Words | Both, table: Sums, year: str) -> Words | Both:
    """Return a title, with the last month that its sums hold where the year runs on."""
    month = dict(zip(table.columns, table.through, strict=False)).get(year, "-12")
    if month.endswith("-12"):
        return title
    return say("{field} (through {month})", field=title, month=month)


def _place(desk: Desk, row: str) -> Words | str:
    return say("The city itself") if row == CITY else desk.county_name(row)


def _shown(here: Leaf, cell: Sum) -> object:
    if cell.suppressed and cell.most is None:
        return Mark("withheld", say("withheld"))
    if not cell.suppressed and cell.value is None:
        return None
    return here.to(f"{here.folder}#{ANCHOR}", text_of(here.desk, cell))


def _of_city(here: Leaf, tables: Sequence[Sums], shape: str, caption: Words) -> Iterator[Table]:
    """Yield the sums of the city, of months the newest: a row for each field or part of one."""
    found = [table for table in tables if table.shape == shape]
    periods = _periods(found)[-PERIODS if shape == "city_month" else 0 :]
    if periods:
        year = periods[-1] if shape == "city_year" else ""
        rows = [
            (f"{table.name}/{part}", _running(_titled(here.desk, table, part), table, year))
            for table in found
            for part in table.rows
        ]
        cells = {
            (f"{each.table.name}/{each.row}", each.period): _shown(here, each.cell)
            for each in _summed(found)
        }
        columns = [(period, period) for period in periods]
        yield replace(grid(caption, say("Field"), rows, columns, cells), sortable=False)


def _titled(desk: Desk, table: Sums, part: str) -> Words:
    """Return what a row is called: the field, and its part where it has parts."""
    title = as_words(table.title)
    if part == TOTAL:
        return title
    return say("{field}: {part}", field=title, part=part_word(desk, table.name, part))


def part_word(desk: Desk, name: str, part: str) -> str:
    """Return what a part of a field is called: by the schema, by the vocabulary, or its code.

    The parts of a list of codes and counts are called by the code beside the count.
    """
    ledger, *way = name.split(".")[:-1]
    inner = desk.contract.entry(desk.contract.field(ledger, *way))
    if "properties" not in inner and way[-1:] == ["count"]:
        inner = desk.contract.entry(desk.contract.field(ledger, *way[:-1]))
    named = inner.get("properties", {})
    if not inner:  # what lies side by side, or the parts of an indicator
        named = {part: desk.contract.field(ledger, *way[:-1], part), **_parts_of(desk, way[-1])}
    return desk.told(named.get(part, {}), "title") or word_of(desk, part, named.get("code", inner))


def _parts_of(desk: Desk, indicator: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the parts of an indicator, each called as a schema calls a field."""
    rows = desk.records.get("indicators", ())
    parts = (part for row in rows if row.id == indicator for part in row.value.get("parts", ()))
    return {part["code"]: {"title": part["zh"], "x-en": {"title": part["en"]}} for part in parts}


def _row_name(desk: Desk, found: _Summed) -> Words | str:
    if found.row == TOTAL:
        return say("In all")
    if found.table.shape != "county_year":
        return part_word(desk, found.table.name, found.row)
    return _place(desk, found.row)


COLUMNS: tuple[Col[_Summed], ...] = (
    in_files("field", say("summed field"), lambda found: found.table.name.rpartition(".")[0]),
    in_files("title", say("what it holds"), lambda found: as_words(found.table.title)),
    *attributes(attrgetter("table"), shape=say("county_year, city_month or city_year")),
    *attributes(row=say("county code, city, total, or the part of the field")),
    Col("row_name", say("what the row is called"), _row_name),
    *attributes(period=say("year or month"), through=say("last month that the sum holds")),
    in_files(
        "sum",
        say("sum; empty where not known or withheld"),
        lambda found: None if found.cell.suppressed else found.cell.value,
    ),
    in_files(
        "withheld",
        say("whether it is withheld because it, or what it would give away, is small"),
        lambda found: found.cell.suppressed,
    ),
    *attributes(
        attrgetter("cell"),
        least=say("least that a withheld sum may be; empty where no band is shown"),
        most=say("most that a withheld sum may be; empty where no band is shown"),
    ),
)


def sums_data(desk: Desk) -> Iterator[DataTable]:
    """Yield the sums of each ledger that has any, with the same sums withheld as on its page."""
    for ledger in LEDGERS:
        found = [table for table in desk.view.tables if table.ledger == ledger]
        if found:
            title = say("Sums: {ledger}", ledger=desk.ledger_title(ledger))
            called = f"sums-{ledger}"
            listing = Listing(name=called, title=title, ledgers=(ledger,), columns=COLUMNS)
            yield listing.data(desk, _summed(found))


LOW, MOST, OF = 4, 3, 4
"""The end of the lowest band, and the share of counties with that or less to say: three of four."""


def cells_of(table: Sums, year: str) -> Mapping[str, Sum]:
    """Return what there is of a year by row."""
    at = table.columns.index(year) if year in table.columns else None
    rows = zip(table.rows, table.cells, strict=True)
    found = ((row, cells[at]) for row, cells in rows) if at is not None else ()
    return {row: cell for row, cell in found if cell.suppressed or cell.value is not None}


def says_little(table: Sums, year: str) -> bool:
    """Say whether nearly all of the counties' sums are withheld or in the lowest band."""
    rows = [cell for row, cell in cells_of(table, year).items() if row not in {TOTAL, CITY}]
    return OF * sum(map(_is_little, rows)) >= MOST * len(rows) > 0


def _is_little(cell: Sum) -> bool:
    return cell.suppressed and (cell.most is None or cell.most <= LOW)


def in_words(desk: Desk, field: Words, cells: Mapping[str, Sum]) -> Words:
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


def text_of(desk: Desk, cell: Sum) -> str:
    """Return a sum as it is shown: a number, a band, or that it is withheld."""
    if cell.most is not None:
        return f"{cell.least or 0}–{cell.most}"
    if cell.suppressed or cell.value is None:
        return desk.say(say("withheld"))
    return str(cell.value) if isinstance(cell.value, int) else plain(cell.value)
