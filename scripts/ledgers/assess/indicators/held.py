"""Indicators of what the standards ask: what is met, what is lacking, how many bodies have all."""

from collections.abc import Callable, Mapping
from datetime import date

from ledgers.assess.conditions import passes
from ledgers.assess.indicators.plans import Plan
from ledgers.model import in_groups, say
from ledgers.model.forms import form_of
from ledgers.model.lives.standards import Against, held_against
from ledgers.model.numbers import total
from ledgers.model.scoring import Input, Measurement

NUMBERS: Mapping[str, Callable[[list[Against]], int]] = {
    "asked": len,
    "met": lambda rows: sum(not row.short for row in rows),
    "in_time": lambda rows: sum(row.in_time for row in rows),
    "short": lambda rows: sum(abs(row.short) for row in rows),
    "bodies": lambda _: 1,
    "complete": lambda rows: int(not any(row.short for row in rows)),
}
"""Each number of the standards, counted over those of one body."""


def of_standards(plan: Plan, county: str, as_of: date) -> Measurement:
    """Return a number about the standards that the source's conditions choose, for a county.

    What a county has filed nowhere has no value, and is unfiled once it was due. What the city
    makes for all counts in each of them, where it is chosen (R20).
    """
    indicator, catalog = plan.indicator, plan.index.catalog
    every = plan.index.once(("standards", as_of), lambda: held_against(catalog, as_of))
    makers = {county} | ({catalog.city.code} if plan.source.where and catalog.city else set())
    known: dict[tuple[str, str], bool] = plan.index.once(("known", id(plan)), dict)
    chosen = plan.index.once(
        ("chosen", id(plan), as_of),
        lambda: [row for row in every if row.public and _is_chosen(plan, row, known)],
    )
    rows = [row for row in chosen if row.county in makers]
    if missing := next((row for row in rows if row.unfiled), None):
        ended = [span for span, due in plan.index.due(missing.group) if due < as_of.isoformat()]
        period, none = (ended[-1].name if ended else None), say("nothing filed yet")
        return Measurement(indicator.id, county, None, none, period, unfiled=bool(ended))
    bodies = in_groups(((row.county, row.unit and row.unit.id), row) for row in rows)
    inputs = [
        Input(listed[0].record, listed[0].path, str(part), number.name, shared=whose != county)
        for number in form_of(indicator).numbers
        for (whose, _), listed in bodies.items()
        if (part := _count(plan, number.operand)(listed))
    ]
    parts = [
        total(int(one.text) for one in inputs if one.part == number.name)
        for number in form_of(indicator).numbers
    ]
    value, formula = form_of(indicator).compute(*parts)
    reason = say("no standard applies") if value is None else None
    return Measurement(
        indicator.id, county, value, reason, None, formula, tuple(inputs), value is None
    )


def _is_chosen(plan: Plan, row: Against, known: dict[tuple[str, str], bool]) -> bool:
    """Say whether a plan counts a standard, asked once of each."""
    name = row.group, row.standard.id
    if name not in known:
        words = {"group": row.group, "standard": name[1], "unit_kind": row.standard.unit_kind}
        words["category"] = row.standard.category
        known[name] = passes(words.get, plan.source.where, "")
    return known[name]


def _count(plan: Plan, operand: str) -> Callable[[list[Against]], int]:
    asked = plan.source.number(operand)
    return NUMBERS[asked.sum[0] if asked and asked.sum else "asked"]
