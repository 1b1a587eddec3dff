"""Bodies that records name: of the right owner, of the right kind, and there on the day."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from ledgers.check.ground import Grounds, day, fields, groups, text, texts
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY, PERIODIC_LEDGERS
from ledgers.model.periods import period
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say

INSPECTORS = ("inspection_office",)
OF_INSPECTORS = ("head_is_standing_member", "joined_round_12m")


def bodies_of_others(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body that a record names and that is not its owner's."""
    for document, path, value, asked in _asked(grounds, "of"):
        if asked == "county":
            county = text(document.value.get("county"))
            allowed = {county, CITY} if county in grounds.county_codes else ()
            yield from _of_others(grounds, document, path, value, allowed)
        elif document.owner != CITY:
            yield from _of_others(grounds, document, path, value, {document.owner})


def _asked(grounds: Grounds, what: str) -> Iterator[tuple[Document, Path, object, str]]:
    """Yield each body of which something is asked, and what that is."""
    for ledger in grounds.contract.ledgers:
        asked = [row for row in ledger.with_word("x-must-be") if what in row.said("x-must-be")]
        for document in grounds.standing(ledger.name) if asked else ():
            for field in asked:
                for path, value in fields(document.value, *field.names):
                    yield document, path, value, field.said("x-must-be")[what]


def _of_others(
    grounds: Grounds, document: Document, path: Path, value: object, allowed: Collection[str]
) -> Iterator[Problem]:
    known = isinstance(value, str) and grounds.is_known(value)
    if known and allowed and grounds.owner_of_unit(str(value)) not in allowed:
        message = say("the body {unit} belongs elsewhere", unit=value)
        hint = say("name a body of this county")
        yield kinds.references.FOREIGN_UNIT.at(document.at(*path), message, hint)


def offices_of_counties(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each linked office that is no body of the city (R32)."""
    for document, path, row in grounds.entries("pairings", "pairings"):
        unit = text(row.get("from_unit"))
        foreign = grounds.is_known(unit) and grounds.owner_of_unit(unit) != CITY
        if row["kind"] == "office" and foreign:
            message = say("the body {unit} belongs elsewhere", unit=unit)
            place = document.at(*path, "from_unit")
            yield kinds.references.FOREIGN_UNIT.at(
                place, message, say("name an office of the city")
            )


def bodies_of_the_wrong_kind(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body of a kind that the figure or duty does not belong to."""
    for document, path, value, kind in _asked(grounds, "kind"):
        yield from _of_kind(grounds, document, path, value, (kind,))
    for document, path, row in grounds.entries("posts", "units"):
        if any(field in row for field in OF_INSPECTORS):
            yield from _of_kind(grounds, document, (*path, "unit"), row["unit"], INSPECTORS)
    asked = {
        row["id"]: texts(row.get("unit_kinds"))
        for _, row in grounds.rows("standards", "checklists")
    }
    for document, path, row in grounds.entries("facilities", "checklists"):
        wanted = asked.get(row["checklist"], ())
        yield from _of_kind(grounds, document, (*path, "unit"), row["unit"], wanted)
    for document in grounds.standing("bulletins"):
        unit = text(document.value["issuer"])
        if grounds.is_known(unit) and grounds.owner_of_unit(unit) != CITY:
            yield _wrong(grounds, document, ("issuer",), unit, say("body of the city"))


def _of_kind(
    grounds: Grounds, document: Document, path: Path, value: object, asked: tuple[str, ...]
) -> Iterator[Problem]:
    unit = grounds.catalog.units.get(value) if isinstance(value, str) else None
    if unit and asked and unit.kind not in asked and grounds.is_known(unit.id):
        yield _wrong(grounds, document, path, unit.id, kind_in_words(grounds, asked[0]))


def _wrong(
    grounds: Grounds, document: Document, path: Path, unit: str, asked: Words | Both | str
) -> Problem:
    message = say(
        "{unit} is of the kind “{kind}”, not of the kind “{asked}”",
        unit=unit,
        kind=kind_in_words(grounds, grounds.catalog.units[unit].kind),
        asked=asked,
    )
    hint = say("name a unit of the right kind")
    return kinds.references.WRONG_KIND_OF_BODY.at(document.at(*path), message, hint)


def kind_in_words(grounds: Grounds, kind: str) -> Both | str:
    """Return what the vocabulary calls a kind of body."""
    term = grounds.catalog.words.get("unit_kinds", {}).get(kind)
    return Both(term.zh, term.en) if term else kind


DAYS = ("held_on", "start_on", "found_on")
MARKS = ("helped_since", "pilot_since")


def bodies_not_in_being(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body or area named on a day on which it did not exist."""
    lives = {**_lives(grounds, "units"), **_lives(grounds, "areas")}
    for ledger in grounds.contract.ledgers:
        asked = [row for row in ledger.with_word("x-must-be") if "there" in row.said("x-must-be")]
        for document in grounds.standing(ledger.name) if asked else ():
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
        text(row.get(said.key)): (day(row.get(said.begins)), day(row.get(said.ends)))
        for document in grounds.sound(ledger)
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
    message = say("{unit} did not exist on {day}", unit=unit, day=on)
    hint = say("name its successor, or correct the day")
    return kinds.times.NOT_IN_BEING.at(document.at(*path), message, hint)


def _pairings(
    grounds: Grounds, lives: Mapping[str, tuple[date | None, date | None]]
) -> Iterator[Problem]:
    """Yield pairings that go on with a body that was abolished."""
    for document in grounds.sound("pairings"):
        for path, row in groups(document.value, "pairings"):
            until = day(row.get("end_on")) or grounds.today
            for field in ("from_unit", "to_unit"):
                end = lives.get(text(row.get(field)), (None, None))[1]
                if end and end < until:
                    yield _not_there(document, (*path, field), text(row[field]), until)


def _marks(grounds: Grounds) -> Iterator[Problem]:
    """Yield bodies that were abolished and are still helped or a pilot."""
    for document in grounds.sound("units"):
        for path, unit in groups(document.value, "units"):
            end = day(unit.get("abolished_on"))
            for mark in MARKS if end and end < grounds.today else ():
                if mark in unit:
                    message = say("{unit} was abolished on {day}", unit=unit["id"], day=end)
                    place, hint = document.at(*path, mark), say("delete {field}", field=mark)
                    yield kinds.times.NOT_IN_BEING.at(place, message, hint)


RULES = (bodies_of_others, offices_of_counties, bodies_of_the_wrong_kind, bodies_not_in_being)
