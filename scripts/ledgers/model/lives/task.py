"""The life of one measure of a task in a county, from filings and decisions.

The checks ask whether a decision makes sense at its place in this life, the assessment which state
a measure is in at a day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledgers.model.assessment import MeasureStatus
from ledgers.model.lives.replay import Rule, Step, numbered, replayed
from ledgers.model.periods import days_after
from ledgers.model.records import Decision, Measure, Update

FILED = {
    "submitted": MeasureStatus.SUBMITTED,
    "not_applicable": MeasureStatus.CLAIMED,
}
AWAITING = frozenset(FILED.values())
IDLE = frozenset({MeasureStatus.OPEN, MeasureStatus.RETURNED})
SETTLED = frozenset({MeasureStatus.ACCEPTED, MeasureStatus.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Trace:
    """The state of a measure while its events are followed.

    `filed_no` is the number of the filing that awaits a decision, in the county's file.
    `missed_before` is about earlier filings, `late` about the present one: a decision's
    `received_on` may still correct that.
    """

    due_on: date
    limit: date
    status: MeasureStatus = MeasureStatus.OPEN
    submitted_on: date | None = None
    filed_no: int = 0
    decided_on: date | None = None
    late: bool = False
    missed_before: bool = False
    extended: bool = False


def steps(
    measure: Measure,
    updates: Iterable[Update],
    decisions: Iterable[Decision],
    resubmit_days: int,
    as_of: date = date.max,
) -> Iterator[Step[Trace]]:
    """Yield what concerns a measure up to a day, with what it changed.

    An event that makes no sense at its place changes nothing; `check` reports it.
    """
    filed = (row for row in numbered(updates) if row.status in FILED and concerns(row, measure.id))
    decided = (row for row in decisions if measure.id in row.measures)
    rule: Rule[Trace] = Rule(
        lambda trace, event: followed(trace, event, resubmit_days),
        lambda trace: trace.status in AWAITING,
    )
    return replayed(Trace(measure.due_on, measure.due_on), rule, filed, decided, as_of)


def trace_of(
    measure: Measure,
    updates: Iterable[Update],
    decisions: Iterable[Decision],
    resubmit_days: int,
    as_of: date = date.max,
) -> Trace:
    """Return the state of a measure at the end of a day."""
    trace = Trace(measure.due_on, measure.due_on)
    for step in steps(measure, updates, decisions, resubmit_days, as_of):
        trace = step.after
    return trace


def concerns(update: Update, measure_id: str) -> bool:
    """Say whether a filing speaks of a measure; not_applicable without measures speaks of all."""
    whole = update.status == "not_applicable" and not update.measures
    return whole or measure_id in update.measures


def followed(trace: Trace, event: Update | Decision, resubmit_days: int) -> Trace:
    """Return the trace after one event; an event that makes no sense changes nothing."""
    if isinstance(event, Update):
        return _filed(trace, event)
    if event.decision == "extended":
        return _extended(trace, event)
    if trace.status not in (SETTLED if event.decision == "reopened" else AWAITING):
        return trace
    trace = replace(_received(trace, event), decided_on=event.on)
    if event.decision == "accepted":
        claimed = trace.status is MeasureStatus.CLAIMED
        status = MeasureStatus.NOT_APPLICABLE if claimed else MeasureStatus.ACCEPTED
        return replace(trace, status=status)
    limit = limit_again(trace.limit, trace.due_on, event.on, resubmit_days, late=trace.late)
    return replace(trace, status=MeasureStatus.RETURNED, limit=limit)


def _filed(trace: Trace, update: Update) -> Trace:
    if trace.status in SETTLED:
        return trace
    if trace.status in AWAITING and trace.status is FILED[update.status]:
        return trace  # Filed again while it awaits a decision: the first filing counts.
    return replace(
        trace,
        status=FILED[update.status],
        submitted_on=update.day,
        filed_no=update.no,
        late=trace.late if trace.status in AWAITING else update.day > trace.limit,
        missed_before=trace.missed_before or trace.late,
    )


def _received(trace: Trace, decision: Decision) -> Trace:
    """Correct the date of the present filing where the city doubts it."""
    if decision.received_on is None:
        return trace
    day = decision.received_on
    return replace(trace, submitted_on=day, late=day > trace.limit)


def _extended(trace: Trace, decision: Decision) -> Trace:
    if not extends(trace, decision) or decision.until is None:
        return trace
    until = decision.until
    return replace(trace, due_on=until, limit=max(trace.limit, until), extended=True)


def extends(trace: Trace, decision: Decision) -> bool:
    """Say whether an extension counts: granted by the end of the due day, to a later day."""
    until = decision.until
    return until is not None and decision.on <= trace.due_on < until


def limit_again(limit: date, due_on: date, given_back_on: date, days: int, *, late: bool) -> date:
    """Return the last day to submit again.

    What was submitted in time and given back after the deadline may be submitted again within some
    days (`resubmit_days`); otherwise the limit stays.
    """
    if late or given_back_on <= due_on:
        return limit
    return max(limit, days_after(given_back_on, days))
