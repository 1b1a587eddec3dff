"""Rules of deadlines yield days; filings are of periods that are asked; what is cancelled rests."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ledgers.check.ground import Grounds, groups
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.periods import period
from ledgers.model.problem import Place, Problem
from ledgers.model.records import Decision, Measure, Task, Update
from ledgers.model.rows import inside
from ledgers.model.words import say

WAYS = ("by_end_of", "every", "after")
ONLY_WITH = {
    "times": ("every",),
    "from": ("every",),
    "until": ("every",),
    "judged_by": ("every",),
    "workdays": ("every", "after"),
}
"""The words of a rule that mean something beside others only."""


def rules_without_days(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure whose deadline says no day, or more than one."""
    hint = say("write due_on, or due with one of: by_end_of; every; after and workdays")
    for document, path, row in grounds.entries("tasks", "tasks", "measures"):
        stated = [row, *(found for _, found in groups(row, "changes", "was"))]
        due = row.get("due")
        of_day, of_rule = ("due_on" in row), isinstance(due, Mapping)
        other = "due" if of_day else "due_on"
        words = {"measure": str(row.get("id"))}
        message = say("the deadline of {measure} names no day", **words)
        if of_day == of_rule or any(other in each for each in stated[1:]):
            yield kinds.times.DEADLINE_UNCLEAR.at(document.place(*path), message, hint)
        elif isinstance(due, Mapping) and (not _is_clear(due) or _is_empty(grounds, words)):
            yield kinds.times.DEADLINE_UNCLEAR.at(document.at(*path, "due"), message, hint)
        yield from _outside(grounds, document.at(*path, "due", "by_end_of"), due)


def _is_clear(due: Mapping[str, Any]) -> bool:
    alone = sum(name in due for name in WAYS) == 1
    fits = all(any(way in due for way in ONLY_WITH.get(name, WAYS)) for name in due)
    return alone and fits and ("after" not in due or "workdays" in due)


def _is_empty(grounds: Grounds, words: Mapping[str, str]) -> bool:
    """Say whether a duty has no period, or not as many as suffice."""
    task = grounds.catalog.tasks.get(grounds.catalog.task_of_measure.get(words["measure"], ""))
    rows = [row for row in (task.measures if task else ()) if row.name == words["measure"]]
    rules = [row.due for row in rows if row.due and row.due.every]
    if not grounds.catalog.programme or task is None:
        return False
    return not rows or any((rule.times or 0) > len(rows) for rule in rules)


def _outside(grounds: Grounds, place: Place, due: object) -> Iterator[Problem]:
    """Yield a problem where a period ends after the programme."""
    span, programme = period(inside({"due": due}, "due.by_end_of")), grounds.catalog.programme
    if span and programme and not programme.start_on <= span.last <= programme.end_on:
        message = say("{day} lies outside the programme", day=span.last)
        days = {"start": programme.start_on, "end": programme.end_on}
        hint = say("the programme runs from {start} to {end}", **days)
        yield kinds.times.OUTSIDE_PROGRAMME.at(place, message, hint)


def periods_not_asked(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each filing or decision about a period for which nothing is asked."""
    for document, path, task, row in _rows(grounds):
        asked = {measure.id: measure for measure in task.measures}
        recurring = {measure.of for measure in task.measures if measure.of}
        names = [name for name in row.measures if name.partition("@")[0] in recurring]
        for name in names:
            if name not in asked:
                field = ("period",) if row.period else ("measures", row.measures.index(name))
                yield _not_asked(grounds, task, name, document.at(*path, *field))
        if row.period and not names and (row.measures or not recurring):
            message = say("nothing that recurs is named here")
            place, hint = document.at(*path, "period"), say("take “period” out")
            yield kinds.times.PERIOD_NOT_ASKED.at(place, message, hint)


def _not_asked(grounds: Grounds, task: Task, name: str, place: Place) -> Problem:
    of, _, named = name.partition("@")
    spans = [measure.period for measure in task.measures if measure.of == of]
    message = say("{measure} is not asked for {period}", measure=of, period=named)
    hint = say("its periods: {first} to {last}; name one: period", first=spans[0], last=spans[-1])
    related = filter(None, [_place(grounds, task, of)])
    return kinds.times.PERIOD_NOT_ASKED.at(place, message, hint, tuple(related))


def _rows(grounds: Grounds) -> Iterator[tuple[Document, Path, Task, Update | Decision]]:
    """Yield each filing and decision on a task, with its place."""
    catalog = grounds.catalog
    for document in grounds.filed("progress", "decisions"):
        decided = document.ledger == "decisions"
        owner, _, subject = document.id.partition("/") if decided else (document.owner, "", "")
        task = catalog.task_in(owner, document.id.rpartition("/")[2])
        found = catalog.decisions.get((owner, subject)) if decided else None
        filed = catalog.progress.get((owner, document.id)) if not decided else None
        listed: tuple[Update | Decision, ...] = found.decisions if found else ()
        listed = filed.updates if filed else listed
        for index, row in enumerate(listed if task else ()):
            if task:
                yield document, ("decisions" if decided else "updates", index), task, row


def decided_when_cancelled(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision on what was cancelled before, at both places."""
    for document, path, task, row in _rows(grounds):
        known = {measure.id: measure for measure in task.measures}
        for name in row.measures if isinstance(row, Decision) else ():
            day = _ended(task, known.get(name))
            if day and day <= row.on:
                of = name.partition("@")[0]
                message = say("{measure} was cancelled from {day} on", measure=of, day=day)
                hint = say("leave the decision out; what was decided before {day} stays", day=day)
                place = document.at(*path, "measures", row.measures.index(name))
                related = filter(None, [_place(grounds, task, of, "cancelled")])
                yield kinds.times.CANCELLED_BEFORE.at(place, message, hint, tuple(related))


def _ended(task: Task, measure: Measure | None) -> date | None:
    """Return from which day a measure, or its task, is cancelled."""
    ends = [each.cancelled.on for each in (task, measure) if each and each.cancelled]
    return min(ends, default=None)


def _place(grounds: Grounds, task: Task, measure: str, *field: str) -> Place | None:
    """Return the place of a measure, or of a field of it or of its task."""
    filed = grounds.catalog.filed.get(f"city/tasks/{task.id}")
    for document, path, row in grounds.entries("tasks", "tasks", "measures") if filed else ():
        if row.get("id") == measure:
            own = path if not field or field[0] in row else path[:-2]
            return document.at(*own, *field)
    return None


RULES = (rules_without_days, periods_not_asked, decided_when_cancelled)
