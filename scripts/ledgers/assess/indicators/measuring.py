"""The measurement of every county by every indicator at a day.

Missing is never zero: what cannot be measured has no value and says why.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from ledgers.assess.indicators.held import of_standards
from ledgers.assess.indicators.plans import Plan, bound_to, left_out, out_of_reach, plan_of, unfiled
from ledgers.assess.indicators.readings import Part, Reading, counted, passing, read, was_in_time
from ledgers.assess.indicators.rows import DatedRow, Index
from ledgers.assess.indicators.windows import Bounds, Shown, shown
from ledgers.model import PERIODIC_LEDGERS, Catalog, Period, Task, TaskState, Words, replace, say
from ledgers.model.forms import form_of
from ledgers.model.method import OF_TASKS, Condition, Indicator, Limit
from ledgers.model.numbers import as_filed, ratio, total
from ledgers.model.scoring import Input, Measurement


def measure_all(  # noqa: PLR0913, PLR0917 - a city, its states, a day, and whose records
    catalog: Catalog,
    indicators: Iterable[Indicator],
    states: Mapping[str, tuple[TaskState, ...]],
    as_of: date,
    index: Index | None = None,
    codes: Sequence[str] = (),
) -> Mapping[str, Mapping[str, Measurement]]:
    """Return what each indicator gives for every county at the end of a day, by id and county.

    `states` are the task states by county at that day. An `index` of the same catalogue keeps what
    was found on other days. Of `codes`, by default all counties, the city's means its own records.
    """
    index = index or Index(catalog, lasting=False)
    codes = codes or [area.code for area in catalog.counties]
    found = {}
    for indicator in indicators:
        plan = plan_of(index, indicator).now
        rows = {code: measured(plan, code, states.get(code, ()), as_of) for code in codes}
        found[indicator.id] = rows
    return found


def measured(plan: Plan, county: str, states: tuple[TaskState, ...], as_of: date) -> Measurement:
    """Return what an indicator gives for one county, worked out once for each stretch of days."""
    if plan.is_assessed or plan.is_held or not plan.index.lasting:
        return _measured(plan, county, states, as_of)
    key = (id(plan), county, plan.key(county, as_of))
    return plan.index.once(key, lambda: _measured(plan, county, states, as_of))


def _measured(plan: Plan, county: str, states: tuple[TaskState, ...], as_of: date) -> Measurement:
    indicator, catalog = plan.indicator, plan.index.catalog
    reason, outside = out_of_reach(plan, county, as_of)
    if reason is not None:
        return Measurement(indicator.id, county, None, reason, not_applicable=outside)
    if plan.is_held:
        return of_standards(plan, county, as_of)
    if plan.is_assessed:
        value = plan.source.number("value")
        field = value.sum[0] if value and value.sum else ""
        field = field if plan.index.binding else FORMER.get(field, field)
        given = catalog.tasks, indicator, field, states
        name = "assessed", indicator.id, county, as_of
        return plan.index.shared.once(name, given, lambda: assessed(*given[:3], county, states))
    return _computed(plan, county, as_of)


def _computed(plan: Plan, county: str, as_of: date) -> Measurement:
    of = str(plan.year(as_of)) if any(part.scope.window == "year" for part in plan.parts) else None
    over = of if of and of < str(as_of.year) else None
    if missing := unfiled(plan, county, as_of):
        why = say("not filed for {period}", period=missing)
        return replace(
            _nothing(plan, county, why), period=missing, unfiled=True, bound=True, of=over
        )
    source = plan.source
    if (source.limit or source.every) and not form_of(plan.indicator).of_whole:
        return _nothing(plan, county, UNSAID)
    windows = [(part, *plan.shown(part, county, as_of)) for part in plan.parts]
    if source.limit:
        readings = _timed(plan, source.limit, *windows[0])
    elif source.every:
        readings = _held(plan, county, as_of)
    else:
        readings = [(row[0].name, read(plan.index, *row)) for row in windows]
    reason = next((one.reason for _, one in readings if one.reason is not None), None)
    inputs = tuple(
        Input(one.record, one.path, one.text, name) for name, row in readings for one in row.inputs
    )
    period = next((one.period for _, one in readings if one.period), of)
    bound = any(bound_to(plan, part, county, as_of) for part in plan.parts)
    known = replace(_nothing(plan, county, reason), period=period, of=over, bound=bound)
    lacking = left_out(plan, windows, county, as_of) if reason is None else None
    if lacking is not None:
        return replace(known, reason=lacking[0], unfiled=lacking[1], inputs=inputs)
    empty = replace(known, inputs=inputs)
    if reason is not None:
        return empty
    return _worked(plan, empty, [(one.value or Fraction(0), one) for _, one in readings])


def _nothing(plan: Plan, county: str, reason: Words | None) -> Measurement:
    return Measurement(plan.indicator.id, county, None, reason)


def _timed(
    plan: Plan, limit: Limit, part: Part, window: Shown, day: str
) -> list[tuple[str, Reading]]:
    """Count the rows that were done in time, and those that were done or should have been."""
    if window.reason is not None:
        return [("numerator", Reading(None, reason=window.reason))]
    rows = passing(plan.index, window.rows, part.where, day)
    said = [(row, was_in_time(plan.index, row, limit, day)) for row in rows]
    parts = {
        "numerator": [row for row, in_time in said if in_time],
        "denominator": [row for row, in_time in said if in_time is not None],
    }
    return [(name, replace(counted(rows), period=window.period)) for name, rows in parts.items()]


def _held(plan: Plan, county: str, as_of: date) -> list[tuple[str, Reading]]:
    """Count the periods in which something was held, and all that are over (R200, R228)."""
    (part,), day, spans = plan.parts, as_of.isoformat(), plan.spans(county, as_of)
    rows = shown(plan.index, county, part.scope, Bounds(), day, plan.rows(part, county)).rows
    first: dict[Period, DatedRow] = {}
    for row in passing(plan.index, rows, part.where, day):
        for span in spans:
            if str(span.first) <= row.on <= str(span.last):
                first.setdefault(span, row)
    whole = Reading(Fraction(len(spans)))
    return [("numerator", counted([*first.values()])), ("denominator", whole)]


def _worked(plan: Plan, empty: Measurement, numbers: list[tuple[Fraction, Reading]]) -> Measurement:
    values = [value for value, _ in numbers]
    reason = _too_little(plan, values, [reading for _, reading in numbers])
    if reason is not None:
        return replace(empty, reason=reason[0], not_applicable=reason[1])
    value, formula = form_of(plan.indicator).compute(*values)
    if value is None:
        nothing = say("nothing to divide by")
        return replace(empty, reason=nothing, formula=formula, not_applicable=True)
    return replace(empty, value=value, formula=formula)


def _too_little(
    plan: Plan, values: list[Fraction], readings: list[Reading]
) -> tuple[Words, bool] | None:
    """Say where there are too few to compute anything of, or nothing of the kind at all."""
    form, least = form_of(plan.indicator), plan.indicator.min_n or 0
    if form.of_whole and len(values) > 1 and 0 < values[1] < least:
        return say("fewer than {n}", n=least), False
    periodic = plan.parts[0].scope.basis.ledger in PERIODIC_LEDGERS
    if form.may_lack and periodic and readings[0].empty:
        return say("nothing of the kind is filed"), True
    return None


UNSAID = say("its source does not say what is counted")
Pair: TypeAlias = tuple[Fraction, Fraction, str]
"""Part and whole of a task, and how they came about."""


def assessed(
    tasks: Mapping[str, Task],
    indicator: Indicator,
    field: str,
    county: str,
    states: Iterable[TaskState],
) -> Measurement:
    """Return a number about a county's tasks: those to which the conditions of the source apply."""
    where = indicator.source.where if indicator.source else ()
    rows = [row for row in states if row.applying and _passes(tasks, row, where)]
    if not rows:
        return Measurement(indicator.id, county, None, say("no task applies"), not_applicable=True)
    if field in COUNTED:
        return _counted(indicator, county, rows, COUNTED[field])
    if field in SHARED:
        return _shared(indicator, county, rows, SHARED[field])
    return Measurement(indicator.id, county, None, UNSAID)


def _passes(tasks: Mapping[str, Task], row: TaskState, where: Iterable[Condition]) -> bool:
    task = tasks.get(row.task)
    words = {name: getattr(task, name, None) for name in OF_TASKS} | {"task": row.task}
    return all(words.get(each.field) in (each.among or ()) for each in where)


def _counted(
    indicator: Indicator, county: str, rows: Sequence[TaskState], count: Callable[[TaskState], int]
) -> Measurement:
    counted = [(row, count(row)) for row in rows]
    inputs = tuple(_input(row, str(number)) for row, number in counted if number)
    value = total(number for _, number in counted)
    return Measurement(indicator.id, county, value, formula=as_filed(value), inputs=inputs)


def _shared(
    indicator: Indicator, county: str, rows: Sequence[TaskState], pair: Callable[[TaskState], Pair]
) -> Measurement:
    parts, wholes, texts = zip(*map(pair, rows), strict=True)
    part, whole = total(parts), total(wholes)
    value = ratio(part, whole)
    formula = f"{as_filed(part)} ÷ {as_filed(whole)}"
    inputs = tuple(map(_input, rows, texts))
    reason = say("nothing to divide by") if value is None else None
    return Measurement(indicator.id, county, value, reason, None, formula, inputs, value is None)


def _input(row: TaskState, text: str) -> Input:
    return Input(f"{row.county}/progress/{row.task}", (), text)


def _weighted(row: TaskState, share: Decimal, part: str) -> Pair:
    """Return a task's share of its weight: the mean by weight, as in `tasks.weighted_mean`."""
    return row.worth[part], Fraction(row.weight), f"{row.weight} × {share} ÷ {row.applying}"


def _in_time(row: TaskState) -> Pair:
    """Return what was accepted in time, of that and all that cannot be any more.

    What is late counts from the day after its deadline, also while it awaits the city's decision,
    so that to finish it, and to accept it, takes nothing away (M7).
    """
    in_time, settled = sum(each.on_time is True for each in row.settled), len(row.settled)
    return Fraction(in_time), Fraction(settled), f"{in_time} ÷ {settled}"


def _in_time_before_0_4(row: TaskState) -> Pair:
    """Return the same by the rule of versions before 0.4.0: what awaits a decision is left out."""
    settled = [each for each in row.measures if each.applies and (each.done or each.overdue)]
    in_time = sum(each.on_time is True for each in settled)
    return Fraction(in_time), Fraction(len(settled)), f"{in_time} ÷ {len(settled)}"


COUNTED: Mapping[str, Callable[[TaskState], int]] = {
    "missed": lambda row: len(row.missed),
    "overdue": lambda row: len(row.overdue),
    "blocked": lambda row: int(row.blocked),
    "stale": lambda row: int(row.stale),
}
SHARED: Mapping[str, Callable[[TaskState], Pair]] = {
    "progress": lambda row: _weighted(row, row.accepted, "accepted"),
    "plan": lambda row: _weighted(row, row.due, "due"),
    "deviation": lambda row: _weighted(row, row.accepted - row.due, "deviation"),
    "on_time": _in_time,
    "on_time_before_0_4": _in_time_before_0_4,
}
FORMER = {"on_time": "on_time_before_0_4"}
"""The names of former rules, which issues of earlier versions were computed by."""
