"""Indicators of the ledger `assessment`, which is worked out from the states of tasks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from ledgers.model.assessment import TaskState
from ledgers.model.catalog import Catalog
from ledgers.model.method import Condition, Indicator
from ledgers.model.numbers import as_filed, exact, ratio, total
from ledgers.model.scoring import Input, Measurement
from ledgers.model.words import say

Pair: TypeAlias = tuple[Fraction, Fraction, str]
"""Part and whole of a task, and how they came about."""


def assessed(
    catalog: Catalog, indicator: Indicator, field: str, county: str, states: Iterable[TaskState]
) -> Measurement:
    """Return a number about a county's tasks: those to which the conditions of the source apply."""
    where = indicator.source.where if indicator.source else ()
    rows = [row for row in states if row.applying and _passes(catalog, row, where)]
    if not rows:
        return Measurement(indicator.id, county, None, say("no task applies"), not_applicable=True)
    if field in COUNTED:
        return _counted(indicator, county, rows, COUNTED[field])
    if field in SHARED:
        return _shared(indicator, county, rows, SHARED[field])
    return Measurement(indicator.id, county, None, say("its source does not say what is counted"))


def _passes(catalog: Catalog, row: TaskState, where: Iterable[Condition]) -> bool:
    task = catalog.tasks.get(row.task)
    words: Mapping[str, object] = {
        "task": row.task,
        "section": task.section if task else None,
    }
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
    pairs = [pair(row) for row in rows]
    part, whole = total(one for one, _, _ in pairs), total(all_ for _, all_, _ in pairs)
    texts = [text for _, _, text in pairs]
    inputs = tuple(_input(row, text) for row, text in zip(rows, texts, strict=True))
    value = ratio(part, whole)
    return Measurement(
        indicator=indicator.id,
        county=county,
        value=value,
        reason=say("nothing to divide by") if value is None else None,
        formula=f"{as_filed(part)} ÷ {as_filed(whole)}",
        inputs=inputs,
        not_applicable=value is None,
    )


def _input(row: TaskState, text: str) -> Input:
    return Input(f"{row.county}/progress/{row.task}", (), text)


def _weighted(row: TaskState, share: Decimal) -> Pair:
    """Return a task's share of its weight: the mean by weight, as in `totals.weighted_mean`."""
    weight = exact(row.weight)
    text = f"{row.weight} × {share} ÷ {row.applying}"
    return weight * exact(share) / exact(row.applying), weight, text


def _in_time(row: TaskState) -> Pair:
    """Return what was accepted in time, of what was accepted or is overdue.

    What is overdue counts as late already, so that to finish it late takes nothing away.
    """
    in_time, settled = sum(each.on_time is True for each in row.settled), len(row.settled)
    return Fraction(in_time), Fraction(settled), f"{in_time} ÷ {settled}"


COUNTED: Mapping[str, Callable[[TaskState], int]] = {
    "missed": lambda row: len(row.missed),
    "overdue": lambda row: len(row.overdue),
    "blocked": lambda row: int(row.blocked),
}
SHARED: Mapping[str, Callable[[TaskState], Pair]] = {
    "progress": lambda row: _weighted(row, row.accepted),
    "plan": lambda row: _weighted(row, row.due),
    "on_time": _in_time,
}
