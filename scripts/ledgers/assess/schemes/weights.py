"""Read the weights of a scheme as shares that add up to one."""

from collections.abc import Sequence
from fractions import Fraction

from ledgers.model.method import Component, Dimension, Scheme

TWO_THIRDS = Fraction(2, 3)


def shares(rows: Sequence[Dimension] | Sequence[Component]) -> tuple[Fraction, ...]:
    """Return the weights of some rows over their sum; without any, all are the same."""
    if all(row.weight is None for row in rows):
        return (Fraction(1, len(rows)),) * len(rows)
    weights = [Fraction(row.weight or 0) for row in rows]
    return tuple(weight / sum(weights) for weight in weights)


def least(scheme: Scheme) -> Fraction:
    """Return the share of the weight that must have data."""
    return TWO_THIRDS if scheme.availability is None else Fraction(scheme.availability)


def usable(scheme: Scheme) -> bool:
    """Say whether a scheme can be reckoned with: posts apart, and some weight everywhere.

    What makes it unusable is a problem of its own; here it keeps a run from crashing.
    """
    return _weighs(scheme.dimensions) and all(
        _weighs(each.components) and all(_stand(part) for part in each.components)
        for each in scheme.dimensions
    )


def _weighs(rows: Sequence[Dimension] | Sequence[Component]) -> bool:
    weights = [row.weight for row in rows]
    if weights and all(weight is None for weight in weights):
        return True
    return bool(weights) and all(weight is not None and weight > 0 for weight in weights)


def _stand(part: Component) -> bool:
    posts = part.goalposts
    if posts is None:
        return True
    positive = posts.scale == "linear" or min(posts.low, posts.high) > 0
    return posts.low != posts.high and positive
