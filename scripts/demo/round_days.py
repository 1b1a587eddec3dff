"""Which rounds there are: in which county, under which name, and their days that others use."""

from datetime import date

from demo.areas import County
from demo.city_plan import Plan

FINISHED, UNDER_WAY, THIRD, FOURTH = 1, 2, 3, 4
"""The last two are finished as the first; in a whole city only: fewer than three have no sums."""
FED_BACK = date(2026, 5, 15)
TRAINED = {
    FINISHED: (date(2026, 4, 2), date(2026, 4, 9)),
    UNDER_WAY: (date(2026, 6, 18), date(2026, 6, 25)),
    THIRD: (date(2026, 4, 2), date(2026, 4, 9)),
    FOURTH: (date(2026, 4, 2), date(2026, 4, 9)),
}
"""When the members of a round were trained, before entry and before the talks, by its number."""


def name_of(plan: Plan, number: int) -> str:
    """Return the identifier of a round."""
    return plan.name("rounds", FED_BACK.year, f"{FED_BACK.year}-{number}", number)


def county_of(plan: Plan, number: int) -> County:
    """Return the county that inspects in a round."""
    places = [county for county in plan.counties if county.place.kind != "district"]
    return places[{FINISHED: 0, UNDER_WAY: -1, THIRD: 1, FOURTH: 2}[number]]


def no_of(number: int) -> int:
    """Return which round of the term of its county a round is."""
    return 7 if number == UNDER_WAY else 6


def finished(plan: Plan) -> tuple[County, str, date]:
    """Return the finished round's county, its identifier, and the day of its feedback."""
    return county_of(plan, FINISHED), name_of(plan, FINISHED), FED_BACK
