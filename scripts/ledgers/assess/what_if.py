"""Single changes to one county: its life replayed with one more event, and measured again.

A change of filings or decisions is tried by the same replay as the assessment, so that the
prediction is what the assessment would find. `all_decided` tries one change to all counties.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from ledgers.assess.indicators import Index, measure_all
from ledgers.assess.tasks import Assignment, task_state
from ledgers.model import CITY, Catalog, Document, Measurement, Struct, records, replace
from ledgers.model.assessment import CountyResult, TaskState
from ledgers.model.lives.finding import life_of
from ledgers.model.lives.task import AWAITING
from ledgers.model.method import ASSESSMENT, Indicator, Scheme
from ledgers.model.records import Decision, Decisions

Found = Mapping[str, Measurement]
"""The measurement of each indicator in one county."""
RECTIFICATIONS = ("findings", "rectifications", "decisions")
GROUND = ("units", "areas", "publication")
"""Registers without which no indicator can be measured."""


class Ground(Struct, frozen=True, dict=True):
    """The ground for trying changes: the catalogue, the county's result, the scheme, the day."""

    catalog: Catalog
    county: CountyResult
    scheme: Scheme
    as_of: date
    programme: records.Programme
    rules: records.Rules

    @cached_property
    def index(self) -> Index:
        """Return the rows that indicators of tasks look at."""
        return Index(alone(self), lasting=False)

    def indicators(self, *ledgers: str) -> list[Indicator]:
        """Return the indicators of the scheme that are made of some ledgers."""
        known = [self.catalog.indicators[name] for name in self.scheme.indicators]
        return [row for row in known if row.source and row.source.ledger in ledgers]

    def measured(
        self, index: Index, indicators: list[Indicator], states: tuple[TaskState, ...]
    ) -> Found:
        """Return what some indicators give for the county, from the rows of an index."""
        code = self.county.code
        every = measure_all(index.catalog, indicators, {code: states}, self.as_of, index)
        return {name: row[code] for name, row in every.items()}


def alone(ground: Ground, *ledgers: str) -> Catalog:
    """Return the catalogue with one county and some ledgers, and its townships."""
    code, catalog = ground.county.code, ground.catalog
    areas = {name: area for name, area in catalog.areas.items() if code in {area.code, area.parent}}
    kept, own = (*GROUND, *ledgers), {CITY, code}
    documents = tuple(row for row in catalog.documents if row.ledger in kept and row.owner in own)
    return replace(catalog, areas=areas, documents=documents)


def replayed(ground: Ground, state: TaskState, measures: tuple[str, ...]) -> TaskState:
    """Return the state of a task after some measures were filed and accepted on the day.

    What awaits the city's decision already is only accepted.
    """
    catalog = ground.catalog
    task = catalog.task_in(state.county, state.task) or catalog.tasks[state.task]
    filed, decided, _ = catalog.events_of(state.county, f"progress/{state.task}")
    waits = {row.id for row in state.measures if row.status in AWAITING and row.submitted_on}
    fresh = tuple(name for name in measures if name not in waits)
    updates = (records.Update(ground.as_of, "submitted", fresh),) if fresh else ()
    events = records.Events(
        (*filed, *updates), (*decided, records.Decision(ground.as_of, "accepted", measures))
    )
    begun = task.start_on or ground.programme.start_on
    assignment = Assignment(state.county, task, begun, events, ground.programme.plan)
    return task_state(assignment, ground.rules, ground.as_of)


def in_time(before: TaskState, after: TaskState) -> bool:
    """Say whether everything that was newly accepted was filed in time."""
    done = {row.id for row in before.measures if row.done}
    newly = [row for row in after.measures if row.done and row.id not in done]
    return bool(newly) and all(row.on_time for row in newly)


def accepted_tasks(ground: Ground) -> Iterator[tuple[str, Found]]:
    """Yield, for each task that could be finished in time, its section and what it changes."""
    for state in ground.county.tasks:
        left = tuple(row.id for row in state.measures if row.applies and not row.done)
        if left and not state.overdue:
            after = replayed(ground, state, left)
            if in_time(state, after):
                yield ground.catalog.tasks[state.task].section, _with(ground, after)


def overdue_tasks(ground: Ground) -> Iterator[tuple[str, Found]]:
    """Yield for each overdue task what changes when its overdue measures are accepted late."""
    for state in ground.county.tasks:
        late = tuple(row.id for row in state.measures if row.overdue)
        if late:
            yield "", _with(ground, replayed(ground, state, late))


def _with(ground: Ground, after: TaskState) -> Found:
    states = tuple(after if state.task == after.task else state for state in ground.county.tasks)
    return ground.measured(ground.index, ground.indicators(ASSESSMENT), states)


def closed_findings(ground: Ground) -> Iterator[tuple[str, Found]]:
    """Yield for each finding that the county answers what changes when it is closed."""
    indicators = ground.indicators(*RECTIFICATIONS)
    if not indicators:
        return
    small = alone(ground, *RECTIFICATIONS)
    for document in small.by_ledger.get("rectifications", ()):
        if document.owner == ground.county.code and "withdrawn" not in document.value:
            index = Index(_closed(ground, small, document), lasting=False)
            yield "", ground.measured(index, indicators, ground.county.tasks)


def _closed(ground: Ground, small: Catalog, filing: Document) -> Catalog:
    """Return the catalogue in which a finding is submitted, if it was not, and closed."""
    key, subject = (filing.owner, filing.id), f"rectifications/{filing.id}"
    filed, decided, _ = small.events_of(filing.owner, subject)
    submitted, closed = (
        records.Update(ground.as_of, "submitted"),
        records.Decision(ground.as_of, "closed"),
    )
    updates = records.Rectification((*filed, submitted))
    decisions = records.Decisions(subject, (*decided, closed))
    return replace(
        small,
        documents=_with_decision(small, f"{filing.owner}/{subject}", filing, closed),
        rectifications={**small.rectifications, key: updates},
        decisions={**small.decisions, (filing.owner, subject): decisions},
    )


def _with_decision(
    small: Catalog, name: str, filing: Document, made: records.Decision
) -> tuple[Document, ...]:
    """Return the documents with one more decision: an indicator may count decisions themselves."""
    entry = {"on": made.on.isoformat(), "decision": made.decision}
    old = next((row for row in small.by_ledger.get("decisions", ()) if row.id == name), None)
    listed = old.value.get("decisions") if old else None
    value: dict[str, object] = {"decisions": [*(listed if isinstance(listed, list) else ()), entry]}
    new = replace(old or filing, owner=CITY, ledger="decisions", id=name, value=value)
    return (*(row for row in small.documents if row is not old), new)


CLOSED = {"accepted": "closed"}
"""What a decision on a task is called on a finding, where that is another word."""


def all_decided(
    catalog: Catalog, states: Mapping[str, Iterable[TaskState]], day: date, word: str
) -> Catalog:
    """Return a catalogue in which all that waits is accepted, or returned, at the end of a day."""
    made = dict(catalog.decisions)
    for county, subject, decision in (*_tasks(states, day, word), *_findings(catalog, day, word)):
        known = (row for row in catalog.events_of(county, subject).decisions if row.on <= day)
        made[county, subject] = Decisions(subject, (*known, decision))
    return replace(catalog, decisions=made)


def _tasks(
    states: Mapping[str, Iterable[TaskState]], day: date, word: str
) -> Iterator[tuple[str, str, Decision]]:
    for county, rows in states.items():
        for row in rows:
            waiting = tuple(each.id for each in row.measures if each.waiting)
            if waiting:
                yield county, f"progress/{row.task}", Decision(day, word, waiting)


def _findings(catalog: Catalog, day: date, word: str) -> Iterator[tuple[str, str, Decision]]:
    for county, name in catalog.rectifications:
        finding, life = catalog.findings.get(name), life_of(catalog, name, day)
        if finding and finding.county == county and life and life.pending:
            yield county, f"rectifications/{name}", Decision(day, CLOSED.get(word, word))
