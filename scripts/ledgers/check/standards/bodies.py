"""Bodies, pairings, zones and demonstration sites, by the standards (R31, R116, R346)."""

from collections.abc import Iterator
from dataclasses import replace

from ledgers.check.fields.units import kind_in_words
from ledgers.check.ground import Grounds, Group, day, fields, groups, text
from ledgers.model import kinds
from ledgers.model.catalog import converted
from ledgers.model.document import Document
from ledgers.model.problem import Place, Problem, Severity
from ledgers.model.records import Area, Standard
from ledgers.model.words import Words, say

PAIRINGS = "data/city/pairings.yaml"


def bodies_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer bodies of a kind than its standard."""
    catalog = grounds.catalog
    kinds_of_body = catalog.words.get("unit_kinds", {})
    known = tuple(row for row in catalog.standards.bodies if row.kind in kinds_of_body)
    for area in catalog.counties:
        file = f"data/counties/{area.code}/units.yaml"
        kept = [unit for unit in catalog.units_of.get(area.code, ()) if unit.abolished_on is None]
        for standard in _for(area, known) if file in grounds.sound_files else ():
            count = sum(unit.kind == standard.kind for unit in kept)
            if not meets(standard, count):
                message = say(
                    "{county} has {count} of “{kind}”, the standard asks for {asked}",
                    county=area.name,
                    count=count,
                    kind=kind_in_words(grounds, standard.kind),
                    asked=asked_for(standard),
                )
                yield kinds.references.WRONG_BODIES.at(Place(file), message, _hint(standard, count))


def pairings_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer pairings than its standard.

    A standard that names a kind of body is compared with each body of that kind (R32, R260).
    """
    if PAIRINGS not in grounds.sound_files:
        return
    for row, standard in _standards(grounds, "pairings"):
        for area in _applying(grounds, standard):
            paired = _paired(grounds, area, standard.kind)
            for name, count in _counted(grounds, area, row.get("unit_kind"), paired):
                if not meets(standard, count):
                    yield _off_pairings(name, standard, count)


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
    elif f"data/counties/{area.code}/units.yaml" in grounds.sound_files:
        for unit in grounds.catalog.units_of.get(area.code, ()):
            if unit.kind == unit_kind and unit.abolished_on is None:
                yield unit.name, paired.count(unit.id)


def _off_pairings(name: str, standard: Standard, count: int) -> Problem:
    message = say(
        "{county} has {count} pairings “{kind}”, the standard asks for {asked}",
        county=name,
        count=count,
        kind=standard.kind,
        asked=asked_for(standard),
    )
    return kinds.references.WRONG_PAIRINGS.at(Place(PAIRINGS), message, _hint(standard, count))


def _for(area: Area, standards: tuple[Standard, ...]) -> Iterator[Standard]:
    return (row for row in standards if not row.applies_to or area.kind in row.applies_to)


def _standards(grounds: Grounds, of: str) -> Iterator[tuple[Group, Standard]]:
    """Yield what the register says of each standard, and the standard."""
    for _, row in grounds.rows("standards", of):
        standard = converted(row, Standard)
        if standard is not None:
            yield row, standard


def _applying(grounds: Grounds, standard: Standard) -> Iterator[Area]:
    return (area for area in grounds.catalog.counties if any(_for(area, (standard,))))


def meets(standard: Standard, count: int) -> bool:
    """Say whether a count is what a standard asks for."""
    if standard.exactly is not None:
        return count == standard.exactly
    return standard.at_least is None or count >= standard.at_least


def asked_for(standard: Standard) -> Words:
    """Return in words what a standard asks for."""
    if standard.exactly is not None:
        return say("exactly {count}", count=standard.exactly)
    return say("at least {limit}", limit=standard.at_least)


def _hint(standard: Standard, count: int) -> Words:
    wanted = standard.exactly if standard.exactly is not None else standard.at_least
    if wanted is not None and count < wanted:
        return say("add what is missing, or correct its kind")
    return say("end or remove what is too many, or correct its kind")


ZONES = ("coop_zone", "area_group")
UNASSIGNED = replace(kinds.references.TWO_ZONES, severity=Severity.WARNING)
"""A township that no zone holds: its assignment may be on its way."""


def bodies_in_two_zones(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body in two zones of a kind, and each township in none."""
    seen: dict[tuple[str, object], str] = {}
    for document in grounds.sound("units"):
        for path, zone in groups(document.value, "units"):
            kind = str(zone["kind"])
            for inner, unit in fields(zone, "members") if _is_zone(grounds, zone) else ():
                first = seen.setdefault((kind, unit), str(zone["name"]))
                if first != zone["name"]:
                    message = say("{unit} already belongs to {zone}", unit=unit, zone=first)
                    hint = say("leave it in one of the two")
                    yield kinds.references.TWO_ZONES.at(document.at(*path, *inner), message, hint)
    for document in grounds.sound("units"):
        yield from _left_out(grounds, document, frozenset(unit for _, unit in seen))


def _is_zone(grounds: Grounds, unit: Group) -> bool:
    return unit["kind"] in ZONES and is_there(grounds, unit)


def is_there(grounds: Grounds, unit: Group) -> bool:
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
        township = unit["kind"] == "township_commission" and is_there(grounds, unit)
        if township and unit["id"] not in members:
            message = say("{unit} belongs to no zone", unit=unit["id"])
            place = document.at(*path, "id")
            yield UNASSIGNED.at(place, message, say("enter it as a member of one zone"))


def demonstrations_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer sites than its standard, as of today."""
    registers = {document.owner: document for document in grounds.sound("units")}
    for row, standard in _standards(grounds, "demonstrations"):
        for area in _applying(grounds, standard):
            document = registers.get(area.code)
            units = groups(document.value, "units") if document else ()
            count = sum(_is_site(grounds, row, unit) for _, unit in units)
            if document and not meets(standard, count):
                yield _off(grounds, document, area, standard, count)


def _is_site(grounds: Grounds, row: Group, unit: Group) -> bool:
    since = day(unit.get("demonstration_since"))
    begun = since is not None and since <= grounds.today
    return unit["kind"] == row["kind"] and begun and is_there(grounds, unit)


def _off(
    grounds: Grounds, document: Document, area: Area, standard: Standard, count: int
) -> Problem:
    message = say(
        "{county} has {count} demonstration sites “{kind}”, the standard asks for {asked}",
        county=area.name,
        count=count,
        kind=kind_in_words(grounds, standard.kind),
        asked=asked_for(standard),
    )
    hint = say("enter or remove demonstration_since")
    return kinds.references.WRONG_DEMONSTRATIONS.at(document.place("units"), message, hint)


RULES = (
    bodies_off_standard,
    pairings_off_standard,
    bodies_in_two_zones,
    demonstrations_off_standard,
)
