"""The list of counties: what each is, who answers for it, how far it is."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult, Light
from ledgers.model.words import say
from ledgers.publish.counties.responsible import pairing_name, pairings_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Head, Several, Table
from ledgers.publish.kit.context import KIND_WORDS, Desk, Leaf
from ledgers.publish.kit.listing import Col, Listing, on_page
from ledgers.publish.kit.totals import figure, lit, named_county, progress


@dataclass(frozen=True, slots=True)
class CountiesPage:
    """All counties by code."""

    template: ClassVar[str] = "counties.md.j2"
    head: Head
    crumbs: Crumbs
    table: Table


def counties_page(desk: Desk) -> CountiesPage:
    """Return the list of counties."""
    here = desk.here(links.COUNTIES)
    title = desk.say(say("Counties"))
    return CountiesPage(
        head=desk.head(links.COUNTIES, title, say("All counties with who answers for them.")),
        crumbs=desk.crumbs(here, title=title),
        table=COUNTIES.table(desk, here, desk.view.assessment.counties),
    )


def _page(row: CountyResult) -> str:
    return links.county_page(row.code)


def _townships(desk: Desk, row: CountyResult) -> int:
    return len(desk.townships(row.code))


def _responsible(here: Leaf, row: CountyResult) -> Several:
    return Several(
        tuple(
            here.source(f"city/pairings/{pair.id}", pairing_name(here.desk, pair), "as-of")
            for pair in pairings_of(here.desk, row.code)
        )
    )


COUNTIES: Listing[CountyResult] = Listing(
    caption=say("Counties by code"),
    sortable=True,
    stacked=True,
    columns=(
        named_county(),
        on_page(
            say("Kind"),
            lambda _, row: KIND_WORDS.get(row.kind, row.kind),
            short=True,
            order=lambda row: row.kind,
        ),
        Col(
            head=say("Townships"),
            value=_townships,
            face=lambda desk, here, row: here.source(
                "city/areas/areas", str(_townships(desk, row)), "as-of"
            ),
            number=True,
            ordered=True,
        ),
        figure(say("Rank"), "rank", lambda row: row.standing.rank, there=lambda _: links.RANKING),
        lit(say("Done"), Light.DONE, lambda row: row.totals, lambda row: f"{_page(row)}#tasks"),
        lit(
            say("Overdue"),
            Light.OVERDUE,
            lambda row: row.totals,
            lambda row: f"{_page(row)}#overdue",
        ),
        progress(lambda row: row.totals, lambda row: f"{_page(row)}#sections"),
        on_page(say("Responsible leader and office"), _responsible, fixed=True),
    ),
)
