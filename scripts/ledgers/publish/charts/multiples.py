"""Draw progress against plan as one small picture for each county, side by side on one scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ledgers.model.assessment import CountyResult, Totals
from ledgers.model.numbers import percent, rounded, signed_share
from ledgers.model.words import Words, say
from ledgers.publish.charts.listed import in_rank
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Here, Line, Table
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import Linked

WIDTH, HEIGHT, EDGE = Decimal(160), Decimal(70), Decimal(4)


@dataclass(frozen=True, slots=True)
class Multiple:
    """One county: its two lines, and the same in words."""

    name: Linked
    progress: str
    plan: str
    end_x: str
    end_y: str
    now: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Multiples:
    """Print small pictures beside each other, with a sentence and the numbers behind them."""

    template: ClassVar[str] = "partials/multiples.html.j2"
    sentence: Words
    pictures: tuple[Multiple, ...]
    table: Table


def multiples(desk: Desk, here: Here) -> Multiples | None:
    """Return a picture for each county in which a task applies; None where there is none."""
    rows = [row for row in in_rank(desk.view.assessment.counties) if _shares(desk, row.code)]
    if not rows:
        return None
    pictures = tuple(_picture(desk, here, row) for row in rows)
    return Multiples(_behind(rows), pictures, _table(here, rows))


def _behind(rows: list[CountyResult]) -> Words:
    gaps = [row.totals.deviation for row in rows if row.totals.deviation is not None]
    late = sum(gap < 0 for gap in gaps)
    if not late:
        return say("All {total} counties are at their plan or ahead of it.", total=str(len(gaps)))
    return say("{late} of {total} counties are behind their plan.",
               late=str(late), total=str(len(gaps)))  # fmt: skip


def _shares(desk: Desk, code: str) -> list[tuple[Decimal, Decimal]]:
    """Return a county's progress and plan, week by week, where there are both."""
    weeks = desk.view.assessment.weeks
    totals = [point.counties[code][0] for point in weeks if code in point.counties]
    return [(row.progress, row.plan) for row in totals
            if row.progress is not None and row.plan is not None]  # fmt: skip


def _picture(desk: Desk, here: Here, row: CountyResult) -> Multiple:
    shares = _shares(desk, row.code)
    progress = list(_spots([one for one, _ in shares]))
    return Multiple(
        name=here.to(links.county_page(row.code), row.name),
        progress=_line(progress),
        plan=_line(_spots([one for _, one in shares])),
        end_x=str(progress[-1][0]),
        end_y=str(progress[-1][1]),
        now=_now(here, row),
        text=say(
            "{county}: progress {progress}, plan {plan}",
            county=row.name,
            progress=percent(shares[-1][0]),
            plan=percent(shares[-1][1]),
        ),
    )


def _now(here: Here, row: CountyResult) -> Words:
    totals = row.totals
    return say(
        "{progress}, {gap} against plan",
        progress=here.to(links.method("progress"), percent(totals.progress)),
        gap=here.to(links.method("deviation"), signed_share(totals.deviation)),
    )


def _spots(shares: list[Decimal]) -> Iterable[tuple[Decimal, Decimal]]:
    across = (WIDTH - 2 * EDGE) / max(len(shares) - 1, 1)
    for index, share in enumerate(shares):
        yield rounded(EDGE + across * index), rounded(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share)


def _line(spots: Iterable[tuple[Decimal, Decimal]]) -> str:
    return " ".join(f"{x},{y}" for x, y in spots)


def _table(here: Here, rows: list[CountyResult]) -> Table:
    def cells(totals: Totals) -> tuple[Cell, ...]:
        return (
            Cell(here.to(links.method("progress"), percent(totals.progress))),
            Cell(here.to(links.method("plan"), percent(totals.plan))),
            Cell(here.to(links.method("deviation"), signed_share(totals.deviation))),
        )

    return Table(
        caption=say("Progress against plan of each county"),
        columns=(
            Column(say("County"), short=True),
            Column(say("Progress"), number=True),
            Column(say("Plan"), number=True),
            Column(say("Against plan"), number=True),
        ),
        lines=tuple(
            Line((Cell(here.to(links.county_page(row.code), row.name)), *cells(row.totals)))
            for row in rows
        ),
    )
