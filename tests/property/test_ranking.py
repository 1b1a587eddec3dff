"""Laws of scores and ranks that hold for whatever scheme and values."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from ledgers.assess.schemes.intervals import robustness_of
from ledgers.assess.schemes.means import normalised
from ledgers.assess.schemes.ranking import Measured, standings_by
from ledgers.model.assessment import Standing
from ledgers.model.method import Draws, Goalposts, Node, PointsOff, Scheme
from ledgers.model.scoring import Measurement, Robustness
from ledgers.model.values import replace
from tests.property.amount import examples
from tests.unit.assess.schemed import measured, scheme

CODES = ("990102", "990121", "990181", "990182")
KINDS = dict.fromkeys(CODES, "county")
NAMES = ("x", "y", "z")
LATE = "late"
FEW = Draws(number=3, spread=Decimal("0.5"), seed="law")
SHARES = st.integers(0, 12).map(lambda twelfths: str(Fraction(twelfths, 12)))
VALUES = st.none() | st.just("n/a") | SHARES
WEIGHTS = st.sampled_from([Decimal(text) for text in ("0.1", "0.25", "0.3", "0.5", "1")])
MEANS = st.sampled_from(["arithmetic", "geometric"])
NUMBERS = st.fractions(-20, 20, max_denominator=9)
POSTS = st.lists(st.integers(-9, 9), min_size=2, max_size=2, unique=True)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Draw a scheme of one or two dimensions over three indicators, with or without a deduction."""
    split = draw(st.integers(1, len(NAMES)))
    lists = [names for names in (NAMES[:split], NAMES[split:]) if names]
    rows = [_dimension(draw, f"d{number}", names) for number, names in enumerate(lists)]
    rule = PointsOff(LATE, Decimal("1.5"), Decimal(10))
    return scheme(
        *rows,
        across=draw(MEANS),
        draws=FEW,
        deductions=(rule,) if draw(st.booleans()) else (),
        availability=draw(st.sampled_from([None, Decimal("0.3"), Decimal(1)])),
    )


def _dimension(draw: st.DrawFn, name: str, names: tuple[str, ...]) -> Node:
    posts = Goalposts(Decimal(0), Decimal(1))
    parts = tuple(Node(indicator=each, weight=draw(WEIGHTS), goalposts=posts) for each in names)
    weight, within = draw(WEIGHTS), draw(MEANS)
    return Node(id=name, components=parts, weight=weight, within=within)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, dict[str, Measurement]]:
    """Draw what is measured in four counties."""
    values = {name: {code: draw(VALUES) for code in CODES} for name in NAMES}
    late = {code: str(draw(st.integers(0, 9))) for code in CODES}
    return measured({**values, LATE: late})


def ranked(asked: Scheme, world: Measured) -> dict[str, Standing]:
    """Return the standings of the four counties."""
    return dict(standings_by(asked, world, KINDS, {}))


def places(rows: dict[str, Standing]) -> dict[str, tuple[Decimal | None, int | None, bool]]:
    """Return score, rank and whether it is among the last, by county."""
    return {code: (row.score, row.rank, row.bottom_group) for code, row in rows.items()}


@examples(25)
@given(schemes(), worlds(), st.permutations(CODES))
def test_ranks_do_not_depend_on_what_counties_are_called(
    asked: Scheme, world: Measured, order: list[str]
) -> None:
    names = dict(zip(CODES, order, strict=True))
    renamed = {
        name: {names[code]: replace(row, county=names[code]) for code, row in rows.items()}
        for name, rows in world.items()
    }
    found, other = ranked(asked, world), ranked(asked, renamed)

    assert places(other) == {names[code]: row for code, row in places(found).items()}
    sure, again = robustness_of(asked, world, found), robustness_of(asked, renamed, other)
    assert again == {names[code]: called(row, names) for code, row in sure.items()}


def called(row: Robustness, names: Mapping[str, str]) -> Robustness:
    """Return how sure a rank is where the others are called something else."""
    beats = tuple(sorted(names[code] for code in row.chances.beats)) if row.chances else ()
    return replace(row, chances=row.chances and replace(row.chances, beats=beats))


@examples(25)
@given(schemes(), worlds(), st.sampled_from(["0.2", "0.5", "3", "70"]))
def test_ranks_do_not_depend_on_the_sum_of_the_weights(
    asked: Scheme, world: Measured, times: str
) -> None:
    """Weights are divided by their sum, so multiplying all of them changes nothing."""
    more = structs.replace(
        asked, dimensions=tuple(_heavier(each, Decimal(times)) for each in asked.dimensions)
    )

    found, other = ranked(asked, world), ranked(more, world)

    assert other == found
    assert robustness_of(more, world, other) == robustness_of(asked, world, found)


def _heavier(row: Node, times: Decimal) -> Node:
    parts = tuple(
        structs.replace(part, weight=(part.weight or 0) * times) for part in row.components
    )
    return structs.replace(row, weight=(row.weight or 0) * times, components=parts)


@given(schemes(), worlds(), st.sampled_from(NAMES), SHARES)
def test_improving_one_input_never_lowers_the_score(
    asked: Scheme, world: Measured, name: str, share: str
) -> None:
    code, before = CODES[0], ranked(asked, world)[CODES[0]]
    old = world[name][code].value
    if old is None or Fraction(share) < old:
        return
    better = {
        **world,
        name: {**world[name], code: replace(world[name][code], value=Fraction(share))},
    }
    after = ranked(asked, better)[code]

    assert after.score == before.score or (after.score or 0) > (before.score or 0)
    assert after.rank is None or before.rank is None or after.rank <= before.rank


@given(schemes(), worlds())
def test_points_add_up_to_the_score_exactly(asked: Scheme, world: Measured) -> None:
    for row in ranked(asked, world).values():
        if row.exact is None:
            assert row.unranked is not None
            continue
        parts = [part for each in row.dimensions for part in each.parts]
        raw = sum((part.points for part in parts if part.points is not None), Fraction(0))
        assert raw == sum(each.points or 0 for each in row.dimensions)
        taken = sum((each.points for each in row.taken), Fraction(0))
        assert row.exact == (max(raw - taken, Fraction(0)) if asked.deductions else raw)
        assert sum(part.share for part in parts) == 1
        assert sum(part.weight for part in parts) == 1


@examples(25)
@given(schemes(), worlds())
def test_intervals_contain_the_rank_and_the_rank_by_the_other_mean(
    asked: Scheme, world: Measured
) -> None:
    rows = ranked(asked, world)
    sure = robustness_of(asked, world, rows)

    assert set(sure) == {code for code, row in rows.items() if row.rank is not None}
    for code, found in sure.items():
        assert found.rank_low <= (rows[code].rank or 0) <= found.rank_high
        assert found.rank_low <= (found.other_rank or 0) <= found.rank_high
        assert 1 <= found.rank_low <= found.rank_high <= len(sure)


@examples(25)
@given(schemes(), worlds())
def test_in_a_band_every_pair_overlaps_and_bands_follow_the_ranks(
    asked: Scheme, world: Measured
) -> None:
    rows = ranked(asked, world)
    sure = robustness_of(asked, world, rows)

    for one, other in combinations(sure.values(), 2):
        if one.band == other.band:
            assert max(one.rank_low, other.rank_low) <= min(one.rank_high, other.rank_high)
    in_order = sorted(sure, key=lambda code: rows[code].rank or 0)
    bands = [sure[code].band for code in in_order]
    assert bands == sorted(bands)
    assert set(bands) == set(range(1, max(bands, default=0) + 1))
    by_rank = {(rows[code].rank, row.band) for code, row in sure.items()}
    assert len(by_rank) == len({rank for rank, _ in by_rank})


@given(NUMBERS, NUMBERS, POSTS)
def test_goalposts_clip_and_keep_the_order(
    one: Fraction, other: Fraction, posts: list[int]
) -> None:
    low, high = map(Decimal, posts)
    goalposts = Goalposts(low, high)
    less, more = sorted([one, other], reverse=low > high)

    assert 0 <= normalised(less, goalposts) <= normalised(more, goalposts) <= 1
    assert normalised(Fraction(low), goalposts) == 0
    assert normalised(Fraction(high), goalposts) == 1


@examples(25)
@given(schemes(), worlds())
def test_asked_twice_the_intervals_are_the_same(asked: Scheme, world: Measured) -> None:
    rows = ranked(asked, world)

    assert robustness_of(asked, world, rows) == robustness_of(asked, world, rows)
