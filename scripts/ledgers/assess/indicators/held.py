"""Indicators of what the standards ask: what is met, what is lacking, how many bodies have all."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from ledgers.assess.conditions import passes
from ledgers.assess.indicators.plans import Plan
from ledgers.model.forms import form_of
from ledgers.model.lives.standards import Against, held_against
from ledgers.model.numbers import total
from ledgers.model.rows import in_groups
from ledgers.model.scoring import Input, Measurement
from ledgers.model.words import say

Row = list[Against]
NUMBERS: Mapping[str, Callable[[Row], int]] = {
    "asked": len,
    "met": lambda rows: sum(not row.short for row in rows),
    "short": lambda rows: sum(abs(row.short) for row in rows),
    "bodies": lambda _: 1,
    "complete": lambda rows: int(not any(row.short for row in rows)),
}
"""Each number of the standards, counted over those of one body."""


def of_standards(plan: Plan, county: str, as_of: date) -> Measurement:
    """Return a number about the standards that the source's conditions choose, for a county.

    What is filed nowhere counts as lacking once it was due; before that there is no value.
    """
    indicator, index = plan.indicator, plan.index
    every = index.once(("standards", as_of), partial(_by_county, plan, as_of))
    rows = [row for row in every.get(county, ()) if _is_chosen(plan, row)]
    if not rows:
        nothing = say("no standard applies")
        return Measurement(indicator.id, county, None, nothing, not_applicable=True)
    for row in rows:
        if row.unfiled:
            ended = [span for span, due in index.due(row.group) if due < as_of.isoformat()]
            period = ended[-1].name if ended else None
            reason = say("nothing filed yet")
            return Measurement(indicator.id, county, None, reason, period, unfiled=bool(ended))
    return _worked(plan, county, rows)


def _by_county(plan: Plan, as_of: date) -> Mapping[str, Row]:
    found = held_against(plan.index.catalog, as_of)
    return in_groups((row.county, row) for row in found if row.public)


def _is_chosen(plan: Plan, row: Against) -> bool:
    words = {"group": row.group, "standard": row.standard.id, "unit_kind": row.standard.unit_kind}
    return passes(words.get, plan.source.where, "")


def _worked(plan: Plan, county: str, rows: Iterable[Against]) -> Measurement:
    bodies = in_groups((row.unit.id if row.unit else "", row) for row in rows)
    values, inputs = [], []
    for number in form_of(plan.indicator).numbers:
        asked = plan.source.number(number.operand)
        count = NUMBERS[asked.sum[0] if asked and asked.sum else "asked"]
        parts = {unit: count(listed) for unit, listed in bodies.items()}
        values.append(total(parts.values()))
        inputs += [
            Input(bodies[unit][0].record, bodies[unit][0].path, str(part), number.name)
            for unit, part in parts.items()
            if part
        ]
    value, formula = form_of(plan.indicator).compute(*values)
    return Measurement(
        plan.indicator.id, county, value, None, formula=formula, inputs=tuple(inputs)
    )
