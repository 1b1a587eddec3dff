"""Hold each county's bodies and pairings against the city's standards."""

from collections.abc import Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import rows, text
from ledgers.model import kinds
from ledgers.model.catalog import converted
from ledgers.model.problem import Place, Problem
from ledgers.model.records import Area, Standard
from ledgers.model.words import Both, Words, say

PAIRINGS = "data/city/pairings.yaml"


def bodies_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer bodies of a kind than its standard."""
    catalog = grounds.catalog
    kinds_of_body = catalog.words.get("unit_kinds", {})
    known = tuple(row for row in catalog.standards.bodies if row.kind in kinds_of_body)
    for area in catalog.counties:
        if f"data/counties/{area.code}/units.yaml" not in grounds.sound:
            continue
        kept = [unit for unit in catalog.units_of.get(area.code, ()) if unit.abolished_on is None]
        for standard in _for(area, known):
            count = sum(unit.kind == standard.kind for unit in kept)
            if not meets(standard, count):
                thing = kinds_of_body[standard.kind]
                place = Place(f"data/counties/{area.code}/units.yaml")
                message = say(
                    "{county} has {count} of “{kind}”, the standard asks for {asked}",
                    county=area.name,
                    count=count,
                    kind=Both(thing.zh, thing.en),
                    asked=asked_for(standard),
                )
                yield kinds.references.WRONG_BODIES.at(place, message, _hint(standard, count))


def pairings_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer pairings than its standard.

    A standard that names a kind of body is held against each body of that kind (R32, R260).
    """
    if PAIRINGS not in grounds.sound:
        return
    for _, row in rows(grounds, "standards", "pairings"):
        standard = converted(row, Standard)
        for area in grounds.catalog.counties:
            for asked in _for(area, (standard,) if standard else ()):
                paired = _paired(grounds, area, asked.kind)
                for name, count in _counted(grounds, area, row.get("unit_kind"), paired):
                    if not meets(asked, count):
                        yield _off_pairings(name, asked, count)


def _paired(grounds: Grounds, area: Area, kind: str) -> tuple[str, ...]:
    """Return with whom each pairing of a kind that goes on in a county is made."""
    return tuple(
        text(row.get("to_unit"))
        for _, row in rows(grounds, "pairings", "pairings")
        if (row["county"], row["kind"]) == (area.code, kind) and "end_on" not in row
    )


def _counted(
    grounds: Grounds, area: Area, unit_kind: object, paired: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    """Yield a county, or each of its bodies of a kind, with the number of its pairings."""
    if unit_kind is None:
        yield area.name, len(paired)
    elif f"data/counties/{area.code}/units.yaml" in grounds.sound:
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
