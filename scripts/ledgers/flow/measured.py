"""Measure a city by everything it measures in public, now and at the ends of the weeks before."""

from datetime import date
from decimal import localcontext

from ledgers.assess.city import PRECISION, Question, measured_at
from ledgers.model.period import WEEK, week_ends
from ledgers.publish.kit.view import Measured

WEEKS = 8
PUBLIC = "public"


def measured_weeks(question: Question, as_of: date) -> tuple[tuple[date, Measured], ...]:
    """Return what every public indicator gives, by day: the oldest first, `as_of` last.

    The days are the ends of the last weeks of the programme, eight with that of `as_of`.
    """
    public = [row for row in question.catalog.indicators.values() if row.visibility == PUBLIC]
    with localcontext(prec=PRECISION):
        return tuple(
            (day, measured_at(question, public, day))
            for day in _days(question.programme.start_on, as_of)
        )


def _days(start: date, as_of: date) -> list[date]:
    """Return the ends of weeks up to a day, and the day; none before the programme began."""
    first = max(start, as_of - min(WEEKS * WEEK, as_of - date.min))
    return list(week_ends(first, as_of))[-WEEKS:] or [as_of]
