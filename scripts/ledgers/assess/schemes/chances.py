"""What draws say of places: how often a county has its own, one of the first or of the last."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from operator import contains, getitem, gt

from ledgers.model.assessment import Standing
from ledgers.model.numbers import rounded
from ledgers.model.places import lowest, places_of
from ledgers.model.scoring import Chances

Scores = Mapping[str, Sequence[int]]
"""The score of each county in every draw, in units of the last published digit."""
SHOWN = 4
"""Decimals of a share that is shown."""
NEARLY_ALWAYS = Fraction(95, 100)


def chances_of(
    scores: Scores, rows: Mapping[str, Standing], places: int
) -> tuple[Mapping[str, list[int]], Mapping[str, Chances]]:
    """Return the ranks of each county in all draws, in order, and how often it has which place.

    `places` is how many the first and the last are; `rows` are the standings of the counties.
    """
    drawn = [places_of(row) for row in zip(*scores.values(), strict=True)]
    held = {code: list(map(getitem, drawn, each)) for code, each in scores.items()}
    last = shares_of_last(scores, places)
    found = {
        code: Chances(
            rank=rounded(_share(rank == rows[code].rank for rank in each), SHOWN),
            first=rounded(_share(rank <= places for rank in each), SHOWN),
            last=rounded(last[code], SHOWN),
            beats=tuple(
                other
                for other in scores
                if _share(map(gt, scores[code], scores[other])) > NEARLY_ALWAYS
            ),
        )
        for code, each in held.items()
    }
    return {code: sorted(each) for code, each in held.items()}, found


def shares_of_last(scores: Scores, places: int) -> Mapping[str, Fraction]:
    """Return in which share of the draws each county is one of so many last.

    A place counts as in the ranking itself: ties in or out as a whole, the leader never.
    """
    last = [lowest(row, places) for row in zip(*scores.values(), strict=True)]
    return {code: _share(map(contains, last, each)) for code, each in scores.items()}


def _share(held: Iterable[bool]) -> Fraction:
    told = list(held)
    return Fraction(sum(told), len(told))
