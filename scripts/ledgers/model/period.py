"""Reckon with days and ISO weeks."""

from collections.abc import Iterator
from datetime import date, timedelta

WEEK = timedelta(days=7)


def week_of(day: date) -> str:
    """Return the ISO week of a day, as in `2026-W38`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def week_end(day: date) -> date:
    """Return the Sunday that ends the ISO week of a day, or the calendar's last day."""
    return day + min(timedelta(days=7 - day.isoweekday()), date.max - day)


def week_ends(start: date, end: date) -> Iterator[date]:
    """Yield the last day of every ISO week from that of `start` on, and `end` itself at last."""
    day = week_end(start)
    while day < end:
        yield day
        day += min(WEEK, date.max - day)
    if start <= end:
        yield end
