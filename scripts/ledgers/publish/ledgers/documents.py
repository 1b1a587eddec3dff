"""Required documents by county."""

from collections.abc import Iterator, Mapping, Sequence

from ledgers.model.ledger_facts import Held, Required
from ledgers.model.numbers import NONE, percent, share_of
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Block, Here, Mark, Table, Text
from ledgers.publish.kit.context import Leaf
from ledgers.publish.kit.count_tables import Frame, grid, shown
from ledgers.publish.kit.listing import Listing, in_files, of_county

STANDARDS = "city/standards/standards"
CATEGORIES: Mapping[str, Words] = {
    "A": say("Category A: drafted by the city"),
    "B": say("Category B: adapted from the city's text"),
    "C": say("Category C: the county's own"),
}
"""The names of the three categories of documents."""
DOCUMENTS: Listing[tuple[Required, Held]] = Listing(
    name="documents",
    of=lambda desk: ((row, held) for row in desk.view.facts.documents for held in row.held),
    title=say("Required documents by county"),
    ledgers=("documents", "standards"),
    columns=(
        in_files("standard", say("identifier of the requirement"), lambda row: row[0].id),
        in_files("title", say("title"), lambda row: row[0].title),
        in_files("category", say("category A, B or C"), lambda row: row[0].category),
        in_files("due_on", say("deadline"), lambda row: row[0].due_on or None),
        *of_county(lambda row: row[1].county),
        in_files("state", say("issued, missing or not_yet (due)"), lambda row: row[1].state),
        in_files("document", say("document that fulfils it"), lambda row: row[1].reference),
        in_files("day", say("day of its newest step"), lambda row: row[1].day),
    ),
)


def documents(here: Leaf) -> Iterator[Block]:
    """Yield the required documents of each category, with the counties that have issued them."""
    for category, title in CATEGORIES.items():
        wanted = [row for row in here.view.facts.documents if row.category == category]
        if wanted:
            name = f"category-{category}"
            rule = _rule(here, f"{here.folder}#{name}", wanted)
            yield Block(name, title, (rule,), tables=(_required(here, wanted),))


def _rule(here: Here, spot: str, wanted: Sequence[Required]) -> Words:
    done, held = sum(row.issued for row in wanted), sum(len(row.held) for row in wanted)
    return say(
        "{done} of {all} required are there ({share}). Each day is that of the newest step and"
        " leads to the document; a cell is empty where nothing is required of the county, and a"
        " document that is not public counts as missing.",
        done=here.to(spot, str(done)),
        all=here.to(spot, str(held)),
        share=here.to(spot, percent(share_of(done, held))),
    )


def _required(here: Leaf, wanted: Sequence[Required]) -> Table:
    def standards(text: str) -> object:
        return here.source(STANDARDS, text, "as-of")

    cells: dict[tuple[str, str], object] = {}
    for row in wanted:
        cells[row.id, "due"] = standards(row.due_on or NONE)
        cells[row.id, "done"] = standards(f"{row.issued} / {len(row.held)}")
        cells |= {(row.id, held.county): _standing(here, held) for held in row.held}
    lines = [(row.id, standards(row.title or row.id)) for row in wanted]
    columns: list[tuple[str, Text]] = [
        ("due", say("Due")),
        ("done", say("Issued")),
        *((area.code, area.name) for area in here.view.catalog.counties),
    ]
    caption = say("Day on which each county issued what is required")
    return grid(Frame(caption, say("Required document"), lines, columns, sortable=False), cells)


def _standing(here: Leaf, held: Held) -> object:
    """Return the day of a document, without the year if it is the year shown; or a mark."""
    if held.document is not None:
        year = f"{here.view.assessment.as_of.year}-"
        return shown(here, held.document, held.document.day.removeprefix(year) or held.document.id)
    if held.state == "missing":
        return Mark("overdue", say("missing"))
    return Mark("late", say("not yet"))
