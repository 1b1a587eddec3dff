"""Decisions and entries make sense at their point in the life of a measure or a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from ledgers.check.fields.references import TASKS
from ledgers.check.ground import Grounds, Group, day, groups
from ledgers.model import CITY, DAY, Catalog, Document, Place, Problem, Words, kinds, say
from ledgers.model.layout import SHARED_LEDGERS, decision_file
from ledgers.model.lives.finding import FindingLife, begun, life_of, steps, steps_of
from ledgers.model.lives.replay import Step
from ledgers.model.lives.task import FILED, Trace, concerns, trace_of
from ledgers.model.lives.task import steps as task_steps
from ledgers.model.records import Decision, Events, Update

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


Lives = Mapping[str, Iterable[Step[Trace]] | Iterable[Step[FindingLife]]]


def entries_without_effect(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each submission that changes nothing, at the measure that it names.

    One that a decision names counts: its day is the one by which the work is judged.
    """
    catalog, broken = grounds.catalog, grounds.files - grounds.sound_files
    hint = say("leave it out; what is new goes into an entry with “status: doing”")
    for document in grounds.standing("progress", "rectifications"):
        if broken.isdisjoint((decision_file(*document.about), *TASKS)):
            own = grounds.part_in(document, "updates")
            judged = {row.of for row in catalog.events_of(*document.about).decisions}
            last, _ = _last_day(grounds, *document.about)
            for update, name, since in _idle(_lives(catalog, document)):
                at = ("measures", update.measures.index(name)) if update.measures else ("status",)
                message = say(
                    "{name} was submitted on {day} and not returned since; this changes nothing",
                    name=name,
                    day=since,
                )
                if update.no not in judged and update.no - 1 in own and update.day <= last:
                    place = document.at("updates", update.no - 1 - own.start, *at)
                    yield kinds.times.NO_EFFECT.at(place, message, hint)


def _lives(catalog: Catalog, document: Document) -> Lives:
    """Return the lives of a task's measures, or of a finding, by their names."""
    if document.ledger == "rectifications":
        finding = catalog.findings.get(document.id)
        theirs = finding is not None and finding.county == document.owner
        return {document.id: steps_of(catalog, document.id, date.max)} if theirs else {}
    task = catalog.task_in(document.owner, document.id)
    events = catalog.events_of(*document.about)
    return {row.id: task_steps(row, events) for row in (task.measures if task else ())}


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


def extensions_of_nothing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each extension asked for that is not beyond the deadline of its day."""
    for document in grounds.standing("progress", "rectifications"):
        for path, row in groups(document.value, "updates"):
            asked, came = day(row.get("extend_until")), day(row.get("came_in", row.get("on")))
            limits = [*_limits(grounds.catalog, document, row, came)] if asked and came else []
            if asked and limits and asked <= min(limits):
                words = {"day": asked, "limit": min(limits)}
                message = say("{day} is no extension of a deadline of {limit}", **words)
                hint = say("write a later day, or leave the line out")
                yield kinds.times.NO_EFFECT.at(document.place(*path, "extend_until"), message, hint)


def _limits(catalog: Catalog, document: Document, row: Group, came: date) -> Iterator[date]:
    """Yield the deadlines, as they stood before an entry, of what it speaks of."""
    if document.ledger == "rectifications":
        life = life_of(catalog, document.id, came - DAY)
        yield from (life.due_on,) if life else ()
        return
    task = catalog.task_in(document.owner, document.id)
    events = catalog.events_of(*document.about)
    for measure in task.measures if task else ():
        if measure.id in row.get("measures", (measure.id,)):
            then = trace_of(measure, events, came - DAY)
            yield then.limit if then.limit > then.due_on else then.due_then(came)[0]


def entries_after_the_end(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry about a county, or its finding, that is no more its own.

    Its work is judged on its last day; a finding goes on in the county that it was handed to.
    """
    hint = say("leave it out; who goes on with the work files it, and is decided on, from then on")
    for document in grounds.standing("progress", "rectifications", "decisions", *SHARED_LEDGERS):
        county, subject = document.about
        last, message = _last_day(grounds, county, subject)
        dated = grounds.contract.ledger(document.ledger)
        rows = groups(document.value, *filter(None, [dated.record.history]))
        for path, row in rows if last < date.max else ():
            name = "came_in" if "came_in" in row else "on" if path else dated.dated
            if (day(row.get(name)) or date.min) > last:
                yield kinds.times.NO_EFFECT.at(document.at(*path, name), message, hint)


def _last_day(grounds: Grounds, county: str, subject: str) -> tuple[date, Words]:
    """Return the last day on which entries on a subject of a county count, and why it is that."""
    area = grounds.catalog.areas.get(county)
    finding = grounds.catalog.findings.get(subject.removeprefix("rectifications/"))
    handed = finding.handed_over if finding else None
    if handed and handed.by == county != handed.to:
        words = {"finding": subject.partition("/")[2], "county": handed.to, "day": handed.on}
        told = say("{finding} is with {county} from {day} on: this changes nothing", **words)
        return handed.on - DAY, told
    last = (area.valid_to if area and not area.continued_by else None) or date.max
    return last, say("{county} ended on {day}: this changes nothing", county=county, day=last)
