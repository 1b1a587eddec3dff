"""What stands on a day: a document, until it is repealed; an action, until it is lifted (R17)."""

from datetime import date, timedelta

from ledgers.model.periods import add_months
from ledgers.model.rows import Value, as_day, as_iso, first_day, inside, rows


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


VOID = frozenset({"declined", "lifted"})
"""What undoes an action that was decided."""


def standing_of(value: Value) -> tuple[str, str]:
    """Return from which day an action stands and the last on which it does (R17).

    Texts of days; the first is empty where nobody has decided it, the last where it lasts. What is
    declined or lifted undoes the decision from its own day on: one declined on the day of the
    decision never stands. To deliver it decides nothing, and brings nothing back.
    """
    updates = [row for row in rows(value, "updates") if row.get("status") != "delivered"]
    decided = (as_iso(row.get("on")) for row in updates if row.get("status") not in VOID)
    end = as_day(updates[-1].get("on")) if updates and updates[-1].get("status") in VOID else None
    return next(decided, ""), as_iso(str(end - timedelta(days=1))) if end else ""


def decided_on(value: Value, day: date) -> str:
    """Return the day on which an action was decided that stands on a day; else an empty text."""
    decided, until = standing_of(value)
    return decided if decided <= str(day) <= (until or str(day)) else ""
