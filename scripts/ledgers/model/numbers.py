"""Numbers and days as readers see them, and exact arithmetic with what ledgers count.

Results are fractions, rounded once, halves away from zero, to the printed digits. What cannot be
computed, such as a share of nothing, is None and never zero. The R-numbers are requirements
(tests/requirements.yaml), the B-numbers published figures (site/figures/).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import TypeAlias

Number: TypeAlias = int | Decimal | Fraction

NONE = "—"
HUNDRED = Decimal(100)
PRECISION = 28
"""The significant digits of decimals that are not exact."""
HALF = Fraction(1, 2)
MINUS = "−"
LONGEST = 12


def rounded(number: Fraction | Decimal, digits: int = 1) -> Decimal:
    """Round to a number of places, halves away from zero; never `-0.0`."""
    whole = int(abs(Fraction(number)) * 10**digits + HALF)
    # Decimal's own arithmetic, `scaleb` too, would cut after 28 digits.
    return Decimal(f"{whole if number >= 0 else -whole}E-{digits}")


def number(value: int | Decimal | None) -> str:
    """Write a number as it is."""
    return NONE if value is None else str(value)


def percent(share: Decimal | Fraction | None) -> str:
    """Write a share from 0 to 1 as a percentage with one decimal; the minus is typographic."""
    return NONE if share is None else f"{rounded(share * 100)}%".replace("-", MINUS)


def signed(value: Decimal | None) -> str:
    """Write published points with their sign; the minus is the typographic one."""
    if value is None:
        return NONE
    return f"{MINUS if value < 0 else '+' if value > 0 else '±'}{abs(value)}"


def signed_share(share: Decimal | None) -> str:
    """Write a difference of shares in percentage points, with its sign."""
    return signed(None if share is None else rounded(share * HUNDRED))


def in_chinese(on: date) -> str:
    """Write a day as Chinese documents do, without leading zeros: 2026年7月3日."""
    return f"{on.year}年{on.month}月{on.day}日"


def plain(value: Decimal) -> str:
    """Write a decimal without needless zeros or exponents."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exactly(value: Fraction | None) -> str | None:
    """Write a value without rounding: a decimal where it ends, else a fraction such as 61/62."""
    if value is None:
        return None
    number, rest = value, 0
    while number.denominator > 1 and rest < LONGEST:
        number, rest = number * 10, rest + 1
    return str(value) if number.denominator > 1 else plain(Decimal(f"{number.numerator}E-{rest}"))


def day(value: date | None) -> str:
    """Write a day as in 2026-07-15."""
    return NONE if value is None else value.isoformat()


def middle(numbers: Sequence[int]) -> str:
    """Return the median, a dash of nothing."""
    return f"{median(numbers):g}" if numbers else NONE


def share_of(part: int | None, whole: int | None) -> Decimal | None:
    """Return a share; None where either is not known, or there is nothing to share."""
    return Decimal(part) / whole if whole and part is not None else None


def spanned(low: int, high: int) -> str:
    """Write a range of ranks or bands; one number where both ends are the same."""
    return str(low) if low == high else f"{low}–{high}"


def total(numbers: Iterable[Number]) -> Fraction:
    """Return the sum of some numbers; 0 of none: forms `count` and `tally` (R94, B34, B86)."""
    above: dict[int, int] = defaultdict(int)
    for number in numbers:  # Whole numbers are added up, and seldom a fraction to a fraction.
        part, whole = number.as_integer_ratio()
        above[whole] += part
    return sum((Fraction(part, whole) for whole, part in above.items()), Fraction(0))


def arithmetic(weighted: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """Return the arithmetic mean of values, each with its weight; these need not add up to one."""
    kept = tuple(weighted)
    return total(value * weight for value, weight in kept) / total(weight for _, weight in kept)


def ratio(part: Number, whole: Number) -> Fraction | None:
    """Return part ÷ whole, None where there is no whole: form `ratio` (R76, B29, B56)."""
    return Fraction(part) / Fraction(whole) if whole else None


def as_filed(number: Number) -> str:
    """Write a filed number as it was filed: whole, or with its decimals."""
    if not isinstance(number, Fraction):
        return f"{number:f}" if isinstance(number, Decimal) else str(number)
    if number.denominator == 1:
        return str(number.numerator)
    digits = next((n for n in range(1, 7) if (number * 10**n).denominator == 1), 6)
    return f"{rounded(number, digits):f}"
