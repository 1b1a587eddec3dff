"""The life of a document: issued on a day, revised, and in force until it is repealed."""

from datetime import date

from ledgers.model.periods import add_months
from ledgers.model.rows import Value, as_day, first_day, inside, rows


def in_force(value: Value, on: date) -> bool:
    """Say whether a document was issued and not repealed by the end of a day."""
    issued, repealed = (first_day(value, status) for status in ("issued", "repealed"))
    return issued is not None and issued <= on and (repealed is None or repealed > on)


def is_held(value: Value, on: date, months: int | None = None, years: int | None = None) -> bool:
    """Say whether a document had come in by the end of a day, and was in force on it.

    With `months`, its text was made or revised in so many months before (R270, R271), and is of no
    year before them; with `years`, it is a plan for so many at least, with the numbers of as many
    where it has any (R87).
    """
    ends = [str(inside(value, f"years.{end}")) for end in ("from", "to")]
    planned = int(ends[1]) - int(ends[0]) + 1 if all(map(str.isdecimal, ends)) else 0
    planned = min(planned, len(rows(value, "planned")) or planned)
    first = add_months(on, -months) if months else date.min
    if planned < (years or 0) or ends[1] < str(first.year):
        return False
    came = first_day(value, "issued", "came_in") or first_day(value, "issued")
    texts = (row for row in rows(value, "updates") if row.get("status") in {"issued", "revised"})
    days = (as_day(row.get("on")) for row in texts)
    recent = any(day and first <= day <= on for day in days)
    return came is not None and came <= on and in_force(value, on) and recent
