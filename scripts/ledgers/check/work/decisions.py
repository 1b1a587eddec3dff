"""Decisions make sense at their point in the life of a measure or a finding."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TypeVar

from ledgers.check.fields.references import TASKS
from ledgers.check.ground import Grounds
from ledgers.model import CITY, Document, Place, Problem, kinds, say
from ledgers.model.lives.finding import begun, steps, steps_of
from ledgers.model.lives.replay import Step
from ledgers.model.lives.task import FILED, concerns
from ledgers.model.lives.task import steps as task_steps
from ledgers.model.records import Decision, Events

Life = TypeVar("Life")


def decisions_out_of_place(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision on something not submitted, and each late extension."""
    for document in grounds.filed("decisions"):
        county, subject = document.about
        task = grounds.catalog.task_in(county, subject.removeprefix("progress/"))
        events = grounds.catalog.events_of(county, subject)
        filing = grounds.file_of(county, subject)
        # Only a filing and tasks that are sound are good enough to judge by.
        known = filing not in grounds.files or grounds.sound_files.issuperset((filing, *TASKS))
        for measure in task.measures if task and known else ():
            steps = task_steps(measure, events)
            for index, step, event in _judging(grounds, document, events, steps):
                if event.on < measure.ruled_on:
                    continue  # It was right, or not, by the rule of its day.
                position = event.measures.index(measure.id)
                at = partial(document.at, "decisions", index, "measures", position)
                due = step.before.due_then(event.on)[1]
                yield from _changing_nothing(measure.id, step, event, due, at)
                yield from _received_before(document, index, event, events, step.before.filed_no)


def entries_judged_that_are_not_there(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision that names an entry which cannot be what it judges."""
    hint = say("write the number of the entry that was submitted, counted from 1")
    for document in grounds.filed("decisions"):
        own = grounds.part_in(document, "decisions")
        updates, decided, _ = grounds.catalog.events_of(*document.about)
        for index, decision in enumerate(decided[own.start : own.stop]):
            number = decision.of or 0
            judged = updates[number - 1] if 0 < number <= len(updates) else None
            fits = judged and judged.status in FILED and judged.day <= decision.on
            named = judged and all(concerns(judged, name) for name in decision.measures)
            if number and updates and not (fits and named):
                on, place = decision.on, document.at("decisions", index, "of")
                message = say("entry {number} submitted nothing by {day}", number=number, day=on)
                yield kinds.times.NOTHING_JUDGED.at(place, message, hint)


def _judging(
    grounds: Grounds, document: Document, events: Events, steps: Iterable[Step[Life]]
) -> Iterator[tuple[int, Step[Life], Decision]]:
    """Yield the steps by the decisions of a file that can be judged, with the number of each.

    An extension needs no filing.
    """
    own, (county, ledger, name) = grounds.part_in(document, "decisions"), document.id.split("/", 2)
    catalog = grounds.catalog
    filed = (county, name) in (catalog.progress if ledger == "progress" else catalog.rectifications)
    for step in steps:
        if isinstance(event := step.event, Decision) and (filed or event.decision == "extended"):
            found = (at for at, decision in enumerate(events.decisions) if decision is event)
            yield from ((at - own.start, step, event) for at in found if at in own)


def _changing_nothing(
    name: str, step: Step[Life], decision: Decision, due: date, at: Callable[[], Place]
) -> Iterator[Problem]:
    """Yield a problem where a decision makes no sense at its place in a life.

    The place is looked for only then: a file must be read once more for it.
    """
    if step.after != step.before:
        return
    if decision.decision == "reopened":
        message = say("on {day} {finding} was not closed", day=decision.on, finding=name)
        hint = say("only what was closed can be reopened")
        yield kinds.times.NOTHING_TO_DECIDE.at(at(), message, hint)
    elif decision.decision != "extended":
        message = say("on {day} {measure} awaited no decision", day=decision.on, measure=name)
        hint = say(
            "decide on what was submitted and is not decided yet; “reopened” takes an acceptance"
            " back"
        )
        yield kinds.times.NOTHING_TO_DECIDE.at(at(), message, hint)
    elif decision.until is not None:
        yield _no_extension(name, due, decision, at())


def _received_before(
    document: Document, index: int, decision: Decision, events: Events, number: int
) -> Iterator[Problem]:
    """Yield a problem where the city received the entry that it judges before that was written."""
    received, written = decision.received_on, [row.on for row in events.updates[:number]][-1:]
    if received and written and received < written[0]:
        days = {"received": received, "day": written[0]}
        message = say("received on {received}, before the entry of {day}", **days)
        place, hint = document.at("decisions", index), say("correct one of the two dates")
        yield kinds.times.OUT_OF_ORDER.at(place, message, hint, sharper="0.4.0")


def rectifications_decided_out_of_place(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision on a rectification that its state does not allow."""
    for document in grounds.sound("decisions"):
        county, ledger, name = document.id.split("/", 2)
        filed = grounds.record(county, f"{ledger}/{name}")
        unread = filed is None and grounds.file_of(county, f"{ledger}/{name}") in grounds.files
        if ledger == "rectifications" and not unread:
            yield from _followed(grounds, document, county, name)


def _followed(grounds: Grounds, document: Document, county: str, name: str) -> Iterator[Problem]:
    catalog = grounds.catalog
    finding = catalog.findings.get(name) if grounds.record(CITY, f"findings/{name}") else None
    if finding is None:
        return
    events = catalog.events_of(*document.about)
    theirs = county == finding.county
    known = steps_of(catalog, name, date.max) if theirs else steps(begun(finding.due_on), events)
    for index, step, decision in _judging(grounds, document, events, known):
        at, due = partial(document.at, "decisions", index, "decision"), step.before.limit_on
        yield from _changing_nothing(name, step, decision, due, at)
        yield from _received_before(document, index, decision, events, step.before.filed_no)


def _no_extension(name: str, due: date, decision: Decision, place: Place) -> Problem:
    words = {"measure": name, "due": due, "day": decision.on}
    if decision.on > due:
        message = say("{measure} was due on {due}, before {day}", **words)
        hint = say("an extension after the deadline excuses nothing; return or accept instead")
        return kinds.times.EXTENDED_TOO_LATE.at(place, message, hint)
    message = say("{measure} is due on {due} already", measure=name, due=due)
    hint = say("write a day after {due} in “until”", due=due)
    return kinds.times.NOT_AN_EXTENSION.at(place, message, hint)
