"""Counties that have ended, and codes that areas had before: their pages and feeds stay."""

from collections.abc import Iterator

from ledgers.model.assessment import CountyResult
from ledgers.model.records import Area
from ledgers.model.values import replace
from ledgers.model.words import Words, say
from ledgers.publish.counties.below import pages_below
from ledgers.publish.counties.page import county_page
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.context import Desk, Leaf


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
