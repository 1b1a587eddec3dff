"""Make the list of counties: what each is, who answers for it, how far it is."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult, Light
from ledgers.model.numbers import NONE
from ledgers.model.words import say
from ledgers.publish.counties.ledgers import pairing_name, pairings_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Crumbs, Head, Here, Line, Several, Table
from ledgers.publish.kit.context import KIND_WORDS, Desk, bar, order


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
        table=Table(
            caption=say("Counties by code"),
            sortable=True,
            stacked=True,
            columns=(
                Column(say("County"), short=True),
                Column(say("Kind"), short=True),
                Column(say("Townships"), number=True),
                Column(say("Rank"), here.href(links.method("rank")), number=True),
                Column(say("Done"), here.href(links.method("light")), number=True),
                Column(say("Overdue"), here.href(links.method("light")), number=True),
                Column(say("Progress"), here.href(links.method("progress"))),
                Column(say("Responsible leader and office"), sorted=False),
            ),
            lines=tuple(_line(desk, here, row) for row in desk.view.assessment.counties),
        ),
    )


def _line(desk: Desk, here: Here, row: CountyResult) -> Line:
    page = links.county_page(row.code)
    lights = row.totals.lights
    done, overdue = lights.get(Light.DONE, 0), lights.get(Light.OVERDUE, 0)
    rank = row.standing.rank
    towns = len(desk.townships(row.code))
    return Line(
        (
            Cell(here.to(page, row.name), row.code),
            Cell(KIND_WORDS.get(row.kind, row.kind), row.kind),
            Cell(here.source("city/areas/areas", str(towns), "as-of"), order(towns)),
            Cell(here.to(links.RANKING, NONE if rank is None else str(rank)), order(rank)),
            Cell(here.to(f"{page}#tasks", str(done)), order(done)),
            Cell(here.to(f"{page}#overdue", str(overdue)), order(overdue)),
            Cell(bar(here, row.totals, f"{page}#sections"), order(row.totals.progress)),
            Cell(
                Several(
                    tuple(
                        here.source(f"city/pairings/{pair.id}", pairing_name(desk, pair), "as-of")
                        for pair in pairings_of(desk, row.code)
                    )
                )
            ),
        )
    )
