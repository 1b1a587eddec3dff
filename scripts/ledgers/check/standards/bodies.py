"""Bodies, pairings, zones and demonstration sites, by the standards (R31, R116, R346)."""

from collections.abc import Iterator
from dataclasses import replace

from ledgers.check.fields.units import kind_in_words
from ledgers.check.ground import Grounds, Group, day, fields, groups, text
from ledgers.model import kinds
from ledgers.model.cataloguing import converted
from ledgers.model.document import Document
from ledgers.model.lives.standards import asked_in_words
from ledgers.model.problem import Place, Problem, Severity
from ledgers.model.records import Area, Standard, Unit
from ledgers.model.words import Words, say

PAIRINGS = "data/city/pairings.yaml"


def bodies_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer bodies of a kind than its standard."""
    for _, standard, area in _standards(grounds, "bodies"):
        file = grounds.file_of(area.code, "units")
        known = standard.kind in grounds.catalog.words.get("unit_kinds", {})
        count = len(_kept(grounds, area, standard.kind))
        if known and file in grounds.sound_files and standard.short(count):
            words = _words(area.name, count, kind_in_words(grounds, standard.kind), standard)
            message = say(
                "{county} has {count} of “{kind}”, the standard asks for {asked}", **words
            )
            yield kinds.references.WRONG_BODIES.at(Place(file), message, _hint(standard, count))


def _standards(grounds: Grounds, of: str) -> Iterator[tuple[Group, Standard, Area]]:
    """Yield each standard, as the register has it and read, for each county that it applies to."""
    for _, row in grounds.rows("standards", of):
        standard = converted(row, Standard)
        for area in grounds.catalog.counties_on(grounds.today) if standard else ():
            if standard and standard.is_asked(area, grounds.today):
                yield row, standard, area


def _words(name: str, count: int, kind: object, standard: Standard) -> dict[str, object]:
    """Return what messages say of a standard that is not met."""
    return {"county": name, "count": count, "kind": kind, "asked": asked_in_words(standard)}


def _kept(grounds: Grounds, area: Area, kind: object) -> list[Unit]:
    """Return the bodies of a kind that a county has not abolished."""
    units = grounds.catalog.units_of.get(area.code, ())
    return [unit for unit in units if unit.kind == kind and unit.abolished_on is None]


def pairings_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer pairings than its standard.

    A standard that names a kind of body is compared with each body of that kind (R32, R260).
    """
    reliable = PAIRINGS in grounds.sound_files
    for row, standard, area in _standards(grounds, "pairings") if reliable else ():
        paired = _paired(grounds, area, standard.kind)
        for name, count in _counted(grounds, area, row.get("unit_kind"), paired):
            if standard.short(count):
                message = say(
                    "{county} has {count} pairings “{kind}”, the standard asks for {asked}",
                    **_words(name, count, standard.kind, standard),
                )
                place, hint = Place(PAIRINGS), _hint(standard, count)
                yield kinds.references.WRONG_PAIRINGS.at(place, message, hint)


def _paired(grounds: Grounds, area: Area, kind: str) -> tuple[str, ...]:
    """Return with whom each pairing of a kind that goes on in a county is made."""
    return tuple(
        text(row.get("to_unit"))
        for _, row in grounds.rows("pairings", "pairings")
        if (row["county"], row["kind"]) == (area.code, kind) and "end_on" not in row
    )


def _counted(
    grounds: Grounds, area: Area, unit_kind: object, paired: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    """Yield a county, or each of its bodies of a kind, with the number of its pairings."""
    if unit_kind is None:
        yield area.name, len(paired)
    elif grounds.file_of(area.code, "units") in grounds.sound_files:
        yield from ((unit.name, paired.count(unit.id)) for unit in _kept(grounds, area, unit_kind))


def _hint(standard: Standard, count: int) -> Words:
    if standard.short(count) > 0:
        return say("add what is missing, or correct its kind")
    return say("end or remove what is too many, or correct its kind")


ZONES = ("coop_zone", "area_group")
UNASSIGNED = replace(kinds.references.TWO_ZONES, severity=Severity.WARNING)
"""A township that no zone holds: its assignment may be on its way."""


def bodies_in_two_zones(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body in two zones of a kind, and each township in none."""
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
        yield from _left_out(grounds, document, frozenset(unit for _, unit in seen))


def _is_zone(grounds: Grounds, unit: Group) -> bool:
    return unit["kind"] in ZONES and _is_there(grounds, unit)


def _is_there(grounds: Grounds, unit: Group) -> bool:
    """Say whether a body was not abolished by today."""
    end = day(unit.get("abolished_on"))
    return end is None or end > grounds.today


def _left_out(
    grounds: Grounds, document: Document, members: frozenset[object]
) -> Iterator[Problem]:
    units = list(groups(document.value, "units"))
    if not any(_is_zone(grounds, zone) and "members" in zone for _, zone in units):
        return
    for path, unit in units:
        township = unit["kind"] == "township_commission" and _is_there(grounds, unit)
        if township and unit["id"] not in members:
            message = say("{unit} belongs to no zone", unit=unit["id"])
            place = document.at(*path, "id")
            yield UNASSIGNED.at(place, message, say("enter it as a member of one zone"))


def demonstrations_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer sites than its standard, as of today."""
    registers = {document.owner: document for document in grounds.sound("units")}
    hint = say("enter or remove demonstration_since")
    for row, standard, area in _standards(grounds, "demonstrations"):
        document = registers.get(area.code)
        units = groups(document.value, "units") if document else ()
        count = sum(_is_site(grounds, row, unit) for _, unit in units)
        if document and standard.short(count):
            message = say(
                "{county} has {count} demonstration sites “{kind}”, the standard asks for {asked}",
                **_words(area.name, count, kind_in_words(grounds, standard.kind), standard),
            )
            yield kinds.references.WRONG_DEMONSTRATIONS.at(document.place("units"), message, hint)


def _is_site(grounds: Grounds, row: Group, unit: Group) -> bool:
    since = day(unit.get("demonstration_since"))
    begun = since is not None and since <= grounds.today
    return unit["kind"] == row["kind"] and begun and _is_there(grounds, unit)


RULES = (
    bodies_off_standard,
    pairings_off_standard,
    bodies_in_two_zones,
    demonstrations_off_standard,
)
