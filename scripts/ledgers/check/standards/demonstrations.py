"""Hold each county's demonstration sites against the city's standards (R31)."""

from collections.abc import Iterator

from ledgers.check.fields.units import kind_in_words
from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import Group, day, groups, rows, sound
from ledgers.check.standards.bodies import asked_for, meets
from ledgers.check.standards.documents import applies
from ledgers.model import kinds
from ledgers.model.catalog import converted
from ledgers.model.document import Document
from ledgers.model.problem import Problem
from ledgers.model.records import Area, Standard
from ledgers.model.words import Both, Words, say


def demonstrations_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each county with more or fewer sites than its standard, as of today."""
    registers = {document.owner: document for document in sound(grounds, "units")}
    for _, row in rows(grounds, "standards", "demonstrations"):
        standard = converted(row, Standard)
        for area in grounds.catalog.counties if standard else ():
            document = registers.get(area.code)
            if standard and document and applies(row, area):
                count = sum(
                    _is_site(grounds, row, unit) for _, unit in groups(document.value, "units")
                )
                if not meets(standard, count):
                    yield _off(
                        document,
                        area,
                        kind_in_words(grounds, standard.kind),
                        count,
                        asked_for(standard),
                    )


def _is_site(grounds: Grounds, row: Group, unit: Group) -> bool:
    since, end = day(unit.get("demonstration_since")), day(unit.get("abolished_on"))
    running = end is None or end > grounds.today
    return unit["kind"] == row["kind"] and since is not None and since <= grounds.today and running


def _off(document: Document, area: Area, kind: Both | str, count: int, asked: Words) -> Problem:
    message = say(
        "{county} has {count} demonstration sites “{kind}”, the standard asks for {asked}",
        county=area.name,
        count=count,
        kind=kind,
        asked=asked,
    )
    hint = say("enter or remove demonstration_since")
    return kinds.references.WRONG_DEMONSTRATIONS.at(document.place("units"), message, hint)
