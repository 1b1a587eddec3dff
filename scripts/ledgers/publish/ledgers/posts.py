"""Show institutions and staff: bodies by kind, posts, and what is vacant."""

from collections.abc import Iterator, Mapping, Sequence

from ledgers.model.ledger_records import Record, valid
from ledgers.model.values import Value, rows, text, total, whole
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Here, Table, Text
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import ALL, Block, Frame, county_rows, grid, shown
from ledgers.publish.kit.labels import word

FIGURES: Mapping[str, Words] = {
    "established": say("Established posts"),
    "allowance": say("Approved above them"),
    "in_post": say("In post"),
    "full_time": say("Full-time"),
    "vacant": say("Vacant"),
    "vacant_secretary": say("Secretaries missing"),
    "vacant_deputy": say("Deputies missing"),
    "vacant_clerk": say("Clerks missing"),
    "recruited": say("Recruited this year"),
}
"""What the posts ledger says of a unit, and what follows from it."""


def staffing(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield posts by county, and by kind of unit, as last filed."""
    latest = newest_by_county(desk.records.get("posts", ()))
    if latest:
        yield Block(
            "staff",
            say("Posts and staff"),
            (
                say(
                    "Each county as it last filed. Vacant are established posts and those approved"
                    " above them that nobody fills; a unit with more than its posts counts as none."
                ),
            ),
            tables=(_by_county(desk, here, latest), _by_kind(desk, here, latest)),
        )


def newest_by_county(records: Sequence[Record]) -> dict[str, Record]:
    """Return the newest record of each county."""
    found: dict[str, Record] = {}
    for record in sorted(valid(records), key=lambda record: record.period):
        for county in record.counties:
            found[county] = record
    return found


def figure(unit: Value, name: str) -> int | None:
    """Return a figure of a unit; the vacant posts follow from the others."""
    if name != "vacant":
        return whole(unit, name)
    established, in_post = whole(unit, "established"), whole(unit, "in_post")
    if established is None or in_post is None:
        return None
    return max(0, established + (whole(unit, "allowance") or 0) - in_post)


def kind_of(desk: Desk, unit: Value) -> str:
    """Return the kind of body that a row of the posts ledger speaks of; empty where not known."""
    known = desk.view.catalog.units.get(text(unit, "unit"))
    return known.kind or "" if known else ""


def _by_county(desk: Desk, here: Here, latest: Mapping[str, Record]) -> Table:
    listed = {county: rows(record.value, "units") for county, record in latest.items()}
    cells: dict[tuple[str, str], object] = {}
    for name in FIGURES:
        for county, units in listed.items():
            number = total([figure(unit, name) for unit in units])
            if number is not None:
                cells[county, name] = shown(here, latest[county], str(number))
        number = total([figure(unit, name) for units in listed.values() for unit in units])
        if number is not None:
            cells[ALL, name] = here.to(f"{here.folder}#records", str(number))
    for county, record in latest.items():
        cells[county, "period"] = shown(here, record, record.period)
    columns: list[tuple[str, Text]] = [("period", say("Period")), *FIGURES.items()]
    lines = [*county_rows(desk, here, "posts"), (ALL, say("In all"))]
    return grid(Frame(say("Posts and staff by county"), say("County"), lines, columns), cells)


def _by_kind(desk: Desk, here: Here, latest: Mapping[str, Record]) -> Table:
    groups: dict[str, list[Value]] = {}
    for record in latest.values():
        for unit in rows(record.value, "units"):
            groups.setdefault(kind_of(desk, unit), []).append(unit)
    cells = {
        (kind, name): here.to(f"{here.folder}#records", str(number))
        for kind, units in groups.items()
        for name in FIGURES
        if (number := total([figure(unit, name) for unit in units])) is not None
    }
    names = [(kind, word(desk, kind, "unit_kinds") or say("not known")) for kind in sorted(groups)]
    frame = Frame(say("Posts and staff by kind of body"), say("Kind"), names, list(FIGURES.items()))
    return grid(frame, cells)
