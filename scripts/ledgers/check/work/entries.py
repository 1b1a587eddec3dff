"""Entries without effect: what they submit lies with the city already, or their county ended."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.check.fields.references import TASKS
from ledgers.check.ground import Grounds, Group, day, groups
from ledgers.model import DAY, Catalog, Document, Problem, Words, kinds, say
from ledgers.model.layout import SHARED_LEDGERS, decision_file
from ledgers.model.lives.finding import FindingLife, life_of, steps_of
from ledgers.model.lives.replay import Step
from ledgers.model.lives.task import FILED, Trace, steps, trace_of
from ledgers.model.records import Update

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
