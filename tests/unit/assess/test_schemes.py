"""Hold each kind of arithmetic of a scheme to a miniature whose working stands beside it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from ledgers.assess.schemes.means import geometric, normalised
from ledgers.assess.schemes.ranking import NO_SCHEME, UNUSABLE, standings_by
from ledgers.assess.schemes.score import scored
from ledgers.model.assessment import Standing
from ledgers.model.method import Goalposts, Node, PointsOff, Scheme
from ledgers.model.numbers import arithmetic, rounded
from ledgers.model.scoring import printed
from ledgers.model.words import say
from tests.unit.assess.schemed import NOT_FILED, dimension, equal, measured, scheme

KINDS = {"a": "county", "b": "district"}


def one(asked: Scheme, **values: str | None) -> Standing:
    """Return the standing of one county with these values."""
    found = measured({name: {"a": value} for name, value in values.items()})
    return scored("a", asked, {name: rows["a"] for name, rows in found.items()})


@pytest.mark.parametrize(
    ("value", "low", "high", "scale", "expected"),
    [
        # (5 − 2) ÷ (12 − 2) = 0.3.
        ("5", "2", "12", "linear", "3/10"),
        # Beyond the posts the post counts: over-fulfilment earns nothing.
        ("13", "2", "12", "linear", "1"),
        ("1", "2", "12", "linear", "0"),
        # Less is better: (−0.2 − 0.5) ÷ (−0.5 − 0.5) = 0.7.
        ("-0.2", "0.5", "-0.5", "linear", "7/10"),
        # (ln 8 − ln 2) ÷ (ln 32 − ln 2) = 2 ln 2 ÷ 4 ln 2 = 1/2.
        ("8", "2", "32", "ln", "1/2"),
        # log10 100 ÷ log10 1000 = 2 ÷ 3, to 28 digits.
        ("100", "1", "1000", "log10", "0.6666666666666666666666666667"),
        # Zero has no logarithm; it lies beyond the lower post, so it is worth nothing.
        ("0", "1", "1000", "log10", "0"),
    ],
)
def test_goalposts_give_a_share_between_them(
    value: str, low: str, high: str, scale: str, expected: str
) -> None:
    posts = Goalposts(Decimal(low), Decimal(high), scale)

    assert normalised(Fraction(value), posts) == Fraction(expected)


def test_means_are_exact() -> None:
    """(1 × 1/5 + 3 × 3/5) ÷ 4 = 1/2; √(1/4 × 1) = 1/2; the mean of equal values is the value."""
    assert arithmetic([(Fraction(1, 5), Fraction(1)), (Fraction(3, 5), Fraction(3))]) == Fraction(
        1, 2
    )
    assert geometric([(Fraction(1, 4), Fraction(1)), (Fraction(1), Fraction(1))]) == Fraction(1, 2)
    assert geometric([(Fraction("0.625"), Fraction(1, 3))] * 3) == Fraction("0.625")
    assert geometric([(Fraction(0), Fraction(1, 9)), (Fraction(1), Fraction(8, 9))]) == 0
    with pytest.raises(ValueError, match="negative"):
        geometric([(Fraction(-1), Fraction(1))])


def test_arithmetic_inside_and_geometric_across() -> None:
    """As the Human Development Index: ∛(0.5 × (0.4 + 0.6) ÷ 2 × 1) = ∛0.25 = 0.62996…."""
    asked = scheme(
        dimension("health", [("h", None)], None, "arithmetic"),
        dimension("school", [("s1", None), ("s2", None)], None, "arithmetic"),
        dimension("income", [("i", None)], None, "arithmetic"),
        across="geometric",
        points=Decimal(1),
        digits=3,
    )

    found = one(asked, h="0.5", s1="0.4", s2="0.6", i="1")

    assert found.score == Decimal("0.630")
    assert found.raw == Decimal("0.6299605249474365823836053036")


def test_raw_values_can_be_averaged_without_goalposts() -> None:
    """As the geometric mean of the TAI: √(4 × 9) = 6; such a score has no points to share out."""
    asked = scheme(
        dimension("all", [("x", None), ("y", None)], None, "geometric"), normalisation="none"
    )
    asked = replace(asked, points=Decimal(1))

    found = one(asked, x="4", y="9")

    assert found.score == Decimal("6.0")
    assert {part.points for row in found.dimensions for part in row.parts} == {None}
    assert one(asked, x="-4", y="9").unranked == say("a value below zero has no geometric mean")


def test_what_is_missing_gives_its_weight_to_the_rest_of_its_dimension() -> None:
    """Weights 0.5 (x 0.6, y 0.4) and 0.5 (z). Without y: x counts 0.5, z 0.5: 100 × 0.55 = 55."""
    asked = scheme(
        dimension("one", [("x", "0.6"), ("y", "0.4")], "0.5", "arithmetic"),
        dimension("two", [("z", "1")], "0.5", "arithmetic"),
    )

    found = one(asked, x="0.5", y=None, z="0.6")

    assert (found.score, found.coverage) == (Decimal("55.0"), Decimal("0.8"))
    x, y, z = found.items
    assert [part.share for part in (x, y, z)] == [Fraction(1, 2), 0, Fraction(1, 2)]
    assert [part.points for part in (x, y, z)] == [Fraction(25), None, Fraction(30)]
    assert y.measurement.reason == NOT_FILED


def test_a_dimension_without_data_gives_its_weight_to_the_others() -> None:
    """Of 0.5 + 0.3 + 0.2 the last is missing: (0.5 × 0.4 + 0.3 × 0.8) ÷ 0.8 = 0.55."""
    rows = [("x", "0.5"), ("y", "0.3"), ("z", "0.2")]
    asked = scheme(
        *(dimension(f"d_{name}", [(name, None)], weight, "arithmetic") for name, weight in rows)
    )

    assert one(asked, x="0.4", y="0.8", z=None).score == Decimal("55.0")


@pytest.mark.parametrize(
    ("values", "score"),
    [
        ({"x": "0.9", "y": "0.9", "z": None}, "90.0"),  # 2/3 of the weight is just enough.
        ({"x": "0.9", "y": None, "z": None}, None),
        ({"x": "0.9", "y": None, "z": "n/a"}, None),  # 1/2 of what applies.
        ({"x": "0.9", "y": "n/a", "z": "n/a"}, "90.0"),  # All of what applies.
    ],
)
def test_without_enough_data_there_is_no_score(
    values: dict[str, str | None], score: str | None
) -> None:
    found = one(equal("x", "y", "z"), **values)

    assert found.score == (None if score is None else Decimal(score))
    assert (found.unranked is None) == (score is not None)


def test_the_reason_says_how_much_data_there_is() -> None:
    found = one(equal("x", "y", "z"), x="1", y=None, z=None)

    assert found.unranked == say(
        "data for {have} of the weight, {need} are needed", have="33.3%", need="66.7%"
    )
    assert one(equal("x"), x="n/a").unranked == say("no task applies")


def test_missing_is_not_zero() -> None:
    """(0.8 + 0.8) ÷ 2 = 80 without z; with z = 0 it is 100 × 1.6 ÷ 3 = 53.3."""
    assert one(equal("x", "y", "z"), x="0.8", y="0.8", z=None).score == Decimal("80.0")
    assert one(equal("x", "y", "z"), x="0.8", y="0.8", z="0").score == Decimal("53.3")


@pytest.mark.parametrize(
    ("missed", "deduction", "score"),
    [("3", "4.5", "45.5"), ("9", "10", "40.0"), ("n/a", "0", "50.0")],
)
def test_points_are_taken_off_up_to_a_cap(missed: str, deduction: str, score: str) -> None:
    rule = PointsOff("late", Decimal("1.5"), Decimal(10))

    found = one(equal("x", deductions=(rule,)), x="0.5", late=missed)

    assert (found.deduction, found.score) == (Decimal(deduction), Decimal(score))


def test_an_unknown_deduction_is_no_score_rather_than_no_deduction() -> None:
    rule = PointsOff("late", Decimal(1), Decimal(10))

    found = one(equal("x", deductions=(rule,)), x="0.5", late=None)

    assert found.score is None
    assert found.unranked == say("no data for the deduction “{indicator}”", indicator="late")


def test_a_score_is_never_below_zero_by_deductions() -> None:
    rule = PointsOff("late", Decimal(1), Decimal(10))

    assert one(equal("x", deductions=(rule,)), x="0.04", late="9").score == Decimal("0.0")


def test_points_of_a_geometric_score_share_out_what_is_lost_by_logarithms() -> None:
    """√(1/4 × 1) = 1/2: of 100 points 50 are lost, all by x: 50 − 50 = 0, and y keeps its 50."""
    found = one(equal("x", "y", across="geometric"), x="0.25", y="1")

    assert [row.points for row in found.dimensions] == [0, 50]
    assert found.exact == sum(row.points or 0 for row in found.dimensions)


def test_a_zero_takes_all_points_of_a_geometric_score() -> None:
    """0 points: x loses all 100, of which 50 are its own and 50 those of y."""
    found = one(equal("x", "y", across="geometric"), x="0", y="1")

    assert [row.points for row in found.dimensions] == [-50, 50]
    assert found.score == 0


def test_printed_steps_add_up_to_the_printed_sum() -> None:
    """Thirds of 10: rounded alone, 3.3 three times would be 9.9."""
    steps = printed([Fraction(10, 3)] * 3)

    assert steps == (Decimal("3.3"), Decimal("3.4"), Decimal("3.3"))
    assert sum(steps) == Decimal("10.0")


@pytest.mark.parametrize(
    ("points", "digits", "text"),
    [
        ("25/4", 1, "6.3"),
        ("1/2000", 3, "0.001"),
        ("-1/4", 1, "-0.3"),
        ("-1/100", 1, "0.0"),
        ("5", 0, "5"),
    ],
)
def test_halves_are_rounded_away_from_zero(points: str, digits: int, text: str) -> None:
    assert str(rounded(Fraction(points), digits)) == text


def test_without_a_scheme_nobody_is_ranked() -> None:
    found = standings_by(None, {}, KINDS, {"b": say("data error in {file}", file="x")})

    assert [row.unranked for row in found.values()] == [
        NO_SCHEME,
        say("data error in {file}", file="x"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        equal("unknown"),
        equal(),
        scheme(dimension("d", [("x", "1"), ("y", None)], None, "arithmetic")),
        scheme(
            replace(
                dimension("d", [("x", None)], None, "arithmetic"),
                components=(Node(indicator="x", goalposts=Goalposts(Decimal(1), Decimal(1))),),
            )
        ),
        scheme(
            replace(
                dimension("d", [("x", None)], None, "arithmetic"),
                components=(
                    Node(indicator="x", goalposts=Goalposts(Decimal(0), Decimal(1), "ln")),
                ),
            )
        ),
    ],
    ids=["unknown indicator", "no dimension", "half weighted", "equal goalposts", "no logarithm"],
)
def test_a_scheme_that_cannot_be_used_ranks_nobody(broken: Scheme) -> None:
    found = standings_by(broken, measured({"x": {"a": "1", "b": "1"}, "y": {}}), KINDS, {})

    assert [row.unranked for row in found.values()] == [UNUSABLE, UNUSABLE]
