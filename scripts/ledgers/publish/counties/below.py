"""The pages below that of a county: its score in full, and its registers."""

from collections.abc import Iterator

from ledgers.model.assessment import CountyResult
from ledgers.model.words import Words, say
from ledgers.publish.counties.ledgers import bodies, county_ledgers
from ledgers.publish.counties.lists import weeks_of
from ledgers.publish.counties.score import score_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.subjects.appraised import of_county
from ledgers.publish.subjects.standards import against, short_of


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
