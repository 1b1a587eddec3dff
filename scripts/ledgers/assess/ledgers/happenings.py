"""What happened to tasks and findings, day by day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ledgers.model.assessment import MeasureStatus
from ledgers.model.catalog import Catalog
from ledgers.model.ledger_facts import Happening, Matter
from ledgers.model.lives.finding import steps_of
from ledgers.model.lives.task import Trace, events, followed
from ledgers.model.records import Decision, Decisions, Measure, Progress, Task


def happenings(catalog: Catalog, matters: Iterable[Matter], as_of: date) -> tuple[Happening, ...]:
    """Return everything that happened up to the day of the portal, in order of time."""
    found = [*_of_tasks(catalog, as_of)]
    for matter in matters:
        found += _of_finding(catalog, matter, as_of)
    past = (row for row in found if row.on <= as_of)
    return tuple(sorted(past, key=lambda row: (row.on, row.county, row.subject, row.kind)))


# ── Tasks ────────────────────────────────────────────────────────────────────────────────────────


def _of_tasks(catalog: Catalog, as_of: date) -> Iterator[Happening]:
    """Yield the decisions that had an effect, with the measures that each of them touched."""
    for area in catalog.counties:
        for task in catalog.tasks_of(area):
            decided = catalog.decisions.get((area.code, f"progress/{task.id}"))
            if decided is not None:
                progress = catalog.progress.get((area.code, task.id))
                days = catalog.rules.resubmit_days if catalog.rules else 0
                effects = _effects(_Life(task, progress, decided, days, as_of))
                reference = f"city/decisions/{area.code}/progress/{task.id}"
                for (on, kind, was, until), measures in effects.items():
                    yield Happening(
                        on, kind, area.code, task.id, reference, tuple(measures), was, until
                    )


@dataclass(frozen=True, slots=True)
class _Life:
    """What the life of a task's measures in a county is followed by."""

    task: Task
    progress: Progress | None
    decided: Decisions
    resubmit_days: int
    as_of: date


_Effect = tuple[date, str, date | None, date | None]


def _effects(life: _Life) -> Mapping[_Effect, list[str]]:
    """Return the measures by what was decided about them: day, word, due before, due after."""
    effects: dict[_Effect, list[str]] = {}
    for measure in life.task.measures:
        for effect in _of_measure(life, measure):
            effects.setdefault(effect, []).append(measure.id)
    return effects


def _of_measure(life: _Life, measure: Measure) -> Iterator[_Effect]:
    updates = life.progress.updates if life.progress else ()
    trace = Trace(measure.due_on, measure.due_on)
    for event in events(measure.id, updates, life.decided.decisions, life.as_of):
        after = followed(trace, event, life.resubmit_days)
        if isinstance(event, Decision) and after != trace:
            yield _effect(event, trace, after)
        trace = after


def _effect(decision: Decision, before: Trace, after: Trace) -> _Effect:
    if decision.decision == "extended":
        return decision.on, "extended", before.due_on, after.due_on
    if after.status is MeasureStatus.NOT_APPLICABLE:
        return decision.on, "not_applicable", None, None
    return decision.on, decision.decision, None, None


# ── Findings ─────────────────────────────────────────────────────────────────────────────────────


def _of_finding(catalog: Catalog, matter: Matter, as_of: date) -> Iterator[Happening]:
    """Yield that the county was told of a finding, and what the city decided about it since."""
    name, county = matter.record.id, matter.county
    told = date.fromisoformat(matter.record.day)
    yield Happening(told, "fed_back", county, name, matter.record.reference)
    reference = f"city/decisions/{county}/rectifications/{name}"
    for step in steps_of(catalog, name, as_of):
        decision = step.event
        if isinstance(decision, Decision) and step.after != step.before:
            moved = step.before.limit_on, step.after.limit_on
            was, until = moved if decision.decision == "extended" else (None, None)
            kind = decision.decision
            yield Happening(decision.on, kind, county, name, reference, (), was, until)
