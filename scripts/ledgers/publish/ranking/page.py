"""The page of the ranking: the lists, the charts, and who cannot be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult
from ledgers.model.words import Words, say
from ledgers.publish.charts.multiples import Multiples, multiples
from ledgers.publish.charts.ranks import rank_charts
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Figure, Head, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.ranking.change import MethodChange, listed, method_change
from ledgers.publish.ranking.table import banded_table, ranked, ranking_table, unranked_table

SEVERAL = 2


@dataclass(frozen=True, slots=True)
class RankingPage:
    """The ranking of all counties."""

    template: ClassVar[str] = "ranking.md.j2"
    head: Head
    crumbs: Crumbs
    text: tuple[Words, ...]
    table: Table | None
    banded: Table | None
    unranked: Table | None
    change: MethodChange | None
    figures: tuple[Figure, ...]
    multiples: Multiples | None
    formula: str
    sensitivity: str
    changes: str
    escalation: str
    downloads: str


def ranking_page(desk: Desk) -> RankingPage:
    """Return the ranking."""
    here = desk.here(links.RANKING)
    title = desk.say(say("Ranking"))
    return RankingPage(
        head=desk.head(
            links.RANKING, title, say("All counties by score, and how sure each rank is.")
        ),
        crumbs=desk.crumbs(here, title=title),
        text=told(desk, here),
        table=ranking_table(desk, here),
        banded=banded_table(desk, here),
        unranked=unranked_table(desk, here),
        change=method_change(desk, here),
        figures=tuple(desk.figure(here, chart) for chart in rank_charts(desk.view)),
        multiples=multiples(desk, here),
        formula=here.href(links.method("rank")),
        sensitivity=here.href(links.SENSITIVITY),
        changes=here.href(links.CHANGES),
        escalation=here.href(links.ESCALATION),
        downloads=here.href(f"{links.DATA}#ranking"),
    )


# ── In plain words ───────────────────────────────────────────────────────────────────────────────


def told(desk: Desk, here: Leaf) -> tuple[Words, ...]:
    """Return the sentences before the table."""
    rows = ranked(desk)
    if not rows:
        return (say("No county is ranked."),)
    return (_leaders(here, rows), *_bands(here, rows))


def _leaders(here: Leaf, rows: Sequence[CountyResult]) -> Words:
    first = [row for row in rows if row.standing.rank == rows[0].standing.rank]
    score = here.to(f"{links.county_page(first[0].code)}#score", f"{first[0].standing.score}")
    names = listed([here.county(row.code, row.name) for row in first])
    if len(first) >= SEVERAL:
        return say(
            "{counties} share the first place with {score} points.", counties=names, score=score
        )
    return say("{county} leads with {score} points.", county=names, score=score)


def _bands(here: Leaf, rows: Sequence[CountyResult]) -> tuple[Words, ...]:
    inside: dict[int, list[CountyResult]] = {}
    for row in rows:
        if row.robustness:
            inside.setdefault(row.robustness.band, []).append(row)
    mixed = {band: found for band, found in inside.items() if len(found) >= SEVERAL}
    if inside and not mixed:
        return (say("No two counties overlap: every rank stands in a band of its own."),)
    return tuple(
        say(
            "The ranks of band {band} ({counties}) overlap: their order is not certain.",
            band=here.method("band", str(band)),
            counties=listed([here.county(row.code, row.name) for row in found]),
        )
        for band, found in mixed.items()
    )
