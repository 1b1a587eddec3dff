"""The calendar holds the years by whose workdays something counts; what is missing is said once."""

from collections.abc import Iterator
from functools import reduce

from ledgers.check.ground import Grounds
from ledgers.model import kinds
from ledgers.model.periods import workdays_of
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say

DECEMBER = 12


def years_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each year since the programme began that is not settled.

    From December on the next year is one of them, and so is a year between two that are there.
    """
    calendar, programme = grounds.register("calendar"), grounds.catalog.programme
    if calendar is None:
        return
    today, held = grounds.today, workdays_of(calendar.value).years
    first = min((*held, programme.start_on.year if programme else today.year))
    what = reduce(lambda one, two: say("{one}; {two}", one=one, two=two), _unknown(grounds))
    for year in range(first, today.year + 1 + (today.month == DECEMBER)):
        if year not in held:
            told = {"year": str(year), "what": what}
            message = say("the calendar does not hold {year}; it is not known {what}", **told)
            hint, place = say("add its holidays, then the year"), calendar.place("years")
            yield kinds.times.NO_CALENDAR.at(place, message, hint, sharper="0.4.0")


def _unknown(grounds: Grounds) -> Iterator[Words]:
    """Yield what cannot be worked out in a year without a calendar."""
    if any(row.get("workday_shift") for _, row in grounds.rows("calendar", "windows")):
        yield say("when filings are due and which are late")
    if any("workdays" in row for _, row in grounds.rows("rules", "rules", "when", "deadline")):
        yield say("limits of rules in workdays")
    if grounds.setting("rules", "feedback_workdays"):
        yield say("whether feedback is late")
    yield say("by how many workdays entries are dated back")


RULES = (years_missing,)
