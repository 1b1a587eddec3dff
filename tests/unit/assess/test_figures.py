"""The forms of figures: exact, none where nothing can be computed, rounded once and half up."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.assess.figures import FORMS, as_printed, recomputed, worked
from ledgers.model.forms import BEFORE_AFTER, CHECKLIST, YOY
from ledgers.model.numbers import ratio, rounded, total
from ledgers.model.portal import Recomputed

SHARES = st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6)


# ── Counts ───────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_shared_by_nobody() -> None:
    assert ratio(0, 0) is None
    assert BEFORE_AFTER.compute(0, 5)[0] is None
    assert YOY.compute(5, 0)[0] is None
    assert worked({"form": "mean", "numbers": [0, 0]}).value is None
    assert CHECKLIST.compute(0, 0)[0] is None
    assert worked({"form": "turns", "numbers": [13, 0]}).value is None


def test_a_cut_is_a_fall_with_the_other_sign() -> None:
    assert BEFORE_AFTER.compute(153, 133)[0] == Fraction(20, 153)
    assert YOY.compute(133, 153)[0] == -Fraction(20, 153)


def test_a_sum_of_decimals_is_exact() -> None:
    assert total([Decimal("0.1")] * 3) == Fraction(3, 10)
    assert worked({"form": "mean", "numbers": [Decimal("4911.5"), 61]}).value == Fraction(9823, 122)


def test_a_span_counts_both_of_its_ends() -> None:
    span = {"start_on": "2020-08-17", "end_on": "2020-08-21"}
    days = [{"on": "2020-03-31"}, {"on": "2020-04-01"}]

    assert worked({"form": "days", "rows": [span]}).value == 5
    assert worked({"form": "gap", "rows": days}).value == 1


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(-1, 3), 0, "0"),
        (Fraction(4375, 100), 1, "43.8"),
        (Fraction(25, 1000), 2, "0.03"),
        (Fraction(10), 1, "10.0"),
        (Fraction(10**40, 3), 0, "3" * 40),
    ],
)
def test_a_result_is_rounded_half_up_away_from_zero(
    value: Fraction, digits: int, shown: str
) -> None:
    assert as_printed(value, digits) == shown


def test_what_cannot_be_computed_is_a_dash() -> None:
    assert as_printed(None, 1, "%") == "—"


@given(SHARES, st.integers(0, 6))
def test_rounding_moves_by_half_a_step_at_most(value: Fraction, digits: int) -> None:
    moved = abs(Fraction(rounded(value, digits)) - value)

    assert moved <= Fraction(1, 2 * 10**digits)


@given(SHARES, st.integers(0, 6))
def test_rounding_treats_gains_and_losses_alike(value: Fraction, digits: int) -> None:
    assert rounded(-value, digits) == -rounded(value, digits)


# ── Figures ──────────────────────────────────────────────────────────────────────────────────────

PEOPLE = {"times": 13, "size": 6}
STEPS: Mapping[str, tuple[Mapping[str, Any], str, str]] = {
    "value": ({"rows": [{"value": 30}]}, "30", "30"),
    "count": ({"rows": [{"times": 20}, {}, {"times": 4}]}, "25", "20 + 1 + 4"),
    "sum": ({"rows": [PEOPLE, {"size": 2}], "fields": ["size"]}, "80", "13 × 6 + 2"),
    "difference": ({"numbers": [6, 1]}, "5", "6 − 1"),
    "product": ({"numbers": [13, 6]}, "78", "13 × 6"),
    "ratio": ({"rows": [{"numerator": 3, "denominator": 4}], "unit": "%"}, "75%", "3 ÷ 4"),
    "on_time": ({"rows": [{"numerator": 3, "denominator": 4}], "unit": "%"}, "75%", "3 ÷ 4"),
    "mean": ({"numbers": [Decimal("4911.5"), 50], "digits": 2}, "98.23", "4911.5 ÷ 50"),
    "checklist": ({"rows": [{"have": ["a"], "lack": ["b"]}], "digits": 1}, "0.5", "1 ÷ (1 + 1)"),
    "share": ({"numbers": [1, 3], "unit": "%"}, "25%", "1 ÷ (1 + 3)"),
    "before_after": (
        {"rows": [{"before": 10, "after": 8}], "unit": "%"},
        "20%",
        "(10 − 8) ÷ 10",
    ),
    "yoy": ({"rows": [{"this_period": 8, "last_year": 10}], "unit": "%"}, "-20%", "(8 − 10) ÷ 10"),
    "turns": ({"numbers": [13, 3]}, "5", "⌈13 ÷ 3⌉"),
    "days": (
        {"rows": [{"start_on": "2026-01-01", "end_on": "2026-01-02"}]},
        "2",
        "2026-01-02 − 2026-01-01 + 1",
    ),
    "gap": (
        {"rows": [{"on": "2026-01-01"}, {"on": "2026-01-03"}]},
        "2",
        "2026-01-03 − 2026-01-01",
    ),
}


def test_every_form_is_tried() -> None:
    assert set(STEPS) == set(FORMS)


@pytest.mark.parametrize("form", STEPS)
def test_a_step_is_worked_out_by_its_form(form: str) -> None:
    step, shown, formula = STEPS[form]
    figure = {"steps": [{"form": form, "printed": shown, **step}]}

    assert recomputed(figure) == Recomputed(shown, shown, f"{formula} = {shown}", agrees=True)


def test_a_field_inside_a_field_is_added_up_and_an_absent_one_is_none() -> None:
    rows = [{"participants": {"city": 2}}, {"participants": {"city": 3}}, {"title": "课"}]
    step = {"form": "sum", "rows": rows, "fields": ["participants.city"], "derived": "5"}

    assert recomputed({"steps": [step]}) == Recomputed(None, "5", "2 + 3 = 5", agrees=True)


def test_numbers_alone_are_added_up_too() -> None:
    step = {"form": "sum", "numbers": [Decimal("0.5"), 2], "digits": 1, "printed": "2.5"}

    assert recomputed({"steps": [step]}).formula == "0.5 + 2 = 2.5"


def test_names_are_counted_and_a_chinese_numeral_is_read() -> None:
    step = {"form": "count", "rows": ["rooms", "staff", "funds"], "printed": "三"}

    assert recomputed({"steps": [step]}) == Recomputed("三", "3", "n = 3", agrees=True)


def test_distinct_values_are_counted_once_in_lists_too() -> None:
    rows = [{"units": ["a", "b"]}, {"units": ["b"]}, {"units": "c"}, {}]
    step = {"form": "count", "rows": rows, "distinct": "units", "printed": "3"}

    assert recomputed({"steps": [step]}).agrees


def test_a_rounded_result_says_so() -> None:
    step = {"form": "ratio", "numbers": [215, 234], "digits": 1, "unit": "%", "derived": "91.9%"}

    assert recomputed({"steps": [step]}).formula == "215 ÷ 234 ≈ 91.9%"


def test_a_figure_of_two_numbers_agrees_only_where_both_do() -> None:
    right = {"form": "product", "numbers": [2, 3], "printed": "6"}
    wrong = {"form": "product", "numbers": [2, 4], "printed": "9"}

    assert recomputed({"steps": [right, wrong]}) == Recomputed(
        "6; 9", "6; 8", "2 × 3 = 6; 2 × 4 = 8", agrees=False
    )


def test_a_share_of_nothing_agrees_with_nothing_printed() -> None:
    step = {"form": "ratio", "numbers": [0, 0], "unit": "%", "printed": "0%"}

    assert recomputed({"steps": [step]}) == Recomputed("0%", "—", "0 ÷ 0 = —", agrees=False)
