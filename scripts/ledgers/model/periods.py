"""Periods as they are written: `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2026-W38`; workdays."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from ledgers.model.rows import as_day, former, in_groups, rows, text, texts
from ledgers.model.values import Struct

FORM = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])|W([0-5][0-9])))?")
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MONTHS, QUARTER = 12, 3
MONTHS_OF = {"year": 12, "half_year": 6, "quarter": 3, "month": 1}
CYCLES = ("half_year", "quarter", "month", "week")
YEAR = re.compile(r"[0-9]{4}\Z")
DAYS_OF_WEEK, SATURDAY = 7, 5
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)


class Period(Struct, frozen=True):
    """A period: how it is written, its cycle, and its first and last day."""

    name: str
    cycle: str
    first: date
    last: date

    @property
    def middle(self) -> date:
        """Return the day before which one half of the period lies, and after which the other."""
        return self.first + (self.last - self.first) / 2

    def meets(self, other: "Period") -> bool:
        """Say whether two periods share a day."""
        return self.first <= other.last and other.first <= self.last


def period(value: object) -> Period | None:
    """Return the period that a text names, or nothing where it names none between 1900 and 2099."""
    return _named(value) if isinstance(value, str) else None


@lru_cache(maxsize=4096)  # Few are named, by all that is filed.
def _named(name: str) -> Period | None:
    match = FORM.fullmatch(name)
    if match is None or not FIRST.year <= int(match[1]) <= LAST.year:
        return None
    year, parts = int(match[1]), match.groups()[1:]
    cycle = next((name for name, part in zip(CYCLES, parts, strict=True) if part), "year")
    step = int(next(filter(None, parts), "1"))
    return _week(year, step) if cycle == "week" else _months(year, step - 1, cycle)


def last_day(when: object) -> date | None:
    """Return the last day of a year, half-year, quarter, month, ISO week or day, else None."""
    named = period(when)
    return named.last if named else as_day(when)


def _months(year: int, step: int, cycle: str) -> Period:
    first = date(year, step * MONTHS_OF[cycle] + 1, 1)
    after = step * MONTHS_OF[cycle] + MONTHS_OF[cycle]
    last = date(year + after // MONTHS, after % MONTHS + 1, 1) - DAY
    sign = {"year": "", "half_year": f"-H{step + 1}", "quarter": f"-Q{step + 1}"}
    return Period(f"{year}{sign.get(cycle, f'-{step + 1:02d}')}", cycle, first, last)


def _week(year: int, week: int) -> Period | None:
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Period(f"{year}-W{week:02d}", "week", first, first + WEEK - DAY)


def around(day: date, cycle: str) -> Period | None:
    """Return the period of a cycle that a day lies in."""
    if cycle == "week":
        return period(week_of(day))
    if cycle not in MONTHS_OF or not FIRST <= day <= LAST:
        return None
    return _months(day.year, (day.month - 1) // MONTHS_OF[cycle], cycle)


def before(name: str) -> str:
    """Return the period before another of the same cycle, or an empty text where there is none."""
    found = period(name)
    earlier = around(found.first - DAY, found.cycle) if found else None
    return earlier.name if earlier else ""


def since(day: date, until: date, cycle: str) -> Iterator[Period]:
    """Yield the periods of a cycle from the one that a day lies in to the last that has ended."""
    found = around(day, cycle)
    while found is not None and found.last < until:
        yield found
        found = around(found.last + DAY, cycle)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the last of a shorter month (civil code, 202)."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return numbered(date(year, month + 1, 1), day.day)


def numbered(day: date, number: int) -> date:
    """Return the day of this number in the month of a day, or the last of a shorter month."""
    return day.replace(day=min(number, monthrange(day.year, day.month)[1]))


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


def days_after(day: date, days: int) -> date:
    """Return the day some days later, at the latest the calendar's last."""
    return day + timedelta(days=min(days, (date.max - day).days))


class Workdays(Struct, frozen=True):
    """The years that are settled, and the days that are not what their weekday suggests."""

    years: frozenset[int]
    holidays: frozenset[date]
    made_up: frozenset[date]

    def unknown(self, first: date, last: date) -> tuple[int, ...]:
        """Return the years from one day to another that the calendar does not hold."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)

    def holds(self, day: date) -> bool:
        """Say whether a day of a settled year is a workday."""
        return day in self.made_up or (day.weekday() < SATURDAY and day not in self.holidays)

    def known_after(self, first: date, last: date) -> int | None:
        """Return how many workdays lie after one day and not after another; None if not settled."""
        return None if last > first and self.unknown(first + DAY, last) else self.after(first, last)

    def after(self, first: date, last: date) -> int:
        """Return how many workdays lie after one day and not after another."""
        weeks, rest = divmod(max((last - first).days, 0), DAYS_OF_WEEK)
        ends = (last - timedelta(days=back) for back in range(rest))
        lost = sum(first < each <= last and each.weekday() < SATURDAY for each in self.holidays)
        won = sum(first < each <= last and each.weekday() >= SATURDAY for each in self.made_up)
        return weeks * SATURDAY + sum(end.weekday() < SATURDAY for end in ends) - lost + won


def workdays_of(calendar: Mapping[str, object]) -> Workdays:
    """Return the workdays of a calendar; a year that it does not hold is never guessed."""
    days = in_groups((text(row, "kind"), as_day(row.get("on"))) for row in rows(calendar, "days"))
    off, made_up = (frozenset(filter(None, days.get(kind, ()))) for kind in ("holiday", "workday"))
    years = (int(year) for year in texts(calendar, "years") if YEAR.match(year))
    return Workdays(frozenset(years), off, made_up)


def due_of(
    window: Mapping[str, Any], calendar: Mapping[str, Any] | None, span: Period
) -> date | None:
    """Return the last day on which a period is filed in time, by a window of the calendar.

    There is none where the calendar does not hold its year. A window that is changed later does
    not change when it was due.
    """
    window = former(window, span.last)
    days = int(window["due_days"])
    due = span.last + timedelta(days=days if window.get("inclusive", True) else days - 1)
    if not window.get("workday_shift") or calendar is None:
        return due
    workdays = workdays_of(calendar)
    while due.year in workdays.years and not workdays.holds(due):
        due += DAY
    return due if due.year in workdays.years else None
