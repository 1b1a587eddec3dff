"""The calendar holds the years by whose workdays something counts; what is missing is said once."""

from collections.abc import Iterator
from functools import reduce

from ledgers.check.ground import Grounds, day
from ledgers.model import kinds
from ledgers.model.periods import DAY, due_of, since, workdays_of
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say

DECEMBER = 12
DUE = say("when filings are due and which are late")
DATED_BACK = say("by how many workdays entries are dated back")
FED_BACK = say("whether feedback is late")
LIMITS = say("limits of rules in workdays")


def years_missing(grounds: Grounds) -> Iterator[Problem]:
    """Yield a warning for each year that is not settled and that something counts by.

    From December on the next year is one of them, and so is a year between two that are there.
    """
    calendar = grounds.register("calendar")
    if calendar is None:
        return
    held = workdays_of(calendar.value).years
    asked: dict[int, dict[str, Words]] = {}
    for year, what in (*_asked(grounds), *((year, DATED_BACK) for year in _between(held))):
        asked.setdefault(year, {})[what.text] = what
    for year in sorted(asked.keys() - held):
        what = reduce(lambda one, two: say("{one}; {two}", one=one, two=two), asked[year].values())
        told = {"year": str(year), "what": what}
        message = say("the calendar does not hold {year}; it is not known {what}", **told)
        hint = say("add its holidays, then the year")
        place = calendar.place("years")
        yield kinds.times.NO_CALENDAR.at(place, message, hint, sharper="0.4.0")


def _between(held: frozenset[int]) -> range:
    return range(min(held, default=0), max(held, default=0))


def _asked(grounds: Grounds) -> Iterator[tuple[int, Words]]:
    """Yield each year that something counts by, with what cannot be worked out without it."""
    windows = [row for _, row in grounds.rows("calendar", "windows") if row.get("workday_shift")]
    limits = [row for _, row in grounds.rows("rules", "rules", "when", "deadline")]
    fed_back = grounds.setting("rules", "feedback_workdays")
    by_workday = [row for row in limits if "workdays" in row]
    used = ((windows, DUE), (by_workday, LIMITS), (fed_back, FED_BACK), (True, DATED_BACK))
    soon = sorted({grounds.today.year, grounds.today.year + (grounds.today.month == DECEMBER)})
    yield from ((year, what) for how, what in used if how for year in soon)
    programme = grounds.catalog.programme
    start = programme.start_on if programme else grounds.day_shown
    for window in windows:
        for span in since(start, grounds.day_shown, str(window["cycle"])):
            if due := due_of(window, None, span):
                yield due.year, DUE
    for check in grounds.standing("checks") if fed_back else ():
        ended, last = day(check.value.get("end_on")), day(check.value.get("fed_back_on"))
        if ended and last:
            yield from ((year, FED_BACK) for year in range((ended + DAY).year, last.year + 1))


RULES = (years_missing,)
