"""Rank by a scheme: ties, groups, last places, one county, intervals, bands, a change of scheme."""

from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from hashlib import sha256

import pytest
from msgspec.structs import replace

from ledgers.assess.city import assess
from ledgers.assess.schemes.intervals import bands_of, percentile, robustness_of
from ledgers.assess.schemes.ranking import standings_by
from ledgers.model.assessment import Assessment, Standing
from ledgers.model.lots import factor
from ledgers.model.method import Draws, Peers, Scheme, scheme_at
from ledgers.model.words import say
from tests.unit.assess.lives import on, question, task
from tests.unit.assess.schemed import PROGRESS, Values, dimension, equal, measured, scheme

FAR = "10-30"
DONE = "05-01 submitted 1; 05-02 accepted 1"
GROUPS = (
    Peers("districts", "区", ("district",), "Districts"),
    Peers("counties", "县", ("county", "county_level_city"), "Counties"),
)


def ranking(asked: Scheme, values: Values, **kinds: str) -> dict[str, Standing]:
    """Return the standings by a scheme; counties are counties unless said."""
    codes = next(iter(values.values()))
    every = {code: kinds.get(code, "county") for code in codes}
    return dict(standings_by(asked, measured(values), every, {}))


def test_ties_are_on_the_published_rounding() -> None:
    """0.7512 and 0.7508 are both 75.1: the first two places are shared, the next is third."""
    found = ranking(equal("x"), {"x": {"a": "0.7512", "b": "0.7508", "c": "0.75"}})

    assert [(row.rank, row.tied) for row in found.values()] == [(1, True), (1, True), (3, False)]


def test_like_is_compared_with_like_beside_the_whole() -> None:
    values = {"x": {"a": "0.9", "b": "0.8", "c": "0.7", "d": "0.6"}}

    found = ranking(equal("x", groups=GROUPS), values, a="district", c="district")

    assert [row.group for row in found.values()] == ["districts", "counties"] * 2
    assert [row.rank for row in found.values()] == [1, 2, 3, 4]
    assert [row.group_rank for row in found.values()] == [1, 1, 2, 2]


def test_a_county_alone_in_its_group_has_no_place_there() -> None:
    found = ranking(equal("x", groups=GROUPS), {"x": {"a": "0.9", "b": "0.8"}}, a="district")

    assert [(row.rank, row.group_rank) for row in found.values()] == [(1, None), (2, None)]


@pytest.mark.parametrize(
    ("scores", "last"),
    [
        ("0.9 0.8 0.7 0.6 0.5", "cde"),
        ("0.9 0.8 0.6 0.6 0.5", "cde"),
        ("0.9 0.6 0.6 0.6 0.5", "bcde"),  # Three share the fourth place from the end to the second.
        ("0.9 0.8 0.7 0.5 0.5", "cde"),
        ("0.5 0.5 0.5 0.5 0.5", ""),  # All lead.
        ("0.9 0.8", "b"),  # Who leads is never among the last.
    ],
)
def test_the_last_places_are_counted_from_the_end_and_ties_stay_together(
    scores: str, last: str
) -> None:
    found = ranking(equal("x"), {"x": dict(zip("abcde", scores.split(), strict=False))})

    assert "".join(code for code, row in found.items() if row.bottom_group) == last


def test_a_ranking_over_one_county_is_none() -> None:
    found = ranking(equal("x"), {"x": {"a": "0.9", "b": None}})

    assert (found["a"].score, found["a"].rank) == (Decimal("90.0"), None)
    assert found["a"].unranked == say("no other county has a score to compare with")
    assert robustness_of(equal("x"), measured({"x": {"a": "0.9", "b": None}}), found) == {}


# ── Intervals and bands ──────────────────────────────────────────────────────────────────────────


def test_a_factor_is_what_the_specification_says() -> None:
    """Worked out once more in fractions, and rounded at the end alone."""
    number = int.from_bytes(sha256(b"seed/7/delivery/task_progress").digest()[:8], "big")
    exact = 1 + Fraction(1, 4) * (Fraction(2 * number, 2**64 - 1) - 1)
    with localcontext(prec=28):
        expected = Decimal(exact.numerator) / Decimal(exact.denominator)

    assert factor("seed/7/delivery/task_progress", Decimal("0.25")) == expected
    assert Decimal("0.75") <= expected <= Decimal("1.25")


def test_the_percentile_is_the_nearest_rank() -> None:
    """Of 40 ranks the 5th percentile is the ⌈2⌉nd, the 95th the ⌈38⌉th."""
    ranks = list(range(1, 41))

    assert [percentile(ranks, Fraction(share, 20)) for share in (0, 1, 19, 20)] == [1, 2, 38, 40]


def test_who_is_better_in_everything_is_first_under_any_weights() -> None:
    values = {"x": {"a": "0.9", "b": "0.5", "c": "0.6"}, "y": {"a": "0.8", "b": "0.6", "c": "0.5"}}
    asked = scheme(dimension("d", [("x", "0.5"), ("y", "0.5")], "1", "arithmetic"))

    found = robustness_of(asked, measured(values), ranking(asked, values))

    assert (found["a"].rank_low, found["a"].rank_high, found["a"].band) == (1, 1, 1)
    assert (found["b"].rank_low, found["b"].rank_high) == (2, 3)
    assert (found["b"].band, found["c"].band) == (2, 2)


def test_the_interval_holds_the_rank_by_the_other_mean() -> None:
    """Arithmetic: a 0.5, b 0.49. Geometric: a √(0.1 × 0.9) = 0.3, b 0.49: the order turns."""
    values = {"x": {"a": "0.1", "b": "0.49"}, "y": {"a": "0.9", "b": "0.49"}}
    asked = replace(equal("x", "y"), draws=Draws(1, Decimal("0.000001"), "none"))

    found = robustness_of(asked, measured(values), ranking(asked, values))

    assert [row.other_rank for row in found.values()] == [2, 1]
    assert [(row.rank_low, row.rank_high) for row in found.values()] == [(1, 2), (1, 2)]


def test_leaving_an_indicator_out_shows_what_it_moves() -> None:
    """With both a leads 0.7 to 0.6; without x b leads 0.8 to 0.5, without y a 0.9 to 0.4."""
    values = {"x": {"a": "0.9", "b": "0.4"}, "y": {"a": "0.5", "b": "0.8"}}

    found = robustness_of(equal("x", "y"), measured(values), ranking(equal("x", "y"), values))

    assert found["a"].without == {"d_x/x": 2, "d_y/y": 1}
    assert found["b"].without == {"d_x/x": 1, "d_y/y": 2}
    assert (
        robustness_of(equal("x"), measured(values), ranking(equal("x"), values))["a"].without == {}
    )


def test_in_a_band_every_pair_of_intervals_overlaps() -> None:
    """A chain does not make a band: a meets b, b meets c, but a and c are apart."""
    ranks = {"a": 1, "b": 2, "c": 3, "d": 4}
    spread = {"a": (1, 2), "b": (1, 3), "c": (3, 4), "d": (3, 4)}

    assert bands_of(ranks, spread) == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_counties_with_one_rank_are_in_one_band() -> None:
    ranks = {"a": 1, "b": 2, "c": 2}
    spread = {"a": (1, 2), "b": (1, 3), "c": (2, 2)}

    assert bands_of(ranks, spread) == {"a": 1, "b": 1, "c": 1}
    assert bands_of(ranks, spread | {"a": (1, 1)}) == {"a": 1, "b": 2, "c": 2}


# ── A change of scheme ───────────────────────────────────────────────────────────────────────────

OLD = replace(PROGRESS, valid_to=date(2026, 6, 14))
NEW = replace(PROGRESS, id="2026-2", valid_from=date(2026, 6, 15), deductions=())


def changed(day: str) -> Assessment:
    """Return two counties that missed different deadlines, around a change on a Monday."""
    tasks = [task("06-05", number=1), task(FAR, number=2)]
    lives = {"990102": {"T02": DONE}, "990103": {"T01": DONE}}
    return assess(question(lives, tasks, schemes=[OLD, NEW]), on(day))


@pytest.mark.parametrize(
    ("day", "method", "other"),
    [
        ("06-14", "2026-1", None),
        ("06-15", "2026-2", "2026-1"),
        ("06-28", "2026-2", "2026-1"),
        ("06-29", "2026-2", None),
    ],
)
def test_both_methods_stand_for_the_week_of_the_change_and_the_next(
    day: str, method: str, other: str | None
) -> None:
    found = changed(day)

    assert found.method == method
    assert (found.other_scheme.id if found.other_scheme else None) == other
    assert {row.other is not None for row in found.counties} == {other is not None}


def test_the_other_standing_is_that_of_the_scheme_before_on_the_same_day() -> None:
    """By the old scheme 990102 lost a point for its missed deadline; by the new one it did not."""
    row = changed("06-16").county("990102")

    assert (row.standing.score, row.standing.rank) == (Decimal("50.0"), 1)
    assert row.other is not None
    assert (row.other.score, row.other.rank) == (Decimal("49.0"), 2)


def test_places_by_two_schemes_are_not_compared() -> None:
    assert {row.climbed for row in changed("06-18").counties} == {None}
    assert {row.climbed for row in changed("06-22").counties} == {0}


def test_each_week_of_the_series_is_by_the_scheme_of_its_day() -> None:
    found = changed("06-28")

    methods = {point.as_of: point.method for point in found.weeks}
    assert methods[on("06-14")] == "2026-1"
    assert methods[on("06-21")] == "2026-2"


def test_before_any_scheme_nobody_is_ranked() -> None:
    found = changed("03-30")

    assert (found.method, found.scheme, found.weeks) == ("", None, ())
    assert {str(row.standing.unranked) for row in found.counties} == {
        "no scheme is valid on this day"
    }


def test_the_scheme_of_a_day_is_the_latest_that_is_valid() -> None:
    last = NEW.valid_from + timedelta(days=400)

    assert scheme_at([NEW, OLD], OLD.valid_from) == OLD
    assert scheme_at([NEW, OLD], last) == NEW
    assert scheme_at([replace(OLD, valid_to=None), NEW], last) == NEW
    assert scheme_at([OLD], last) is None
