"""Entries of a county without effect: what they submit lies with the city already, or is done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from ledgers.check.fields.references import TASKS
from ledgers.check.ground import Grounds, groups
from ledgers.model import kinds
from ledgers.model.catalog import Catalog
from ledgers.model.document import Document
from ledgers.model.layout import decision_file
from ledgers.model.lives.finding import FindingLife, steps_of
from ledgers.model.lives.replay import Step
from ledgers.model.lives.task import AWAITING, FILED, Trace, steps
from ledgers.model.problem import Place, Problem
from ledgers.model.records import Decision, Update
from ledgers.model.words import say

Life = TypeVar("Life", Trace, FindingLife)


def entries_without_effect(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each submission that changes nothing, at the measure that it names."""
    broken = grounds.files - grounds.sound_files
    for document in grounds.sound("progress", "rectifications"):
        subject = f"{document.ledger}/{document.id}"
        if broken.isdisjoint((decision_file(document.owner, subject), *TASKS)):
            found = grounds.catalog.decisions.get((document.owner, subject))
            of_ledger = _of_task if document.ledger == "progress" else _of_finding
            yield from of_ledger(grounds.catalog, document, found.decisions if found else ())


def _of_task(
    catalog: Catalog, document: Document, decisions: Sequence[Decision]
) -> Iterator[Problem]:
    task = catalog.tasks.get(document.id)
    filed = catalog.progress.get((document.owner, document.id))
    if task is None or filed is None:
        return
    found: dict[int, dict[str, Trace]] = {}
    days = catalog.rules.resubmit_days if catalog.rules else 0
    for measure in task.measures:
        for number, trace in _idle(steps(measure, filed.updates, decisions, days), decisions):
            found.setdefault(number, {})[measure.id] = trace
    for number, traces in found.items():
        named = filed.updates[number - 1].measures
        for at, name in enumerate(named):
            if name in traces:
                place = document.at("updates", number - 1, "measures", at)
                yield _of_measure(name, traces[name], place)
        if not named and len(traces) == len(task.measures):
            place = document.at("updates", number - 1, "status")
            yield _of_measure(task.id, next(iter(traces.values())), place)


def _of_measure(name: str, trace: Trace, place: Place) -> Problem:
    waits = trace.status in AWAITING
    return _without_effect(name, trace.submitted_on if waits else None, trace.decided_on, place)


def _of_finding(
    catalog: Catalog, document: Document, decisions: Sequence[Decision]
) -> Iterator[Problem]:
    """Yield the problems of a rectification; what becomes done with an entry is news."""
    rows = [row for _, row in groups(document.value, "updates")]
    finding = catalog.findings.get(document.id)
    if finding is None or finding.county != document.owner:
        return
    for number, life in _idle(steps_of(catalog, document.id, date.max), decisions):
        known = {name for row in rows[: number - 1] for name in row.get("done", ())}
        if known.issuperset(rows[number - 1].get("done", ())):
            place = document.at("updates", number - 1, "status")
            since = life.submitted_on if life.pending else None
            yield _without_effect(document.id, since, life.closed_on, place)


def _without_effect(name: str, waits: date | None, done: date | None, place: Place) -> Problem:
    message = say("{name} was accepted on {day}; this entry changes nothing", name=name, day=done)
    if waits:
        message = say(
            "{name} was submitted on {day} and awaits the decision; this entry changes nothing",
            name=name,
            day=waits,
        )
    hint = say("leave it out; what is new goes into an entry with “status: doing”")
    return kinds.times.NO_EFFECT.at(place, message, hint)


def _idle(steps: Iterable[Step[Life]], decisions: Sequence[Decision]) -> Iterator[tuple[int, Life]]:
    """Yield the number of each submission that changes nothing, with the life at which it came.

    One that a decision names counts: the day of that entry is the one by which work is judged.
    """
    judged = {decision.of for decision in decisions}
    for step in steps:
        update = step.event
        idle = isinstance(update, Update) and update.status in FILED and step.before == step.after
        if isinstance(update, Update) and idle and update.no not in judged:
            yield update.no, step.before


RULES = (entries_without_effect,)
