"""Say by when a row was to be done, and whether it was."""

from datetime import timedelta

from ledgers.assess.indicators.fields import field_of
from ledgers.assess.indicators.rows import DatedRow, Index
from ledgers.model.method import Limit
from ledgers.model.periods import DAY, add_months, numbered
from ledgers.model.rows import as_day, as_iso


def due_of(index: Index, row: DatedRow, limit: Limit, day: str) -> str:
    """Return the last day on which a row is in time; empty where it has no limit."""
    if limit.due is not None:
        return as_iso(field_of(index, row, limit.due, day))
    if limit.day_of_next_month is not None:
        last = as_day(row.span.last) if row.span else None
        return numbered(last + DAY, limit.day_of_next_month).isoformat() if last else ""
    start = as_day(field_of(index, row, limit.start or "", day))
    if start is None:
        return ""
    return (add_months(start, limit.months or 0) + timedelta(days=limit.days or 0)).isoformat()


def was_in_time(index: Index, row: DatedRow, limit: Limit, day: str) -> bool | None:
    """Say whether a row was done in time by a day; None while it may still be.

    What has no limit is not asked about either. A row that is done after the day counts as open.
    """
    due, done = due_of(index, row, limit, day), as_iso(field_of(index, row, limit.done, day))
    if not due:
        return None
    if done and done <= day:
        return done <= due
    return False if due < day else None
