"""Count workdays by the city's calendar; a year that it does not hold is never guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ledgers.check.ground.records import day
from ledgers.check.ground.walk import fields

YEAR = re.compile(r"[0-9]{4}\Z")
SATURDAY = 5
WEEK = 7
WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """Hold the years that are settled, and the days that are not as their weekday says."""

    years: frozenset[int]
    holidays: frozenset[date]
    made_up: frozenset[date]

    def unknown(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years from one day to another that the calendar does not hold."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)

    def after(self, first: date, last: date) -> int:
        """Return how many workdays lie after one day and not after another."""
        span = (last - first).days
        weeks, rest = divmod(max(span, 0), WEEK)
        ends = (last - timedelta(days=back) for back in range(rest))
        plain = weeks * WORKDAYS + sum(end.weekday() < SATURDAY for end in ends)
        lost = sum(first < each <= last and each.weekday() < SATURDAY for each in self.holidays)
        won = sum(first < each <= last and each.weekday() >= SATURDAY for each in self.made_up)
        return plain - lost + won


def workdays_of(calendar: Mapping[str, object]) -> Workdays:
    """Return the workdays that a calendar's text tells."""
    days: dict[object, set[date]] = {"holiday": set(), "workday": set()}
    for _, entry in fields(calendar, "days"):
        if isinstance(entry, Mapping):
            found = day(entry.get("on"))
            if found:
                days.setdefault(str(entry.get("kind")), set()).add(found)
    years = (str(value) for _, value in fields(calendar, "years"))
    return Workdays(
        frozenset(int(year) for year in years if YEAR.match(year)),
        frozenset(days["holiday"]),
        frozenset(days["workday"]),
    )
