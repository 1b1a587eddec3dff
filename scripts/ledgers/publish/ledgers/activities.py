"""Required documents by county, events by kind and month, and the editions of the portal."""

from collections.abc import Iterator, Mapping, Sequence

from ledgers.model.ledger_facts import ALL, Events, Held, Required, with_totals
from ledgers.model.ledger_records import Record
from ledgers.model.numbers import NONE, percent, plain, share_of
from ledgers.model.rows import text, whole
from ledgers.model.words import Words, say
from ledgers.publish.kit.addresses import site_of
from ledgers.publish.kit.components import Here, Mark, Row, Table, Text, row_of, table_of_rows
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.count_tables import PERIODS, Block, Frame, grid, shown, summed_up
from ledgers.publish.kit.labels import sort_word
from ledgers.publish.kit.links import INDEX, Linked, segment
from ledgers.publish.kit.listing import Col, Listing, attributes, in_files, of_county

# ── Required documents ───────────────────────────────────────────────────────────────────────────

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


# ── Events ───────────────────────────────────────────────────────────────────────────────────────

EVENTS: Listing[Events] = Listing(
    name="events",
    of=lambda desk: desk.view.facts.events,
    title=say("Events by kind and month"),
    ledgers=("events",),
    columns=(
        *attributes(kind=say("kind of event, a code of the vocabulary")),
        Col(
            name="kind_name",
            long=say("kind of event"),
            value=lambda desk, row: _kind(desk, row.kind),
        ),
        *attributes(
            month=say("month"),
            events=say("events that began in the month"),
            days=say("days that they lasted"),
        ),
    ),
)


def events(here: Leaf) -> Iterator[Block]:
    """Yield events by kind and month."""
    found = here.view.facts.events
    if found:
        rule = say(
            "Events whose kind is published, in the month they began. Days are added up as"
            " filed; an event that names none lasted one. How many took part is published"
            " only in sums."
        )
        tables = (_by_month(here, found),)
        yield Block("months", say("By kind and month"), (rule,), tables=tables)


def _kind(desk: Desk, kind: str) -> str:
    return sort_word(desk, "events", kind)


def _by_month(here: Leaf, found: Sequence[Events]) -> Table:
    counts = with_totals({(row.kind, row.month): row.events for row in found})
    days = with_totals({(row.kind, row.month): row.days for row in found})
    texts = {key: str(count) for key, count in counts.items()}
    texts |= {(kind, "days"): plain(days[kind, ALL]) for kind, _ in counts}
    cells = {key: summed_up(here, None, text) for key, text in texts.items()}
    months = sorted({row.month for row in found})[-PERIODS:]
    columns: list[tuple[str, Text]] = [
        *((month, month) for month in months),
        (ALL, say("In all")),
        ("days", say("Days")),
    ]
    kinds = sorted({row.kind for row in found})
    lines = [*((kind, _kind(here.desk, kind)) for kind in kinds), (ALL, say("In all"))]
    return grid(Frame(say("Events by kind and month"), say("Kind"), lines, columns), cells)


# ── Editions ────────────────────────────────────────────────────────────────────────────────────

FOLDER = "editions/"
"""The folder beside the living portal that holds them; each is under its identifier."""


def _edition(here: Leaf, record: Record) -> Row:
    """Return an edition with its address, if the portal's address is known.

    The address is absolute: a portal read from a folder may have no editions beside it.
    """
    site, files = site_of(here.view), whole(record.value, "files_n")
    path = f"{FOLDER}{segment(record.id)}/{INDEX}"
    return row_of(
        here.cell(say("Edition"), Linked(record.id, site.absolute(path) if site else None)),
        here.cell(say("Title"), text(record.value, "title")),
        here.cell(say("As of"), text(record.value, "as_of")),
        here.number(say("Files listed"), NONE if files is None else str(files)),
        here.cell(say("SHA-256 of SHA256SUMS"), text(record.value, "manifest_digest")),
    )


def editions(here: Leaf) -> Iterator[Block]:
    """Yield the table of editions, the newest first."""
    found = sorted(
        here.desk.records.get("editions", ()),
        key=lambda record: (text(record.value, "as_of"), record.id),
        reverse=True,
    )
    if found:
        rules = (
            say("An edition is the whole portal of one day; it never changes afterwards."),
            say(
                "Its file SHA256SUMS has a line for each other file; the digest below is that "
                "of SHA256SUMS itself. Anyone with the data can build it again and compare: "
                "{command}",
                command="ledgers edition verify --all",
            ),
        )
        rows = (_edition(here, record) for record in found)
        table = table_of_rows(say("Editions, the newest first"), rows)
        yield Block("editions", say("All editions"), rules, tables=(table,))
