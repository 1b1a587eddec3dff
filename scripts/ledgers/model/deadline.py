"""Deadlines: the rule of a measure yields dated instances, here and nowhere else.

Whoever counts deadlines finds instances as the measures of a task: one for a day or for the end of
a period, one for each period of a duty that recurs, one after a record of the county. What is filed
and decided names measures and periods in files, and instances in the catalogue.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from ledgers.model import Document, converted, records, replace
from ledgers.model.periods import DAY, Workdays, around, period, since
from ledgers.model.rows import as_day, counts, first_day, text

Cycles = Mapping[str, str]
"""The cycle of each measure of a task that recurs."""


class Calendar(NamedTuple):
    """The days between which duties recur where they do not say, and the workdays."""

    start_on: date
    end_on: date
    workdays: Workdays


def dated(task: records.Task, calendar: Calendar) -> records.Task:
    """Return a task with the instances of its measures."""
    if not any(row.due or row.changes for row in task.measures):
        return task
    start = task.added_on or task.start_on or calendar.start_on
    found = (instances(row, calendar._replace(start_on=start)) for row in task.measures)
    return replace(task, measures=tuple(one for rows in found for one in rows))


def instances(measure: records.Measure, calendar: Calendar) -> Iterator[records.Measure]:
    """Yield the instances of a measure, each with its former deadlines."""
    former = [
        (row.on, {one.id: one.due_on for one in _instances(_as_it_was(measure, row.was), calendar)})
        for row in sorted(measure.changes, key=lambda row: row.on)
        if row.was.keys() & {"due", "due_on"}
    ]
    for one in _instances(measure, calendar):
        moved = tuple((on, days[one.id]) for on, days in former if one.id in days)
        yield replace(one, moved=moved) if moved else one


def _as_it_was(measure: records.Measure, was: Mapping[str, object]) -> records.Measure:
    due = converted(was.get("due"), records.Due) if "due" in was else measure.due
    return replace(measure, due=due, due_on=as_day(was.get("due_on")) or measure.due_on)


def _instances(measure: records.Measure, calendar: Calendar) -> Iterable[records.Measure]:
    due = measure.due
    asked = measure.added_on or calendar.start_on
    if due is None or not due.every:
        span = period(due.by_end_of) if due else None
        one = replace(measure, since=asked) if due and due.after else measure
        return (replace(measure, due_on=span.last) if span else one,)
    first, last = due.first or asked, due.until or calendar.end_on
    spans = list(since(first, last + DAY, due.every))
    return [
        replace(
            measure,
            id=f"{measure.id}@{span.name}",
            due_on=workday_after(span.last, due.workdays or 0, calendar.workdays),
            of=measure.id,
            period=span.name,
            enough=min(due.times or len(spans), len(spans)),
        )
        for span in spans
    ]


def workday_after(day: date, number: int, workdays: Workdays) -> date:
    """Return the workday of a number after a day; without a calendar Monday to Friday are."""
    while number:
        day += DAY
        number -= workdays.holds(day)
    return day


def waits(measure: records.Measure) -> records.Start | None:
    """Return the record after which a measure is due; None where it waits for none."""
    return measure.due.after if measure.due else None


def happened(start: records.Start, document: Document) -> tuple[date, date] | None:
    """Return the day of a record that a deadline waits for, and the day on which it came in."""
    kind = {"documents": start.document, "events": start.event}.get(document.ledger)
    value = document.value
    if kind is None or kind != text(value, "kind") or not counts(value):
        return None
    on = as_day(value.get("held_on")) or first_day(value, "issued")
    came = as_day(value.get("came_in")) or first_day(value, "issued", "came_in")
    return (on, came or on) if on else None


def cycles_of(task: records.Task) -> Cycles:
    """Return the cycle of each measure of a task that recurs."""
    return {row.of: row.due.every for row in task.measures if row.of and row.due and row.due.every}


def filed(progress: records.Progress, cycles: Cycles) -> records.Progress:
    """Return what was filed, naming the instances that it speaks of."""
    updates = (replace(row, measures=_names(row, cycles, {})) for row in progress.updates)
    return replace(progress, updates=tuple(updates))


def decided(
    decisions: records.Decisions, progress: records.Progress | None, cycles: Cycles
) -> records.Decisions:
    """Return what was decided, naming the instances that it judges.

    They are those of the period it names, or of the filing; where it names neither, of the last
    filing before it. An extension without a period is of that of its day.
    """
    updates = progress.updates if progress else ()

    def judged(row: records.Decision) -> Mapping[str, str]:
        if row.period or row.decision == "extended":
            return {}
        before = [one for one in updates if one.day <= row.on and one.status == "submitted"]
        known = [one for no, one in enumerate(updates, 1) if row.of == no] if row.of else before
        return {one.partition("@")[0]: one for each in known for one in each.measures}

    rows = (replace(row, measures=_names(row, cycles, judged(row))) for row in decisions.decisions)
    return replace(decisions, decisions=tuple(rows))


def _names(
    row: records.Update | records.Decision, cycles: Cycles, judged: Mapping[str, str]
) -> tuple[str, ...]:
    spans = {
        name: period(row.period) if row.period else around(row.on, cycle)
        for name, cycle in cycles.items()
    }
    own = {name: f"{name}@{span.name}" for name, span in spans.items() if span}
    return tuple(judged.get(name) or own.get(name, name) for name in row.measures)


def fallen(task: records.Task, rules: records.Rules | None = None) -> Iterator[date]:
    """Yield the days on which deadlines fall as they stand on those days; by rules what counts.

    What waits for records of counties has no day for all.
    """
    for row in task.measures:
        for day in {row.due_on, *(was for _, was in row.moved)} - {date.max}:
            held = due_then(row.due_on, row.moved, day)[1] == day
            counts = rules is None or row.kind in rules.counted_on(day)
            if held and counts and row.is_there(day) and task.is_there(day):
                yield day


def due_then(due_on: date, moved: Iterable[tuple[date, date]], day: date) -> tuple[date, date]:
    """Return the deadline at the beginning and at the end of a day, before later moves."""
    rows = sorted(moved, key=itemgetter(0))
    held = next((was for on, was in rows if on >= day), due_on)
    return held, next((was for on, was in rows if on > day), due_on)
