"""Entries of a county without effect: what they submit lies with the city already, or is done."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.check.fields.references import TASKS
from ledgers.check.ground import Grounds
from ledgers.model import kinds
from ledgers.model.catalog import Catalog
from ledgers.model.document import Document
from ledgers.model.layout import decision_file
from ledgers.model.lives.finding import FindingLife, steps_of
from ledgers.model.lives.replay import Step
from ledgers.model.lives.task import FILED, Trace, steps
from ledgers.model.problem import Problem
from ledgers.model.records import Update
from ledgers.model.words import say

Lives = Mapping[str, Iterable[Step[Trace]] | Iterable[Step[FindingLife]]]


def entries_without_effect(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each submission that changes nothing, at the measure that it names.

    One that a decision names counts: its day is the one by which the work is judged.
    """
    catalog, broken = grounds.catalog, grounds.files - grounds.sound_files
    hint = say("leave it out; what is new goes into an entry with “status: doing”")
    for document in grounds.standing("progress", "rectifications"):
        subject = f"{document.ledger}/{document.id}"
        if broken.isdisjoint((decision_file(document.owner, subject), *TASKS)):
            own = grounds.part_in(document, "updates")
            judged = {row.of for row in catalog.events_of(document.owner, subject).decisions}
            for update, name, day in _idle(_lives(catalog, document)):
                at = ("measures", update.measures.index(name)) if update.measures else ("status",)
                message = say(
                    "{name} was submitted on {day} and not returned since; this changes nothing",
                    name=name,
                    day=day,
                )
                if update.no not in judged and update.no - 1 in own:
                    place = document.at("updates", update.no - 1 - own.start, *at)
                    yield kinds.times.NO_EFFECT.at(place, message, hint)


def _lives(catalog: Catalog, document: Document) -> Lives:
    """Return the lives of a task's measures, or of a finding, by their names."""
    if document.ledger == "rectifications":
        finding = catalog.findings.get(document.id)
        theirs = finding is not None and finding.county == document.owner
        return {document.id: steps_of(catalog, document.id, date.max)} if theirs else {}
    task = catalog.task_in(document.owner, document.id)
    events = catalog.events_of(document.owner, f"progress/{document.id}")
    return {row.id: steps(row, events) for row in (task.measures if task else ())}


def _idle(lives: Lives) -> Iterator[tuple[Update, str, date | None]]:
    """Yield each submission that changes nothing, of what, and when that was submitted before.

    One that names no measure speaks of all: it changes nothing where it changes none of them.
    """
    found: dict[int, list[tuple[Update, str, date | None]]] = {}
    for name, life in lives.items():
        for step in life:
            update = step.event
            if isinstance(update, Update) and update.status in FILED and step.before == step.after:
                found.setdefault(update.no, []).append((update, name, step.before.submitted_on))
    for rows in found.values():
        if rows[0][0].measures or len(rows) == len(lives):
            yield from rows if rows[0][0].measures else rows[:1]


RULES = (entries_without_effect,)
