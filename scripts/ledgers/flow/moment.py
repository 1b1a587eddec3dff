"""Settle the day as of which a city is assessed."""

from collections.abc import Mapping
from datetime import date

from ledgers.assess.city import Question
from ledgers.assess.fairness import owners_of, unranked_by
from ledgers.flow.load import City
from ledgers.model.catalog import Catalog
from ledgers.model.errors import CannotGoOn
from ledgers.model.words import Words, say


def day_of(catalog: Catalog, asked: date | None, today: date) -> date:
    """Return the day asked for, else the one in `publication.yaml`, where `today` is today."""
    if asked is not None:
        return asked
    if catalog.publication is None:
        raise CannotGoOn(say("data/city/publication.yaml does not say as of when; use --as-of"))
    said = catalog.publication.as_of
    try:
        return today if said == "today" else date.fromisoformat(said)
    except ValueError as error:
        message = say("data/city/publication.yaml: as_of is no day: {said}", said=said)
        raise CannotGoOn(message) from error


def question_about(city: City, catalog: Catalog) -> Question:
    """Return what is to be assessed; raises CannotGoOn where a city file it needs is missing."""
    if catalog.programme is None or catalog.rules is None or not catalog.tasks:
        message = say("programme, tasks or rules of the city cannot be used; run: ledgers check")
        raise CannotGoOn(message)
    unranked = unranked_in(city, catalog)
    return Question(catalog, catalog.programme, catalog.rules, unranked)


def unranked_in(city: City, catalog: Catalog) -> Mapping[str, Words]:
    """Return why counties of a city are not ranked, by county code."""
    documents = (*city.catalog.documents, *city.left_out)
    return unranked_by(city.problems, catalog, owners_of(documents))
