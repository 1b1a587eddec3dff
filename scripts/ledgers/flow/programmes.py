"""What a portal shows of each programme of a city: of the one that leads, and of the others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ledgers.assess.city import assess
from ledgers.assess.explaining import outlook
from ledgers.assess.ledgers import ledger_facts
from ledgers.assess.withheld import as_published
from ledgers.flow.assess import question_about
from ledgers.flow.load import City
from ledgers.flow.portal import measured_weeks, offices_of
from ledgers.model.catalog import Catalog
from ledgers.model.ledger_records import records_of
from ledgers.model.lives.on_day import known_on
from ledgers.model.lives.programmes import about_issue, begun, of_programme
from ledgers.model.records import Programme
from ledgers.publish.kit.links import programme_pages
from ledgers.publish.kit.view import Aside, View


def measured_of(city: City, public: Catalog, day: date) -> dict[str, Any]:
    """Return those fields of a view that are about the programme of a catalogue, at a day."""
    question = question_about(city, public)
    trend = measured_weeks(question, day)
    assessment = assess(question, day)
    assessment = as_published(assessment, public.publication) if public.published else assessment
    results = assessment.counties
    return {
        "catalog": public,
        "assessment": assessment,
        "measurements": trend[-1][1],
        "trend": trend,
        "facts": ledger_facts(public, records_of(public), day),
        "outlooks": {row.code: outlook(public, assessment, row.code) for row in results},
        "offices": offices_of(public, assessment),
    }


def with_others(view: View, city: City, public: Catalog, day: date) -> View:
    """Return the view of what leads, with those of the other programmes that have begun.

    One that has ended is shown at the end of its last day.
    """
    leader = view.catalog.programme
    if leader is None or len(public.programmes) == 1:
        return view
    first, *rest = (view, *_others(view, city, public, day))
    pages = {str(each.catalog.chosen): programme_pages(str(each.catalog.chosen)) for each in rest}
    reached = {str(each.catalog.chosen): each.assessment.city.progress for each in (first, *rest)}
    first, *rest = (
        replace(
            each,
            folders={leader.id: "", **pages},
            reached=reached,
            issues_elsewhere=_elsewhere(public, each.catalog.programme),
        )
        for each in (first, *rest)
    )
    return replace(first, others=tuple(rest))


def _others(view: View, city: City, public: Catalog, day: date) -> Iterator[View]:
    for name in begun(public, day):
        catalog = of_programme(public, name)
        programme, leader = catalog.programme, view.catalog.programme
        if programme and leader and programme != leader:
            now = assess(question_about(city, catalog), day, weeks=False).city
            last = min(day, programme.end_on)
            shown = measured_of(city, known_on(catalog, last), last)
            yield replace(view, aside=Aside(leader, day, now), **shown)


def _elsewhere(public: Catalog, own: Programme | None) -> frozenset[str]:
    """Return the issues that are about another programme."""
    issues = public.bulletins.items()
    return frozenset(name for name, issue in issues if about_issue(public, issue) != own)
