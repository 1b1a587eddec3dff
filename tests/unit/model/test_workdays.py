"""Workdays are counted by the city's calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.periods import Workdays, workdays_of

CALENDAR: dict[str, object] = {
    "years": ["2026", "soon"],
    "days": [
        {"on": "2026-06-19", "kind": "holiday"},
        {"on": "2026-06-20", "kind": "holiday"},
        {"on": "2026-06-28", "kind": "workday"},
        {"on": "2026-06-31", "kind": "holiday"},
        {"kind": "rest", "on": "2026-06-23"},
        "2026-06-22",
    ],
}
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2026-06-15", "2026-06-15", 0),
        ("2026-06-15", "2026-06-16", 1),
        ("2026-06-18", "2026-06-19", 0),
        ("2026-06-18", "2026-06-22", 1),
        ("2026-06-26", "2026-06-28", 1),
        ("2026-06-16", "2026-06-15", 0),
    ],
)
def test_holidays_are_no_workdays_and_made_up_days_are(first: str, last: str, count: int) -> None:
    days = workdays_of(CALENDAR)

    assert days.after(date.fromisoformat(first), date.fromisoformat(last)) == count


@given(DAYS, DAYS)
def test_counting_agrees_with_looking_at_every_day(first: date, last: date) -> None:
    days = workdays_of(CALENDAR)
    between = [first + timedelta(days=more) for more in range(1, (last - first).days + 1)]

    assert days.after(first, last) == sum(
        (day.weekday() < 5 and day not in days.holidays) or day in days.made_up for day in between
    )


def test_a_year_that_the_calendar_does_not_hold_is_named() -> None:
    days = Workdays(frozenset({2026}), frozenset(), frozenset())

    assert days.unknown(date(2025, 12, 30), date(2027, 1, 4)) == (2025, 2027)
