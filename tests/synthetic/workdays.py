"""Know the days on which offices work in 2026, so that stories happen on believable days."""

from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5
CLOSED = (
    (date(2026, 4, 4), date(2026, 4, 6)),
    (date(2026, 5, 1), date(2026, 5, 5)),
    (date(2026, 6, 19), date(2026, 6, 21)),
    (date(2026, 9, 25), date(2026, 9, 27)),
    (date(2026, 10, 1), date(2026, 10, 7)),
)


def is_workday(day: date) -> bool:
    """Say whether offices are open; days worked in exchange for a holiday are left out."""
    on_holiday = any(first <= day <= last for first, last in CLOSED)
    return day.weekday() < SATURDAY and not on_holiday


def on_or_after(day: date) -> date:
    """Return the day itself or the next workday."""
    while not is_workday(day):
        day += DAY
    return day


def on_or_before(day: date) -> date:
    """Return the day itself or the last workday before it."""
    while not is_workday(day):
        day -= DAY
    return day
