"""The standards of the city against what counties have: a table of all, and what is short."""

from collections.abc import Iterable, Iterator, Sequence

from ledgers.model import NONE, in_groups, say
from ledgers.model.lives.standards import FILE, Against, held_against
from ledgers.model.quota import between
from ledgers.publish.kit import Block, Desk, Leaf, Row, Table, links
from ledgers.publish.tables.count_tables import county_rows, grid
from ledgers.publish.tables.listing import Listing, attributes, in_files, of_county


def against(desk: Desk) -> Sequence[Against]:
    """Return every standard against every county and body."""
    return held_against(desk.view.catalog, desk.view.assessment.as_of)


STANDARDS: Listing[Against] = Listing(
    name="standards",
    of=lambda desk: desk.once(against),
    title=say("Standards, what each county and body has, and what is short"),
    ledgers=("standards",),
    columns=(
        *of_county(),
        *attributes(lambda row: row.standard, "standard_", id=say("standard"), title=say("title")),
        in_files("parameter", say("reference parameters"), lambda row: row.standard.parameter),
        *attributes(group=say("group of standards")),
        *attributes(lambda row: row.unit, "unit_", id=say("body, its identifier")),
        in_files("at_least", say("fewest that it allows"), lambda row: row.standard.bounds[0]),
        in_files("at_most", say("most that it allows"), lambda row: row.standard.bounds[1]),
        *attributes(has=say("what it has"), short=say("short; below zero, too many")),
    ),
)


def standards(here: Leaf) -> Iterator[Block]:
    """Yield how many are met by county, group by group, and what is short where."""
    found = here.desk.once(against)
    if table := short_of(here, found):
        yield Block("short", say("Short of a standard"), tables=(table,))
    groups = in_groups((row.group, row) for row in found)
    rule = say(
        "A cell reads: met / asked, counted by body where each of them is asked. What is not"
        " filed is not met; what is not due yet, or not asked of a county, is a dash."
    )
    if tables := tuple(_grid(here, *each) for each in groups.items()):
        yield Block("met", say("Standards met"), (rule,), tables=tables)


def _grid(here: Leaf, group: str, listed: list[Against]) -> Table:
    title = here.desk.told(here.desk.contract.field("standards", group), "title")
    titles = list(dict.fromkeys((row.standard.id, row.standard.title) for row in listed))
    cells, codes = {}, {area.code for area in here.view.catalog.counties}
    for key, found in in_groups(((row.county, row.standard.id), row) for row in listed).items():
        told = f"{sum(not row.short for row in found)} / {len(found)}"
        there = f"{links.county_registers(key[0])}#standards"
        cells[key] = here.to(there, told) if key[0] in codes else here.source(FILE, told, "as-of")
    city = [(code, here.county(code)) for code, _ in cells if code not in codes][:1]
    rows, caption = (*city, *county_rows(here, "posts")), say("{name}", name=title)
    return grid(caption, say("County"), rows, titles, cells)


def short_of(here: Leaf, rows: Iterable[Against]) -> Table | None:
    """Return what is short of a standard, or too many; None where nothing is."""
    lines = (_line(here, row) for row in rows if row.short)
    return here.table_of_any(say("Short of a standard"), lines, stacked=True)


def _line(here: Leaf, row: Against) -> Row:
    number, say_it = str(abs(row.short)), here.desk.say
    many = say("{number} too many", number=number)
    whole = say("the city") if row.standard.of_city else say("the county")
    short = say_it(say("{number} lacking", number=number) if row.short > 0 else many)
    has, asked = str(row.has or 0), say_it(between(*row.standard.bounds))
    title = " — ".join(filter(None, (row.standard.title, row.standard.parameter)))
    return here.row(
        here.county_cell(row.county),
        here.cell(say("Body"), here.unit(row.unit.id) if row.unit else whole),
        here.cell(say("Standard"), here.source(FILE, title, "as-of")),
        here.number(say("Asked"), here.source(FILE, asked, "as-of")),
        here.number(say("Has"), here.source(row.record, NONE if row.has is None else has, "as-of")),
        here.cell(say("Short"), short),  # of the two numbers beside it, which lead on
    )
