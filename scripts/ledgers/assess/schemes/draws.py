"""Draws by a counter, so that anyone can repeat them and get the same ranks.

The whole specification, for another program (`schemas/schemes.schema.json` names it):

1.  Numbers are decimals of 28 significant digits, rounded half to even after each operation.
2.  Draw d = 1 … `number`. The number n of a key is the first eight bytes of SHA-256 of the key as
    UTF-8, the most significant first; its factor is 1 + spread × (2n ÷ (2⁶⁴ − 1) − 1), worked out
    exactly and then rounded. The key of a part is `seed/d/` and its way: the names of the groups
    around it from the dimension inwards and its own, with a stroke between; the name is the
    identifier, of an item without one its indicator (`seed/d/dimension/indicator`). Without a seed
    in the scheme, it is the SHA-256, in hexadecimal digits, of the scheme's entry as JSON without
    `valid_to`, `note` and `note_en`: keys sorted, no spaces, UTF-8, numbers as texts.
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

Where the scheme says what is to `vary`, a draw varies these, and nothing else:

*   `weights`: as above; without it every factor is 1.
*   `mean`: the mean across dimensions is the other one where the n of `seed/d/~mean` is at least
    2⁶³.
*   `goalposts`: of an item with the key k, a and b are the factors of `k/~low` and `k/~high` with
    the spread 0.1, less 1: how far its goalposts move, as shares of the way between them (with a
    logarithmic scale, of the logarithms). A value at the share s of that way, before it is cut to
    0 … 1 (with a logarithmic scale, after it), is worth (s − a) ÷ (1 + b − a), cut to 0 … 1.
*   `left_out`: of k items, in the scheme's order and counted from 0, the one with the number
    ⌊n × (k + 1) ÷ 2⁶⁴⌋ goes, by the n of `seed/d/~left_out`; with k none does, nor does an only
    one. Of whom nothing is left then has 0 points.
*   `waiting`: everything that awaits the city's decision is returned on the day where the n of
    `seed/d/~waiting` is at least 2⁶³, else accepted, or closed.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import exp, inf, log
from typing import Generic, TypeVar

from ledgers.assess.schemes.means import as_decimal
from ledgers.model import Scheme, Struct
from ledgers.model.lots import LARGEST, factor, number_of

HALF = 2**63
MOVED = Decimal("0.1")
"""How far goalposts move, as a share of the way between them."""
N = TypeVar("N", Decimal, float)


class Kind(Struct, Generic[N], frozen=True):
    """The arithmetic of one kind of numbers."""

    of: Callable[[Fraction], N]
    factor: Callable[[str, Decimal], N]
    ln: Callable[[N], N]
    exp: Callable[[N], N]


EXACT: Kind[Decimal] = Kind(
    as_decimal, factor, lambda number: number.ln() if number else Decimal("-Infinity"), Decimal.exp
)
"""The numbers of the specification."""
QUICK: Kind[float] = Kind(
    float,
    lambda key, spread: 1 + float(spread) * (2 * number_of(key) / LARGEST - 1),
    lambda number: log(number) if number else -inf,
    exp,
)
"""Numbers of fifteen digits, for the scores that they settle."""


class Turn(Struct, Generic[N], frozen=True):
    """What one draw varies: the weights of parts and the moves of goalposts by their keys.

    `left_out` is the key of an item; `turned` means the other mean, `returned` what is decided.
    """

    weights: Mapping[str, N]
    moves: Mapping[str, tuple[N, N]]
    left_out: str = ""
    turned: bool = False
    returned: bool = False


def turn_of(scheme: Scheme, number: int, kind: Kind[N]) -> Turn[N]:
    """Return what the draw of a number varies."""
    draws, start = scheme.draws, f"{scheme.draws.seed}/{number}"
    vary = draws.vary or ("weights",)
    spread = draws.spread if "weights" in vary else Decimal(0)
    keys = [row.key for row in scheme.items]
    place = number_of(f"{start}/~left_out") * (len(keys) + 1) // (LARGEST + 1)
    goes = "left_out" in vary and place < len(keys) > 1
    return Turn(
        weights={
            row.key: kind.of(row.own) * kind.factor(f"{start}/{row.key}", spread)
            for row in scheme.nodes
        },
        moves={
            key: (
                kind.factor(f"{start}/{key}/~low", MOVED) - 1,
                kind.factor(f"{start}/{key}/~high", MOVED) - 1,
            )
            for key in (keys if "goalposts" in vary else ())
        },
        left_out=keys[place] if goes else "",
        turned="mean" in vary and number_of(f"{start}/~mean") >= HALF,
        returned="waiting" in vary and number_of(f"{start}/~waiting") >= HALF,
    )
