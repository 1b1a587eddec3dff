"""Choose the cells of a table that are not published, so that none can be worked out (F2).

A year's total is divided in one or two ways: by county and by month, or by the words of a field.
Every division adds up to the total, and nothing else ties cells together: tables have no totals
over years, and parts are published for the whole city only. So a reader who knows all that is
published knows, of each division, no more than the sum of its suppressed cells. That sum is at
least the minimum and has at least two cells, so each of them may be anything from nought to it.

Nought is suppressed as every other small number: that nobody did is a fact about few people too.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Size: TypeAlias = int | Decimal
Division: TypeAlias = Mapping[str, Size]


def suppressed_in(divisions: Sequence[Division], minimum: int) -> tuple[frozenset[str], ...]:
    """Return the suppressed cells of each division of one total.

    A total below the minimum takes everything with it; else it may be published.
    """
    if any(sum(division.values()) < minimum for division in divisions):
        return tuple(frozenset(division) for division in divisions)
    return tuple(_suppressed(division, minimum) for division in divisions)


def _suppressed(division: Division, minimum: int) -> frozenset[str]:
    """Return the small cells, and as many of the next smallest as it takes to hide them."""
    ordered = sorted(division, key=lambda name: (division[name], name))
    small = sum(division[name] < minimum for name in ordered)
    count = small
    while 0 < count < len(ordered) and not _hides(division, ordered[:count], minimum):
        count += 1
    return frozenset(ordered[:count])


def _hides(division: Division, names: Sequence[str], minimum: int) -> bool:
    """Say whether a sum of cells leaves every one of them open."""
    return len(names) > 1 and sum(division[name] for name in names) >= minimum
