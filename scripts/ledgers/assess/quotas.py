"""The quotas of tasks: judged when a period is over, forecast while it runs (R241-R258, R283)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ledgers.assess.indicators import Index, measure_all
from ledgers.model.catalog import Catalog
from ledgers.model.forms import Sort, form_of
from ledgers.model.method import RETURNS, Indicator
from ledgers.model.numbers import total
from ledgers.model.periods import (
    DAY,
    MONTHS,
    QUARTER,
    Period,
    add_months,
    around,
    due_of,
)
from ledgers.model.quota import QuotaState
from ledgers.model.records import Area, Quota, Task
from ledgers.model.rows import rows
from ledgers.model.scoring import Measurement
from ledgers.model.words import say


@dataclass(frozen=True, slots=True)
class Asked:
    """A quota of a task with its indicator and the counties that it is asked of, at a day."""

    index: Index
    task: Task
    quota: Quota
    indicator: Indicator
    counties: tuple[Area, ...]
    as_of: date


def quota_states(catalog: Catalog, as_of: date) -> tuple[QuotaState, ...]:
    """Return every quota that an indicator measures, by task and county, at the end of a day.

    First comes the period that was judged last, then the one that runs; none that was over before
    the programme began, nor any that begins after its end.
    """
    index = Index(catalog)
    return tuple(
        state
        for task in catalog.standing_tasks
        for quota in task.quotas
        if (indicator := catalog.indicators.get(quota.indicator or ""))
        for state in _states(Asked(index, task, quota, indicator, _of(catalog, quota), as_of))
    )


def _of(catalog: Catalog, quota: Quota) -> tuple[Area, ...]:
    return tuple(row for row in catalog.counties if not quota.kinds or row.kind in quota.kinds)


def _states(asked: Asked) -> Iterator[QuotaState]:
    running = around(asked.as_of, asked.quota.period)
    over = around(running.first - DAY, running.cycle) if running else None
    if over and _is_of_programme(asked, over):
        told = told_by(asked, over)
        yield from _judged(asked, over, min(told[1], asked.as_of), is_told=told[0] < asked.as_of)
    if running and _is_of_programme(asked, running):
        for each in _judged(asked, running, asked.as_of, is_told=False):
            yield _forecast(each, asked, running)


def _is_of_programme(asked: Asked, span: Period) -> bool:
    programme = asked.index.catalog.programme
    return programme is None or (programme.start_on <= span.last and span.first <= programme.end_on)


def told_by(asked: Asked, span: Period) -> tuple[date, date]:
    """Return when all that tells of a period is due, and the last day that still tells of it.

    That is when the filing after it is due; of what has no filings, a quarter of the next year.
    """
    found, last = [(span.last, _kept(span))], span.last
    for calendar in asked.index.catalog.by_ledger.get("calendar", ()):
        for window in rows(calendar.value, "windows"):
            cycle, ledger = str(window["cycle"]), asked.indicator.ledger
            fits = ledger != RETURNS or cycle == asked.indicator.cycle
            ends = around(last, cycle), around(last + DAY, cycle)
            if window["ledger"] == ledger and fits:
                days = [
                    due_of(window, calendar.value, each) or due_of(window, None, each)
                    for each in ends
                    if each
                ]
                found += [(days[0] or last, days[-1] or last)]
    return found[-1]


def _kept(span: Period) -> date:
    months = QUARTER if span.cycle == "year" else 0
    return add_months(span.last + DAY, months) - DAY if months else span.last + DAY


def _judged(asked: Asked, span: Period, day: date, *, is_told: bool) -> Iterator[QuotaState]:
    """Yield what an indicator gives at a day, as that of a period, for each county or for all."""
    states = measure_all(asked.index.catalog, [asked.indicator], {}, day, asked.index)
    found = states[asked.indicator.id]
    made = [
        _state(asked, span, found[area.code], is_told=is_told)
        for area in asked.counties
        if area.code in found
    ]
    yield from (_together(made),) if made and asked.quota.of == "city" else made


def _state(asked: Asked, span: Period, found: Measurement, *, is_told: bool) -> QuotaState:
    of_another = found.of is not None and found.of != str(span.last.year)
    return QuotaState(
        task=asked.task.id,
        quota=asked.quota,
        county=found.county,
        period=span.name,
        judged=is_told,
        value=None if of_another else found.value,
        reason=say("nothing filed yet") if of_another else found.reason,
        unfiled=found.unfiled,
        inputs=() if of_another else found.inputs,
    )


def _together(states: Iterable[QuotaState]) -> QuotaState:
    """Return what is asked of all counties together: the sum of what is known."""
    rows = list(states)
    known = [row.value for row in rows if row.value is not None]
    inputs = tuple(one for row in rows for one in row.inputs)
    value = total(known) if known else None
    return replace(rows[0], county=None, value=value, inputs=inputs, unfiled=False)


def _forecast(state: QuotaState, asked: Asked, span: Period) -> QuotaState:
    """Return a state with the even pace of a count and what each month left has to bring."""
    low, _ = asked.quota.bounds
    if low is None or form_of(asked.indicator).sort is not Sort.NUMBER:
        return state
    days, passed = span.last - span.first + DAY, asked.as_of - span.first + DAY
    left = MONTHS * (span.last.year - asked.as_of.year) + span.last.month - asked.as_of.month + 1
    lacking = max(low - (state.value or 0), Fraction(0))
    return replace(state, by_now=low * Fraction(passed.days, days.days), monthly=lacking / left)
