"""What a weekly bulletin froze, compared with what is known now of the same day."""

from collections.abc import Iterator
from decimal import Decimal

from ledgers.model.assessment import Standing, Totals, WeekPoint
from ledgers.model.bulletin import Bulletin, Change, Fact, differences
from ledgers.model.facts import FACT_KINDS
from ledgers.model.numbers import HUNDRED, rounded
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Here, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.issues import bulletin_title, issued
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Listing, on_page
from ledgers.publish.kit.totals import county
from ledgers.publish.kit.withheld import REASON

WEEKLY = "weekly"
COMPARED = frozenset(
    {"county.rank", "county.score", "county.progress", "county.overdue", "county.missed"}
)
"""The figures that stand in a week's ranking and in a weekly bulletin."""
PLACED = frozenset({"county.rank", "county.score"})
"""Of these, the ones that a city may withhold."""


def bulletins_about(desk: Desk, point: WeekPoint) -> list[Bulletin]:
    """Return the weekly bulletins of a week, and what corrects them, in order of their days."""
    bulletins = issued(desk)
    weekly = [row for row in bulletins if row.kind == WEEKLY and row.period == point.period]
    named = {f"city/bulletins/{row.id}" for row in weekly}
    return weekly + [row for row in bulletins if row.corrects in named]


def bulletin_links(desk: Desk, here: Here, point: WeekPoint) -> tuple[Linked, ...]:
    """Return the ways to the bulletins about a week."""
    return tuple(
        here.to(links.bulletin_page(row.id), bulletin_title(desk, row))
        for row in bulletins_about(desk, point)
    )


def changed_since(desk: Desk, point: WeekPoint) -> tuple[Change, ...]:
    """Return the figures that the week's bulletin froze and that are known otherwise now.

    Compared is only what a bulletin says of the same day; a figure that it does not hold, or that
    is not known now, is None. Places that are withheld now are not compared.
    """
    weekly = [row for row in bulletins_about(desk, point) if row.kind == WEEKLY]
    if not weekly or weekly[0].as_of != point.as_of:
        return ()
    was = [
        fact
        for fact in weekly[0].facts
        if fact.key in COMPARED and not (fact.key in PLACED and _is_withheld(point, fact.county))
    ]
    return differences(was, _known(point))


def _is_withheld(point: WeekPoint, county: str | None) -> bool:
    _, standing = point.counties.get(county or "", (None, None))
    return standing is not None and standing.unranked == REASON


def _known(point: WeekPoint) -> Iterator[Fact]:
    for code, (totals, standing) in point.counties.items():
        yield from _of_county(code, totals, standing)


def _of_county(code: str, totals: Totals, standing: Standing) -> Iterator[Fact]:
    """Yield the figures of a county, rounded as a bulletin rounds them."""
    share = totals.progress
    figures = {
        "county.rank": standing.rank,
        "county.score": standing.score,
        "county.progress": None if share is None else rounded(share * HUNDRED),
        "county.overdue": totals.overdue,
        "county.missed": totals.missed,
    }
    yield from (Fact(key, value, code) for key, value in figures.items() if value is not None)


DIFFERING: Listing[Change] = Listing(
    caption=say("As published then, and as known now"),
    stacked=True,
    columns=(
        county(lambda change: change.county or ""),
        on_page(say("Figure"), lambda _, change: FACT_KINDS[change.key].words),
        on_page(say("As published"), lambda _, change: _shown(change.key, change.was), number=True),
        on_page(say("As now known"), lambda _, change: _shown(change.key, change.now), number=True),
    ),
)


def _shown(key: str, value: int | Decimal | None) -> str | None:
    return None if value is None else FACT_KINDS[key].shown(value)


def differing(desk: Desk, here: Here, point: WeekPoint) -> Table | None:
    """Return both values of every figure that differs; None where none does."""
    changes = sorted(changed_since(desk, point), key=lambda row: (row.county or "", row.key))
    return DIFFERING.any(desk, here, changes)
