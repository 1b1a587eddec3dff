"""What is asked of all counties by when, and what of it was moved, changed, added or cancelled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from ledgers.model.bulletin import Bulletin
from ledgers.model.catalog import Catalog
from ledgers.model.lives.programmes import tasks_about
from ledgers.model.numbers import NONE, day
from ledgers.model.periods import period
from ledgers.model.records import Changed, Measure, Task
from ledgers.model.rows import as_day
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Here, Table, row_of, table_of_any
from ledgers.publish.kit.context import Leaf

DUE = "due_on"


@dataclass(frozen=True, slots=True)
class Reform:
    """What changed from a day on of a task or a measure, and why."""

    on: date
    name: str
    what: Words
    reason: str


def by_name(measures: Iterable[Measure]) -> Iterator[tuple[Measure, ...]]:
    """Yield the instances of each measure of a task."""
    return (tuple(rows) for _, rows in groupby(measures, attrgetter("name")))


def due_words(here: Here, task: Task, rows: tuple[Measure, ...]) -> object:
    """Return by when a measure is due: its day, its periods, or after what."""
    first, last = rows[0], rows[-1]
    if first.of:
        words = {"first": first.period, "last": last.period, "number": str(first.enough)}
        if first.enough < len(rows):
            return say("{number} of the periods {first} to {last}", **words)
        return say("each period, {first} to {last}", **words)
    if first.due and first.due.after:
        days = str(first.due.workdays)
        return say("{days} workdays after the county's first such record", days=days)
    return here.source(f"city/tasks/{task.id}", day(first.due_on), "deadline")


def reform_table(here: Leaf, caption: Words, rows: Iterable[Reform]) -> Table | None:
    """Return what changed, day by day; None where nothing did."""
    lines = (
        row_of(
            here.short(say("From"), day(row.on)),
            here.cell(say("What"), row.name),
            here.cell(say("Change"), row.what),
            here.cell(say("Reason"), row.reason or NONE),
        )
        for row in rows
    )
    return table_of_any(caption, lines)


def reforms_of(catalog: Catalog, issue: Bulletin) -> tuple[Reform, ...]:
    """Return what changed of the programme in the week of a weekly issue."""
    week = period(issue.period) if issue.kind == "weekly" else None
    if week is None:
        return ()
    found = reforms(tasks_about(catalog, issue), week.last)
    return tuple(row for row in found if week.first <= row.on)


def reforms(tasks: Iterable[Task], last: date) -> tuple[Reform, ...]:
    """Return what changed of some tasks up to a day, in order."""
    found: list[Reform] = []
    for task in tasks:
        found += _of(task.id, task)
        for rows in by_name(task.measures):
            found += _of(rows[0].name, rows[0])
    past = (row for row in found if row.on <= last)
    return tuple(sorted(past, key=lambda row: (row.on, row.name)))


def _of(name: str, entry: Task | Measure) -> Iterator[Reform]:
    if entry.added_on:
        yield Reform(entry.added_on, name, say("added"), "")
    for number, row in enumerate(entry.changes):
        yield Reform(row.on, name, _what(entry, row, entry.changes[number + 1 :]), row.reason)
    if entry.cancelled:
        yield Reform(entry.cancelled.on, name, say("cancelled"), entry.cancelled.reason)


def _what(entry: Task | Measure, row: Changed, later: tuple[Changed, ...]) -> Words:
    """Say what a change changed; of a deadline, from when to when."""
    if DUE in row.was and isinstance(entry, Measure):
        now = next((each.was[DUE] for each in later if DUE in each.was), entry.due_on)
        days = {"was": day(as_day(row.was[DUE])), "now": str(now)}
        return say("deadline moved from {was} to {now}", **days)
    return say("changed: {fields}", fields=", ".join(sorted(row.was)))
