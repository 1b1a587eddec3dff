"""The life of an action: decided, delivered, and declined or lifted again (R17)."""

from datetime import date, timedelta

from ledgers.model.rows import Value, as_day, as_iso, rows

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
