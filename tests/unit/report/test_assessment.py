"""An assessment is told as a table, as JSON and as CSV."""

from decimal import Decimal

import pytest

from ledgers.report.assessment import cell, percent, width_of


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "–"),
        (Decimal(0), "0.0 %"),
        (Decimal(1), "100.0 %"),
        (Decimal("0.12345"), "12.3 %"),
        (Decimal("0.1235"), "12.4 %"),
        (Decimal("-0.0005"), "-0.1 %"),
    ],
)
def test_a_share_is_written_with_one_decimal_half_up(share: Decimal | None, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_is_held_back(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["甲", "1", -1, Decimal("-0.5"), None, True, ""])
def test_any_other_value_stays_as_it_is(value: object) -> None:
    assert cell(value) == value


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("ab", 2), ("霁城区", 6), ("A区", 3), ("–", 1)]
)
def test_a_chinese_character_is_two_columns_wide(text: str, width: int) -> None:
    assert width_of(text) == width
