"""The list of counties: what each is, who answers for it, how far it is."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult, Light
from ledgers.model.numbers import number
from ledgers.model.words import say
from ledgers.publish.counties.ledgers import pairing_name, pairings_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Head, Row, Several, Table, row_of, table_of_rows
from ledgers.publish.kit.context import KIND_WORDS, Desk, Leaf, bar


@dataclass(frozen=True, slots=True)
class CountiesPage:
    """All counties by code."""

    template: ClassVar[str] = "counties.html.j2"
    head: Head
    crumbs: Crumbs
    table: Table


def counties_page(desk: Desk) -> CountiesPage:
    """Return the list of counties."""
    here = desk.here(links.COUNTIES)
    title = desk.say(say("Counties"))
    return CountiesPage(
        head=here.head(title, say("All counties with who answers for them.")),
        crumbs=desk.crumbs(here, title=title),
        table=table_of_rows(
            say("Counties by code"),
            (_county(here, row) for row in desk.view.assessment.counties),
            sortable=True,
            stacked=True,
        ),
    )


def _county(here: Leaf, row: CountyResult) -> Row:
    page, rank, desk = links.county_page(row.code), row.standing.rank, here.desk
    done, overdue = (row.totals.lights.get(light, 0) for light in (Light.DONE, Light.OVERDUE))
    towns = len(desk.townships(row.code))
    responsible = (
        here.source(f"city/pairings/{pair.id}", pairing_name(desk, pair), "as-of")
        for pair in pairings_of(desk, row.code)
    )
    return row_of(
        here.county_cell(row.code, row.name),
        here.short(say("Kind"), KIND_WORDS.get(row.kind, row.kind), row.kind),
        here.number(say("Townships"), here.source("city/areas/areas", str(towns), "as-of"), towns),
        here.number(say("Rank"), here.to(links.RANKING, number(rank)), rank, "rank"),
        here.number(say("Done"), here.to(f"{page}#tasks", str(done)), done, "light"),
        here.number(say("Overdue"), here.to(f"{page}#overdue", str(overdue)), overdue, "light"),
        here.cell(
            say("Progress"),
            bar(here, row.totals, f"{page}#sections"),
            row.totals.progress,
            method="progress",
        ),
        here.cell(say("Responsible leader and office"), Several(tuple(responsible)), fixed=True),
    )
