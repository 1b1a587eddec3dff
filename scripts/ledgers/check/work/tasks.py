"""See that each decision makes sense where it stands in a measure's life."""

from collections.abc import Iterator

from ledgers.check.fields.references import TASKS
from ledgers.check.ground.context import Grounds
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.lives.task import AWAITING, Trace, events, followed
from ledgers.model.problem import Place, Problem
from ledgers.model.records import Decision, Measure
from ledgers.model.words import say


def decisions_out_of_place(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each decision on something not submitted, and each late extension."""
    if document.ledger != "decisions" or not _can_tell(grounds, document):
        return
    catalog = grounds.catalog
    county, _, subject = document.id.partition("/")
    decided = catalog.decisions.get((county, subject))
    task = catalog.tasks.get(document.id.rpartition("/")[2])
    if decided is None or task is None:
        return
    filed = catalog.progress.get((county, task.id))
    days = catalog.rules.resubmit_days if catalog.rules else 0
    for measure in task.measures:
        trace = Trace(due_on=measure.due_on, limit=measure.due_on)
        for event in events(measure.id, filed.updates if filed else (), decided.decisions):
            if isinstance(event, Decision) and (filed or event.decision == "extended"):
                place = _place(document, decided.decisions, event, measure)
                yield from _nonsense(trace, event, measure, place)
            trace = followed(trace, event, days)


def _can_tell(grounds: Grounds, document: Document) -> bool:
    """Say whether the filing and the tasks are sound enough to judge a decision by."""
    county, _, subject = document.id.partition("/")
    filing = f"data/counties/{county}/{subject}.yaml"
    return (
        filing in grounds.sound and grounds.sound.issuperset(TASKS)
    ) or filing not in grounds.files


def _place(
    document: Document, decisions: tuple[Decision, ...], event: Decision, measure: Measure
) -> Place:
    index = next(i for i, decision in enumerate(decisions) if decision is event)
    position = event.measures.index(measure.id)
    return document.place("decisions", index, "measures", position, of_value=True)


def _nonsense(trace: Trace, event: Decision, measure: Measure, place: Place) -> Iterator[Problem]:
    if event.decision != "extended":
        if trace.status not in AWAITING:
            message = say(
                "on {day} {measure} awaited no decision", day=event.on, measure=measure.id
            )
            hint = say("decide on what the county has submitted and nobody has decided yet")
            yield kinds.times.NOTHING_TO_DECIDE.at(place, message, hint)
        return
    if event.on > trace.due_on:
        message = say(
            "{measure} was due on {due}, before {day}",
            measure=measure.id,
            due=trace.due_on,
            day=event.on,
        )
        hint = say("an extension after the deadline excuses nothing; return or accept instead")
        yield kinds.times.EXTENDED_TOO_LATE.at(place, message, hint)
    elif event.until is not None and event.until <= trace.due_on:
        message = say("{measure} is due on {due} already", measure=measure.id, due=trace.due_on)
        hint = say("write a day after {due} in “until”", due=trace.due_on)
        yield kinds.times.NOT_AN_EXTENSION.at(place, message, hint)
