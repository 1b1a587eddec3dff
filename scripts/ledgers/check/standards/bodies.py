"""Bodies, pairings, zones and demonstration sites, by the standards (R31, R116, R346).

The newest filing about rooms says of each body what its standard asks (R72-R78).
"""

from collections.abc import Iterator, Mapping

from ledgers.check.ground import Grounds, Group, day, fields, groups
from ledgers.model import Document, Place, Problem, Severity, Words, kinds, replace, say
from ledgers.model.lives.standards import FILE, Against, held_against
from ledgers.model.quota import between
from ledgers.model.rows import groups_around, whole

PAIRINGS = "data/city/pairings.yaml"


OFF = {
    "bodies": (
        kinds.references.WRONG_BODIES,
        say("{county} has {count} of “{kind}”, the standard asks for {asked}"),
    ),
    "pairings": (
        kinds.references.WRONG_PAIRINGS,
        say("{county} has {count} pairings “{kind}”, the standard asks for {asked}"),
    ),
    "demonstrations": (
        kinds.references.WRONG_DEMONSTRATIONS,
        say("{county} has {count} demonstration sites “{kind}”, the standard asks for {asked}"),
    ),
}
"""By group of standards: the kind of problem where a county has more or fewer, and what it says."""


def off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county, or body, with more or fewer than its standard, as of today.

    A standard of pairings that names a kind of body is held against each of these (R32, R260).
    """
    known = grounds.catalog.words.get("unit_kinds", {})
    known_standards = grounds.register("standards")
    for row in held_against(grounds.catalog, grounds.today, OFF) if known_standards else ():
        place = _place(grounds, row) if row.short else None
        if place and (row.group == "pairings" or row.standard.kind in known):
            kind, said = OFF[row.group]
            yield kind.at(place, Words(said.text, _words(grounds, row)), _hint(row))


def _place(grounds: Grounds, row: Against) -> Place | None:
    """Return where it is put right; nothing for other groups, or where what counts is broken."""
    units = grounds.file_of(row.county, "units")
    needed = {PAIRINGS, *([units] if row.unit else [])} if row.group == "pairings" else {units}
    if row.group not in OFF or not needed <= grounds.sound_files:
        return None
    if row.group != "demonstrations":
        return Place(PAIRINGS if row.group == "pairings" else units)
    return next(each for each in grounds.sound("units") if each.file == units).place("units")


def _words(grounds: Grounds, row: Against) -> dict[str, object]:
    kind = row.standard.kind
    return {
        "county": row.unit.name if row.unit else grounds.catalog.areas[row.county].name,
        "count": row.has,
        "kind": kind if row.group == "pairings" else grounds.catalog.term("unit_kinds", kind),
        "asked": between(*row.standard.bounds),
    }


def _hint(row: Against) -> Words:
    if row.group == "demonstrations":
        return say("enter or remove demonstration_since")
    if row.short > 0:
        return say("add what is missing, or correct its kind")
    return say("end or remove what is too many, or correct its kind")


ZONES = ("coop_zone", "area_group")
TOWNSHIP, GROUP = "township_commission", "dispatched_group"
UNASSIGNED = replace(kinds.references.TWO_ZONES, severity=Severity.WARNING)
"""A township that no zone holds: its assignment may be on its way."""


def bodies_in_two_zones(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body in two zones, and each township, or merged group, in none."""
    seen: dict[tuple[str, object], str] = {}
    for document, path, zone in grounds.entries("units", "units"):
        kind, name = str(zone["kind"]), str(zone["name"])
        for inner, unit in fields(zone, "members") if _is_zone(grounds, zone) else ():
            first = seen.setdefault((kind, unit), name)
            if first != name:
                message = say("{unit} already belongs to {zone}", unit=unit, zone=first)
                hint = say("leave it in one of the two")
                yield kinds.references.TWO_ZONES.at(document.at(*path, *inner), message, hint)
    for document in grounds.sound("units"):
        yield from _left_out(grounds, document, seen)


def _is_zone(grounds: Grounds, unit: Group) -> bool:
    return unit["kind"] in ZONES and _is_there(grounds, unit)


def _is_there(grounds: Grounds, unit: Group) -> bool:
    """Say whether a body was not abolished by today."""
    end = day(unit.get("abolished_on"))
    return end is None or end > grounds.today


def _left_out(
    grounds: Grounds, document: Document, seen: Mapping[tuple[str, object], str]
) -> Iterator[Problem]:
    """Yield a problem for each body in no cooperation zone, or in no area where none is there."""
    units = list(groups(document.value, "units"))
    there = {unit["kind"] for _, unit in units if _is_zone(grounds, unit) and "members" in unit}
    if not there:
        return
    zone = next(kind for kind in ZONES if kind in there)
    members = {unit for kind, unit in seen if kind == zone}
    kinds = {unit["kind"] for _, unit in units if unit["id"] in members} & {GROUP} | {TOWNSHIP}
    for path, unit in units:
        if unit["kind"] in kinds and _is_there(grounds, unit) and unit["id"] not in members:
            called = grounds.catalog.term("unit_kinds", zone)
            message = say("{unit} belongs to no “{zone}”", unit=unit["id"], zone=called)
            place, hint = document.at(*path, "id"), say("enter it as a member of one zone")
            in_another = any(unit["id"] in row.get("members", ()) for _, row in units)
            sharper = "0.4.0" if unit["kind"] == GROUP or in_another else None
            yield UNASSIGNED.at(place, message, hint, sharper=sharper)


def filings_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body whose rooms are left out, or filed as fewer than are asked."""
    for row in held_against(grounds.catalog, grounds.today, ("facilities",)):
        if row.record != FILE:
            yield from _off_in_rooms(grounds, row)


def _off_in_rooms(grounds: Grounds, row: Against) -> Iterator[Problem]:
    document = grounds.catalog.filed[row.record].document
    words = {
        "unit": row.unit.name if row.unit else row.county,
        "standard": row.standard.title,
        "asked": between(*row.standard.bounds),
        "count": row.standard.bounds[0],
    }
    required = whole(groups_around(document.value, row.path)[0], "required")
    if row.has is None and row.short:
        message = say("nothing is filed on “{standard}” for {unit}", **words)
        hint = say("add an item of the kind {kind}, with 0 for none", kind=row.standard.facility)
        yield kinds.references.STANDARD_UNFILED.at(document.place("items"), message, hint)
    elif required is not None and row.standard.short(required) > 0:
        message = say("{unit}: “{standard}” asks for {asked}", **words)
        hint = say("write required: {count}; what is missing shows in what is built", **words)
        yield kinds.references.REQUIRED_BELOW.at(document.at(*row.path, "required"), message, hint)
