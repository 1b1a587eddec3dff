"""The pages below that of a county; counties that have ended, and codes that areas had before."""

from collections.abc import Iterator

from ledgers.model.assessment import CountyResult
from ledgers.model.records import Area
from ledgers.model.values import replace
from ledgers.model.words import Words, say
from ledgers.publish.counties.ledgers import bodies, county_ledgers
from ledgers.publish.counties.lists import weeks_of
from ledgers.publish.counties.page import county_page
from ledgers.publish.counties.score import score_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.subjects.appraised import of_county
from ledgers.publish.subjects.standards import against, short_of


def former_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the page of each county that has ended, as of its last day, and of each former code."""
    for view in desk.view.ended:
        then = replace(desk, view=view)
        for county in view.ending:
            page = county_page(then, county)
            told = _ended(then.here(page.head.folder), county)
            yield page.but(headline=(told, *page.headline), past=None)
            yield from pages_below(then, county)
    yield from (_moved(desk, area) for area in former_codes(desk))


def former_codes(desk: Desk) -> tuple[Area, ...]:
    """Return the counties under the codes that they do not have any more."""
    areas = desk.view.catalog.areas.values()
    return tuple(row for row in areas if row.is_county and row.continued_by)


def _ended(here: Leaf, county: CountyResult) -> Words:
    area, names = here.view.catalog.areas[county.code], {"county": county.name}
    if area.merged_into is None:
        on = str(area.valid_to)
        return say("{county} ended on {day}; this is its last state.", day=on, **names)
    return say(
        "{county} ended on {day} and is part of {other} since; this is its last state.",
        day=str(area.valid_to),
        other=here.county(area.merged_into),
        **names,
    )


def _moved(desk: Desk, area: Area) -> Filled:
    here = desk.here(links.county_page(area.code))
    about = say("Where {county} is found now.", county=area.name)
    way = (links.COUNTIES, say("Counties"))
    opening = here.opening(area.name, about, way, searched=False)
    return here.page("moved.html.j2", opening, area=area)


def pages_below(desk: Desk, county: CountyResult) -> Iterator[Filled]:
    """Yield the pages below that of a county."""
    yield _score_page(desk.here(links.county_score(county.code)), county)
    yield _registers_page(desk.here(links.county_registers(county.code)), county)


def _score_page(here: Leaf, county: CountyResult) -> Filled:
    title = say("{county}: the score in full", county=county.name)
    about = say("Every step to the score of {county}, and its weeks.", county=county.name)
    return here.page(
        "county_score.html.j2",
        here.opening(title, about, *_way(county), contents=True),
        score=score_of(here, county),
        weeks=weeks_of(here, county),
    )


def _registers_page(here: Leaf, county: CountyResult) -> Filled:
    title = say("{county}: bodies and registers", county=county.name)
    about = say("Bodies of {county}, and its records in each ledger.", county=county.name)
    short = (row for row in here.desk.once(against) if row.county == county.code)
    appraised = say("Appraisals of the bodies of {county}", county=county.name)
    return here.page(
        "county_registers.html.j2",
        here.opening(title, about, *_way(county), contents=True),
        bodies=bodies(here, county.code),
        standards=short_of(here, short),
        appraised=here.table_of_any(appraised, of_county(here, county.code)),
        ledgers=tuple(county_ledgers(here, county.code)),
    )


def _way(county: CountyResult) -> tuple[tuple[str, Words], ...]:
    name = say("{name}", name=county.name)
    return (links.COUNTIES, say("Counties")), (links.county_page(county.code), name)
