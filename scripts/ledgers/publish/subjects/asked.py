"""What is asked of all counties by when, and what of it was moved, changed, added or cancelled."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter

from ledgers.model import COMMA, NONE, Struct, Words, as_day, as_words, day, period, say, together
from ledgers.model.bulletin import Bulletin
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract, title_of
from ledgers.model.lives.programmes import about_issue, tasks_about
from ledgers.model.records import Asked, Changed, Measure, Programme, Task
from ledgers.publish.kit import Here, Leaf, Table

MOVED = {
    "due_on": say("deadline moved from {was} to {now}"),
    "end_on": say("last day moved from {was} to {now}"),
}
"""What is said of a day that was moved."""


class Reform(Struct, frozen=True):
    """What changed from a day on of a task, a measure or the programme, and why."""

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
    heads = say("From"), say("What"), say("Change"), say("Reason")
    told = ((day(row.on), row.name, row.what, row.reason or NONE) for row in rows)
    return here.listed(caption, heads, told, short={0})


def reforms_of(catalog: Catalog, issue: Bulletin) -> tuple[Reform, ...]:
    """Return what changed of the programme in the week of a weekly issue."""
    week = period(issue.period) if issue.kind == "weekly" else None
    if week is None:
        return ()
    whole = reforms(catalog.contract, tasks_about(catalog, issue), week.last)
    found = (*whole, *of_programme(catalog.contract, about_issue(catalog, issue), week.last))
    return tuple(row for row in found if week.first <= row.on)


def reforms(contract: Contract, tasks: Iterable[Task], last: date) -> tuple[Reform, ...]:
    """Return what changed of some tasks up to a day, in order."""
    found: list[Reform] = []
    for task in tasks:
        found += _of(contract, ("tasks", "tasks"), task.id, task)
        for rows in by_name(task.measures):
            found += _of(contract, ("tasks", "tasks", "measures"), rows[0].name, rows[0])
    past = (row for row in found if row.on <= last)
    return tuple(sorted(past, key=lambda row: (row.on, row.name)))


def of_programme(contract: Contract, programme: Programme | None, last: date) -> tuple[Reform, ...]:
    """Return what changed of a programme itself up to a day, in order."""
    found = _of(contract, ("programme",), programme.title, programme) if programme else ()
    return tuple(row for row in found if row.on <= last)


def _of(
    contract: Contract, way: tuple[str, ...], name: str, entry: Task | Measure | Programme
) -> Iterator[Reform]:
    if isinstance(entry, Asked) and entry.added_on:
        yield Reform(entry.added_on, name, say("added"), "")
    for number, row in enumerate(entry.changes):
        later = entry.changes[number + 1 :]
        titles = (as_words(title_of(contract.field(*way, one), one)) for one in sorted(row.was))
        changed = say("changed: {fields}", fields=together(titles, COMMA))
        yield Reform(row.on, name, next(_moved(entry, row, later), changed), row.reason)
    if isinstance(entry, Asked) and entry.cancelled:
        yield Reform(entry.cancelled.on, name, say("cancelled"), entry.cancelled.reason)


def _moved(
    entry: Task | Measure | Programme, row: Changed, later: tuple[Changed, ...]
) -> Iterator[Words]:
    """Yield from when to when a change moved a deadline, or the last day of a programme."""
    for field, words in MOVED.items():
        if field in row.was:
            now = next((each.was[field] for each in later if field in each.was), None)
            days = {"was": as_day(row.was[field]), "now": now or getattr(entry, field)}
            yield Words(words.text, {name: day(as_day(str(on))) for name, on in days.items()})
