"""Weight draws by a counter, so that anyone can repeat them and get the same ranks.

The whole specification, for another program (`schemas/schemes.schema.json` names it):

1.  Numbers are decimals of 28 significant digits, rounded half to even after each operation.
2.  Draw d = 1 … `number`. The factor of a key is 1 + spread × (2n ÷ (2⁶⁴ − 1) − 1), worked out
    exactly and then rounded, where n is the first eight bytes of SHA-256 of the key as UTF-8, the
    most significant first. The key of a component is `seed/d/dimension/indicator`, that of a
    dimension `seed/d/dimension`.
3.  A weight is the scheme's weight (the share of one, rounded) × its factor.
4.  A dimension's mean is over the components that have a value, in the scheme's order: arithmetic
    Σ(weight × worth) ÷ Σ weight; geometric exp(Σ(weight × ln(worth)) ÷ Σ weight), and 0 where a
    worth is 0. The mean across dimensions that have data is made in the same way.
5.  Score = points × mean − the deductions, at least 0 where there are deductions; rounded to 18
    places half to even, then to the published digits half away from zero.
6.  Ranks are standard competition on these scores, over all counties that have a score.
7.  The interval goes from the nearest-rank percentile (1 − level) ÷ 2 to 1 − that of a county's
    `number` ranks: the ⌈p × number⌉-th in ascending order, at least the first. It is widened to
    contain the county's rank and its rank under the other mean across dimensions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import cache
from hashlib import sha256

from ledgers.assess.schemes.means import PRECISION, as_decimal
from ledgers.assess.schemes.score import Weighed, weighed
from ledgers.model.assessment import Standing
from ledgers.model.method import Scheme, weight_shares
from ledgers.model.scoring import Measurement

LARGEST = 2**64 - 1
GUARDED = Decimal("1e-18")
NOTHING = Decimal(0)


def factor(key: str, spread: Decimal) -> Decimal:
    """Return the factor of a key, from 1 − spread to 1 + spread (the second step)."""
    number = int.from_bytes(sha256(key.encode()).digest()[:8], "big")
    with localcontext(prec=PRECISION):
        over, under = spread.as_integer_ratio()
        return Decimal(under * LARGEST + over * (2 * number - LARGEST)) / Decimal(under * LARGEST)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one draw: of each dimension, and of each component inside it."""

    across: tuple[Decimal, ...]
    within: tuple[tuple[Decimal, ...], ...]


def drawn(scheme: Scheme) -> Iterator[Weights]:
    """Yield the weights of each draw (the third step)."""
    draws, rows = scheme.draws, scheme.dimensions
    outer = [as_decimal(share) for share in weight_shares(rows)]
    inner = [[as_decimal(share) for share in weight_shares(row.components)] for row in rows]
    for number in range(1, draws.number + 1):
        start = f"{draws.seed}/{number}"
        keys = [f"{start}/{row.id}" for row in rows]
        yield Weights(
            tuple(w * factor(key, draws.spread) for w, key in zip(outer, keys, strict=True)),
            tuple(
                tuple(
                    w * factor(f"{key}/{part.indicator}", draws.spread)
                    for w, part in zip(weights, row.components, strict=True)
                )
                for key, row, weights in zip(keys, rows, inner, strict=True)
            ),
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """What is fixed about a county in all draws: dimensions that have data, and points taken off.

    `taken` is None where the scheme takes nothing off.
    """

    rows: tuple["Row", ...]
    taken: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension that has data: its place in the scheme, and its components that have a value.

    Each cell is a component's place and its worth, or the logarithm of it for a geometric mean.
    """

    index: int
    geometric: bool
    cells: tuple[tuple[int, Decimal], ...]

    def mean(self, weights: Sequence[Decimal]) -> Decimal:
        """Return the dimension's mean under the weights of a draw."""
        total = sum((weights[index] for index, _ in self.cells), NOTHING)
        above = sum((weights[index] * value for index, value in self.cells), NOTHING)
        return (above / total).exp() if self.geometric else above / total


ZERO = Decimal("-Infinity")
"""The logarithm of zero."""


def profile_of(scheme: Scheme, standing: Standing, found: Mapping[str, Measurement]) -> Profile:
    """Return what is fixed about a county that has a score."""
    rows = tuple(
        Row(index, row.dimension.within == "geometric", tuple(_cells(row)))
        for index, row in enumerate(weighed(scheme, found))
        if row.has_data
    )
    taken = sum((each.points for each in standing.taken), Fraction(0))
    return Profile(rows, as_decimal(taken) if scheme.deductions else None)


def _cells(row: Weighed) -> Iterator[tuple[int, Decimal]]:
    for index, value in enumerate(row.worths):
        if value is not None:
            number = as_decimal(value)
            yield index, _log(number) if row.dimension.within == "geometric" else number


def _log(number: Decimal) -> Decimal:
    return number.ln() if number else ZERO


class Scorer:
    """Score profiles under drawn weights (the fourth and fifth step); a logarithm is taken once."""

    def __init__(self, scheme: Scheme) -> None:
        """Keep what the scheme says of means, points and digits."""
        self.points = scheme.points
        self.geometric = scheme.across == "geometric"
        self.unit = Decimal(1).scaleb(-scheme.digits)
        self.logged = cache(_log)

    def score(self, profile: Profile, weights: Weights) -> Decimal:
        """Return a published score under the weights of one draw."""
        total, above = NOTHING, NOTHING
        for row in profile.rows:
            weight, value = weights.across[row.index], row.mean(weights.within[row.index])
            total += weight
            above += weight * (self.logged(value) if self.geometric else value)
        mean = above / total
        points = self.points * (mean.exp() if self.geometric else mean)
        if profile.taken is not None:
            points = max(points - profile.taken, NOTHING)
        return points.quantize(GUARDED).quantize(self.unit, rounding=ROUND_HALF_UP)
