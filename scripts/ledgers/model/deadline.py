"""Deadlines: the rule of a measure yields dated instances, here and nowhere else.

Whoever counts deadlines finds instances as the measures of a task: one for a day or for the end of
a period, one for each period of a duty that recurs, one after a record of the county. What is filed
and decided names measures and periods in files, and instances in the catalogue.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

import msgspec
from msgspec.structs import replace

from ledgers.model.document import Document
from ledgers.model.periods import DAY, Workdays, around, period, since
from ledgers.model.records import (
    Decision,
    Decisions,
    Due,
    Measure,
    Programme,
    Progress,
    Start,
    Task,
    Update,
)
from ledgers.model.rows import as_day, first_day, text

RULES = ("due_on", "due")
"""The fields of a measure that say when it is due."""
ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days between which duties recur where they do not say, and the workdays."""

    start_on: date
    end_on: date
    workdays: Workdays


def calendar_of(task: Task, programme: Programme | None, workdays: Workdays) -> Calendar:
    """Return between which days a task is asked."""
    start = task.added_on or task.start_on or (programme.start_on if programme else date.max)
    return Calendar(start, programme.end_on if programme else date.min, workdays)


def dated(task: Task, calendar: Calendar) -> Task:
    """Return a task with the instances of its measures."""
    if not any(row.due or row.changes for row in task.measures):
        return task
    measures = (one for row in task.measures for one in instances(row, calendar))
    return replace(task, measures=tuple(measures))


def instances(measure: Measure, calendar: Calendar) -> Iterator[Measure]:
    """Yield the instances of a measure, each with its former deadlines."""
    former = [
        (row.on, {one.id: one.due_on for one in _instances(was, calendar)})
        for row in sorted(measure.changes, key=lambda row: row.on)
        for was in [_as_it_was(measure, row.was)]
        if was is not None
    ]
    for one in _instances(measure, calendar):
        moved = tuple((on, days[one.id]) for on, days in former if one.id in days)
        yield replace(one, moved=moved) if moved else one


def _as_it_was(measure: Measure, was: Mapping[str, object]) -> Measure | None:
    """Return a measure with a former deadline; None where that was not changed, or cannot be."""
    if not was.keys() & {*RULES}:
        return None
    due = msgspec.convert(was.get("due"), Due | None) if "due" in was else measure.due
    return replace(measure, due=due, due_on=as_day(was.get("due_on")) or measure.due_on)


def _instances(measure: Measure, calendar: Calendar) -> tuple[Measure, ...]:
    due = measure.due
    if due is None or not due.every:
        span = period(due.by_end_of) if due else None
        return (replace(measure, due_on=span.last) if span else measure,)
    first, last = due.first or measure.added_on or calendar.start_on, due.until or calendar.end_on
    spans = list(since(first, last + DAY, due.every))
    enough = min(due.times or len(spans), len(spans))
    return tuple(
        replace(
            measure,
            id=f"{measure.id}@{span.name}",
            due_on=workday_after(span.last, due.workdays or 0, calendar.workdays),
            of=measure.id,
            period=span.name,
            enough=enough,
        )
        for span in spans
    )


def workday_after(day: date, number: int, workdays: Workdays) -> date:
    """Return the workday of a number after a day; without a calendar Monday to Friday are."""
    while number:
        day += DAY
        number -= workdays.holds(day)
    return day


def started(measure: Measure, days: Iterable[date], workdays: Workdays) -> Measure | None:
    """Return a measure that is due after the first of some days; None where there is none yet."""
    first = min(days, default=None)
    if first is None or measure.due is None:
        return None
    return replace(measure, due_on=workday_after(first, measure.due.workdays or 0, workdays))


def waits(measure: Measure) -> Start | None:
    """Return the record after which a measure is due; None where it waits for none."""
    return measure.due.after if measure.due else None


def happened(start: Start, document: Document) -> tuple[date, date] | None:
    """Return the day of a record that a deadline waits for, and the day on which it came in."""
    kind = start.document if document.ledger == "documents" else start.event
    value = document.value
    if document.ledger not in {"documents", "events"} or kind is None or "withdrawn" in value:
        return None
    of_event = document.ledger == "events"
    on = as_day(value.get("held_on")) if of_event else first_day(value, ISSUED)
    came = None if of_event else first_day(value, ISSUED, "came_in")
    return (on, came or on) if on and text(value, "kind") == kind else None


def cycles_of(task: Task | None) -> Mapping[str, str]:
    """Return the cycle of each measure of a task that recurs."""
    measures = task.measures if task else ()
    return {row.of: row.due.every for row in measures if row.of and row.due and row.due.every}


def filed(progress: Progress, cycles: Mapping[str, str]) -> Progress:
    """Return what was filed, naming the instances that it speaks of."""
    updates = (replace(row, measures=_names(row, cycles, {})) for row in progress.updates)
    return replace(progress, updates=tuple(updates)) if cycles else progress


def decided(
    decisions: Decisions, progress: Progress | None, cycles: Mapping[str, str]
) -> Decisions:
    """Return what was decided, naming the instances that it judges.

    They are those of the period it names, or of the filing; where it names neither, of the last
    filing before it. An extension without a period is of that of its day.
    """
    updates = progress.updates if progress else ()

    def judged(row: Decision) -> Mapping[str, str]:
        if row.period or row.decision == "extended":
            return {}
        before = [one for one in updates if one.day <= row.on and one.status == "submitted"]
        known = [one for no, one in enumerate(updates, 1) if row.of == no] if row.of else before
        return {one.partition("@")[0]: one for each in known for one in each.measures}

    rows = (replace(row, measures=_names(row, cycles, judged(row))) for row in decisions.decisions)
    return replace(decisions, decisions=tuple(rows)) if cycles else decisions


def _names(
    row: Update | Decision, cycles: Mapping[str, str], judged: Mapping[str, str]
) -> tuple[str, ...]:
    return tuple(
        judged.get(name) or _name(name, cycles, row.period, row.on) for name in row.measures
    )


def _name(measure: str, cycles: Mapping[str, str], named: str | None, day: date) -> str:
    """Return the instance of a measure for a period that is named, else for that of a day."""
    span = period(named) if named else around(day, cycles.get(measure, ""))
    return f"{measure}@{span.name}" if span and measure in cycles else measure


def fallen(task: Task, kinds: Collection[str] | None = None) -> Iterator[date]:
    """Yield the days on which deadlines, of some kinds or of all, fall as they stand on those days.

    What waits for records of counties has no day for all.
    """
    rows = (row for row in task.measures if kinds is None or row.kind in kinds)
    for row in rows:
        for day in {row.due_on, *(was for _, was in row.moved)} - {date.max}:
            held = due_then(row.due_on, row.moved, day)[1] == day
            if held and row.is_there(day) and task.is_there(day):
                yield day


def due_then(due_on: date, moved: Iterable[tuple[date, date]], day: date) -> tuple[date, date]:
    """Return the deadline at the beginning and at the end of a day, before later moves."""
    rows = sorted(moved, key=itemgetter(0))
    held = next((was for on, was in rows if on >= day), due_on)
    return held, next((was for on, was in rows if on > day), due_on)
