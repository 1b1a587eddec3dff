"""Put filings and decisions in the order in which they count, and count days."""

from collections.abc import Iterable
from datetime import date, timedelta

from ledgers.model.records import Decision, Update

Event = Update | Decision


def in_order(
    updates: Iterable[Update], decisions: Iterable[Decision], as_of: date = date.max
) -> list[Event]:
    """Return what happened up to a day, in order; on one day filings come first."""
    events: list[Event] = [*updates, *decisions]
    return sorted((event for event in events if event.on <= as_of), key=lambda event: event.on)


def days_after(day: date, days: int) -> date:
    """Return the day some days later, at the latest the calendar's last."""
    return day + timedelta(days=min(days, (date.max - day).days))
