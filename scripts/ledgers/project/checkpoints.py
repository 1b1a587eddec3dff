"""Know the days up to which sums run: the ends of quarters, once what they hold has been filed.

Sums that ran to the day itself would differ by one record from one day to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FILED_WITHIN = timedelta(days=14)
"""How long after a quarter its sums are made: ten working days have passed where none is free."""

QUARTERS = (3, 6, 9, 12)
DAY = timedelta(days=1)

PERIOD = re.compile(
    r"(?P<year>[0-9]{4})(-((?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|W(?P<week>[0-9]{2})))?\Z",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Hold the last day of a quarter, and the day as of which its sums are made."""

    ends_on: date
    made_on: date

    @property
    def month(self) -> str:
        """Return the last month that the sums hold, such as `2026-06`."""
        return self.ends_on.isoformat()[:7]


def checkpoints(start: date, as_of: date) -> Iterator[Checkpoint]:
    """Yield the checkpoints from a day on that have come as of another, the earliest first."""
    for year in range(start.year, as_of.year + 1):
        for month in QUARTERS:
            ends_on = last_of_month(year, month)
            made_on = ends_on + FILED_WITHIN
            if start <= ends_on and made_on <= as_of:
                yield Checkpoint(ends_on, made_on)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def last_day(when: str) -> date | None:
    """Return the last day of a year, half-year, quarter, month, ISO week or day; none of else."""
    found = PERIOD.match(when)
    try:
        return _last_of(found) if found else date.fromisoformat(when)
    except ValueError:
        return None


def _last_of(found: re.Match[str]) -> date:
    year = int(found["year"])
    if found["week"]:
        return date.fromisocalendar(year, int(found["week"]), 7)
    quarter, half = int(found["quarter"] or 0), int(found["half"] or 0)
    return last_of_month(year, int(found["month"] or 0) or 3 * quarter or 6 * half or 12)
