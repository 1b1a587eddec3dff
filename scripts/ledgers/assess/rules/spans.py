"""Reckon with the periods for which rules propose."""

from datetime import date

from ledgers.model.periods import DAY, around


def label_of(day: date, cycle: str) -> str:
    """Return the period of a cycle in which a day lies, such as `2026-Q3`."""
    found = around(day, cycle)
    return found.name if found else day.isoformat()


def is_recent(day: date, cycle: str, as_of: date) -> bool:
    """Say whether a day lies in the running period of a cycle or the one before it.

    What is older was either answered then or is past answering; it is not proposed for ever.
    """
    running = around(as_of, cycle)
    earlier = around(running.first - DAY, cycle) if running else None
    return earlier is not None and earlier.first <= day <= as_of
