"""Reckon with what ledgers count: sums, shares, changes, spans of days; exact, over plain counts.

Nothing here knows a float: results are fractions, rounded once, half up, to the printed digits.
What cannot be computed, such as a share of nothing, is None and never zero.
The R-numbers are requirements (tests/requirements.yaml), the B-numbers published figures
(site/figures/).
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, prod
from typing import TypeAlias

from ledgers.model.numbers import NONE, rounded

Number: TypeAlias = int | Decimal | Fraction

HUNDRED = 100


def exact(number: Number) -> Fraction:
    """Return a filed number as a fraction: form `value` (R128, R253)."""
    return number if isinstance(number, Fraction) else Fraction(number)


def total(numbers: Iterable[Number]) -> Fraction:
    """Return the sum of some numbers; 0 of none: forms `count` and `tally` (R94, B34, B86)."""
    return sum((exact(number) for number in numbers), Fraction(0))


def product(factors: Iterable[Number]) -> Fraction:
    """Return the product of some numbers: 13 teams of 6 are 78 people (R48, B3, B26)."""
    return prod((exact(factor) for factor in factors), start=Fraction(1))


def ratio(part: Number, whole: Number) -> Fraction | None:
    """Return part ÷ whole, None where there is no whole: form `ratio` (R76, B29, B56)."""
    return exact(part) / exact(whole) if whole else None


def mean(summed: Number, n: Number) -> Fraction | None:
    """Return the mean of `n` numbers from their sum, None of none (R24, R317)."""
    return ratio(summed, n)


def days(first: date, last: date) -> int:
    """Return how many days a span has, both ends counted (R38, B22, B71)."""
    return gap(first, last) + 1


def gap(earlier: date, later: date) -> int:
    """Return how many days one day lies after another (R47, R57, B85)."""
    return (later - earlier).days


def turns(places: Number, at_once: Number) -> Fraction | None:
    """Return how many turns visit all places, so many at once (R39, B19)."""
    each = ratio(places, at_once)
    return None if each is None else Fraction(ceil(each))


def as_printed(value: Fraction | None, digits: int = 0, unit: str = "") -> str:
    """Write a result as documents print it; a share with the unit `%` is multiplied by 100."""
    if value is None:
        return NONE
    return f"{rounded(in_unit(value, unit), digits):f}{unit}"


def in_unit(value: Fraction, unit: str) -> Fraction:
    """Return a result in its unit: a share in percent is multiplied by 100."""
    return value * HUNDRED if unit == "%" else value


def as_filed(number: Number) -> str:
    """Write a filed number as it was filed: whole, or with its decimals."""
    if not isinstance(number, Fraction):
        return f"{number:f}" if isinstance(number, Decimal) else str(number)
    if number.denominator == 1:
        return str(number.numerator)
    digits = next((n for n in range(1, 7) if (number * 10**n).denominator == 1), 6)
    return f"{rounded(number, digits):f}"
