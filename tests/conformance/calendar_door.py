"""Run the project's weeks, periods, months and workdays over published calendars."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ledgers.model.periods import Workdays, add_months, period, week_of
from tests.conformance.tally import Result, Verdict

DAY = timedelta(days=1)
SATURDAY = 5
CENTURY = range(2000, 2100)
Row = dict[str, str]


def results(folder: Path) -> Iterator[Result]:
    """Yield how each case of a folder with calendars went."""
    for row in _rows(folder / "iso_weeks.csv"):
        expected = f"{int(row['iso_year']):04d}-W{int(row['week']):02d}"
        yield _same("calendar weeks", row["date"], week_of(_day(row["date"])), expected)
    yield from _long_years(folder / "years_with_week_53.csv")
    for row in _rows(folder / "periods_valid.csv"):
        found = period(row["period"])
        span = (str(found.first), str(found.last)) if found else None
        yield _same("calendar periods", row["period"], span, (row["first_day"], row["last_day"]))
    for row in _rows(folder / "periods_invalid.csv"):
        yield _same("calendar no periods", row["period"], period(row["period"]), None)
    for row in _rows(folder / "month_add.csv"):
        seen = str(add_months(_day(row["date"]), int(row["months"])))
        yield _same("calendar months", f"{row['date']} {row['months']}", seen, row["expected"])
    yield from _workdays(folder)


def _rows(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _same(group: str, name: str, seen: object, expected: object) -> Result:
    return Result(group, name, Verdict.VALUE if seen == expected else Verdict.FAILED, seen)


def _long_years(path: Path) -> Iterator[Result]:
    """Say of every year of the century whether it has a week 53."""
    listed = {int(row["year"]) for row in _rows(path)}
    for year in CENTURY if listed else ():
        seen = period(f"{year}-W53") is not None
        yield _same("calendar years of 53 weeks", str(year), seen, year in listed)


def _workdays(folder: Path) -> Iterator[Result]:
    """Judge workdays by the holiday notice: single days, additions, periods of the civil code."""
    notice = _rows(folder / "holidays_2026.csv")
    if not notice:
        return
    known = _of_notice(notice)
    for row in _rows(folder / "workdays_2026.csv"):
        on = _day(row["date"])
        yield _same(
            "calendar workdays", row["date"], known.after(on - DAY, on), int(row["workday"])
        )
    for row in _rows(folder / "workdays_add_2026.csv"):
        seen = _added(known, _day(row["date"]), int(row["workdays"]))
        name = f"{row['date']} {row['workdays']}"
        yield _same("calendar workdays added", name, str(seen), row["expected"])
    for row in _rows(folder / "civil_code_periods.csv"):
        yield from _of_civil_code(known, row)


def _of_notice(notice: list[Row]) -> Workdays:
    days: dict[str, set[date]] = {}
    for row in notice:
        first, last = _day(row["first"]), _day(row["last"])
        span = {first + DAY * number for number in range((last - first).days + 1)}
        days.setdefault(row["kind"], set()).update(span)
    off = days.pop("off")
    return Workdays(
        years=frozenset({min(off).year}),
        holidays=frozenset(off),
        made_up=frozenset().union(*days.values()),
    )


def _added(known: Workdays, first: date, number: int) -> date:
    """Return the day on which so many workdays after another one are reached."""
    last = first
    while known.after(first, last) < number:
        last += DAY
    return last


def _of_civil_code(known: Workdays, row: Row) -> Iterator[Result]:
    """Judge articles 202 (no such day: the month's last) and 203 (a holiday: the day after)."""
    name = f"{row['event_date']} {row['months']}"
    last = add_months(_day(row["event_date"]), int(row["months"]))
    yield _same("calendar civil code 202", name, str(last), row["last_day_art_202"])
    if row["last_day_art_203"]:
        moved = _added(known, last - DAY, 1)
        yield _same("calendar civil code 203", name, str(moved), row["last_day_art_203"])
