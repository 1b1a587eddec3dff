"""The city's decision on a county's filing: which measures, and the file's new text.

A reviewer names counties and subjects, as in `某县 T08 F2026-0017`: these are made into wishes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.edit.amending import file_of
from ledgers.model import OutputFile, Place, Problem, Struct, decision_file, kinds, replace, say
from ledgers.model.catalog import Catalog
from ledgers.model.lives.finding import life_of
from ledgers.model.lives.replay import JUDGING
from ledgers.model.lives.task import AWAITING, IDLE, SETTLED, Trace, trace_of
from ledgers.model.records import Task
from ledgers.model.rows import rows

FIELDS = ("on", "decision", "of", "measures", "period", "reason", "until", "received_on", "by_post")
"""The fields of an entry, in the order of the schema."""


class Wish(Struct, frozen=True):
    """A reviewer's decision: on whom, on what, when, and how.

    `decision` is accepted, closed, returned, extended or reopened. Without `measures` it concerns
    all measures of the task that it fits.
    """

    county: str
    subject: str
    decision: str
    on: date
    measures: tuple[str, ...] = ()
    reason: str | None = None
    until: date | None = None
    received_on: date | None = None
    by_post: str | None = None
    of: int | None = None
    period: str | None = None


def decided(catalog: Catalog, wish: Wish) -> OutputFile | Problem:
    """Return the decision file with the wish added to it, or the problem that prevents it.

    A task is decided measure by measure, a finding's rectification as a whole. What judges a
    filing names it, so there is one entry for each filing that is judged.
    """
    measures = _measures(catalog, wish)
    if isinstance(measures, Problem):
        return measures
    groups: dict[tuple[int, str], list[str]] = {}
    for number, instance in _judged(catalog, wish, measures):
        measure, _, period = instance.partition("@")
        groups.setdefault((number, "" if number else period), []).append(measure)
    file = decision_file(wish.county, wish.subject)
    own = catalog.document_at(file)
    value = own.value if own else {"subject": wish.subject}
    added = (_fields(wish, filter(None, names), *of) for of, names in sorted(groups.items()))
    wanted = {**value, "decisions": [*rows(value, "decisions"), *added]}
    return file_of(catalog.contract.ledger("decisions"), file, wanted, own)


def _judged(catalog: Catalog, wish: Wish, measures: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield each measure with the number of the filing that the wish judges; 0 where it is none.

    A rectification is judged as a whole: its name is empty.
    """
    of_task = {name: trace.filed_no for name, trace in _traces(catalog, wish).items()}
    name = wish.subject.rpartition("/")[2]
    life = life_of(catalog, name, wish.on) if wish.subject.startswith("rectifications/") else None
    for measure in measures or ("",):
        number = of_task.get(measure, life.filed_no if life else 0)
        yield (number if wish.decision in JUDGING else 0), measure


def _measures(catalog: Catalog, wish: Wish) -> tuple[str, ...] | Problem:
    """Return the measures that a wish concerns, none for a rectification, or the problem."""
    place = Place(decision_file(wish.county, wish.subject))
    ledger, _, name = wish.subject.partition("/")
    task = catalog.task_in(wish.county, name) if ledger == "progress" else None
    if task is not None:
        return _named(catalog, wish) or _nothing(catalog, place, wish, task)
    if ledger == "rectifications" and f"{wish.county}/{wish.subject}" in catalog.filed:
        return ()
    message = say("there is nothing called “{subject}” in this county", subject=wish.subject)
    tasks = (task.id for task in catalog.tasks_of(catalog.areas[wish.county]))
    findings = sorted(found for code, found in catalog.rectifications if code == wish.county)
    hint = say("there are: {subjects}", subjects=", ".join((*tasks, *findings)))
    return kinds.references.NO_SUCH_RECORD.at(place, message, hint)


def _named(catalog: Catalog, wish: Wish) -> tuple[str, ...]:
    """Return the measures that are named, or those that fit; of what recurs, the instances."""
    fits, known = _fitting(catalog, wish), _traces(catalog, wish)
    recurring = {name.partition("@")[0] for name in known if "@" in name}
    named = [
        [one for one in fits if one.partition("@")[0] == name] if name in recurring else [name]
        for name in wish.measures
    ]
    return tuple(name for row in named for name in row) if wish.measures else fits


def _nothing(catalog: Catalog, place: Place, wish: Wish, task: Task) -> Problem:
    message = say("no measure of {task} awaits this decision on {day}", task=task.id, day=wish.on)
    hint = say("see what the county has filed in its file for {task}", task=task.id)
    ever = _traces(catalog, replace(wish, on=date.max)).values()
    filed = [row.submitted_on or wish.on for row in ever if row.status in AWAITING]
    if wish.decision in JUDGING and min(filed, default=wish.on) > wish.on:
        hint = say("write --on {day} or later: filed on that day", day=min(filed))
    if wish.decision == "returned" and _fitting(catalog, replace(wish, decision="reopened")):
        about = {"county": wish.county, "task": task.id}
        hint = say("take an acceptance back: ledgers decide reopen {county} {task}", **about)
    return kinds.times.NOTHING_TO_DECIDE.at(place, message, hint)


def _fitting(catalog: Catalog, wish: Wish) -> tuple[str, ...]:
    """Return the measures that a decision of this kind fits on its day.

    Of those that were accepted, the last acceptance is taken back.
    """
    extends, reopens = wish.decision == "extended", wish.decision == "reopened"
    wanted = IDLE if extends else SETTLED if reopens else AWAITING
    fits = {
        name: trace
        for name, trace in _traces(catalog, wish).items()
        if trace.status in wanted and (not extends or wish.on <= trace.due_on)
    }
    days = [trace.decided_on for trace in fits.values() if trace.decided_on]
    judged = (name for name, trace in fits.items() if not reopens or trace.decided_on == max(days))
    return tuple(judged)


def _traces(catalog: Catalog, wish: Wish) -> Mapping[str, Trace]:
    """Return the state of each measure that is asked on the day of the wish; none of a finding."""
    task = catalog.task_in(wish.county, wish.subject.removeprefix("progress/"))
    events = catalog.events_of(wish.county, wish.subject)
    return {
        measure.id: trace_of(measure, events, wish.on)
        for measure in (task.measures if task and task.is_there(wish.on) else ())
        if measure.is_there(wish.on)
    }


def _fields(wish: Wish, measures: Iterable[str], number: int, period: str) -> Mapping[str, object]:
    """Return the fields of a new entry, in the order of the schema."""
    said = replace(wish, measures=tuple(measures), of=number or None, period=period or None)
    known = ((name, getattr(said, name)) for name in FIELDS)
    return {name: value for name, value in known if value not in {None, ()}}


AREAS = Place("data/city/areas.yaml")
SUBJECT = re.compile(r"[A-Za-z][0-9]+(-[0-9A-Za-z]+)*|.*/.*", re.DOTALL)
SHORT = re.compile(r"\AT(?=[0-9]\Z)")


def wishes(catalog: Catalog, wish: Wish, words: Iterable[str]) -> tuple[Wish | Problem, ...]:
    """Return a wish for each subject that is named, once, or what is wrong with the names.

    A county comes before its subjects, and another county may follow.
    """
    found: dict[str, list[str]] = {}
    code = ""
    for word in words:
        if code and SUBJECT.fullmatch(word):
            found[code].append(subject_of(word))
        else:
            county = county_of(catalog, word)
            if isinstance(county, Problem):
                return (county,)
            found.setdefault(code := county, [])
    for code, subjects in found.items():
        if not subjects:
            message = say("nothing is named that is to be decided for {county}", county=code)
            hint = say("write it as in 990121 T07 F2026-0017 990102 T07")
            return (kinds.references.NO_SUCH_RECORD.at(AREAS, message, hint),)
    return tuple(_each(wish, found))


def subject_of(word: str) -> str:
    """Return a subject such as `progress/T07` by its identifier, T7 too, or in full."""
    ledger = "rectifications" if word.upper().startswith("F") else "progress"
    return word if "/" in word else f"{ledger}/{SHORT.sub('T0', word.upper())}"


def county_of(catalog: Catalog, name: str) -> str | Problem:
    """Return the code of a county by its code, also a former one, its name, or its beginning."""
    rows, known = catalog.counties, catalog.areas.get(name)
    if known and known.continued_by:
        return known.continued_by
    found = [row for row in rows if name in {row.code, row.name}]
    found = found or [row for row in rows if name and row.name.startswith(name)]
    if len(found) == 1:
        return found[0].code
    message = say("{code} is no county of areas.yaml", code=name)
    if found:
        message = say("several counties are called so: {name}", name=name)
    codes = ", ".join(f"{row.code} {row.name}" for row in found or rows)
    return kinds.references.UNKNOWN_COUNTY.at(AREAS, message, say("counties: {codes}", codes=codes))


def _each(wish: Wish, found: dict[str, list[str]]) -> Iterator[Wish]:
    """Yield a wish for each subject, without the measures of other subjects that are named."""
    tasks = {subject.rpartition("/")[2] for subjects in found.values() for subject in subjects}
    for code, subjects in found.items():
        for subject in dict.fromkeys(subjects):
            others = tasks - {subject.rpartition("/")[2]}
            own = tuple(name for name in wish.measures if name.partition(".")[0] not in others)
            yield replace(wish, county=code, subject=subject, measures=own)
