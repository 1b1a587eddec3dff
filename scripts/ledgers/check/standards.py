"""Hold each county's bodies and pairings against the city's standards."""

from collections.abc import Iterator

from ledgers.check.grounds import Grounds
from ledgers.model import kinds
from ledgers.model.problem import Place, Problem
from ledgers.model.records import Area, Standard
from ledgers.model.words import Both, Words, say


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
                yield kinds.WRONG_BODIES.at(place, message, _hint(standard, count))


def pairings_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer pairings than its standard."""
    catalog = grounds.catalog
    if "data/city/pairings.yaml" not in grounds.sound:
        return
    for area in catalog.counties:
        current = [
            pairing
            for pairing in catalog.pairings
            if pairing.county == area.code and pairing.end_on is None
        ]
        for standard in _for(area, catalog.standards.pairings):
            count = sum(pairing.kind == standard.kind for pairing in current)
            if not meets(standard, count):
                message = say(
                    "{county} has {count} pairings “{kind}”, the standard asks for {asked}",
                    county=area.name,
                    count=count,
                    kind=standard.kind,
                    asked=asked_for(standard),
                )
                place = Place("data/city/pairings.yaml")
                yield kinds.WRONG_PAIRINGS.at(place, message, _hint(standard, count))


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
