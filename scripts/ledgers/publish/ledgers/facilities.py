"""Show facilities: how many there should be, how many there are, and how many comply."""

from collections.abc import Iterator, Mapping, Sequence

from ledgers.model.ledger_records import Record
from ledgers.model.numbers import NONE, percent, share_of
from ledgers.model.values import Value, rows, text, total, whole
from ledgers.model.words import say
from ledgers.publish.kit.components import Here, Table, Text
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.count_tables import ALL, Block, Frame, county_rows, grid, shown
from ledgers.publish.kit.labels import word
from ledgers.publish.kit.links import Linked
from ledgers.publish.ledgers.posts import newest_by_county

FIGURES = {
    "required": say("Required"),
    "built": say("Built"),
    "compliant": say("Compliant"),
    "delivered": say("Delivered"),
    "in_procurement": say("In procurement"),
    "adjusted": say("Moved to another use"),
    "added": say("Added"),
}
"""What the facilities ledger says of a kind of facility of a unit."""
SHORT = ("required", "built", "compliant")


def rooms(desk: Desk, here: Here) -> Iterator[Block]:
    """Yield facilities by kind, by kind and county, and the checklists, as last filed."""
    latest = newest_by_county(desk.records.get("facilities", ()))
    listed = {county: rows(record.value, "items") for county, record in latest.items()}
    if any(listed.values()):
        yield Block(
            "kinds",
            say("Required, built, compliant"),
            (
                say(
                    "Each county as it last filed. In the second table a cell reads required /"
                    " built / compliant; a dash stands for what was not filed or is not public."
                ),
            ),
            tables=(_by_kind(desk, here, listed), _by_county(desk, here, latest, listed)),
        )
    yield from _checklists(desk, here, latest)


def kinds_of(listed: Mapping[str, Sequence[Value]]) -> list[str]:
    """Return the kinds of facility that any county filed."""
    return sorted({text(item, "kind") for items in listed.values() for item in items} - {""})


def _by_kind(desk: Desk, here: Here, listed: Mapping[str, Sequence[Value]]) -> Table:
    cells: dict[tuple[str, str], object] = {}
    for kind in kinds_of(listed):
        items = [item for each in listed.values() for item in each if text(item, "kind") == kind]
        sums = {name: total([whole(item, name) for item in items]) for name in FIGURES}
        for name, number in sums.items():
            if number is not None:
                cells[kind, name] = _here(here, str(number))
        if sums["required"] and sums["compliant"] is not None:
            share = share_of(sums["compliant"], sums["required"])
            cells[kind, "share"] = _here(here, percent(share))
    names = [(kind, word(desk, kind, "facility_kinds")) for kind in kinds_of(listed)]
    columns: list[tuple[str, Text]] = [*FIGURES.items(), ("share", say("Compliant ÷ required"))]
    return grid(Frame(say("Facilities by kind"), say("Kind"), names, columns), cells)


def _here(here: Here, shown_text: str) -> Linked:
    return here.to(f"{here.folder}#records", shown_text)


def _by_county(
    desk: Desk, here: Here, latest: Mapping[str, Record], listed: Mapping[str, Sequence[Value]]
) -> Table:
    cells = {}
    for county, items in listed.items():
        for kind in kinds_of({county: items}):
            own = [item for item in items if text(item, "kind") == kind]
            sums = [total([whole(item, name) for item in own]) for name in SHORT]
            if any(number is not None for number in sums):
                told = " / ".join(NONE if number is None else str(number) for number in sums)
                cells[county, kind] = shown(here, latest[county], told)
    columns: list[tuple[str, Text]] = [
        (kind, word(desk, kind, "facility_kinds")) for kind in kinds_of(listed)
    ]
    lines = county_rows(desk, here, "facilities")
    return grid(Frame(say("Facilities by kind and county"), say("County"), lines, columns), cells)


# ── Checklists ───────────────────────────────────────────────────────────────────────────────────


def _checklists(desk: Desk, here: Here, latest: Mapping[str, Record]) -> Iterator[Block]:
    """Yield how many bodies have every item of each checklist."""
    found = checklists_of(latest)
    names = sorted({name for _, name in found})
    if not names:
        return
    cells = {key: _share(here, latest, key[0], pair) for key, pair in found.items()}
    titles = checklist_titles(desk)
    columns: list[tuple[str, Text]] = [(name, titles.get(name, name)) for name in names]
    lines = [*county_rows(desk, here, "facilities"), (ALL, say("In all"))]
    table = grid(Frame(say("Bodies with every item"), say("County"), lines, columns), cells)
    rule = say("A cell reads: bodies that have every item of the list / bodies that filled it in.")
    yield Block("checklists", say("Checklists"), (rule,), tables=(table,))


def checklists_of(latest: Mapping[str, Record]) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return how many bodies have every item, and how many filled in: by county, and in all."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for county, record in latest.items():
        for row in rows(record.value, "checklists"):
            complete, bodies = _complete(row)
            for key in ((county, text(row, "checklist")), (ALL, text(row, "checklist"))):
                before = found.get(key, (0, 0))
                found[key] = (before[0] + complete, before[1] + bodies)
    return {key: pair for key, pair in found.items() if pair[1]}


def _complete(row: Value) -> tuple[int, int]:
    """Return how many bodies have every item of a checklist, and how many it speaks of.

    A row of several bodies counts only where it says how many of them have every item.
    """
    bodies, complete = whole(row, "bodies"), whole(row, "complete")
    if bodies is None:
        return 0 if row.get("lack") else 1, 1
    return (0, 0) if complete is None else (complete, bodies)


def _share(here: Here, latest: Mapping[str, Record], county: str, pair: tuple[int, int]) -> object:
    told = f"{pair[0]} / {pair[1]}"
    return _here(here, told) if county == ALL else shown(here, latest[county], told)


def checklist_titles(desk: Desk) -> dict[str, str]:
    """Return what the checklists of the standards are called."""
    return {
        text(row, "id"): text(row, "title")
        for record in desk.records.get("standards", ())
        for row in rows(record.value, "checklists")
    }
