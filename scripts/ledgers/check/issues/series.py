"""See that no issue of a series is missing: numbers, weeks, deadlines (R16)."""

from collections.abc import Iterator
from datetime import date

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import day_shown
from ledgers.check.issues.bulletins import bulletins_of
from ledgers.model import kinds
from ledgers.model.bulletin import Bulletin
from ledgers.model.document import Document
from ledgers.model.periods import DAY, around
from ledgers.model.problem import Problem
from ledgers.model.words import say


def numbers_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each number that a series skips within a year (R16)."""
    issued: dict[tuple[str, str], list[tuple[int, Document]]] = {}
    for document, bulletin in bulletins_of(grounds):
        if bulletin.is_issued:
            key = bulletin.series, bulletin.year
            issued.setdefault(key, []).append((bulletin.issue_no, document))
    for rows in issued.values():
        ordered = sorted(rows, key=lambda row: row[0])
        numbers = [0, *(number for number, _ in ordered)]
        for before, (number, document) in zip(numbers, ordered, strict=False):
            if number > before + 1:
                message = say("number {number} is missing before it", number=number - 1)
                hint = say("number the issues of a series and year without gaps")
                yield kinds.issues.NUMBER_GAP.at(document.place("issue_no"), message, hint)


def weeks_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each finished week without its issue since its series began (R16)."""
    weekly: dict[str, dict[str, tuple[Document, Bulletin]]] = {}
    for document, bulletin in bulletins_of(grounds):
        if bulletin.is_issued and bulletin.kind == "weekly" and bulletin.period:
            weekly.setdefault(bulletin.series, {})[bulletin.period] = document, bulletin
    for series, periods in weekly.items():
        _, first = periods[min(periods)]
        last, _ = periods[max(periods)]
        for name in _weeks(grounds, first):
            if name not in periods:
                command = f"ledgers bulletin draft --series {series} --period {name}"
                message = say("there is no issue for {period}", period=name)
                hint = say("run: {command}", command=command)
                yield kinds.issues.WEEK_MISSING.at(last.place("period"), message, hint)


def _weeks(grounds: Grounds, first: Bulletin) -> Iterator[str]:
    """Yield the weeks from that of an issue to the last that is over, inside the programme."""
    programme = grounds.catalog.programme
    end = min(day_shown(grounds), programme.end_on) if programme else day_shown(grounds)
    week = around(first.end_on, "week")
    while week is not None and week.last < end:
        yield week.name
        week = around(week.last + DAY, "week")


def nodes_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each deadline since the first node bulletin that has none (R16)."""
    nodes = {
        bulletin.as_of: document
        for document, bulletin in bulletins_of(grounds)
        if bulletin.is_issued and bulletin.kind == "node"
    }
    if not nodes:
        return
    last = nodes[max(nodes)]
    for day, task in sorted(_deadlines(grounds, min(nodes)).items()):
        if day not in nodes:
            command = f"ledgers bulletin draft --series node --task {task} --as-of {day}"
            message = say("there is no node bulletin for the deadline of {day}", day=day)
            hint = say("run: {command}", command=command)
            yield kinds.issues.NODE_MISSING.at(last.place("as_of"), message, hint)


def _deadlines(grounds: Grounds, since: date) -> dict[date, str]:
    """Return the deadlines from a day on that have passed, each with its first task."""
    found: dict[date, str] = {}
    for task in sorted(grounds.catalog.tasks.values(), key=lambda task: task.no):
        for measure in task.measures:
            if since <= measure.due_on < day_shown(grounds):
                found.setdefault(measure.due_on, task.id)
    return found
