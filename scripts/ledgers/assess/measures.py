"""Work out the state of one measure of a task in a county at a day (design, section 6)."""

from collections.abc import Iterable
from datetime import date

from ledgers.model.assessment import MeasureState, MeasureStatus
from ledgers.model.lives.task import IDLE, Trace, events, followed
from ledgers.model.records import Decision, Measure, Rules, Update


def measure_state(
    measure: Measure,
    updates: Iterable[Update],
    decisions: Iterable[Decision],
    as_of: date,
    rules: Rules,
) -> MeasureState:
    """Return the state of a measure at the end of the day `as_of`.

    What makes no sense where it stands (a decision on nothing filed, an extension granted too
    late) changes nothing here; `check` tells it.
    """
    trace = Trace(due_on=measure.due_on, limit=measure.due_on)
    for event in events(measure.id, updates, decisions, as_of):
        trace = followed(trace, event, rules.resubmit_days)
    return _state(measure, trace, as_of)


def _state(measure: Measure, trace: Trace, as_of: date) -> MeasureState:
    applies = trace.status is not MeasureStatus.NOT_APPLICABLE
    overdue = trace.status in IDLE and as_of > trace.limit
    accepted = trace.status is MeasureStatus.ACCEPTED
    submitted = trace.submitted_on
    return MeasureState(
        id=measure.id,
        weight=measure.weight,
        due_on=trace.due_on,
        limit=trace.limit,
        status=trace.status,
        submitted_on=submitted,
        decided_on=trace.decided_on,
        on_time=submitted <= trace.due_on if accepted and submitted else None,
        overdue=overdue,
        missed=applies and (overdue or trace.late or trace.missed_before),
        extended=trace.extended,
    )
