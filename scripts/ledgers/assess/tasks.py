"""States of measures and tasks in a county at a day, and their sums."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import lcm
from typing import TypeAlias

from ledgers.model import Struct, in_groups, replace
from ledgers.model.assessment import Light, MeasureState, MeasureStatus, TaskState, Totals
from ledgers.model.lives.task import IDLE, Trace, trace_of
from ledgers.model.numbers import total
from ledgers.model.records import Events, Measure, Rules, Task


def measure_state(measure: Measure, trace: Trace, as_of: date) -> MeasureState:
    """Return the state of a measure at the end of the day `as_of`.

    An event that makes no sense (a decision on nothing filed, an extension granted too late)
    changes nothing here; `check` reports it.
    """
    applies = trace.status is not MeasureStatus.NOT_APPLICABLE
    overdue = trace.status in IDLE and as_of > trace.limit
    done = trace.status in {MeasureStatus.ACCEPTED, MeasureStatus.FILED}
    submitted = trace.submitted_on
    in_time = submitted is not None and submitted <= trace.due_on
    return MeasureState(
        id=measure.id,
        weight=measure.weight,
        due_on=trace.due_on,
        limit=trace.limit,
        status=trace.status,
        submitted_on=submitted,
        decided_on=trace.decided_on,
        on_time=in_time if done and submitted else None,
        overdue=overdue,
        missed=applies and (overdue or trace.late or trace.missed_before),
        late=as_of > trace.due_on and (trace.status in IDLE or not in_time),
        extended=trace.extended,
        kind=measure.kind,
        shares=measure.enough,
    )


def sufficing(task: Task, states: Iterable[MeasureState]) -> Iterator[MeasureState]:
    """Yield the states of a task's measures; where some periods suffice, the others are spare.

    Those count that were done in time, then what was done, awaits the city, or can still be done.
    As many are late as cannot be had in time any more: late work in a further period costs nothing.
    """
    rows = list(zip(task.measures, states, strict=True))
    counted, timely = Counter[str](), Counter[str]()
    spare, made_up = set(), set()
    for measure, state in sorted(rows, key=lambda row: _rank(row[1])):
        if measure.of and state.applies:
            counted[measure.of] += 1
            timely[measure.of] += not state.late
            if counted[measure.of] > measure.enough:
                spare.add(measure.id)
    for measure, state in sorted(rows, key=lambda row: row[0].due_on):
        if measure.of and state.applies and state.late and state.id not in spare:
            timely[measure.of] += 1
            if timely[measure.of] > measure.enough:
                made_up.add(measure.id)
    for _, state in rows:
        yield _kept(state, spare=state.id in spare, made_up=state.id in made_up)


def _kept(state: MeasureState, *, spare: bool, made_up: bool) -> MeasureState:
    """Return a state without lateness that other periods have made up for, or still can."""
    if spare:
        return replace(state, spare=True, overdue=False, missed=False, late=False)
    return replace(state, missed=False, late=False) if made_up else state


def _rank(state: MeasureState) -> tuple[bool, bool, bool, bool, int]:
    """Return what puts a period before others; of those missed, the first ones are spared."""
    day = state.due_on.toordinal()
    timely, nearer = state.done and state.on_time, -day if state.overdue else day
    return not timely, not state.done, not state.waiting, state.overdue, nearer


ZERO = Decimal(0)
FINISHED = frozenset({Light.DONE, Light.NOT_APPLICABLE})
Test: TypeAlias = Callable[[MeasureState], bool]


class Assignment(Struct, frozen=True):
    """One task in one county: what the county filed on it and the city decided, if anything.

    `begun` is the day from which the straight line to the due date runs; `plan` says whether that
    is what it is held against: line, steps or none.
    """

    county: str
    task: Task
    begun: date
    events: Events
    plan: str = "line"


def task_state(assignment: Assignment, rules: Rules, as_of: date) -> TaskState:
    """Return the state of one task in one county at the end of the day `as_of`."""
    task, events = assignment.task, assignment.events._replace(again=rules.again)
    updates = [update for update in events.updates if update.day <= as_of]
    traces = ((measure, trace_of(measure, events, as_of)) for measure in task.measures)
    measures = tuple(sufficing(task, (measure_state(*row, as_of) for row in traces)))
    light = task_light(measures, assignment, filed=bool(updates), as_of=as_of, rules=rules)
    waiting = (row for row in measures if row.status in IDLE and not row.overdue and not row.spare)
    decided = (row.on for row in events.decisions if row.on <= as_of)
    moved = max([assignment.begun, *decided, *(row.day for row in updates)])
    return TaskState(
        county=assignment.county,
        task=task.id,
        weight=task.weight,
        light=light,
        stale=light not in FINISHED and (as_of - moved).days > rules.stale_days,
        blocked=light not in FINISHED and bool(updates) and updates[-1].status == "blocked",
        urgent=light is Light.DUE_SOON and _is_due(measures, as_of, rules.urgent_days),
        applying=_weight(measures, lambda _: True),
        accepted=_weight(measures, lambda measure: measure.done),
        due=_weight(measures, lambda measure: measure.due_on <= as_of),
        measures=measures,
        overdue=_deadlines(measures, lambda measure: measure.overdue),
        missed=_deadlines(measures, lambda measure: measure.missed),
        next_due=min((row.limit for row in waiting), default=None),
        last_filed_on=updates[-1].day if updates else None,
    )


def task_light(
    measures: Sequence[MeasureState],
    assignment: Assignment,
    *,
    filed: bool,
    as_of: date,
    rules: Rules,
) -> Light:
    """Return the light of a task: the first of the eight that holds."""
    applying = [measure for measure in measures if measure.applies]
    in_order: tuple[tuple[Light, Callable[[], bool]], ...] = (
        (Light.NOT_APPLICABLE, lambda: not applying),
        (Light.DONE, lambda: all(measure.done for measure in applying)),
        (Light.OVERDUE, lambda: any(measure.overdue for measure in applying)),
        (Light.PENDING, lambda: is_pending(applying, as_of)),
        (Light.BEHIND, lambda: is_behind(applying, assignment, as_of, rules.lag)),
        (Light.DUE_SOON, lambda: _is_due(applying, as_of, rules.due_soon_days)),
        (Light.ON_TRACK, lambda: filed),
    )
    return next((light for light, holds in in_order if holds()), Light.NOT_STARTED)


def is_pending(applying: Iterable[MeasureState], as_of: date) -> bool:
    """Say whether all that is due awaits the city; where nothing is due yet, all that is left."""
    left = [measure for measure in applying if not measure.done]
    due = [measure for measure in left if measure.due_on <= as_of]
    return all(measure.waiting for measure in due or left)


def is_behind(
    applying: Sequence[MeasureState], assignment: Assignment, as_of: date, lag: Decimal
) -> bool:
    """Say whether filed work lies below the plan by over `lag`: a straight line, or steps.

    What awaits the city's decision counts as filed: a county does not answer for the city's pace.
    """
    filed = _weight(applying, lambda measure: measure.done or measure.waiting)
    whole = _weight(applying, lambda _: True)
    if not whole or assignment.plan == "none":
        return False
    if assignment.plan == "steps":
        line = _weight(applying, lambda measure: measure.due_on <= as_of) / whole
    else:
        length = max((max(measure.due_on for measure in applying) - assignment.begun).days, 1)
        line = min(max(Decimal((as_of - assignment.begun).days) / length, ZERO), Decimal(1))
    return line - filed / whole > lag


def _is_due(measures: Iterable[MeasureState], as_of: date, days: int) -> bool:
    left = ((row.limit - as_of).days for row in measures if row.status in IDLE)
    return any(0 <= each <= days for each in left)


def _weight(measures: Sequence[MeasureState], counts: Test) -> Decimal:
    """Return a sum of weights, in units in which the parts of duties that recur are whole."""
    whole = lcm(*(measure.shares for measure in measures))
    own = (measure for measure in measures if measure.applies and counts(measure))
    return sum((measure.weight * (whole // measure.shares) for measure in own), ZERO)


def _deadlines(measures: Iterable[MeasureState], counts: Test) -> tuple[date, ...]:
    """Return the distinct due dates of the measures that count: each deadline once."""
    return tuple(sorted({measure.due_on for measure in measures if counts(measure)}))


def totals_of(states: Iterable[TaskState]) -> Totals:
    """Return the totals of some task states; tasks that do not apply leave the means."""
    rows = tuple(states)
    measures = [measure for row in rows for measure in row.measures if measure.applies]
    return Totals(
        lights={light: sum(row.light is light for row in rows) for light in Light},
        progress=weighted_mean(rows, "accepted"),
        plan=weighted_mean(rows, "due"),
        measures=len(measures),
        accepted=sum(measure.done for measure in measures),
        on_time=sum(measure.on_time is True for measure in measures),
        pending=sum(row.light is Light.PENDING for row in rows),
        overdue=sum(len(row.overdue) for row in rows),
        missed=sum(len(row.missed) for row in rows),
        blocked=sum(row.blocked for row in rows),
    )


def weighted_mean(rows: Iterable[TaskState], part: str) -> Decimal | None:
    """Return the mean by task weight of a part of what applies; None where nothing applies.

    Computed in fractions, so that equal work gives equal scores however it is made up.
    """
    known = [row for row in rows if row.applying]
    weight = total(row.weight for row in known)
    if not weight:
        return None
    mean = total(row.worth[part] for row in known) / weight
    return Decimal(mean.numerator) / Decimal(mean.denominator)


def grouped(states: Iterable[TaskState], key: Callable[[TaskState], str]) -> Mapping[str, Totals]:
    """Return the totals of each group of task states."""
    groups = in_groups((key(state), state) for state in states)
    return {name: totals_of(rows) for name, rows in groups.items()}
