"""Events by kind and month, how many counties posts and offices answer for, and the editions."""

from collections.abc import Iterator, Sequence

from ledgers.model import NONE, in_groups, plain, say, text, whole
from ledgers.model.ledger_facts import ALL, Events, with_totals
from ledgers.model.ledger_records import Record, valid
from ledgers.publish.kit import Block, Inline, Leaf, Linked, Row, Table, sort_word
from ledgers.publish.kit.addresses import edition_page
from ledgers.publish.tables.count_tables import PERIODS, TOTAL, Columns, by_code, grid, summed_up
from ledgers.publish.tables.listing import Col, Listing, attributes

EVENTS: Listing[Events] = Listing(
    name="events",
    of=lambda desk: desk.view.facts.events,
    title=say("Events by kind and month"),
    ledgers=("events",),
    columns=(
        *attributes(kind=say("kind of event, a code of the vocabulary")),
        Col(
            "kind_name", say("kind of event"), lambda desk, row: sort_word(desk, "events", row.kind)
        ),
        *attributes(
            month=say("month in which they began, such as 2026-07"),
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
        yield Block("months", say("By kind and month"), (rule,), tables=(_by_month(here, found),))
    yield from _matrices(here)


MATRICES = {
    "level": (("training",), say("Classes by county and level")),
    "line": (("training", "study"), say("Classes and study days by county and line of work")),
}
"""By field: the kinds of event that are counted by county and its codes (R249, R252)."""


def _matrices(here: Leaf) -> Iterator[Block]:
    """Yield how often each county has what is asked of each level and line of work."""
    records = valid(here.desk.records.get("events", ()))
    for field, (kinds, caption) in MATRICES.items():
        found = [row for row in records if row.sort in kinds and field in row.value]
        if found:
            rule = say("What several counties take part in counts once in all.")
            table = by_code(here, found, field, caption)
            yield Block(f"by-{field}", caption, (rule,), tables=(table,))


def _by_month(here: Leaf, found: Sequence[Events]) -> Table:
    counts = with_totals(((row.kind, row.month), row.events) for row in found)
    days = with_totals(((row.kind, row.month), row.days) for row in found)
    texts = {key: str(count) for key, count in counts.items()}
    texts |= {(kind, "days"): plain(days[kind, ALL]) for kind, _ in counts}
    cells = {key: summed_up(here, None, text) for key, text in texts.items()}
    months = sorted({row.month for row in found})[-PERIODS:]
    columns: Columns = [*zip(months, months, strict=True), TOTAL, ("days", say("Days"))]
    kinds = sorted({row.kind for row in found})
    lines = [*((kind, sort_word(here.desk, "events", kind)) for kind in kinds), TOTAL]
    return grid(say("Events by kind and month"), say("Kind"), lines, columns, cells)


def _edition(here: Leaf, record: Record) -> Row:
    """Return an edition with its address, if the portal's address is known."""
    files = whole(record.value, "files_n")
    return here.row(
        here.cell(say("Edition"), Linked(record.id, edition_page(here.view, record.id))),
        here.cell(say("Title"), text(record.value, "title")),
        here.cell(say("As of"), text(record.value, "as_of")),
        here.number(say("Files listed"), NONE if files is None else str(files)),
        here.cell(say("SHA-256 of SHA256SUMS"), text(record.value, "manifest_digest")),
    )


def editions(here: Leaf) -> Iterator[Block]:
    """Yield the table of editions, the newest first."""
    listed = here.desk.records.get("editions", ())
    found = sorted(listed, key=lambda row: (text(row.value, "as_of"), row.id), reverse=True)
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
        table = here.table(say("Editions, the newest first"), rows)
        yield Block("editions", say("All editions"), rules, tables=(table,))


def loads(here: Leaf) -> Iterator[Block]:
    """Yield how many counties each post and each office is paired with on the day (R32)."""
    yield from here.block("loads", say("Counties of each post and office"), _loads(here))


def _loads(here: Leaf) -> Iterator[Row]:
    desk, catalog, day = here.desk, here.view.catalog, here.view.assessment.as_of
    whole = [(kind, area.code) for kind in ("leader", "office") for area in catalog.counties]
    held = [one for kind, code in whole for one in catalog.paired(code, kind, day)]
    told = (((one.from_post, one.from_unit), one.county or "") for one in held)
    loads = in_groups(dict.fromkeys(told))  # A county that is told of twice is one.
    for (post, unit), codes in loads.items():
        who = desk.unit_name(unit) if unit else desk.term("posts", post)
        yield here.row(
            here.cell(say("Post or office"), who),
            here.cell(say("Counties"), Inline(tuple(here.county(code) for code in codes))),
            here.number(say("Number of counties"), here.at("records", str(len(codes)))),
        )
