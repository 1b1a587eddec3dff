"""Weight draws by a counter, so that anyone can repeat them and get the same ranks.

The whole specification, for another program (`schemas/schemes.schema.json` names it):

1.  Numbers are decimals of 28 significant digits, rounded half to even after each operation.
2.  Draw d = 1 … `number`. The factor of a key is 1 + spread × (2n ÷ (2⁶⁴ − 1) − 1), worked out
    exactly and then rounded, where n is the first eight bytes of SHA-256 of the key as UTF-8, the
    most significant first. The key of a part is `seed/d/` and its way: the names of the groups
    around it from the dimension inwards and its own, with a stroke between; the name is the
    identifier, of an item without one its indicator (`seed/d/dimension/indicator`).
3.  A weight is the part's share of its group by weights or points (rounded) × its factor. Only
    parts of one group are weighed anew against each other: points taken off or added stay.
4.  A group's mean is over its parts that have a value, in the scheme's order: arithmetic
    Σ(weight × worth) ÷ Σ weight; geometric exp(Σ(weight × ln(worth)) ÷ Σ weight), and 0 where a
    worth is 0. What is taken off inside a group is a share of its points as the document states
    them, and is subtracted from its mean, which stays at least 0; of an item, from its worth. The
    mean across dimensions that have data is made in the same way.
5.  Score = points × mean + the bonuses − the deductions from the whole, at least 0 where there are
    such deductions, and 0 by a veto; rounded to 18 places half to even, then to the published
    digits half away from zero.
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
from ledgers.model import method
from ledgers.model.assessment import Standing
from ledgers.model.method import Node, Scheme, weight_shares
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
    """The weights of one draw in a group: of each of its parts, and below each of them."""

    own: tuple[Decimal, ...]
    below: tuple["Weights", ...]


def drawn(scheme: Scheme) -> Iterator[Weights]:
    """Yield the weights of each draw (the third step)."""
    draws = scheme.draws
    for number in range(1, draws.number + 1):
        yield _drawn(scheme.dimensions, f"{draws.seed}/{number}", draws.spread)


def _drawn(rows: Sequence[Node], start: str, spread: Decimal) -> Weights:
    keys = [f"{start}/{row.name}" for row in rows]
    shares = zip(weight_shares(rows), keys, strict=True)
    return Weights(
        tuple(as_decimal(share) * factor(key, spread) for share, key in shares),
        tuple(_drawn(row.components, key, spread) for row, key in zip(rows, keys, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """What is fixed about a county in all draws: what has data, and points taken off and added.

    `taken` is None where the scheme takes nothing off; `zero` says that a veto leaves nothing.
    """

    whole: "Row"
    added: Decimal
    taken: Decimal | None
    zero: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A group that has data: its mean, what is taken off inside, and its parts that have a value.

    Each cell is a part's place in the group and its worth, or the group that it is; an item's
    worth is the logarithm of it for a geometric mean.
    """

    geometric: bool
    off: Decimal | None
    cells: tuple[tuple[int, "Decimal | Row"], ...]


ZERO = Decimal("-Infinity")
"""The logarithm of zero."""


def profile_of(scheme: Scheme, standing: Standing, found: Mapping[str, Measurement]) -> Profile:
    """Return what is fixed about a county that has a score."""
    taken, added = (
        as_decimal(sum((each.points for each in rows), Fraction(0)))
        for rows in (standing.taken, standing.added)
    )
    zero = any(row.holds and row.effect == method.ZERO for row in standing.vetoes)
    return Profile(_row(weighed(scheme, found)), added, taken if scheme.deductions else None, zero)


def _row(group: Weighed) -> Row:
    off = sum((each.points for each in group.off), Fraction(0))
    geometric = group.within == "geometric"
    return Row(geometric, as_decimal(off) if group.off else None, tuple(_cells(group, geometric)))


def _cells(group: Weighed, geometric: bool) -> Iterator[tuple[int, Decimal | Row]]:  # noqa: FBT001 - one sort of mean
    for index, part in enumerate(group.below):
        if part.worth is not None:
            number = as_decimal(part.worth)
            worth = _log(number) if geometric else number
            yield index, _row(part) if part.below else worth


def _log(number: Decimal) -> Decimal:
    return number.ln() if number else ZERO


class Scorer:
    """Score profiles under drawn weights (the fourth and fifth step); a logarithm is taken once."""

    def __init__(self, scheme: Scheme) -> None:
        """Keep what the scheme says of points and digits."""
        self.points = scheme.points
        self.unit = Decimal(1).scaleb(-scheme.digits)
        self.logged = cache(_log)

    def score(self, profile: Profile, weights: Weights) -> Decimal:
        """Return a published score under the weights of one draw."""
        if profile.zero:
            return NOTHING.quantize(self.unit)
        points = self.points * self.mean(profile.whole, weights) + profile.added
        if profile.taken is not None:
            points = max(points - profile.taken, NOTHING)
        return points.quantize(GUARDED).quantize(self.unit, rounding=ROUND_HALF_UP)

    def mean(self, row: Row, weights: Weights) -> Decimal:
        """Return what a group is worth under the weights of a draw."""
        total, above = NOTHING, NOTHING
        for index, cell in row.cells:
            weight = weights.own[index]
            total += weight
            above += weight * self._worth(row, cell, weights.below[index])
        mean = (above / total).exp() if row.geometric else above / total
        return mean if row.off is None else max(mean - row.off, NOTHING)

    def _worth(self, row: Row, cell: Decimal | Row, below: Weights) -> Decimal:
        if isinstance(cell, Decimal):
            return cell
        mean = self.mean(cell, below)
        return self.logged(mean) if row.geometric else mean
