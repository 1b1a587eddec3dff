"""Hold samples against the share that was to be drawn, in whole numbers (R52, B21)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from ledgers.assess.rules.facts import Facts, Hit
from ledgers.assess.rules.gathered import Found, gathered
from ledgers.assess.rules.rows import Row, day_in, rows_of
from ledgers.assess.rules.thresholds import number_of
from ledgers.model.rulebook import Rule, Sampling
from ledgers.model.words import say


def sampling_hits(rule: Rule, asked: Sampling, facts: Facts) -> Iterator[Hit]:
    """Yield each county and period with a sample that is too small."""
    small = [
        Found(row, day_in(row, rule, facts), row.evidence(asked.sample))
        for row in rows_of(facts, rule.when.of)
        if lacking(row, asked) > 0
    ]
    for group in gathered(rule, facts, small, 1):
        yield group.hit(
            say(
                "{county}, {period}: samples below {share} of what there was: {number}",
                county=group.name,
                period=group.period,
                share=asked.share,
                number=len(group.found),
            )
        )


def lacking(row: Row, asked: Sampling) -> Fraction:
    """Return by how much a sample is too small; zero where either number is not known."""
    population, sample = number_of(row.value(asked.population)), number_of(row.value(asked.sample))
    if population is None or sample is None:
        return Fraction(0)
    return sample_size(population, asked.share, asked.rounding) - sample


def sample_size(population: Fraction, share: Decimal, rounding: str = "up") -> Fraction:
    """Return how many are to be drawn: with `up`, 3 of 10, 4 of 11, 31 of 101 at 30 %."""
    exact = population * Fraction(share)
    if rounding == "down":
        return Fraction(floor(exact))
    return Fraction(floor(exact + Fraction(1, 2)) if rounding == "half_up" else ceil(exact))
