"""Reckon with days as they are written, with months, and with periods.

Days stay ISO texts wherever they are only compared: their order is the order of the texts.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ledgers.model.periods import Period, around, period

DAY = timedelta(days=1)
MONTHS = 12
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a period: its name, its cycle, its first and last day, and when it is out of date.

    A filing is out of date once two later periods of its cycle have ended without one.
    """

    name: str
    cycle: str
    first: str
    last: str
    stale: str


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the last of a shorter month (civil code, 202)."""
    whole = day.year * MONTHS + day.month - 1 + months
    year, month = divmod(whole, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(value: object) -> date | None:
    """Return the day that a text names, or None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and ISO.match(value) else None
    except ValueError:
        return None


def span_of(value: object) -> Span | None:
    """Return the period that a text such as `2026-Q3` names, or None."""
    found = period(value)
    if found is None:
        return None
    second = _after(_after(found))
    stale = second.last if second else date.max
    first, last = found.first.isoformat(), found.last.isoformat()
    return Span(found.name, found.cycle, first, last, stale.isoformat())


def _after(found: Period | None) -> Period | None:
    return around(found.last + DAY, found.cycle) if found else None
