"""The chart of intervals: how sure each rank is, and the bands."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import Chart, Row
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet

HEAD = -1.03
"""The row above the first one."""
BAR: Mapping[str, Any] = {"linewidth": 3, "solid_capstyle": "butt", "ms": 8, "mew": 1.6}
NAMED = 14
"""Ranks that the axis names at most."""


def intervals_chart(view: View) -> Chart:
    """Return the rank of each county with its interval, and the bands."""
    t = view.translate
    rows = [row for row in in_rank(view.assessment.counties) if row.robustness]
    return Chart(
        name="rank-intervals",
        shape="caterpillar",
        title=t(say("How sure each rank is")),
        description=t(
            say(
                "One line for each county: a dot for its rank, a bar from the best to the worst"
                " rank of its interval; lines across divide the bands."
            )
        ),
        sentence=t(_widest(rows)),
        first=t(say("County")),
        columns=(t(say("Rank")), t(say("Best rank")), t(say("Worst rank")), t(say("Band"))),
        keys=("rank", "rank_low", "rank_high", "band"),
        rows=tuple(Row(row.name, _interval(row)) for row in rows),
        method="interval",
    )


def _interval(row: CountyResult) -> tuple[str | None, ...]:
    sure = row.robustness
    if sure is None:
        return (None, None, None, None)
    return tuple(map(str, (row.standing.rank, sure.rank_low, sure.rank_high, sure.band)))


def _widest(rows: Sequence[CountyResult]) -> Words:
    """Say how many ranks are certain, and whose is the least certain."""
    widths = [
        (row.robustness.rank_high - row.robustness.rank_low, row) for row in rows if row.robustness
    ]
    if not widths:
        return say("No county is ranked.")
    certain = sum(not width for width, _ in widths)
    width, widest = max(widths, key=lambda found: found[0])
    sure = widest.robustness
    if not width or sure is None:
        return say("No rank moves when the weights are varied.")
    return say(
        "{certain} of {total} ranks do not move when the weights are varied; {county} moves most,"
        " from rank {low} to {high}.",
        certain=str(certain),
        total=str(len(widths)),
        county=widest.name,
        low=str(sure.rank_low),
        high=str(sure.rank_high),
    )


def draw_intervals(sheet: "Sheet", chart: Chart) -> None:
    """Draw a dot for each rank, a bar for its interval, and a line where a band begins."""
    intervals = [[int(cell or 0) for cell in row.cells[:3]] for row in chart.rows]
    last = max(high for *_, high in intervals)
    sheet.rows(chart.rows, right=42, top=26, before=24)
    sheet.set_xlim(0.8, last + 0.2)
    sheet.set_xticks(range(1, last + 1, -(-last // NAMED)))
    sheet.grid(axis="x")
    sheet.beside(16, enumerate(row.cells[0] for row in chart.rows), ha="right", color="soft")
    for place, (_, low, high) in enumerate(intervals):
        if low < high:
            sheet.plot([low, high], [place, place], "|-", color="plan", gid="interval", **BAR)
    ranks = [rank or float("nan") for rank, *_ in intervals]
    sheet.plot(ranks, range(len(ranks)), "o", ms=8, color="progress", gid="rank")
    _draw_bands(sheet, [row.cells[3] for row in chart.rows], chart.columns[3])


def _draw_bands(sheet: "Sheet", bands: Sequence[str | None], title: str) -> None:
    """Draw a line where a band begins, and name each once, in its first row."""
    sheet.beside(318, [(HEAD, title)], ha="right", color="soft", size=9)
    for place, band in enumerate(bands):
        if place and band != bands[place - 1]:
            sheet.axhline(place - 0.5, sheet.at(0), sheet.at(320), color="soft", lw=0.8, gid="band")
        if not place or band != bands[place - 1]:
            sheet.beside(318, [(place, band)], ha="right", weight="bold")
