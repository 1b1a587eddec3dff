"""The quotas of tasks: judged when a period is over, forecast while it runs (R241-R258, R283)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from operator import attrgetter

from ledgers.assess.indicators import Index, measure_all
from ledgers.model import Catalog, Measurement, Struct, Value, converted, replace, say
from ledgers.model.forms import is_share
from ledgers.model.method import RETURNS, Indicator
from ledgers.model.numbers import total
from ledgers.model.periods import DAY, MONTHS, QUARTER, Period, add_months, around, due_of
from ledgers.model.quota import QuotaState
from ledgers.model.records import Quota, Task

ABOUT = attrgetter("indicator", "period", "of", "kinds")
"""What a quota is about, whatever its bounds."""


class Asked(Struct, frozen=True):
    """A quota of a task, and the indicator that measures it."""

    index: Index
    task: Task
    quota: Quota
    indicator: Indicator


def quota_states(catalog: Catalog, as_of: date) -> tuple[QuotaState, ...]:
    """Return every quota that an indicator measures, by task and county, at the end of a day.

    First comes the period that is over, then the one that runs; none outside programme and task.
    """
    index, known = Index(catalog), catalog.indicators
    return tuple(
        state
        for task in catalog.standing_tasks
        for quota in task.quotas
        if (indicator := known.get(quota.indicator or ""))
        for state in _states(Asked(index, task, quota, indicator), as_of)
    )


def _states(asked: Asked, as_of: date) -> Iterator[QuotaState]:
    programme, running = asked.index.catalog.programme, around(as_of, asked.quota.period)
    over = around(running.first - DAY, running.cycle) if running else None
    for span in (each for each in (over, running) if each and asked.task.is_there(each.last)):
        if not programme or (programme.start_on <= span.last and span.first <= programme.end_on):
            due, last = told_by(asked, span)
            for then in _held(asked, span.last):
                for row in _measured(then, span, min(last, as_of)):
                    ended = replace(row, judged=due < as_of)
                    yield ended if span is over else _forecast(row, then, span, as_of)


def _held(asked: Asked, day: date) -> Iterator[Asked]:
    """Yield a quota as it was at the end of a day; nothing where it was not asked yet."""
    changes = sorted(asked.task.changes, key=lambda row: row.on)
    later = (row.was["quotas"] for row in changes if row.on > day and "quotas" in row.was)
    then = next((converted(listed, tuple[Quota, ...]) for listed in later), (asked.quota,)) or ()
    return (replace(asked, quota=row) for row in then if ABOUT(row) == ABOUT(asked.quota))


def told_by(asked: Asked, span: Period) -> tuple[date, date]:
    """Return when all that tells of a period was due, and the last day that still tells of it.

    That is when the next filing is due; of a year of what has no filings, a quarter later.
    """
    kept = add_months(span.last + DAY, QUARTER) - DAY if span.cycle == "year" else span.last + DAY
    found = span.last, kept
    ledger = asked.indicator.ledger
    own = asked.indicator.cycle if ledger == RETURNS else ""
    for window, calendar in asked.index.catalog.windows(ledger, own):
        inner, after = (around(day, window["cycle"]) for day in (span.last, span.last + DAY))
        if inner and after:
            found = _due(window, calendar, inner), _due(window, calendar, after)
    return found


def _due(window: Value, calendar: Value, span: Period) -> date:
    return due_of(window, calendar, span) or due_of(window, None, span) or span.last


def _measured(asked: Asked, span: Period, day: date) -> list[QuotaState]:
    """Return what an indicator gives at a day for a period, of each county or of all together."""
    catalog, quota, indicator = asked.index.catalog, asked.quota, asked.indicator
    if indicator.source and span.cycle != "year":
        indicator = replace(indicator, source=replace(indicator.source, within=span.name))
    found = measure_all(catalog, [indicator], {}, day, asked.index)[indicator.id]
    areas = (row for row in catalog.counties if not quota.kinds or row.kind in quota.kinds)
    states = [_state(asked, span, found[area.code]) for area in areas]
    if quota.of == "county" or not states:
        return states
    known = [row.value for row in states if row.value is not None]
    inputs = tuple(one for row in states for one in row.inputs)
    value = total(known) if known else None
    return [replace(states[0], county=None, value=value, inputs=inputs, unfiled=False)]


def _state(asked: Asked, span: Period, found: Measurement) -> QuotaState:
    task, quota, county = asked.task.id, asked.quota, found.county
    if found.of not in {None, str(span.last.year)}:
        return QuotaState(task, quota, county, span.name, None, say("nothing filed yet"))
    told = found.value, found.reason, found.unfiled, found.inputs
    return QuotaState(task, quota, county, span.name, *told)


def _forecast(state: QuotaState, asked: Asked, span: Period, as_of: date) -> QuotaState:
    """Return a state with the even pace of a count (R258) and what each month left has to bring."""
    low, high = asked.quota.bounds
    if low is None or high is not None or is_share(asked.indicator):
        return state
    passed, days = as_of - span.first + DAY, span.last - span.first + DAY
    left = MONTHS * (span.last.year - as_of.year) + span.last.month - as_of.month + 1
    lacking = max(low - (state.value or 0), Fraction(0))
    return replace(state, by_now=low * Fraction(passed.days, days.days), monthly=lacking / left)
