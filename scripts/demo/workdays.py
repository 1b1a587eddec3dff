"""The days on which offices work in 2026, so that stories happen on believable days."""

from datetime import date, timedelta
from random import Random

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


def filing_day(end: date, days: int, rng: Random) -> date:
    """Return a workday after the end of a period and not after the day on which filing is due."""
    open_days = [end + DAY * count for count in range(1, days + 1) if is_workday(end + DAY * count)]
    return rng.choice(open_days or [on_or_after(end + DAY * days)])


def last_day(period: str) -> date:
    """Return the last day of a month, quarter, half-year or week of a year, or of the year."""
    year, part = int(period[:4]), period[5:] or "12"
    if part.startswith("W"):
        return date.fromisocalendar(year, int(part[1:]), 7)
    months = {"H": 6, "Q": 3}.get(part[0], 1) * int(part.lstrip("HQ"))
    return date(year + months // 12, months % 12 + 1, 1) - DAY
