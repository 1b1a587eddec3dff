"""Make the ranking: every county with its score, what it is made of, and who is not ranked."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult
from ledgers.model.words import say
from ledgers.publish import links
from ledgers.publish.charts import in_rank
from ledgers.publish.desk import KIND_WORDS, Desk, bar, order
from ledgers.publish.numbers import points, signed, signed_share
from ledgers.publish.parts import (
    Cell,
    Column,
    Crumbs,
    Head,
    Here,
    Inline,
    Line,
    Mark,
    Table,
    trend,
)
from ledgers.publish.sparks import spark


@dataclass(frozen=True, slots=True)
class RankingPage:
    """The ranking of all counties."""

    template: ClassVar[str] = "ranking.md.j2"
    head: Head
    crumbs: Crumbs
    table: Table
    unranked: Table | None
    formula: str
    downloads: str


def ranking_page(desk: Desk) -> RankingPage:
    """Return the ranking."""
    here = desk.here(links.RANKING)
    title = desk.say(say("Ranking"))
    return RankingPage(
        head=desk.head(
            links.RANKING, title, say("All counties by score, with what it is made of.")
        ),
        crumbs=desk.crumbs(here, title=title),
        table=_table(desk, here),
        unranked=_unranked(desk, here),
        formula=here.href(links.method("rank")),
        downloads=here.href(f"{links.DATA}#ranking"),
    )


def _table(desk: Desk, here: Here) -> Table:
    def formula(anchor: str) -> str:
        return here.href(links.method(anchor))

    counties = in_rank(desk.view.assessment.counties)
    return Table(
        caption=say("Ranking of the counties"),
        heading=1,
        sortable=True,
        columns=(
            Column(say("Rank"), formula("rank"), number=True),
            Column(say("County"), short=True),
            Column(say("Score"), formula("score"), number=True),
            Column(say("Since last week"), formula("change"), short=True),
            Column(say("Points gained"), formula("change"), number=True),
            Column(say("Progress"), formula("progress")),
            Column(say("Against plan"), formula("deviation"), number=True),
            Column(say("Overdue"), formula("overdue"), number=True),
            Column(say("Missed"), formula("missed"), number=True),
            Column(say("Points off"), formula("deduction"), number=True),
            Column(say("Scores by week"), formula("score"), sorted=False),
        ),
        lines=tuple(_line(desk, here, row) for row in counties if row.standing.rank is not None),
    )


def _line(desk: Desk, here: Here, row: CountyResult) -> Line:
    page = links.county_page(row.code)
    standing, totals = row.standing, row.totals
    rank = here.to(links.method("rank"), str(standing.rank))
    tied = (Mark("tied", say("tied")),) if standing.tied else ()
    return Line(
        (
            Cell(Inline((rank, *tied)), order(standing.rank)),
            Cell(here.to(page, row.name), row.code),
            Cell(here.to(f"{page}#score", points(standing.score)), order(standing.score)),
            Cell(trend(row.climbed, here.href(links.method("change"))), order(row.climbed)),
            Cell(here.to(links.method("change"), signed(row.gained)), order(row.gained)),
            Cell(bar(here, totals, f"{page}#sections"), order(totals.progress)),
            Cell(
                here.to(links.method("deviation"), signed_share(totals.deviation)),
                order(totals.deviation),
            ),
            Cell(here.to(f"{page}#overdue", str(totals.overdue)), order(totals.overdue)),
            Cell(here.to(f"{page}#overdue", str(totals.missed)), order(totals.missed)),
            Cell(here.to(f"{page}#score", points(standing.deduction)), order(standing.deduction)),
            Cell(spark(desk.view.assessment, row.code) or "—"),
        )
    )


def _unranked(desk: Desk, here: Here) -> Table | None:
    rows = [row for row in desk.view.assessment.counties if row.standing.rank is None]
    if not rows:
        return None
    return Table(
        caption=say("Counties without a rank, and why"),
        columns=(Column(say("County")), Column(say("Kind")), Column(say("Reason"))),
        lines=tuple(
            Line(
                (
                    Cell(here.to(links.county_page(row.code), row.name)),
                    Cell(KIND_WORDS.get(row.kind, row.kind)),
                    Cell(row.standing.unranked or say("not known")),
                )
            )
            for row in rows
        ),
    )
