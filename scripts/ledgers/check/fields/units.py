"""Bodies that records name: of the right owner, of the right kind, and there on the day."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from ledgers.check.ground import Grounds, day, fields, groups, text, texts, whose
from ledgers.model import Both, Document, Path, Problem, Words, kinds, period, replace, say
from ledgers.model.layout import CITY, PERIODIC_LEDGERS
from ledgers.model.lives.programmes import LEVELS, actors_of

INSPECTORS = ("inspection_office",)
OF_INSPECTORS = ("head_is_standing_member", "joined_round_12m")


def bodies_of_others(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body that a record names and that is not its owner's."""
    for document, path, unit, asked in asked_of(grounds, "of"):
        named = whose(document.value) if asked == "county" else {document.owner}
        allowed = {*named, CITY, document.owner} if asked == "county" else named
        told = named & grounds.county_codes or document.ledger == "actions"
        if told and grounds.owner_of(unit) not in {None, *allowed}:
            hint = say("name a body of this county") if named else say("name its county")
            yield _elsewhere(document, path, unit, hint)


def bodies_of_its_own(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each body of who files where only others are meant (R227)."""
    hint = say("name others only; what is taken over at home does not count")
    for document, path, unit, _ in asked_of(grounds, "not"):
        if grounds.owner_of(unit) == document.owner:
            message = say("{unit} is a body of who files", unit=unit)
            yield kinds.references.OWN_BODY.at(document.at(*path), message, hint)


def asked_of(grounds: Grounds, what: str) -> Iterator[tuple[Document, Path, str, str]]:
    """Yield each body, or post, of which something is asked, and what that is."""
    for document, field in grounds.beside("x-must-be", grounds.standing()):
        asked = field.said("x-must-be").get(what)
        for path, value in fields(document.value, *field.names) if asked else ():
            yield document, path, text(value), asked


def _elsewhere(document: Document, path: Path, unit: str, hint: Words) -> Problem:
    message = say("the body {unit} belongs elsewhere", unit=unit)
    sharper = "0.4.0" if "counties" in document.value or document.ledger == "actions" else None
    return kinds.references.FOREIGN_UNIT.at(document.at(*path), message, hint, sharper=sharper)


def offices_of_counties(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each linked office that is no body of the city (R32)."""
    for document, path, row in grounds.entries("pairings", "pairings"):
        unit = text(row.get("from_unit"))
        if row["kind"] == "office" and grounds.owner_of(unit) not in {None, CITY}:
            hint = say("name an office of the city")
            yield _elsewhere(document, (*path, "from_unit"), unit, hint)


def bodies_of_the_wrong_kind(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body of a kind that the figure or duty does not belong to."""
    for document, path, name, kind in asked_of(grounds, "kind"):
        yield from _of_kind(grounds, document, path, name, (kind,))
    for document, path, row in grounds.entries("posts", "units"):
        if any(field in row for field in OF_INSPECTORS):
            yield from _of_kind(grounds, document, (*path, "unit"), row["unit"], INSPECTORS)
    asked = grounds.listed("standards", "checklists")
    for document, path, row in grounds.entries("facilities", "checklists"):
        wanted = texts(asked.get(row["checklist"], {}).get("unit_kinds"))
        yield from _of_kind(grounds, document, (*path, "unit"), row["unit"], wanted)
    for document in grounds.standing("bulletins"):
        unit = text(document.value["issuer"])
        if grounds.owner_of(unit) not in {None, CITY}:
            yield _wrong(grounds, document, ("issuer",), unit, say("body of the city"))


def bodies_not_of_the_party(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each body that should be of a kind, such as a Party committee (R13)."""
    for asked in asked_of(grounds, "should"):
        for row in _of_kind(grounds, *asked[:3], asked[3:]):
            yield replace(row, kind=kinds.references.NOT_OF_THE_PARTY, sharper="0.4.0")


def _of_kind(
    grounds: Grounds, document: Document, path: Path, name: str, asked: tuple[str, ...]
) -> Iterator[Problem]:
    unit = grounds.catalog.units.get(name)
    if unit and asked and unit.kind not in asked and grounds.owner_of(name):
        yield _wrong(grounds, document, path, unit.id, grounds.catalog.term("unit_kinds", asked[0]))


def _wrong(
    grounds: Grounds, document: Document, path: Path, unit: str, asked: Words | Both | str
) -> Problem:
    kind = grounds.catalog.term("unit_kinds", grounds.catalog.units[unit].kind)
    words = {"unit": unit, "kind": kind, "asked": asked}
    message = say("{unit} is of the kind “{kind}”, not of the kind “{asked}”", **words)
    hint = say("name a unit of the right kind")
    return kinds.references.WRONG_KIND_OF_BODY.at(document.at(*path), message, hint)


DAYS = ("held_on", "start_on", "found_on")
MARKS = ("helped_since", "pilot_since")
OTHERS = {"cancelled", "programme"}
"""What a task says that is not asked for a dimension: it is no more, or of another programme."""


def bodies_not_in_being(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body or area named on a day on which it did not exist."""
    lives = {**_lives(grounds, "units"), **_lives(grounds, "areas")}
    for document, path, unit, _ in asked_of(grounds, "there"):
        (first, last), (start, end) = _days(document), lives.get(unit, (None, None))
        if first and last and ((start and last < start) or (end and first > end)):
            yield _not_there(document, path, unit, first)
    # A pairing must not go on with a body that was abolished.
    for document, path, row in grounds.entries("pairings", "pairings"):
        until = day(row.get("end_on")) or grounds.today
        for field in ("from_unit", "to_unit"):
            end = lives.get(text(row.get(field)), (None, None))[1]
            if end and end < until:
                yield _not_there(document, (*path, field), text(row[field]), until)
    yield from _marks(grounds)


def _lives(grounds: Grounds, ledger: str) -> dict[str, tuple[date | None, date | None]]:
    """Return the first and the last day of each body or area."""
    said = grounds.contract.ledger(ledger).record
    return {
        text(row.get(said.key)): (day(row.get(said.begins)), day(row.get(said.ends)))
        for _, _, row in grounds.entries(ledger, ledger)
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


def _marks(grounds: Grounds) -> Iterator[Problem]:
    """Yield bodies that were abolished and are still helped or a pilot."""
    for document, path, unit in grounds.entries("units", "units"):
        end = day(unit.get("abolished_on"))
        for mark in MARKS if end and end < grounds.today else ():
            if mark in unit:
                message = say("{unit} was abolished on {day}", unit=unit["id"], day=end)
                place, hint = document.at(*path, mark), say("delete {field}", field=mark)
                yield kinds.times.NOT_IN_BEING.at(place, message, hint)


def levels_without_actor(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each task without units (R103), and each level without actor (R325)."""
    hint = say("write units and actors of the task, or actor in responsibilities of the programme")
    for task in (row for row in grounds.catalog.tasks.values() if not row.cancelled):
        there = actors_of(grounds.catalog, task)
        filed = grounds.catalog.filed[f"city/tasks/{task.id}"]
        at = partial(filed.document.at, *filed.path, "id")
        if there and not (task.lead_post and task.lead_unit and task.responsible_units):
            message = say("{task} has no lead post, lead unit or responsible unit", task=task.id)
            yield kinds.references.NO_ACTOR.at(at(), message, hint)
        for level in LEVELS.keys() - there if there else ():
            words = {"task": task.id, "level": LEVELS[level]}
            message = say("nobody acts on {task} at the level: {level}", **words)
            yield kinds.references.NO_ACTOR.at(at(), message, hint)


def dimensions_left_out(grounds: Grounds) -> Iterator[Problem]:
    """Yield tasks and findings without a dimension where other tasks name theirs (R2)."""
    tasks = [row for row in grounds.entries("tasks", "tasks") if row[2].keys().isdisjoint(OTHERS)]
    said = sorted({str(row["dimension"]) for _, _, row in tasks if "dimension" in row})
    for document, path, row in (*tasks, *grounds.entries("findings")) if said else ():
        if "dimension" not in row:
            message = say("the field “{name}” is missing here", name="dimension")
            hint, place = say("write one of: {words}", words=", ".join(said)), document.at(*path)
            yield kinds.schemas.MISSING_FIELD.at(place, message, hint, sharper="0.4.0")
