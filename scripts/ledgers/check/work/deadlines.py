"""Rules of deadlines yield days; filings are of periods that are asked; what is cancelled rests.

The calendar holds the years by whose workdays something counts; what is missing is said once.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Any

from ledgers.check.ground import Grounds, groups
from ledgers.model import Document, Path, Place, Problem, Words, group, in_groups, kinds, say
from ledgers.model.lives.programmes import programme_of
from ledgers.model.lives.task import FILED
from ledgers.model.periods import last_day, workdays_of
from ledgers.model.records import Decision, Task, Update

BESIDE = {
    "by_end_of": frozenset({"by_end_of"}),
    "every": frozenset({"every", "times", "from", "until", "workdays", "judged_by"}),
    "after": frozenset({"after", "workdays"}),
}
"""The ways in which a rule says a day, each with the words that mean something beside it."""


def rules_without_days(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure whose deadline says no day, or more than one."""
    hint = say("write due_on, or due with one of: by_end_of; every; after and workdays")
    for document, path, row in grounds.entries("tasks", "tasks", "measures"):
        due, former = row.get("due"), [found for _, found in groups(row, "changes", "was")]
        ways = [name for name in ("due_on", "due") if name in row]
        other = any({"due_on", "due"} - {*ways} & {*was} for was in former)
        clear = len(ways) == 1 and not other
        if not clear or (isinstance(due, dict) and not _is_clear(grounds, row, due)):
            found, told = say("the deadline of {measure} names no day", measure=row["id"]), hint
            if len(ways) == 1 and other:
                found = say("{measure} had a deadline of another kind", measure=row["id"])
                told = say("put it back; cancel the measure, and add another one with added_on")
            elif isinstance(due, dict) and "every" in due and due.keys() <= BESIDE["every"]:
                found = say("{measure} is asked in more periods than there are", measure=row["id"])
                told = say("write fewer “times”, or more whole periods from “from” to “until”")
            place = document.at(*path, "due") if clear else document.place(*path)
            yield kinds.times.DEADLINE_UNCLEAR.at(place, found, told)


def _is_clear(grounds: Grounds, row: Mapping[str, Any], due: Mapping[str, Any]) -> bool:
    """Say whether a rule names its days in one way, inside the programme of its task."""
    ways, catalog = [name for name in BESIDE if name in due], grounds.catalog
    task = catalog.tasks.get(str(row["id"]).rpartition(".")[0])
    programme = programme_of(catalog, task.programme) if task else None
    if len(ways) != 1 or not due.keys() <= BESIDE[ways[0]] or programme is None:
        return programme is None
    if ways == ["every"]:
        spans = sum(one.of == row["id"] for one in task.measures) if task else 0
        return bool(spans >= due.get("times", 1))
    end = last_day(str(due.get("by_end_of")))
    return "workdays" in due if end is None else programme.start_on <= end <= programme.latest_end


def periods_not_asked(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each filing or decision about a period for which nothing is asked.

    What came in under a former rule, or a later end of the programme, was right by that one.
    """
    for document, path, task, row in _rows(grounds):
        named = ((at, *name.partition("@")[::2]) for at, name in enumerate(row.measures))
        recurring = [(at, of, span) for at, of, span in named if span]
        if row.period and not recurring:
            place, hint = document.at(*path, "period"), say("take “period” out")
            message = say("nothing that recurs is named here")
            yield kinds.times.PERIOD_NOT_ASKED.at(place, message, hint)
        if not recurring:  # As most: what follows is worked out for no other.
            continue
        spans = in_groups((measure.of, measure.period) for measure in task.measures)
        ruled = {measure.of: measure.ruled_on for measure in task.measures}
        programme = programme_of(grounds.catalog, task.programme)
        ends = (programme.end_on, programme.latest_end) if programme else (date.min, date.min)
        for at, of, span in recurring:
            once = (
                row.on < ruled.get(of, row.on) or ends[0] < (last_day(span) or ends[0]) <= ends[1]
            )
            if of in spans and span not in spans[of] and not once:
                place = document.at(*path, *(("period",) if row.period else ("measures", at)))
                message = say("{measure} is not asked for {period}", measure=of, period=span)
                days = {"first": spans[of][0], "last": spans[of][-1]}
                hint = say("its periods: {first} to {last}; name one: period", **days)
                related = _places(grounds, of, "due")
                yield kinds.times.PERIOD_NOT_ASKED.at(place, message, hint, related)


def _rows(grounds: Grounds) -> Iterator[tuple[Document, Path, Task, Update | Decision]]:
    """Yield each filing and decision on a task, with its place."""
    for document in grounds.filed("progress", "decisions"):
        county, subject = document.about
        task = grounds.catalog.task_in(county, subject.removeprefix("progress/"))
        events = grounds.catalog.events_of(county, subject)
        field = "decisions" if document.ledger == "decisions" else "updates"
        own = grounds.part_in(document, field)
        listed: Sequence[Update | Decision] = getattr(events, field)
        for index, row in enumerate(listed[own.start : own.stop] if task else ()):
            if task:
                yield document, (field, index), task, row


def concerned_when_cancelled(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision on what was cancelled before, at both places.

    A filing on it is told to its county: it changes nothing.
    """
    for document, path, task, row in _rows(grounds):
        known = {measure.id: measure for measure in task.measures}
        judges = isinstance(row, Decision) or row.status in FILED
        for at, name in enumerate(row.measures if judges else ()):
            of = [each.cancelled for each in (task, known.get(name)) if each and each.cancelled]
            day = min((each.on for each in of), default=None)
            if day and day <= row.on:
                place = document.at(*path, "measures", at)
                yield _cancelled_before(grounds, name.partition("@")[0], day, row, place)


def _cancelled_before(
    grounds: Grounds, measure: str, day: date, row: Update | Decision, place: Place
) -> Problem:
    message = say("{measure} was cancelled from {day} on", measure=measure, day=day)
    related = _places(grounds, measure, "cancelled")
    if isinstance(row, Update):
        hint = say("leave it out: it changes nothing; what was filed before {day} stays", day=day)
        return kinds.times.NO_EFFECT.at(place, message, hint, related)
    hint = say("leave the decision out; what was decided before {day} stays", day=day)
    return kinds.times.CANCELLED_BEFORE.at(place, message, hint, related)


def _places(grounds: Grounds, measure: object, field: str) -> tuple[Place, ...]:
    """Return the place of a field of a measure, or else of its task."""
    return tuple(
        document.at(*(path if field in row else path[:-2]), field)
        for document, path, row in grounds.entries("tasks", "tasks", "measures")
        if row.get("id") == measure
    )


DECEMBER = 12


def years_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each year since the programme began that is not settled.

    From December on the next year is one of them, and so is a year between two that are there, and
    one that is named without its holidays.
    """
    calendar, programme = grounds.register("calendar"), grounds.catalog.programme
    if calendar is None:
        return
    today, held = grounds.today, workdays_of(calendar.value).years
    told = {str(row["on"])[:4] for _, row in groups(calendar.value, "days")}
    first = min((*held, programme.start_on.year if programme else today.year))
    what = reduce(lambda one, two: say("{one}; {two}", one=one, two=two), _unknown(grounds))
    for year in range(first, today.year + 1 + (today.month == DECEMBER)):
        if year not in held or (year >= today.year and str(year) not in told):
            words = {"year": str(year), "what": what}
            message = say("the calendar does not hold {year}; it is not known {what}", **words)
            hint, place = say("add its holidays, then the year"), calendar.place("years")
            yield kinds.times.NO_CALENDAR.at(place, message, hint, sharper="0.4.0")


def _unknown(grounds: Grounds) -> Iterator[Words]:
    """Yield what cannot be worked out in a year without a calendar."""
    if any(row.get("workday_shift") for _, row in grounds.rows("calendar", "windows")):
        yield say("when filings are due and which are late")
    if any("workdays" in row for _, row in grounds.rows("rules", "rules", "when", "deadline")):
        yield say("limits of rules in workdays")
    if grounds.setting("rules", "feedback_workdays"):
        yield say("whether feedback is late")
    measures = grounds.rows("tasks", "tasks", "measures")
    if any("workdays" in group(row, "due") for _, row in measures):
        yield say("when measures are due that have workdays")
    yield say("by how many workdays entries are dated back")
