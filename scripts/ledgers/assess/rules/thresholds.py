"""Hold indicators and fields against quotas and limits."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ledgers.assess.indicators.conditions import number
from ledgers.assess.rules.facts import Facts, Hit
from ledgers.assess.rules.gathered import Found, gathered
from ledgers.assess.rules.rows import day_in, rows_of
from ledgers.assess.rules.spans import label_of
from ledgers.model.proposal import Evidence
from ledgers.model.rulebook import Rule, Threshold
from ledgers.model.scoring import Measurement
from ledgers.model.words import Words, say


def threshold_hits(rule: Rule, asked: Threshold, facts: Facts) -> Iterator[Hit]:
    """Yield each county whose indicator, or whose rows, lie outside what is asked."""
    if asked.indicator is not None:
        yield from _measured(rule, asked, facts, asked.indicator)
    elif asked.field is not None:
        yield from _of_rows(rule, asked, facts, asked.field)


def _measured(rule: Rule, asked: Threshold, facts: Facts, indicator: str) -> Iterator[Hit]:
    for county, found in sorted(facts.measurements.get(indicator, {}).items()):
        if found.value is not None and not meets(found.value, asked):
            yield Hit(
                period=label_of(facts.as_of, rule.period),
                on=facts.as_of,
                why=_why(asked, facts.name(county), _told(found)),
                county=county,
                evidence=tuple(dict.fromkeys(Evidence(i.record, i.path) for i in found.inputs)),
            )


def _told(found: Measurement) -> str:
    shown = plain(found.value or Fraction(0))
    return f"{found.formula} = {shown}" if found.formula else shown


def _of_rows(rule: Rule, asked: Threshold, facts: Facts, field: str) -> Iterator[Hit]:
    outside = []
    for row in rows_of(facts, rule.when.of):
        value = number_of(row.value(field))
        if value is not None and not meets(value, asked):
            on = day_in(row, rule, facts)
            outside.append((Found(row, on, row.evidence(field)), value))
    values = {each.evidence: value for each, value in outside}
    for group in gathered(rule, facts, (each for each, _ in outside), asked.times):
        told = ", ".join(plain(values[each.evidence]) for each in group.found)
        yield group.hit(_why(asked, group.name, told))


def number_of(value: object) -> Fraction | None:
    """Return a number, or how many a list holds; None where there is neither."""
    if isinstance(value, list):
        return Fraction(len(value))
    found = number(value)
    return None if found is None else Fraction(found)


def meets(value: Fraction, asked: Threshold) -> bool:
    """Say whether a value lies within what is asked, both ends included."""
    low = asked.at_least is None or value >= Fraction(asked.at_least)
    return low and (asked.at_most is None or value <= Fraction(asked.at_most))


def plain(value: Fraction) -> str:
    """Write a value as an exact decimal where it is one, else as a fraction."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return str(value)
    return f"{(Decimal(value.numerator) / Decimal(value.denominator)).normalize():f}"


def _why(asked: Threshold, county: str, value: str) -> Words:
    low, high = asked.at_least, asked.at_most
    if low is not None and high is not None:
        return say(
            "{county}: {value}; asked is {low} to {high}",
            county=county,
            value=value,
            low=low,
            high=high,
        )
    if low is not None:
        return say(
            "{county}: {value}; asked is at least {low}", county=county, value=value, low=low
        )
    return say("{county}: {value}; asked is at most {high}", county=county, value=value, high=high)
