"""Assess a city: load, settle the day, work it out."""

from datetime import date

from ledgers.assess.city import assess
from ledgers.flow.load import City, Request, load
from ledgers.flow.moment import day_of, question_about
from ledgers.model.assessment import Assessment


def assess_city(
    request: Request, as_of: date | None, *, weeks: bool = False
) -> tuple[City, Assessment]:
    """Return the loaded city and its assessment; the full catalogue is assessed.

    `weeks` adds the series from the programme's start, which rules about streaks need.
    """
    city = load(request)
    day = day_of(city.catalog, as_of, request.today)
    return city, assess(question_about(city, city.catalog), day, weeks=weeks)
