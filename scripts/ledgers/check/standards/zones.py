"""See that zones and areas share the bodies out: none twice, and no township left (R116, R346)."""

from collections.abc import Iterator
from dataclasses import replace

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import Group, day, groups, sound
from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.problem import Problem, Severity
from ledgers.model.words import say

ZONES = ("coop_zone", "area_group")
UNASSIGNED = replace(kinds.references.TWO_ZONES, severity=Severity.WARNING)
"""A township that no zone holds: its assignment may be on its way."""


def bodies_in_two_zones(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body in two zones of a kind, and each township in none."""
    seen: dict[tuple[str, object], str] = {}
    for document in sound(grounds, "units"):
        for path, zone in groups(document.value, "units"):
            kind = str(zone["kind"])
            for inner, unit in fields(zone, "members") if _is_zone(grounds, zone) else ():
                first = seen.setdefault((kind, unit), str(zone["name"]))
                if first != zone["name"]:
                    message = say("{unit} already belongs to {zone}", unit=unit, zone=first)
                    hint = say("leave it in one of the two")
                    place = document.place(*path, *inner, of_value=True)
                    yield kinds.references.TWO_ZONES.at(place, message, hint)
    for document in sound(grounds, "units"):
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
            place = document.place(*path, "id", of_value=True)
            yield UNASSIGNED.at(place, message, say("enter it as a member of one zone"))
