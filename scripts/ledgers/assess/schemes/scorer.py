"""The score of a county in every draw: quick where that settles it, exact where it does not.

A published score is a whole number of units of its last digit. Quick numbers err by less than
10⁻⁹ of such a unit; nearer than `NEAR` to the middle between two, the exact numbers of the
specification decide. So the result is theirs always.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Generic

from ledgers.assess.schemes.draws import EXACT, QUICK, Kind, N, Turn, turn_of
from ledgers.assess.schemes.means import unclipped
from ledgers.assess.schemes.score import Found, Weighed, scored, weighed
from ledgers.model.method import OTHER_MEAN, ZERO, Scheme
from ledgers.model.values import Struct, replace

GUARDED = Decimal("1e-18")
NEAR = 1e-6


class Part(Struct, Generic[N], frozen=True):
    """An item or a group with data: its worth and what is taken off inside, as shares.

    `share` is where its value lies between the goalposts, where these can move; it is worth
    `lowest` at least. A group has no worth of its own, but parts.
    """

    key: str
    worth: N
    off: N
    share: N | None
    lowest: N
    geometric: bool
    parts: "tuple[Part[N], ...]"


class Profile(Struct, Generic[N], frozen=True):
    """What is fixed about a county: what has data, points added, points off; `zero` by a veto."""

    whole: Part[N]
    added: N
    taken: N | None
    zero: bool


def profile_of(scheme: Scheme, found: Found, kind: Kind[N]) -> Profile[N]:
    """Return what is fixed about a county that has a score."""
    standing, whole = scored("", scheme, found), _part(weighed(scheme, found), kind)
    added, taken = (
        sum((each.points for each in rows), Fraction(0))
        for rows in (standing.added, standing.taken)
    )
    zero = any(row.holds and row.effect == ZERO for row in standing.vetoes)
    return Profile(whole, kind.of(added), kind.of(taken) if scheme.deductions else None, zero)


def _part(row: Weighed, kind: Kind[N]) -> Part[N]:
    value = row.found.value if row.found else None
    posts = row.placed.node.goalposts
    moves = posts is not None and value is not None and row.placed.node.indicator
    return Part(
        row.placed.key,
        kind.of(row.worth or Fraction(0)),
        kind.of(sum((off.points for off in row.off), Fraction(0))),
        kind.of(unclipped(value, posts)) if moves and posts and value is not None else None,
        kind.of(row.lowest),
        row.within == "geometric",
        tuple(_part(each, kind) for each in row.below if each.worth is not None),
    )


class Scorer(Generic[N]):
    """The fourth and the fifth step, in one kind of numbers."""

    def __init__(self, scheme: Scheme, kind: Kind[N]) -> None:
        """Keep the points of the scheme; a logarithm is taken once."""
        self.kind: Kind[N] = kind
        self.points: N = kind.of(Fraction(scheme.points))
        self.zero: N = kind.of(Fraction(0))
        self.one: N = kind.of(Fraction(1))
        self.logged: Callable[[N], N] = cache(kind.ln)

    def score(self, profile: Profile[N], turn: Turn[N]) -> N:
        """Return a score before rounding."""
        if profile.zero:
            return self.zero
        points = self.points * (self.mean(profile.whole, turn) or self.zero) + profile.added
        return points if profile.taken is None else max(points - profile.taken, self.zero)

    def mean(self, row: Part[N], turn: Turn[N]) -> N | None:
        """Return what a group is worth in a draw; None where nothing of it is left."""
        total, above = self.zero, self.zero
        for part in row.parts:
            worth = self.mean(part, turn) if part.parts else self.worth(part, turn)
            if worth is not None and part.key != turn.left_out:
                weight = turn.weights[part.key]
                total += weight
                above += weight * (self.logged(worth) if row.geometric else worth)
        if not total:
            return None
        mean = self.kind.exp(above / total) if row.geometric else above / total
        return max(mean - row.off, self.zero) if row.off else mean

    def worth(self, part: Part[N], turn: Turn[N]) -> N:
        """Return what an item is worth where its goalposts move."""
        if part.share is None or part.key not in turn.moves:
            return part.worth
        low, high = turn.moves[part.key]
        moved = (part.share - low) / (self.one + high - low)
        worth = max(min(max(moved, self.zero), self.one), part.lowest)
        return max(worth - part.off, self.zero)


Variants = tuple[Found, Found]
"""What was measured of a county: with all that waits accepted, and with all of it returned."""


class Drawing:
    """The draws of a scheme, and the scores of counties in them; each kind made once."""

    def __init__(self, scheme: Scheme) -> None:
        """Work out what every draw varies, in quick numbers."""
        self.unit = 10**scheme.digits
        self.turns = [turn_of(scheme, each, QUICK) for each in range(1, scheme.draws.number + 1)]
        self.exact = cache(lambda number: turn_of(scheme, number, EXACT))
        self.quick, self.slow = Scorer(scheme, QUICK), Scorer(scheme, EXACT)
        self.schemes = (scheme, replace(scheme, across=OTHER_MEAN[scheme.across]))

    def scores(self, variants: Variants) -> list[int]:
        """Return a county's published score in each draw, in units of its last digit."""
        ways = product((False, True), repeat=2)
        asked = {way: (self.schemes[way[0]], variants[way[1]]) for way in ways}
        quick = cache(lambda way: profile_of(*asked[way], QUICK))
        exact = cache(lambda way: profile_of(*asked[way], EXACT))

        def score(number: int, turn: Turn[float]) -> int:
            way = turn.turned, turn.returned
            units = self.quick.score(quick(way), turn) * self.unit
            above = abs(units) + 0.5
            if abs(above - round(above)) > NEAR:
                return int(above) if units > 0 else -int(above)
            found = self.slow.score(exact(way), self.exact(number)).quantize(GUARDED) * self.unit
            return int(found.to_integral_value(rounding=ROUND_HALF_UP))

        return [score(number, turn) for number, turn in enumerate(self.turns, 1)]
