"""See that bodies and areas are named only while they exist."""

from collections.abc import Iterator, Mapping
from datetime import date

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import Group, day, groups, sound, standing, text
from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import PERIODIC_LEDGERS
from ledgers.model.periods import period
from ledgers.model.problem import Problem
from ledgers.model.words import say

DAYS = ("held_on", "start_on", "found_on")
MARKS = ("helped_since", "pilot_since")


def bodies_not_in_being(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body or area named on a day on which it did not exist."""
    lives = {**_lives(grounds, "units"), **_lives(grounds, "areas")}
    for ledger in grounds.contract.ledgers:
        asked = [row for row in ledger.with_word("x-must-be") if "there" in row.said("x-must-be")]
        for document in standing(grounds, ledger.name) if asked else ():
            first, last = _days(document)
            for field in asked if first and last else ():
                for path, value in fields(document.value, *field.names):
                    start, end = lives.get(text(value), (None, None))
                    if first and last and ((start and last < start) or (end and first > end)):
                        yield _not_there(document, path, text(value), first)
    yield from _pairings(grounds, lives)
    yield from _marks(grounds)


def _lives(grounds: Grounds, ledger: str) -> dict[str, tuple[date | None, date | None]]:
    """Return the first and the last day of each body or area."""
    said = grounds.contract.ledger(ledger).record
    return {
        text(row[said.key]): (day(row.get(said.begins)), day(row.get(said.ends)))
        for document in sound(grounds, ledger)
        for _, row in groups(document.value, ledger)
    }


def _days(document: Document) -> tuple[date | None, date | None]:
    """Return the days between which a record's bodies must have been there at some time."""
    if document.ledger in PERIODIC_LEDGERS:
        span = period(document.value["period"])
        return (span.first, span.last) if span else (None, None)
    on = next((day(document.value[name]) for name in DAYS if name in document.value), None)
    first = next((day(row["on"]) for _, row in groups(document.value, "updates")), None)
    return on or first, on or first


def _not_there(document: Document, path: Path, unit: str, on: date) -> Problem:
    message = say("{unit} was not in being on {day}", unit=unit, day=on)
    hint = say("name its successor, or correct the day")
    return kinds.times.NOT_IN_BEING.at(document.place(*path, of_value=True), message, hint)


def _pairings(
    grounds: Grounds, lives: Mapping[str, tuple[date | None, date | None]]
) -> Iterator[Problem]:
    """Yield pairings that go on with a body that was abolished."""
    for document in sound(grounds, "pairings"):
        for path, row in groups(document.value, "pairings"):
            until = day(row.get("end_on")) or grounds.today
            for field in ("from_unit", "to_unit"):
                end = lives.get(text(row.get(field)), (None, None))[1]
                if end and end < until:
                    yield _not_there(document, (*path, field), text(row[field]), until)


def _marks(grounds: Grounds) -> Iterator[Problem]:
    """Yield bodies that were abolished and are still helped or a pilot."""
    for document in sound(grounds, "units"):
        for path, unit in groups(document.value, "units"):
            end = day(unit.get("abolished_on"))
            if end and end < grounds.today:
                yield from _still_marked(document, path, unit, end)


def _still_marked(document: Document, path: Path, unit: Group, end: date) -> Iterator[Problem]:
    for mark in MARKS:
        if mark in unit:
            message = say("{unit} was abolished on {day}", unit=unit["id"], day=end)
            place = document.place(*path, mark, of_value=True)
            yield kinds.times.NOT_IN_BEING.at(place, message, say("delete {field}", field=mark))
