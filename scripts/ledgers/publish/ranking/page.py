"""Put the page of the ranking together."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.words import Words, say
from ledgers.publish.charts.lines import Multiples, multiples
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Figure, Head, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.ranking.change import MethodChange, method_change
from ledgers.publish.ranking.table import banded_table, ranking_table, unranked_table
from ledgers.publish.ranking.words import told


@dataclass(frozen=True, slots=True)
class RankingPage:
    """The ranking of all counties."""

    template: ClassVar[str] = "ranking.html.j2"
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
        figures=desk.figures(here),
        multiples=multiples(desk, here),
        formula=here.href(links.method("rank")),
        sensitivity=here.href(links.SENSITIVITY),
        changes=here.href(links.CHANGES),
        escalation=here.href(links.ESCALATION),
        downloads=here.href(f"{links.DATA}#ranking"),
    )
