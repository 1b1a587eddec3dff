"""How sure ranks are: intervals over draws and both means, chances, bands, and what moves ranks.

`draws` has the specification that another program can repeat.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil
from operator import contains, getitem, gt

from ledgers.assess.schemes.ranking import Measured, ranks_of
from ledgers.assess.schemes.score import score_of
from ledgers.assess.schemes.scorer import Drawing
from ledgers.assess.shared import Shared
from ledgers.model import Standing, replace, rounded
from ledgers.model.method import OTHER_MEAN, Node, Scheme
from ledgers.model.places import lowest, places_of
from ledgers.model.scoring import Chances, Robustness

Scores = Mapping[str, Sequence[int]]
"""The score of each county in every draw, in units of the last published digit."""
SHOWN = 4
"""Decimals of a share that is shown."""
NEARLY_ALWAYS = Fraction(95, 100)

Interval = tuple[int, int]
Ranks = Mapping[str, int | None]
Waiting = Callable[[], tuple[Measured, Measured]]
"""What would be measured if all that waits for the city were accepted, and if it were returned."""


def robustness_of(
    scheme: Scheme,
    measured: Measured,
    standings: Mapping[str, Standing],
    shared: Shared | None = None,
    waiting: Waiting | None = None,
) -> Mapping[str, Robustness]:
    """Return how sure the rank of each ranked county is."""
    known = shared or Shared()
    rows = {code: row for code, row in standings.items() if row.rank is not None}
    if not rows:
        return {}
    turned = replace(scheme, across=OTHER_MEAN[scheme.across])
    other = _ranks(("across", turned), measured, rows, known)
    ranks, found = chances_of(drawn(scheme, measured, rows, known, waiting), rows, scheme.bottom)
    level = scheme.draws.level
    spread = {code: _interval(level, ranks[code], (rows[code].rank, other[code])) for code in rows}
    bands = bands_of({code: row.rank or 0 for code, row in rows.items()}, spread)
    without = {left[0]: _ranks(left, measured, rows, known) for left in left_out(scheme)}
    return {
        code: Robustness(
            rank_low=spread[code][0],
            rank_high=spread[code][1],
            band=bands[code],
            other_rank=other[code],
            without={key: left.get(code) for key, left in without.items()},
            chances=found[code],
        )
        for code in rows
    }


def drawn(
    scheme: Scheme,
    measured: Measured,
    codes: Iterable[str],
    known: Shared,
    waiting: Waiting | None = None,
) -> Scores:
    """Return the scores of some counties in every draw."""
    drawing = known.once("draws", scheme, lambda: Drawing(scheme))
    asked = waiting if "waiting" in scheme.draws.vary else None
    both = asked() if asked else (measured, measured)

    def scores(code: str) -> list[int]:
        accepted, returned = (
            {name: rows[name][code] for name in scheme.indicators} for rows in both
        )
        given = scheme, accepted, returned
        return known.once(("drawn", code), given, partial(drawing.scores, (accepted, returned)))

    return {code: scores(code) for code in codes}


def _interval(level: Decimal, ranks: Sequence[int], points: Iterable[int | None]) -> Interval:
    tail = (1 - Fraction(level)) / 2
    kept = [rank for rank in points if rank is not None]
    if ranks:
        kept += [percentile(ranks, tail), percentile(ranks, 1 - tail)]
    return min(kept), max(kept)


def percentile(ranks: Sequence[int], share: Fraction) -> int:
    """Return the nearest-rank percentile of some ranks in ascending order."""
    return ranks[max(ceil(share * len(ranks)), 1) - 1]


def _ranks(
    changed: tuple[str, Scheme], measured: Measured, rows: Mapping[str, Standing], known: Shared
) -> Ranks:
    """Return the ranks of the ranked counties under a scheme that was changed to see what moves."""
    what, scheme = changed

    def score(code: str) -> Decimal | None:
        found = {name: measured[name][code] for name in scheme.indicators}
        return known.once((what, code), (scheme, found), lambda: score_of(scheme, found))

    return ranks_of({code: score(code) for code in rows})


def left_out(scheme: Scheme) -> Iterable[tuple[str, Scheme]]:
    """Yield `dimension/indicator` and the scheme without it, for every item that can go.

    What is left keeps its weights in proportion. The last item of a scheme cannot go.
    """
    for item in scheme.items:
        left = tuple(without(scheme.dimensions, item.path))
        if left:
            yield item.key, replace(scheme, dimensions=left)


def without(rows: Iterable[Node], path: Sequence[str]) -> Iterator[Node]:
    """Yield the parts of a group without the item at a path; a group that is empty then goes."""
    for row in rows:
        below = tuple(without(row.components, path[1:])) if row.name == path[0] else row.components
        if row.name != path[0] or below:
            yield row if below == row.components else replace(row, components=below)


def bands_of(ranks: Mapping[str, int], spread: Mapping[str, Interval]) -> Mapping[str, int]:
    """Return the band of each county, from 1 at the top.

    In rank order, a band takes in the next counties as long as every pair of intervals in it
    overlaps: the highest low end is not above the lowest high end. Counties with one rank are
    taken together; their intervals all contain that rank.
    """
    found: dict[str, int] = {}
    band, low, high = 0, 0, -1
    for rank in sorted(set(ranks.values())):
        tied = [code for code, each in ranks.items() if each == rank]
        ends = [spread[code] for code in tied]
        low, high = max(low, *(end[0] for end in ends)), min(high, *(end[1] for end in ends))
        if low > high:
            band += 1
            low, high = max(end[0] for end in ends), min(end[1] for end in ends)
        found |= dict.fromkeys(tied, band)
    return found


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
