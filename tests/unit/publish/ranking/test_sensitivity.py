"""See that the page says how sure ranks are, and how to repeat the draws."""

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from functools import cache
from hashlib import sha256

import pytest

from ledgers.model.assessment import CountyResult
from ledgers.model.lots import factor
from ledgers.model.scoring import Chances
from ledgers.model.values import replace
from ledgers.publish.downloads.scores import components, sensitivity
from ledgers.publish.ranking.sensitivity import (
    in_words,
    mean_shift,
    sensitivity_page,
    worked_draw,
)
from tests.unit.assess.schemed import PROGRESS
from tests.unit.publish.ranked import assessed, desk_of, placed, plain, templates
from tests.unit.publish.views import mini_desk, mini_portal, mini_view


@cache
def counties() -> tuple[CountyResult, ...]:
    """Return two counties at their places."""
    return placed("a", (1, 1, 1, 1)), placed("b", (2, 2, 3, 2))


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (0, "When the method is varied, County a stays at rank 1. Without one indicator: 1–2."),
        (
            1,
            (
                "When the method is varied, County b stays between rank 2 and rank 3."
                " Without one indicator: 2–3."
            ),
        ),
    ],
)
def test_a_sentence_says_between_which_ranks_a_county_stays(index: int, said: str) -> None:
    county = counties()[index]
    assert county.robustness is not None

    assert plain(in_words(county.name, county.robustness)) == said


def test_each_indicator_left_out_has_a_column_with_sign_and_word() -> None:
    page = sensitivity_page(desk_of(assessed(*counties())))
    assert page.without is not None
    cells = [str(templates().printed(cell.value)) for cell in page.without.lines[1].cells]

    assert [plain(column.title) for column in page.without.columns] == ["County", "Rank", "x", "y"]
    assert "cl-trend" not in cells[2]
    assert re.search(r"cl-trend--down.*down 1", cells[3])


def test_the_mean_absolute_rank_shift_is_over_all_counties() -> None:
    page = sensitivity_page(desk_of(assessed(*counties())))
    assert page.shifts is not None
    rows = [[plain(cell.value) for cell in line.cells] for line in page.shifts.lines]

    assert [row[1:3] for row in rows] == [["0.00", "0/2"], ["0.00", "0/2"], ["1.00", "2/2"]]
    assert mean_shift([1, 0, 1]) == Decimal("0.67")
    assert mean_shift([]) is None


def test_the_page_says_in_which_share_of_the_draws_a_county_has_which_place() -> None:
    first, second = counties()
    assert first.robustness is not None
    chances = Chances(Decimal("0.9100"), Decimal(1), Decimal(0), ("b",))
    sure = replace(first, robustness=replace(first.robustness, chances=chances))

    page = sensitivity_page(desk_of(assessed(sure, second)))

    assert page.chances is not None
    (row,) = [[plain(cell.value) for cell in line.cells] for line in page.chances.lines]
    assert row[1:5] == ["1", "91.0%", "100.0%", "0.0%"]
    assert len(row) == 6


def test_without_a_rank_the_page_only_says_so() -> None:
    page = sensitivity_page(desk_of(assessed()))

    assert "<p>No county is ranked.</p>" in templates().page(page).decode()
    assert (page.counties, page.draws, page.worked) == (None, None, None)


def test_the_factor_on_the_page_is_that_of_the_draws() -> None:
    draws, first = PROGRESS.draws, PROGRESS.dimensions[0]
    key = f"{draws.seed}/1/{first.id}"
    number = int.from_bytes(sha256(key.encode()).digest()[:8], "big")
    exact = 1 + Fraction(draws.spread) * (Fraction(2 * number, 2**64 - 1) - 1)

    with localcontext(prec=28, rounding=ROUND_HALF_EVEN):
        assert factor(key, draws.spread) == Decimal(exact.numerator) / Decimal(exact.denominator)
    assert plain(worked_draw(PROGRESS)).endswith(f"the factor {factor(key, draws.spread):f}.")


def test_the_page_of_a_city_names_number_spread_and_seed_of_its_draws() -> None:
    text = re.sub(r"<[^>]*>|&#\d+;", " ", mini_portal()["ranking/sensitivity/index.md"].decode())
    scheme = mini_view().assessment.scheme

    assert scheme is not None
    assert "SHA" in text
    assert re.search(rf"Number of draws\s+{scheme.draws.number}\b", text)


def test_the_table_for_download_has_every_variation() -> None:
    rows = sensitivity(desk_of(assessed(*counties()))).rows

    assert [(row["code"], row["varied"], row["rank_then"]) for row in rows] == [
        ("a", "other_mean", 1), ("a", "a/x", 1), ("a", "a/y", 2),
        ("b", "other_mean", 2), ("b", "a/x", 2), ("b", "a/y", 3),
    ]  # fmt: skip


def test_the_components_of_a_score_add_up_to_it() -> None:
    desk = mini_desk()
    rows = components(desk).rows
    for county in desk.view.assessment.counties:
        own = [row for row in rows if row["code"] == county.code]
        points = sum(
            (row["points"] for row in own if row["kind"] != "dimension"
             and isinstance(row["points"], Decimal)), Decimal(0)
        )  # fmt: skip

        assert county.standing.score is not None
        assert abs(max(points, Decimal(0)) - county.standing.score) <= Decimal("0.05")
