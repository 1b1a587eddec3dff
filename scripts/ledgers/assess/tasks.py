"""Sum a county's measures up to the state of a task: progress, plan, light, task-deadlines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ledgers.assess.measures import measure_state
from ledgers.model.assessment import Light, MeasureState, TaskState
from ledgers.model.lives.task import IDLE
from ledgers.model.records import Decisions, Progress, Rules, Task

ZERO = Decimal(0)
FINISHED = frozenset({Light.DONE, Light.NOT_APPLICABLE})
Test: TypeAlias = Callable[[MeasureState], bool]


@dataclass(frozen=True, slots=True)
class Assignment:
    """One task in one county: what the county filed on it and the city decided, if anything.

    `begun` is the day from which the straight line to the due date runs.
    """

    county: str
    task: Task
    begun: date
    progress: Progress | None
    decisions: Decisions | None


def task_state(assignment: Assignment, rules: Rules, as_of: date) -> TaskState:
    """Return the state of one task in one county at the end of the day `as_of`."""
    task, progress, decisions = assignment.task, assignment.progress, assignment.decisions
    updates = [update for update in (progress.updates if progress else ()) if update.on <= as_of]
    decided = decisions.decisions if decisions else ()
    measures = tuple(
        measure_state(measure, updates, decided, as_of, rules) for measure in task.measures
    )
    light = task_light(measures, assignment.begun, filed=bool(updates), as_of=as_of, rules=rules)
    return TaskState(
        county=assignment.county,
        task=task.id,
        weight=task.weight,
        light=light,
        blocked=light not in FINISHED and bool(updates) and updates[-1].status == "blocked",
        urgent=light is Light.DUE_SOON and _is_due(measures, as_of, rules.urgent_days),
        applying=_weight(measures, lambda _: True),
        accepted=_weight(measures, lambda measure: measure.done),
        due=_weight(measures, lambda measure: measure.due_on <= as_of),
        measures=measures,
        overdue=_deadlines(measures, lambda measure: measure.overdue),
        missed=_deadlines(measures, lambda measure: measure.missed),
        next_due=min(
            (
                measure.limit
                for measure in measures
                if measure.status in IDLE and not measure.overdue
            ),
            default=None,
        ),
        last_filed_on=updates[-1].on if updates else None,
    )


def task_light(
    measures: Sequence[MeasureState], begun: date, *, filed: bool, as_of: date, rules: Rules
) -> Light:
    """Return the light of a task: the first of the eight that holds (design, section 6)."""
    applying = [measure for measure in measures if measure.applies]
    in_order: tuple[tuple[Light, Callable[[], bool]], ...] = (
        (Light.NOT_APPLICABLE, lambda: not applying),
        (Light.DONE, lambda: all(measure.done for measure in applying)),
        (Light.OVERDUE, lambda: any(measure.overdue for measure in applying)),
        (Light.PENDING, lambda: is_pending(applying, as_of)),
        (Light.BEHIND, lambda: is_behind(applying, begun, as_of, rules.lag)),
        (Light.DUE_SOON, lambda: _is_due(applying, as_of, rules.due_soon_days)),
        (Light.ON_TRACK, lambda: filed),
    )
    return next((light for light, holds in in_order if holds()), Light.NOT_STARTED)


def is_pending(applying: Iterable[MeasureState], as_of: date) -> bool:
    """Say whether all that is due awaits the city; where nothing is due yet, all that is left."""
    left = [measure for measure in applying if not measure.done]
    due = [measure for measure in left if measure.due_on <= as_of]
    return all(measure.waiting for measure in due or left)


def is_behind(applying: Sequence[MeasureState], begun: date, as_of: date, lag: Decimal) -> bool:
    """Say whether filed work lies below the straight line from start to due date by over `lag`.

    What awaits the city's decision counts as filed: a county does not answer for the city's pace.
    """
    last = max(measure.due_on for measure in applying)
    length = max((last - begun).days, 1)
    line = min(max(Decimal((as_of - begun).days) / length, ZERO), Decimal(1))
    filed = _weight(applying, lambda measure: measure.done or measure.waiting)
    whole = _weight(applying, lambda _: True)
    return bool(whole) and line - filed / whole > lag


def _is_due(measures: Iterable[MeasureState], as_of: date, days: int) -> bool:
    """Say whether something still to be filed is due within some days."""
    return any(
        measure.status in IDLE and 0 <= (measure.limit - as_of).days <= days for measure in measures
    )


def _weight(measures: Iterable[MeasureState], counts: Test) -> Decimal:
    """Return the weight of the measures that apply and count."""
    weights = (measure.weight for measure in measures if measure.applies and counts(measure))
    return sum(weights, ZERO)


def _deadlines(measures: Iterable[MeasureState], counts: Test) -> tuple[date, ...]:
    """Return the distinct due dates of the measures that count: each deadline once."""
    return tuple(sorted({measure.due_on for measure in measures if counts(measure)}))
