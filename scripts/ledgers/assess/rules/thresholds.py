"""Numbers compared with what is asked: indicators and fields, samples, how often."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from ledgers.assess.rules.rows import (
    Facts,
    Found,
    Group,
    Hit,
    RuleRow,
    day_in,
    grouped,
    label_of,
    rows_of,
)
from ledgers.model import Words, exactly, in_groups, percent, say
from ledgers.model.forms import is_share
from ledgers.model.proposal import Evidence
from ledgers.model.quota import QuotaState, asked_of, in_unit
from ledgers.model.rulebook import Event, Quota, Rule, Sampling, Threshold

Written: TypeAlias = Callable[[Fraction], str | None]
"""How a value is written."""


def threshold_hits(rule: Rule, asked: Threshold, facts: Facts) -> Iterator[Hit]:
    """Yield each county whose indicator, or whose rows, lie outside what is asked."""
    if asked.indicator is not None:
        yield from _measured(rule, asked, facts, asked.indicator)
    elif asked.field is not None:
        yield from _of_rows(rule, asked, facts, asked.field)


def _measured(rule: Rule, asked: Threshold, facts: Facts, indicator: str) -> Iterator[Hit]:
    known = facts.catalog.indicators.get(indicator)
    written = percent if known and is_share(known) else exactly
    for county, found in sorted(facts.measurements.get(indicator, {}).items()):
        missing, name = found.unfiled and asked.unfiled, facts.name(county)
        why = say("{county}: {reason}", county=name, reason=found.reason) if missing else None
        if found.value is not None and not meets(found.value, asked):
            shown = written(found.value)
            told = shown if found.formula in {"", shown} else f"{found.formula} = {shown}"
            why = _why(asked, name, told, written)
        if why is not None:
            period = label_of(facts.as_of, rule.period)
            evidence = tuple(dict.fromkeys(Evidence(i.record, i.path) for i in found.inputs))
            yield Hit(period, facts.as_of, why, county, evidence=evidence)


def _of_rows(rule: Rule, asked: Threshold, facts: Facts, field: str) -> Iterator[Hit]:
    outside = []
    for row in rows_of(facts, rule.when.of):
        value = row.number(field)
        if value is not None and not meets(value, asked):
            outside.append((Found(row, day_in(row, rule, facts), row.evidence(field)), value))
    values = {each.evidence: value for each, value in outside}
    for group in grouped(rule, facts, (each for each, _ in outside), asked.times):
        told = ", ".join(filter(None, (exactly(values[each.evidence]) for each in group.found)))
        yield group.hit(_why(asked, group.name, told))


def meets(value: Fraction, asked: Threshold) -> bool:
    """Say whether a value lies within what is asked, both ends included."""
    low = asked.at_least is None or value >= Fraction(asked.at_least)
    return low and (asked.at_most is None or value <= Fraction(asked.at_most))


def quota_hits(_: Rule, asked: Quota, facts: Facts) -> Iterator[Hit]:
    """Yield each county that missed a quota when its period was over, or filed nothing for it.

    Where all together are asked, the unit that leads the task is meant.
    """
    for state in facts.quotas:
        if (state.task, state.quota.indicator) == (asked.task, asked.indicator) and state.missed:
            unit = None if state.county else facts.catalog.tasks[state.task].lead_unit
            why = _of_quota(state, facts.name(state.county, unit))
            evidence = dict.fromkeys(Evidence(one.record, one.path) for one in state.inputs)
            yield Hit(state.period, facts.as_of, why, state.county, unit, tuple(evidence))


def _of_quota(state: QuotaState, name: str) -> Words:
    words = {"county": name, "period": state.period, "quota": state.quota.title}
    if state.value is None:
        return say("{county}, {period}: nothing was filed on “{quota}”", **words)
    told = {"value": in_unit(state.quota, state.value), "asked": asked_of(state.quota)}
    return say("{county}, {period}: “{quota}” is {value}; asked is {asked}", **words, **told)


def _why(asked: Threshold, county: str, value: object, written: Written = exactly) -> Words:
    limits = asked.at_least, asked.at_most
    low, high = (None if one is None else written(Fraction(one)) for one in limits)
    words = {"county": county, "value": value, "low": low, "high": high}
    if low is not None and high is not None:
        return say("{county}: {value}; asked is {low} to {high}", **words)
    if low is not None:
        return say("{county}: {value}; asked is at least {low}", **words)
    return say("{county}: {value}; asked is at most {high}", **words)


def sampling_hits(rule: Rule, asked: Sampling, facts: Facts) -> Iterator[Hit]:
    """Yield each county and period with a sample that is too small."""
    numbers = asked.sample, asked.population
    rows = (row for row in rows_of(facts, rule.when.of) if lacking(row, asked) > 0)
    small = [Found(row, day_in(row, rule, facts), row.evidence(asked.sample)) for row in rows]
    for group in grouped(rule, facts, small, 1):
        pairs = ([each.row.number(name) or 0 for name in numbers] for each in group.found)
        why = say(
            "{county}, {period}: {told}; asked is at least {share}",
            county=group.name,
            period=group.period,
            told=", ".join(f"{part} ÷ {whole}" for part, whole in pairs),
            share=f"{exactly(Fraction(asked.share) * 100)}%",
        )
        yield group.hit(why)


def lacking(row: RuleRow, asked: Sampling) -> Fraction:
    """Return by how much a sample is too small; none was drawn where it is left out (R171, R182).

    It is zero where the population is not known.
    """
    population, sample = row.number(asked.population), row.number(asked.sample)
    if population is None:
        return Fraction(0)
    return sample_size(population, asked.share, asked.rounding) - (sample or 0)


def sample_size(population: Fraction, share: Decimal, rounding: str = "up") -> Fraction:
    """Return how many are to be drawn: with `up`, 3 of 10, 4 of 11, 31 of 101 at 30 %."""
    exact = population * Fraction(share)
    if rounding == "down":
        return Fraction(floor(exact))
    return Fraction(floor(exact + Fraction(1, 2)) if rounding == "half_up" else ceil(exact))


def event_hits(rule: Rule, asked: Event, facts: Facts) -> Iterator[Hit]:
    """Yield each county and period with so many rows; with `per: record`, within one record."""
    found = [
        Found(row, day_in(row, rule, facts), row.evidence()) for row in rows_of(facts, rule.when.of)
    ]
    least = asked.times if asked.per == "county" else 1
    for group in grouped(rule, facts, _enough(found, asked), least):
        yield group.hit(_told_of(asked, group))


def _enough(found: list[Found], asked: Event) -> Iterator[Found]:
    """Yield the rows that count: by record, only those that made the number full or passed it."""
    if asked.per == "county":
        yield from found
        return
    for rows in in_groups((each.row.record, each) for each in found).values():
        yield from sorted(rows, key=lambda each: each.on)[asked.times - 1 :]


def _told_of(asked: Event, group: Group) -> Words:
    shown = ", ".join(dict.fromkeys(each.row.document.id for each in group.found))
    words = {"county": group.name, "period": group.period, "records": shown}
    if asked.per == "record":
        return say(
            "{county}, {period}: it happened {times} times or more to {records}",
            times=asked.times,
            **words,
        )
    return say(
        "{county}, {period}: on record {number} times: {records}", number=len(group.found), **words
    )
