"""Work out what the rules propose: from a loaded city and its assessment with the weeks."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from ledgers.assess.indicators import measure_all
from ledgers.assess.rules.engine import proposals
from ledgers.assess.rules.facts import Facts
from ledgers.check.ground.workdays import workdays_of
from ledgers.flow.load import City
from ledgers.flow.moment import unranked_in
from ledgers.model.assessment import Assessment, WeekPoint
from ledgers.model.catalog import Catalog
from ledgers.model.proposal import Ranked, Rankings
from ledgers.report.proposals import Sheet

DAY = timedelta(days=1)


def proposed(city: City, assessment: Assessment) -> Sheet:
    """Return what the rules propose at the day of an assessment; streaks need its `weeks`."""
    unsure = frozenset(unranked_in(city, city.catalog))
    facts = replace(facts_of(city.catalog, assessment), unsure=unsure)
    made = proposals(city.catalog.rulebook, facts)
    return Sheet(city.catalog, assessment.as_of, made, city.commit)


def facts_of(catalog: Catalog, assessment: Assessment) -> Facts:
    """Return what rules look at; only the indicators that rules name are measured."""
    states = {result.code: result.tasks for result in assessment.counties}
    held = {rule.when.threshold.indicator for rule in catalog.rulebook if rule.when.threshold}
    asked = [indicator for name, indicator in catalog.indicators.items() if name in held]
    return Facts(
        catalog=catalog,
        as_of=assessment.as_of,
        states=states,
        measurements=measure_all(catalog, asked, states, assessment.as_of),
        rankings=rankings_of(assessment.weeks),
        workdays=counter(catalog),
    )


def rankings_of(weeks: Iterable[WeekPoint]) -> Rankings:
    """Return the places and the bottom groups of each week."""
    return {
        point.period: {
            code: Ranked(standing.rank, standing.bottom_group)
            for code, (_, standing) in point.counties.items()
        }
        for point in weeks
    }


def counter(catalog: Catalog) -> Callable[[date, date], int | None] | None:
    """Return how workdays are counted by the city's calendar, None without one."""
    documents = catalog.by_ledger.get("calendar", ())
    if not documents:
        return None
    workdays = workdays_of(documents[0].value)

    def count(first: date, last: date) -> int | None:
        unknown = last > first and workdays.unknown(first + DAY, last)
        return None if unknown else workdays.after(first, last)

    return count
