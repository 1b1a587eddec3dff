"""Rank the counties at one day and no more: no draws, no week before, no series."""

from collections.abc import Mapping
from datetime import date
from decimal import localcontext

from ledgers.assess.city import PRECISION, Question, evening_of
from ledgers.assess.indicators import Index
from ledgers.model.assessment import Standing


def standings_on(question: Question, day: date) -> tuple[str, Mapping[str, Standing]]:
    """Return the method valid at the end of a day, and the standings that `assess` gives then."""
    with localcontext(prec=PRECISION):
        evening = evening_of(question, day, Index(question.catalog))
    return evening.method, evening.standings
