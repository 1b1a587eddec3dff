"""The standards of the city against what counties have: a table of all, a list of what is short."""

from collections.abc import Iterable, Iterator

from ledgers.model.lives.standards import GROUP_WORDS, Against
from ledgers.model.rows import in_groups
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Block, Table
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.count_tables import Frame, county_rows, grid
from ledgers.publish.kit.listing import Listing, attributes, in_files, of_county
from ledgers.publish.kit.standards import against, short_of

STANDARDS: Listing[Against] = Listing(
    name="standards",
    of=against,
    title=say("Standards, what each county and body has, and what is short"),
    ledgers=("standards",),
    columns=(
        *of_county(),
        *attributes(lambda row: row.standard, "standard_", id=say("standard"), title=say("title")),
        *attributes(group=say("group of standards")),
        *attributes(lambda row: row.unit, "unit_", id=say("body, its identifier")),
        in_files("at_least", say("at least"), lambda row: row.standard.bounds[0]),
        in_files("at_most", say("at most"), lambda row: row.standard.bounds[1]),
        *attributes(has=say("what it has"), short=say("short; below zero, too many")),
    ),
)


def standards(here: Leaf) -> Iterator[Block]:
    """Yield how many are met by county, group by group, and what is short where."""
    rule = say(
        "A cell reads: bodies that meet the standard / bodies of which it is asked; for the county"
        " as a whole 1 / 1. What is not filed is not met."
    )
    groups = in_groups((row.group, row) for row in against(here.desk))
    if tables := tuple(_grid(here, GROUP_WORDS[name], rows) for name, rows in groups.items()):
        yield Block("met", say("Standards met"), (rule,), tables=tables)
    if table := short_of(here, against(here.desk)):
        yield Block("short", say("Short of a standard"), tables=(table,))


def _grid(here: Leaf, caption: Words, rows: Iterable[Against]) -> Table:
    listed = list(rows)
    titles = list(dict.fromkeys((row.standard.id, row.standard.title) for row in listed))
    cells = {}
    for key, found in in_groups(((row.county, row.standard.id), row) for row in listed).items():
        told = f"{sum(not row.short for row in found)} / {len(found)}"
        cells[key] = here.to(f"{links.county_page(key[0])}#standards", told)
    return grid(Frame(caption, say("County"), county_rows(here, "posts"), titles), cells)
