"""Turn an indicator's value into a number from 0 to 1 by fixed goalposts (facts E7)."""

from decimal import Decimal, localcontext
from fractions import Fraction

from ledgers.assess.schemes.means import GUARD, PRECISION, as_decimal
from ledgers.model.method import Component, Goalposts, Scheme


def normalised(value: Fraction, goalposts: Goalposts) -> Fraction:
    """Return how far a value lies from `low` to `high`, at least 0 and at most 1.

    With a logarithmic scale, the logarithms of value and posts, to 28 digits.
    """
    posts = Fraction(goalposts.low), Fraction(goalposts.high)
    clipped = min(max(value, min(posts)), max(posts))
    low, high, at = (_scaled(each, goalposts.scale) for each in (*posts, clipped))
    share = (at - low) / (high - low)
    if goalposts.scale == "linear":
        return share
    with localcontext(prec=PRECISION):
        return Fraction(as_decimal(share))


def _scaled(value: Fraction, scale: str) -> Fraction:
    if scale == "linear":
        return value
    with localcontext(prec=PRECISION + GUARD):
        number: Decimal = as_decimal(value)
        return Fraction(number.ln() if scale == "ln" else number.log10())


def worth(value: Fraction, component: Component, scheme: Scheme) -> Fraction:
    """Return what enters the means: the normalised value, or the value itself."""
    if scheme.normalisation == "none" or component.goalposts is None:
        return value
    return normalised(value, component.goalposts)
