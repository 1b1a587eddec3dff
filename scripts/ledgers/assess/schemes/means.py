"""Average exactly: arithmetic means in fractions, geometric means through logarithms taken once."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

PRECISION = 28
GUARD = 6
"""Digits more while logarithms are taken, so that a mean of equal values is that value."""

Weighted = tuple[Fraction, Fraction]
"""A value and its weight."""


def arithmetic(rows: Iterable[Weighted]) -> Fraction:
    """Return the weighted arithmetic mean of some values; their weights need not add up to one."""
    kept = tuple(rows)
    total = sum((weight for _, weight in kept), Fraction(0))
    return sum((value * weight for value, weight in kept), Fraction(0)) / total


def geometric(rows: Iterable[Weighted]) -> Fraction:
    """Return the weighted geometric mean of values of zero or more, to 28 digits.

    A single zero makes it zero. ValueError for a negative value.
    """
    kept = [(value, weight) for value, weight in rows if weight]
    if any(value < 0 for value, _ in kept):
        message = "a negative value has no geometric mean"
        raise ValueError(message)
    if any(value == 0 for value, _ in kept):
        return Fraction(0)
    total = sum((weight for _, weight in kept), Fraction(0))
    with localcontext(prec=PRECISION + GUARD):
        logs = [as_decimal(value).ln() * as_decimal(weight / total) for value, weight in kept]
        mean = sum(logs, Decimal(0)).exp()
    with localcontext(prec=PRECISION):
        return Fraction(+mean)


def mean(how: str, rows: Iterable[Weighted]) -> Fraction:
    """Return the mean that a scheme names: arithmetic or geometric."""
    return geometric(rows) if how == "geometric" else arithmetic(rows)


def losses(how: str, rows: Sequence[Weighted]) -> tuple[Fraction, ...]:
    """Return how much of what is missing to one each value answers for; the parts add up to one.

    In an arithmetic mean by weight × (1 − value), in a geometric one by weight × ln(value), where
    zeros share all of it by their weights. Without any loss, all parts are zero.
    """
    if how == "arithmetic":
        return _parts([weight * (1 - value) for value, weight in rows])
    if any(value == 0 and weight for value, weight in rows):
        return _parts([weight if value == 0 else Fraction(0) for value, weight in rows])
    with localcontext(prec=PRECISION + GUARD):
        return _parts([-weight * Fraction(as_decimal(value).ln()) for value, weight in rows])


def _parts(amounts: Sequence[Fraction]) -> tuple[Fraction, ...]:
    total = sum(amounts, Fraction(0))
    return tuple(amount / total if total else Fraction(0) for amount in amounts)


def as_decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal of the precision in force."""
    return Decimal(number.numerator) / Decimal(number.denominator)
