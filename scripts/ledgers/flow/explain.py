"""Explain a county's score: find the county, assess the city, take the score apart."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from ledgers.assess.explaining import outlook
from ledgers.assess.indicators import measure_all
from ledgers.assess.schemes.ranking import linked
from ledgers.flow.assess import assess_city
from ledgers.flow.load import City, Request
from ledgers.model.assessment import Assessment
from ledgers.model.catalog import Catalog
from ledgers.model.errors import CannotGoOn
from ledgers.model.explanation import Explanation, Outlook
from ledgers.model.measurement import Measurement
from ledgers.model.proposal import Linked
from ledgers.model.words import Words, say

NEAR = 3


def explained_county(request: Request, as_of: date | None, what: str) -> tuple[City, Explanation]:
    """Return the score of a county, named by code or name, taken apart on the full catalogue.

    Raises CannotGoOn where there is no such county.
    """
    city, assessment = assess_city(request, as_of)
    names = {row.name: row.code for row in assessment.counties}
    code = names.get(what, what)
    if code not in names.values():
        raise CannotGoOn(_unknown(what, (*names, *names.values())))
    found = outlook(city.catalog, assessment, code)
    county = assessment.county(code)
    return city, Explanation(city.catalog, assessment, county, found, city.commit)


def measured_for(explanation: Explanation, what: str) -> Measurement:
    """Return what an indicator gives for the county, be it in the scheme or not.

    `what` is the indicator's identifier or its name. Raises CannotGoOn where there is none.
    """
    catalog, county = explanation.catalog, explanation.county
    named = {row.zh: name for name, row in catalog.indicators.items()}
    name = named.get(what, what)
    indicator = catalog.indicators.get(name)
    if indicator is None:
        near = _near(what, (*catalog.indicators, *named))
        if near is None:
            raise CannotGoOn(say("there is no indicator {what}", what=what))
        raise CannotGoOn(say("there is no indicator {what}; perhaps: {near}", what=what, near=near))
    states = {row.code: row.tasks for row in explanation.assessment.counties}
    return measure_all(catalog, [indicator], states, explanation.assessment.as_of)[name][
        county.code
    ]


def _unknown(what: str, names: Iterable[str]) -> Words:
    near = _near(what, names)
    if near is None:
        return say("there is no county or kind of problem {what}", what=what)
    return say(
        "there is no county or kind of problem {what}; perhaps: {near}", what=what, near=near
    )


def _near(what: str, names: Iterable[str]) -> str | None:
    """Return the names that are nearest to what was written; those that contain it come first."""
    known = tuple(dict.fromkeys(names))
    within = [name for name in known if what and what in name]
    found = [*within, *get_close_matches(what, known, NEAR, 0.5)]
    return " / ".join(dict.fromkeys(found[:NEAR])) or None


def outlooks_of(catalog: Catalog, assessment: Assessment) -> Mapping[str, Outlook]:
    """Return what each county could do, by code; of an assessment as it is published."""
    return {row.code: outlook(catalog, assessment, row.code) for row in assessment.counties}


def offices_of(catalog: Catalog, assessment: Assessment) -> tuple[Linked, ...]:
    """Return the scores of offices from those of their counties, where the city shows them.

    Leaders' scores are not made here: `linked` leaves them out of a projected catalogue, and so
    does this of any other (risks F11).
    """
    publication = catalog.publication
    if publication is None or not publication.office_scores:
        return ()
    scores = {row.code: row.standing.score for row in assessment.counties}
    found = linked(catalog, scores, assessment.as_of)
    return tuple(row for row in found if row.unit is not None)
