"""Add up the shares of one field in one year, and choose what is suppressed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledgers.model.cells import TOTAL, Cell
from ledgers.project.shares import Share
from ledgers.project.suppression import Size, suppressed_in


@dataclass(frozen=True, slots=True)
class Sum:
    """Hold a sum, and how much stands behind it: a count itself, of points how many there are."""

    value: int | Decimal
    size: Size


def sum_of(shares: Iterable[Share]) -> Sum:
    """Add shares up."""
    rows = tuple(shares)
    value = sum((share.value for share in rows), start=0)
    counted = all(share.counted for share in rows)
    return Sum(value, value if counted else min(value, len(rows)))


def by_part(shares: Sequence[Share], parts: Iterable[str]) -> Mapping[str, Sum]:
    """Return the sum of each part."""
    return {part: sum_of(share for share in shares if share.part == part) for part in parts}


def by_county(shares: Sequence[Share], counties: Iterable[str]) -> Mapping[str, Sum]:
    """Return the sum of each county."""
    return {code: sum_of(share for share in shares if share.county == code) for code in counties}


def by_month(shares: Sequence[Share], months: Iterable[str]) -> Mapping[str, Sum]:
    """Return the sum of each month."""
    return {month: sum_of(share for share in shares if share.when[:7] == month) for month in months}


def whole(shares: Sequence[Share]) -> Mapping[str, Sum]:
    """Return the sum of all."""
    return {TOTAL: sum_of(shares)}


def cells_of(divisions: Sequence[Mapping[str, Sum]], minimum: int) -> list[Mapping[str, Cell]]:
    """Return the cells of each division of one year's total, the suppressed ones without value."""
    sizes = [{name: one.size for name, one in division.items()} for division in divisions]
    return [
        {
            name: Cell(None, suppressed=True)
            if name in hidden
            else Cell(one.value, suppressed=False)
            for name, one in division.items()
        }
        for division, hidden in zip(divisions, suppressed_in(sizes, minimum), strict=True)
    ]
