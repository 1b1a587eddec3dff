"""What indicators measured, what a score is made of from weight to points, and how sure a rank is.

Everything here is exact: fractions that add up, rounded only where they are printed.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from ledgers.model import Path, Struct, Words, field
from ledgers.model.numbers import rounded


class Input(Struct, frozen=True):
    """One number that went in: the record such as `990121/posts/2026-Q2`, the path, the value.

    `part` is its role: value, numerator, denominator, before, after. `shared`: of the city, and
    the same for every county.
    """

    record: str
    path: Path
    text: str
    part: str = "value"
    shared: bool = False


class Measurement(Struct, frozen=True):
    """What an indicator gives for a county; without a value, `reason` says why.

    `value` is exact and in the unit of goalposts: a share is 0..1, not percent. `formula` is the
    arithmetic in figures, such as `215 ÷ 234`. With `unfiled` the county was bound to file it and
    did not, or took it back: in a score that counts at the lower end of its goalposts. `bound`: by
    now it had to file something of it. `of` is the last complete year, where a window of a year
    shows that because nothing of the new one is due.
    """

    indicator: str
    county: str
    value: Fraction | None
    reason: Words | None = None
    period: str | None = None
    formula: str = ""
    inputs: tuple[Input, ...] = ()
    not_applicable: bool = False
    unfiled: bool = False
    bound: bool = False
    of: str | None = None


class PointsTaken(Struct, frozen=True):
    """Points taken off or added for an indicator; zero where it does not apply."""

    measurement: Measurement
    points: Fraction


class NodeScore(Struct, frozen=True, kw_only=True):
    """One part of a county's score at any depth, such as a dimension: a group of `parts`.

    `weight` is its share of the whole scheme; `share` what it weighs here, after the weight of
    what is missing was spread over the rest (0 without a value). `normalised` is its worth from 0
    to 1, of a group the mean; `full` the points of a worth of 1 and `points` those that it brings.
    They are None without a value, or where raw values are averaged geometrically and points have
    no meaning. The points of the parts, less those `taken` off inside, are the points of the group.
    With a geometric mean a part's points are its share of all points less its part of what is
    lost, by its share of the score's logarithm; a weak part pulls the others down with it, so its
    points can be negative.
    """

    path: tuple[str, ...]
    weight: Fraction
    share: Fraction
    normalised: Fraction | None
    full: Fraction | None
    points: Fraction | None
    parts: "tuple[NodeScore, ...]" = ()
    taken: tuple[PointsTaken, ...] = ()

    @property
    def key(self) -> str:
        """Return its way as text, such as `dimension/indicator`, by which draws name it."""
        return "/".join(self.path)

    @property
    def gross(self) -> Fraction | None:
        """Return its points before anything was taken off inside it."""
        off = sum((row.points for row in self.taken), Fraction(0))
        return None if self.points is None else self.points + off

    @property
    def nodes(self) -> "Iterator[NodeScore]":
        """Yield it, then every part below it, each group before its parts."""
        yield self
        for part in self.parts:
            yield from part.nodes

    @property
    def items(self) -> "Iterator[PartScore]":
        """Yield the items below it; an item itself."""
        return (row for row in self.nodes if isinstance(row, PartScore))


class PartScore(NodeScore, frozen=True, kw_only=True):
    """One item of a county's score: an indicator, or what points are taken off for."""

    measurement: Measurement

    @property
    def indicator(self) -> str:
        """Return the indicator's name."""
        return self.measurement.indicator


class Vetoed(Struct, frozen=True):
    """What an indicator decides alone where it `holds`: `effect` is `zero` or `lowest_grade`."""

    measurement: Measurement
    effect: str
    holds: bool


class Chances(Struct, frozen=True):
    """In which share of the draws a county has its rank, and one of the first and last places.

    Shares are from 0 to 1 with four decimals.

    The places are as many as the scheme's last ones. `beats` are the counties, by code, that have
    a lower score in more than 95 of 100 draws.
    """

    rank: Decimal
    first: Decimal
    last: Decimal
    beats: tuple[str, ...] = ()


class Robustness(Struct, frozen=True):
    """How sure a rank is: the interval of ranks, both included, and what moves it.

    `band` counts from 1 at the top; `other_rank` is the rank under the other mean across
    dimensions; `without` gives the rank without each indicator (None: then not ranked). `chances`
    are over all draws.
    """

    rank_low: int
    rank_high: int
    band: int
    other_rank: int | None = None
    without: Mapping[str, int | None] = field(default_factory=dict)
    chances: Chances | None = None


def printed(steps: Iterable[Fraction], digits: int = 1) -> tuple[Decimal, ...]:
    """Round steps so that the printed ones add up to the printed sum.

    Each is the difference of two rounded running sums, so none is off by more than one unit of
    the last place.
    """
    total, before, rows = Fraction(0), Decimal(0), []
    for step in steps:
        total += step
        now = rounded(total, digits)
        rows.append(now - before)
        before = now
    return tuple(rows)
