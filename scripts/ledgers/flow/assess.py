"""The steps that assess a city as of a day, apply the rules, and explain a score."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from functools import cache

from ledgers.assess.city import Question, assess, chances_on
from ledgers.assess.explaining import outlook
from ledgers.assess.fairness import owners_of, unranked_by
from ledgers.assess.indicators import measure_all
from ledgers.assess.quotas import quota_states
from ledgers.assess.rules.engine import proposals
from ledgers.assess.rules.rows import Facts
from ledgers.assess.shared import Shared
from ledgers.assess.todo import todos, urgency
from ledgers.flow.load import City, Request, load
from ledgers.model import Assessment, CannotGoOn, Catalog, Measurement, Words, replace
from ledgers.model.explanation import Explanation
from ledgers.model.lives.as_one import as_one
from ledgers.model.lives.on_day import known_on
from ledgers.model.lives.programmes import begun, led, of_programme, programme_of
from ledgers.model.proposal import Chances, Ranked, Todo
from ledgers.report.proposals import Sheet


def day_of(catalog: Catalog, asked: date | None, today: date) -> date:
    """Return the day asked for, else the one in `publication.yaml`, which may be `today`."""
    if asked is not None:
        return asked
    if catalog.publication is None:
        raise CannotGoOn.say("data/city/publication.yaml does not say as of when; use --as-of")
    said = catalog.publication.as_of
    try:
        return today if said == "today" else date.fromisoformat(said)
    except ValueError as error:
        raise CannotGoOn.say(
            "data/city/publication.yaml: as_of is not a day: {said}", said=said
        ) from error


def question_about(city: City, catalog: Catalog, shared: Shared | None = None) -> Question:
    """Return what is to be assessed; raises CannotGoOn where a city file it needs is missing."""
    if catalog.programme is None or catalog.rules is None or not catalog.tasks:
        raise CannotGoOn.say(
            "programme, tasks or rules of the city cannot be used; run: ledgers check"
        )
    known, unranked = shared or Shared(), unranked_in(city, catalog)
    return Question(catalog, catalog.programme, catalog.rules, unranked, shared=known)


def unranked_in(city: City, catalog: Catalog) -> Mapping[str, Words]:
    """Return why counties of a city are not ranked, by county code."""
    documents = (*city.catalog.documents, *catalog.documents, *city.left_out)
    found = unranked_by(city.problems, catalog, owners_of(documents))
    present = {area.code: area.continued_by or area.code for area in catalog.areas.values()}
    return {present.get(code, code): reason for code, reason in found.items()}


def assess_city(
    request: Request, as_of: date | None, *, weeks: bool = False
) -> tuple[City, Assessment]:
    """Return the loaded city and its assessment; the full catalogue is assessed.

    `weeks` adds the series from the programme's start, which rules about streaks need.
    """
    city = load(request)
    day = day_of(city.catalog, as_of, request.today)
    city = by_codes_of(city_on(city, day), day)
    city = replace(city, catalog=asked_about(city.catalog, day, request.programme))
    return city, assess(question_about(city, city.catalog), day, weeks=weeks)


def city_on(city: City, day: date) -> City:
    """Return a city without what was corrected or withdrawn after a day."""
    return replace(city, catalog=known_on(city.catalog, day))


def by_codes_of(city: City, day: date) -> City:
    """Return a city in which each area has only its code of a day."""
    return replace(city, catalog=as_one(city.catalog, day))


def asked_about(catalog: Catalog, day: date, name: str | None) -> Catalog:
    """Return the catalogue of the programme that is asked about, else of that which leads.

    Raises CannotGoOn where there is no such programme.
    """
    if name is None:
        return led(catalog, day)
    if programme_of(catalog, name) is None:
        known = ", ".join(row.id for row in catalog.programmes)
        raise CannotGoOn.say("there is no programme {name}: {known}", name=name, known=known)
    return of_programme(catalog, name)


def sheet_of(city: City, assessment: Assessment) -> Sheet:
    """Return what the rules propose at the day of an assessment; streaks need its `weeks`."""
    question = question_about(city, city.catalog)
    facts = replace(
        facts_of(city.catalog, assessment),
        unsure=frozenset(question.unranked),
        chances=chances_by(question, assessment),
    )
    made = proposals(city.catalog.rulebook, facts)
    return Sheet(city.catalog, assessment.as_of, made, city.commit)


def chances_by(question: Question, assessment: Assessment) -> Chances:
    """Return how the chances of last places are found, by the week of a ranking."""
    days = {point.period: point.as_of for point in assessment.weeks}

    @cache
    def found(week: str, last: int | None) -> Mapping[str, Fraction]:
        return chances_on(question, days[week], last)

    return found


def facts_of(catalog: Catalog, assessment: Assessment) -> Facts:
    """Return the facts for the rules; only indicators that rules name are measured."""
    states = {result.code: result.tasks for result in assessment.counties}
    held = {rule.when.threshold.indicator for rule in catalog.rulebook if rule.when.threshold}
    asked = [indicator for name, indicator in catalog.indicators.items() if name in held]
    return Facts(
        catalog=catalog,
        as_of=assessment.as_of,
        states=states,
        measurements=measure_all(catalog, asked, states, assessment.as_of),
        rankings={
            point.period: {
                code: Ranked(standing.rank, standing.bottom_group)
                for code, (_, standing) in point.counties.items()
            }
            for point in assessment.weeks
        },
        quotas=quota_states(catalog, assessment.as_of),
    )


NEAR = 3


def explained_county(request: Request, as_of: date | None, what: str) -> tuple[City, Explanation]:
    """Return the explained score of a county, named by code or name, on the full catalogue.

    Raises CannotGoOn where there is no such county.
    """
    city, assessment = assess_city(request, as_of)
    code = _code_of(assessment, what)
    found = outlook(city.catalog, assessment, code)
    return city, Explanation(city.catalog, assessment, assessment.county(code), found, city.commit)


def todo_of(
    request: Request, as_of: date | None, what: str | None
) -> tuple[City, date, tuple[Todo, ...]]:
    """Return the day, and what is to be done in a city, or in one county by code or name.

    Of every programme that has begun, unless one is asked about.
    """
    city, found = load(request), dict[Todo, None]()
    day = day_of(city.catalog, as_of, request.today)
    known = city_on(city, day).catalog
    for name in (request.programme,) if request.programme else begun(known, day):
        catalog = asked_about(known, day, name)
        assessment = assess(question_about(city, catalog), day, weeks=False)
        code = what if what is None else _code_of(assessment, what)
        found |= dict.fromkeys(todos(catalog, assessment, code))
    return city, day, tuple(sorted(found, key=urgency))


def _code_of(assessment: Assessment, what: str) -> str:
    """Return the code of a county that is named by its code or name."""
    names = {row.name: row.code for row in assessment.counties}
    code = names.get(what, what)
    if code not in names.values():
        near = _near(what, (*names, *names.values()))
        if near is None:
            raise CannotGoOn.say("there is no county or kind of problem {what}", what=what)
        raise CannotGoOn.say(
            "there is no county or kind of problem {what}; perhaps: {near}", what=what, near=near
        )
    return code


def measured_for(explanation: Explanation, what: str) -> Measurement:
    """Return the measurement of an indicator for the county, also of one outside the scheme.

    `what` is the indicator's identifier or its name. Raises CannotGoOn where there is none.
    """
    catalog, county = explanation.catalog, explanation.county
    named = {row.zh: name for name, row in catalog.indicators.items()}
    name = named.get(what, what)
    indicator = catalog.indicators.get(name)
    if indicator is None:
        near = _near(what, (*catalog.indicators, *named))
        if near is None:
            raise CannotGoOn.say("there is no indicator {what}", what=what)
        raise CannotGoOn.say("there is no indicator {what}; perhaps: {near}", what=what, near=near)
    states = {row.code: row.tasks for row in explanation.assessment.counties}
    found = measure_all(catalog, [indicator], states, explanation.assessment.as_of)
    return found[name][county.code]


def _near(what: str, names: Iterable[str]) -> str | None:
    """Return the names nearest to what was written; those that contain it come first."""
    known = tuple(dict.fromkeys(names))
    within = [name for name in known if what and what in name]
    found = [*within, *get_close_matches(what, known, NEAR, 0.5)]
    return " / ".join(dict.fromkeys(found[:NEAR])) or None
