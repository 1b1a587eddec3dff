"""Periods are read as they are written, and follow each other without gaps."""

from datetime import date

import pytest

from ledgers.model.periods import around, before, period, since


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(name: str, first: date, last: date) -> None:
    found = period(name)

    assert found is not None
    assert (found.name, found.first, found.last) == (name, first, last)


@pytest.mark.parametrize("name", ["", "2026-13", "2026-Q5", "2025-W53", "1899-01", "2026-1", 2026])
def test_anything_else_is_no_period(name: object) -> None:
    assert period(name) is None


@pytest.mark.parametrize(
    ("name", "earlier"),
    [("2026-01", "2025-12"), ("2026-H1", "2025-H2"), ("2026-W01", "2025-W52"), ("1900", "")],
)
def test_a_period_follows_the_one_before(name: str, earlier: str) -> None:
    assert before(name) == earlier


def test_no_period_comes_before_what_is_none() -> None:
    assert before("soon") == ""
    assert around(date(2026, 1, 1), "fortnight") is None


def test_the_periods_since_a_day_have_all_ended() -> None:
    names = [found.name for found in since(date(2026, 3, 31), date(2026, 6, 30), "month")]

    assert names == ["2026-03", "2026-04", "2026-05"]
