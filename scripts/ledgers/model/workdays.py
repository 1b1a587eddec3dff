"""Workdays by the city's calendar; a year that it does not hold is never guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ledgers.model.periods import DAY, day_in

YEAR = re.compile(r"[0-9]{4}\Z")
SATURDAY = 5
WEEK = 7
WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """The years that are settled, and the days that are not what their weekday suggests."""

    years: frozenset[int]
    holidays: frozenset[date]
    made_up: frozenset[date]

    def unknown(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years from one day to another that the calendar does not hold."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)

    def holds(self, day: date) -> bool:
        """Say whether a day of a settled year is a workday."""
        plain = day.weekday() < SATURDAY
        return day in self.made_up or (plain and day not in self.holidays)

    def known_after(self, first: date, last: date) -> int | None:
        """Return how many workdays lie after one day and not after another; None if not settled."""
        unknown = last > first and self.unknown(first + DAY, last)
        return None if unknown else self.after(first, last)

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
    """Return the workdays of a calendar."""
    days: dict[object, set[date]] = {"holiday": set(), "workday": set()}
    for entry in _listed(calendar.get("days")):
        found = day_in(entry.get("on")) if isinstance(entry, Mapping) else None
        if found:
            days.setdefault(str(entry.get("kind")), set()).add(found)
    years = (str(value) for value in _listed(calendar.get("years")))
    return Workdays(
        frozenset(int(year) for year in years if YEAR.match(year)),
        frozenset(days["holiday"]),
        frozenset(days["workday"]),
    )


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
