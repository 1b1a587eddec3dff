"""The life of one measure of a task in a county, from filings and decisions.

The checks ask whether a decision makes sense at its place in this life, the assessment which state
a measure is in at a day.
"""

from collections.abc import Iterator
from datetime import date

from ledgers.model import MeasureStatus, Struct, replace
from ledgers.model.deadline import due_then
from ledgers.model.lives.replay import Rule, Step, last, numbered, replayed
from ledgers.model.periods import days_after, period
from ledgers.model.records import Decision, Events, Measure, Update

FILED = {"submitted": MeasureStatus.SUBMITTED, "not_applicable": MeasureStatus.CLAIMED}
AWAITING = frozenset(FILED.values())
IDLE = frozenset({MeasureStatus.OPEN, MeasureStatus.RETURNED})
SETTLED = frozenset({MeasureStatus.ACCEPTED, MeasureStatus.NOT_APPLICABLE})


class Trace(Struct, frozen=True):
    """The state of a measure while its events are followed.

    `filed_no` is the number of the filing that awaits a decision, in the county's file.
    `missed_before` is about earlier filings, `late` about the present one: a decision's
    `received_on` may still correct that.
    """

    due_on: date
    limit: date
    status: MeasureStatus = MeasureStatus.OPEN
    planned: date = date.max
    submitted_on: date | None = None
    filed_no: int = 0
    decided_on: date | None = None
    late: bool = False
    missed_before: bool = False
    extended: bool = False
    moved: tuple[tuple[date, date], ...] = ()
    granted: date = date.min

    def due_then(self, day: date) -> tuple[date, date]:
        """Return the deadline at the beginning and at the end of a day, extensions included."""
        held = due_then(self.planned, self.moved, day)
        return max(held[0], self.granted), max(held[1], self.granted)


def steps(measure: Measure, events: Events, as_of: date = date.max) -> Iterator[Step[Trace]]:
    """Yield what concerns a measure up to a day, with what it changed.

    An event that makes no sense at its place changes nothing; `check` reports it.
    """
    goes_on = measure.kind == "continuous"
    speaks = keeps if goes_on else _submits
    filed = (row for row in numbered(events.updates) if speaks(row, measure))
    decided = (row for row in events.decisions if measure.id in row.measures)
    rule: Rule[Trace] = Rule(
        lambda trace, event: followed(trace, event, events.again.on(event.on), goes_on=goes_on),
        lambda trace: trace.status in AWAITING,
    )
    return replayed(begun(measure), rule, filed, decided, as_of)


def begun(measure: Measure) -> Trace:
    """Return the state of a measure on which nothing was filed or decided yet."""
    due = measure.due_on
    return Trace(due, due, planned=due, moved=measure.moved)


def trace_of(measure: Measure, events: Events, as_of: date = date.max) -> Trace:
    """Return the state of a measure at the end of a day."""
    return last(begun(measure), steps(measure, events, as_of))


def concerns(update: Update, measure_id: str) -> bool:
    """Say whether a filing speaks of a measure; not_applicable without measures speaks of all."""
    whole = update.status == "not_applicable" and not update.measures
    return whole or measure_id in update.measures


def extensions(events: Events, as_of: date) -> Iterator[tuple[Update, Decision | None]]:
    """Yield each extension asked for up to a day, with what the city decided on it since."""
    for row in events.updates:
        if row.extend_until is not None and row.day <= as_of:
            later = (one for one in events.decisions if row.day <= one.on <= as_of)
            named, settling = {*row.measures}, {"extended", "accepted", "closed"}
            settled = (one for one in later if one.decision in settling)
            yield row, next((one for one in settled if not named or named & {*one.measures}), None)


def _submits(update: Update, measure: Measure) -> bool:
    return update.status in FILED and concerns(update, measure.id)


def keeps(update: Update, measure: Measure) -> bool:
    """Say whether a filing keeps up what goes on, in the period of an instance."""
    span = period(measure.period)
    if span is None or update.measures or update.status == "not_applicable":
        return concerns(update, measure.id)
    return update.period == span.name if update.period else span.first <= update.on <= span.last


def followed(
    trace: Trace, event: Update | Decision, resubmit_days: int, *, goes_on: bool = False
) -> Trace:
    """Return the trace after one event; an event that makes no sense changes nothing.

    What goes on is kept up by its first filing.
    """
    if isinstance(event, Update):
        kept = goes_on and event.status != "not_applicable"
        return _filed(trace, event, MeasureStatus.FILED if kept else FILED[event.status])
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


def _filed(trace: Trace, update: Update, status: MeasureStatus) -> Trace:
    if trace.status in SETTLED or trace.status is status:
        return trace  # Filed again while it awaits a decision: the first filing counts.
    return replace(
        trace,
        status=status,
        submitted_on=update.day,
        filed_no=update.no,
        decided_on=update.day if status is MeasureStatus.FILED else trace.decided_on,
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
    """Return the trace after an extension; of it and a move since, the later day counts.

    An extension that a later move overtakes changes no deadline.
    """
    until = decision.until
    if until is None or not extends(trace, decision):
        return trace
    due = max(trace.due_on, until)
    longer = trace.extended or until > trace.due_on
    return replace(trace, due_on=due, limit=max(trace.limit, due), extended=longer, granted=until)


def extends(trace: Trace, decision: Decision) -> bool:
    """Say whether an extension counts: granted by the end of the due day, to a later day.

    It is held against the deadline of its day: a later move makes it neither right nor wrong.
    """
    until = decision.until
    due = trace.due_then(decision.on)
    return until is not None and any(decision.on <= day < until for day in due)


def limit_again(limit: date, due_on: date, given_back_on: date, days: int, *, late: bool) -> date:
    """Return the last day to submit again.

    What was submitted in time and given back after the deadline may be submitted again within some
    days (`resubmit_days`); otherwise the limit stays.
    """
    again = not late and given_back_on > due_on
    return max(limit, days_after(given_back_on, days)) if again else limit
