"""Say by when a row was to be done, and whether it was."""

from datetime import date, timedelta

from ledgers.assess.indicators.days import add_months, day_of
from ledgers.assess.indicators.fields import field_of
from ledgers.assess.indicators.rows import Index, Row, iso
from ledgers.model.method import Limit


def due_of(index: Index, row: Row, limit: Limit, day: str) -> str:
    """Return the last day on which a row is in time; empty where it has no limit."""
    if limit.due is not None:
        return iso(field_of(index, row, limit.due, day))
    if limit.day_of_next_month is not None:
        last = day_of(row.span.last) if row.span else None
        return _in_next_month(last, limit.day_of_next_month) if last else ""
    start = day_of(field_of(index, row, limit.start or "", day))
    if start is None:
        return ""
    return (add_months(start, limit.months or 0) + timedelta(days=limit.days or 0)).isoformat()


def _in_next_month(last: date, number: int) -> str:
    """Return a numbered day of the month after a period, or the last day of a shorter month."""
    following = last + timedelta(days=1)
    ending = add_months(following.replace(day=1), 1) - timedelta(days=1)
    return following.replace(day=min(number, ending.day)).isoformat()


def was_in_time(index: Index, row: Row, limit: Limit, day: str) -> bool | None:
    """Say whether a row was done in time by a day; None while it may still be.

    What has no limit is not asked about either. A row that is done after the day counts as open.
    """
    due, done = due_of(index, row, limit, day), iso(field_of(index, row, limit.done, day))
    if not due:
        return None
    if done and done <= day:
        return done <= due
    return False if due < day else None
