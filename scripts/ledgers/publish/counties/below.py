"""The pages below that of a county: its score in full, and its registers."""

from collections.abc import Iterator

from ledgers.model.assessment import CountyResult
from ledgers.model.words import Words, say
from ledgers.publish.counties.ledgers import CountyLedger, bodies, county_ledgers
from ledgers.publish.counties.lists import Weeks, weeks_of
from ledgers.publish.counties.score import Score, score_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inner, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.subjects.appraised import of_county
from ledgers.publish.subjects.standards import against, short_of


class ScorePage(Inner, template="county_score.html.j2", frozen=True):
    """Every step to a county's score, and its scores by week."""

    score: Score
    weeks: Weeks | None


class RegistersPage(Inner, template="county_registers.html.j2", frozen=True):
    """A county's bodies, standards, appraisals, and records in each ledger."""

    bodies: Table | None
    standards: Table | None
    appraised: Table | None
    ledgers: tuple[CountyLedger, ...]


def pages_below(desk: Desk, county: CountyResult) -> Iterator[ScorePage | RegistersPage]:
    """Yield the pages below that of a county."""
    yield _score_page(desk.here(links.county_score(county.code)), county)
    yield _registers_page(desk.here(links.county_registers(county.code)), county)


def _score_page(here: Leaf, county: CountyResult) -> ScorePage:
    title = say("{county}: the score in full", county=county.name)
    about = say("Every step to the score of {county}, and its weeks.", county=county.name)
    opening = here.opening(title, about, *_way(county), contents=True)
    return ScorePage(*opening, score_of(here, county), weeks_of(here, county))


def _registers_page(here: Leaf, county: CountyResult) -> RegistersPage:
    title = say("{county}: bodies and registers", county=county.name)
    about = say("Bodies of {county}, and its records in each ledger.", county=county.name)
    short = (row for row in here.desk.once(against) if row.county == county.code)
    appraised = say("Appraisals of the bodies of {county}", county=county.name)
    return RegistersPage(
        *here.opening(title, about, *_way(county), contents=True),
        bodies(here, county.code),
        short_of(here, short),
        here.table_of_any(appraised, of_county(here, county.code)),
        tuple(county_ledgers(here, county.code)),
    )


def _way(county: CountyResult) -> tuple[tuple[str, Words], ...]:
    name = say("{name}", name=county.name)
    return (links.COUNTIES, say("Counties")), (links.county_page(county.code), name)
