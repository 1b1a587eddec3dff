"""Places: standard competition ranks (1 2 2 4), and who is among the first or the last.

Whoever is equal shares a place, so a tie is among some places or out of them as a whole.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

Place = tuple[int, int]
"""A rank, and how many share it."""
Number = TypeVar("Number", int, Decimal, Fraction)


def places_of(numbers: Iterable[Number]) -> dict[Number, int]:
    """Return the rank of each number: one more than there are greater ones."""
    ordered = sorted(numbers)
    return {number: len(ordered) - below for below, number in enumerate(ordered)}


def climbed(was: Place | None, now: Place | None) -> int | None:
    """Return the places gained, negative where lost; None where that is not known.

    A tie holds the places from its rank on, as many as share it. Nobody knows either where only a
    tie makes another rank: where its first and its last place do not both go the same way.
    """
    if was is None or now is None:
        return None
    (old, olds), (new, news) = was, now
    first, last = old - new, old + olds - new - news
    return first if first * last > 0 or not first else None


def rank_among(score: Decimal | Fraction, others: Iterable[Decimal | Fraction]) -> int:
    """Return the standard competition rank of a score among others."""
    return 1 + sum(other > score for other in others)


def among(known: Iterable[Number], size: int, *, up: bool, include: bool = True) -> set[Number]:
    """Return the numbers that have the first (`up`) or the last places, which are `size`.

    A tie at the boundary is in with `include`; else all who share it are out.
    """
    ordered = sorted(known, reverse=up)
    inside = set(ordered[:size])
    return inside if include else inside.difference(ordered[size:])


def lowest(known: Sequence[Number], size: int) -> set[Number]:
    """Return the numbers that have the last places of a ranking; the leader's never is one."""
    return among(known, size, up=False) - among(known, 1, up=True)


def set_apart(known: Sequence[Number], size: int, *, up: bool, include: bool) -> set[Number]:
    """Return the numbers among the first or last; none where no one would be left over."""
    left = len(known) > size and min(known) < max(known)
    return among(known, size, up=up, include=include) if left else set()
