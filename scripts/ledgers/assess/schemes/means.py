"""Weights, goalposts and means, all exact: from values to shares of a score."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from ledgers.model.method import Goalposts, Node, Scheme
from ledgers.model.numbers import PRECISION, arithmetic

TWO_THIRDS = Fraction(2, 3)
"""The share of the weight that must have data, where a scheme does not say it."""


def usable(scheme: Scheme) -> bool:
    """Say whether a scheme can be computed: posts apart, and something counted everywhere.

    `check` reports the fault; this keeps a run from crashing.
    """
    groups = [scheme.dimensions, *(row.node.components for row in scheme.nodes)]
    return (
        bool(scheme.dimensions)
        and all(_weighs(each) for each in groups if each)
        and all(_stands(row.node) for row in scheme.items)
    )


def _weighs(rows: Sequence[Node]) -> bool:
    if all(row.points is None and row.weight is None for row in rows):
        return True
    return all(row.counts is not None and row.counts > 0 for row in rows)


def _stands(item: Node) -> bool:
    posts = item.goalposts
    if posts is None:
        return bool(item.indicator or item.deductions)
    return posts.low != posts.high and (posts.scale == "linear" or min(posts.low, posts.high) > 0)


def normalised(value: Fraction, goalposts: Goalposts) -> Fraction:
    """Return how far a value lies from `low` to `high`, at least 0 and at most 1.

    With a logarithmic scale, the logarithms of value and posts, to 28 digits.
    """
    return min(max(unclipped(value, goalposts), Fraction(0)), Fraction(1))


def unclipped(value: Fraction, goalposts: Goalposts) -> Fraction:
    """Return the same, also outside the goalposts where their scale is linear."""
    posts = Fraction(goalposts.low), Fraction(goalposts.high)
    is_linear = goalposts.scale == "linear"
    held = value if is_linear else min(max(value, min(posts)), max(posts))
    low, high, at = (_scaled(each, goalposts.scale) for each in (*posts, held))
    share = (at - low) / (high - low)
    if is_linear:
        return share
    with localcontext(prec=PRECISION):
        return Fraction(as_decimal(share))


def _scaled(value: Fraction, scale: str) -> Fraction:
    if scale == "linear":
        return value
    with localcontext(prec=PRECISION + GUARD):
        number: Decimal = as_decimal(value)
        return Fraction(number.ln() if scale == "ln" else number.log10())


def worth(value: Fraction, item: Node, scheme: Scheme) -> Fraction:
    """Return what enters the means: the normalised value, or the value itself."""
    if scheme.normalisation == "none" or item.goalposts is None:
        return value
    return normalised(value, item.goalposts)


GUARD = 6
"""More digits while logarithms are taken, so that a mean of equal values is that value."""

Weighted = tuple[Fraction, Fraction]
"""A value and its weight."""


def geometric(rows: Iterable[Weighted]) -> Fraction:
    """Return the weighted geometric mean of values of zero or more, to 28 digits.

    A single zero makes it zero. ValueError for a negative value.
    """
    kept = [(value, weight) for value, weight in rows if weight]
    if any(value < 0 for value, _ in kept):
        raise ValueError("a negative value has no geometric mean")
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
