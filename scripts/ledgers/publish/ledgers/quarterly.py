"""The quarterly filings of counties: posts and staff, facilities and their checklists."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

from ledgers.model import Words, in_groups, percent, rows, say, share_of
from ledgers.model.ledger_facts import ALL, Checklist, Filed, Quarter, summed, with_totals
from ledgers.publish.kit import Block, Desk, Here, Leaf, Table, links, word
from ledgers.publish.subjects.entries import checklist_titles
from ledgers.publish.tables.count_tables import TOTAL, county_rows, grid, shown, summed_up
from ledgers.publish.tables.listing import Col, Listing, attributes, of_county


def figures(
    vocabulary: str, code: Words, kind: Words, names: Mapping[str, Words]
) -> tuple[Col[Filed], ...]:
    """Return the columns of figures by county, period and kind: one for each name."""
    return (
        *of_county(),
        *attributes(period=say("period as last filed"), kind=code),
        Col("kind_name", kind, lambda desk, row: word(desk, row.kind, vocabulary)),
        *attributes(attrgetter("figures"), **names),
    )


def _kinds(desk: Desk, found: Quarter, vocabulary: str) -> list[tuple[str, object]]:
    kinds = sorted({row.kind for row in found.figures})
    return [(kind, word(desk, kind, vocabulary) or say("none named")) for kind in kinds]


def _cells(found: Quarter, here: Here, of: Callable[[Filed], str]) -> dict[tuple[str, str], object]:
    """Return the figures of each group and of all, leading to the record of a county."""
    groups = in_groups((name, row) for row in found.figures for name in (of(row), ALL))
    return {
        (group, name): summed_up(here, found.records.get(group), str(number))
        for group, listed in groups.items()
        for name, number in summed(listed).items()
    }


STAFF: Mapping[str, Words] = {
    "established": say("Established posts"),
    "allowance": say("Approved above them"),
    "in_post": say("In post"),
    "full_time": say("Full-time"),
    "vacant": say("Vacant"),
    "secretary": say("Secretaries"),
    "vacant_secretary": say("Secretaries missing"),
    "vacant_deputy": say("Deputies missing"),
    "vacant_clerk": say("Clerks missing"),
    "recruited": say("Recruited this year"),
}
"""The figures of a unit in the posts ledger, and those derived from them."""
POSTS: Listing[Filed] = Listing(
    name="posts",
    of=lambda desk: desk.view.facts.posts.figures,
    title=say("Posts and staff by county and kind of body, as last filed"),
    ledgers=("posts",),
    columns=figures(
        "unit_kinds", say("kind of unit, a code of the vocabulary"), say("kind of unit"), STAFF
    ),
)


def posts(here: Leaf) -> Iterator[Block]:
    """Yield posts by county, and by kind of unit, as last filed."""
    found = here.view.facts.posts
    if found.records:
        rule = say(
            "Each county as it last filed. Vacant are established posts and those approved"
            " above them that nobody fills; a unit with more than its posts counts as none."
        )
        kinds, caption = (
            _kinds(here.desk, found, "unit_kinds"),
            say("Posts and staff by kind of body"),
        )
        cells = _cells(found, here, attrgetter("kind"))
        by_kind = grid(caption, say("Kind"), kinds, [*STAFF.items()], cells)
        tables = (_staff_by_county(here, found), by_kind)
        yield Block("staff", say("Posts and staff"), (rule,), tables=tables)


def _staff_by_county(here: Leaf, found: Quarter) -> Table:
    cells = _cells(found, here, lambda row: row.county)
    for county, record in found.records.items():
        cells[county, "period"] = shown(here, record, record.period)
    columns = [("period", say("Period")), *STAFF.items()]
    lines = [*county_rows(here, "posts"), TOTAL]
    return grid(say("Posts and staff by county"), say("County"), lines, columns, cells)


ROOMS: Mapping[str, Words] = {
    "required": say("Required"),
    "built": say("Built"),
    "compliant": say("Compliant"),
    "delivered": say("Delivered"),
    "in_procurement": say("In procurement"),
    "adjusted": say("Moved to another use"),
    "added": say("Added"),
}
"""The figures of a kind of facility in the facilities ledger."""
FACILITIES: Listing[Filed] = Listing(
    name="facilities",
    of=lambda desk: desk.view.facts.facilities.figures,
    title=say("Facilities by county and kind, as last filed"),
    ledgers=("facilities",),
    columns=figures(
        "facility_kinds",
        say("kind of facility, a code of the vocabulary"),
        say("kind of facility"),
        ROOMS,
    ),
)


def facilities(here: Leaf) -> Iterator[Block]:
    """Yield facilities by kind, and the checklists, as last filed."""
    found = here.view.facts.facilities
    if any(rows(record.value, "items") for record in found.records.values()):
        there = here.said(f"{links.ledger_page('standards')}#met", say("Standards met"))
        rule = say("Each county as it last filed; by county: {standards}.", standards=there)
        table = _rooms_by_kind(here, found)
        yield Block("kinds", say("Required, built, compliant"), (rule,), tables=(table,))
    if found.checklists:
        rule = say(
            "A cell reads: bodies that have every item of the list / bodies that filled it in."
        )
        yield Block("complete", say("Checklists met"), (rule,), tables=(_lists(here, found),))


def _rooms_by_kind(here: Leaf, found: Quarter) -> Table:
    cells = _cells(found, here, lambda row: row.kind)
    kinds = _kinds(here.desk, found, "facility_kinds")
    for kind, _ in kinds:
        sums = summed(row for row in found.figures if row.kind == kind)
        there = sums.get("compliant", sums.get("delivered"))
        if (asked := sums.get("required")) and there is not None:
            cells[kind, "short"] = summed_up(here, None, str(max(asked - there, 0)))
            cells[kind, "share"] = summed_up(here, None, percent(share_of(there, asked)))
    columns = [*ROOMS.items(), ("short", say("Lacking")), ("share", say("In place ÷ required"))]
    return grid(say("Facilities by kind"), say("Kind"), kinds, columns, cells)


CHECKLISTS: Listing[Checklist] = Listing(
    name="checklists",
    of=lambda desk: desk.view.facts.facilities.checklists,
    title=say("Checklists by county, as last filed"),
    ledgers=("facilities",),
    columns=(
        *of_county(),
        *attributes(checklist=say("its code")),
        Col(
            "title", say("title"), lambda desk, row: desk.once(checklist_titles).get(row.checklist)
        ),
        *attributes(
            complete=say("bodies that have every item"), bodies=say("bodies that filled it in")
        ),
    ),
)


def _lists(here: Leaf, found: Quarter) -> Table:
    listed = found.checklists
    complete = with_totals(((row.county, row.checklist), row.complete) for row in listed)
    bodies = with_totals(((row.county, row.checklist), row.bodies) for row in listed)
    told = {key: f"{complete[key]} / {number}" for key, number in bodies.items()}
    cells = {key: summed_up(here, found.records.get(key[0]), it) for key, it in told.items()}
    names = sorted({row.checklist for row in listed})
    columns = [(name, here.desk.once(checklist_titles).get(name, name)) for name in names]
    lines = [*county_rows(here, "facilities"), TOTAL]
    return grid(say("Bodies with every item"), say("County"), lines, columns, cells)
