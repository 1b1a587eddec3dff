"""The charts that have a row for each county: scores, how sure each rank is, and lights."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.numbers import number, spanned
from ledgers.model.scoring import Robustness
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import Chart, Row, named
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet


SCORED = (say("Score"), say("Score one week earlier"), say("Rank"), say("Interval"))


def scores_chart(view: View) -> Chart:
    """Return the scores of all ranked counties, now and a week before."""
    t = view.translate
    counties = view.assessment.counties
    ranked = [row for row in in_rank(counties) if row.standing.score is not None]
    about = say(
        "One line for each county: a full dot for its score, a ring for its score one week"
        " earlier. In brackets beside its rank stands the interval of that rank."
    )
    return Chart(
        name="ranking",
        shape="dots",
        title=t(say("Scores by rank")),
        description=t(about),
        sentence=t(_leaders(ranked, withheld=any(row.only_band for row in counties))),
        first=t(say("County")),
        columns=tuple(map(t, SCORED)),
        keys=("score", "before", "rank", "interval"),
        rows=tuple(Row(row.name, _scores(row), code=row.code) for row in ranked),
        method="score",
    )


def _scores(row: CountyResult) -> tuple[str | None, ...]:
    before = row.before.score if row.before else None
    was = None if before is None else number(before)
    sure = row.robustness
    within = spanned(sure.rank_low, sure.rank_high) if sure else None
    return number(row.standing.score), was, str(row.standing.rank), within


def _leaders(ranked: list[CountyResult], *, withheld: bool) -> Words:
    scores = [row.standing.score for row in ranked if row.standing.score is not None]
    if not scores:
        return say("No county is ranked.")
    high, low = max(scores), min(scores)
    first = named([row.name for row in ranked if row.standing.score == high])
    if withheld:
        return say(
            "The highest score is {high} ({first}); of the lower half only bands are published.",
            first=first,
            high=number(high),
        )
    return say(
        "The highest score is {high} ({first}), the lowest {low} ({last});"
        " {gap} points lie between them.",
        first=first,
        high=number(high),
        last=named([row.name for row in ranked if row.standing.score == low]),
        low=number(low),
        gap=number(high - low),
    )


def draw_scores(sheet: "Sheet", chart: Chart) -> None:
    """Draw a full dot for each score, a ring for the one before, and a line between them."""
    places = range(len(chart.rows))
    scores = [float(row.cells[0] or "nan") for row in chart.rows]
    before = [float(row.cells[1] or "nan") for row in chart.rows]
    _by_rank(sheet, chart, 2, before=62)
    within = (row.cells[3] and f"({row.cells[3]})" for row in chart.rows)
    sheet.beside(56, enumerate(within), ha="right", color="soft", size=9)
    sheet.locator_params("x", nbins=6, steps=(1, 2, 5, 10))
    sheet.margins(x=0.05)
    sheet.hlines(places, before, scores, color="progress", linewidth=1.4, gid="change")
    sheet.plot(before, places, "o", ms=6, mfc="paper", mec="progress", gid="before")
    sheet.plot(scores, places, "o", ms=8, color="progress", gid="score")
    sheet.beside(318, enumerate(row.cells[0] for row in chart.rows), ha="right", weight="bold")


HEAD = -1.03
"""The row above the first one."""
BAR: Mapping[str, Any] = {"linewidth": 3, "solid_capstyle": "butt", "ms": 8, "mew": 1.6}
NAMED = 14
"""Ranks that the axis names at most."""


def intervals_chart(view: View) -> Chart:
    """Return the rank of each county with its interval, and the bands."""
    t = view.translate
    rows = [(row, row.robustness) for row in in_rank(view.assessment.counties) if row.robustness]
    within = attrgetter("rank_low", "rank_high", "band")
    about = say(
        "One line for each county: a dot for its rank, a bar from the best to the worst"
        " rank of its interval; lines across divide the bands."
    )
    return Chart(
        name="rank-intervals",
        shape="caterpillar",
        title=t(say("How sure each rank is")),
        description=t(about),
        sentence=t(_widest(rows)),
        first=t(say("County")),
        columns=(t(say("Rank")), t(say("Best rank")), t(say("Worst rank")), t(say("Band"))),
        keys=("rank", "rank_low", "rank_high", "band"),
        rows=tuple(
            Row(row.name, tuple(map(str, (row.standing.rank, *within(sure)))), code=row.code)
            for row, sure in rows
        ),
        method="interval",
    )


def _widest(rows: Sequence[tuple[CountyResult, Robustness]]) -> Words:
    """Say how many ranks are certain, and whose is the least certain."""
    widths = [sure.rank_high - sure.rank_low for _, sure in rows]
    if not any(widths):
        none = say("No rank moves when the method is varied.")
        return none if rows else say("No county is ranked.")
    widest, sure = rows[widths.index(max(widths))]
    return say(
        "{certain} of {total} ranks do not move when the method is varied; {county} moves most,"
        " from rank {low} to {high}.",
        certain=str(widths.count(0)),
        total=str(len(widths)),
        county=widest.name,
        low=str(sure.rank_low),
        high=str(sure.rank_high),
    )


def draw_intervals(sheet: "Sheet", chart: Chart) -> None:
    """Draw a dot for each rank, a bar for its interval, and a line where a band begins."""
    intervals = [[int(cell or 0) for cell in row.cells[:3]] for row in chart.rows]
    last = max(high for *_, high in intervals)
    _by_rank(sheet, chart, 0)
    sheet.set_xlim(0.8, last + 0.2)
    sheet.set_xticks(range(1, last + 1, -(-last // NAMED)))
    for place, (_, low, high) in enumerate(intervals):
        if low < high:
            sheet.plot([low, high], [place, place], "|-", color="plan", gid="interval", **BAR)
    ranks = [rank or float("nan") for rank, *_ in intervals]
    sheet.plot(ranks, range(len(ranks)), "o", ms=8, color="progress", gid="rank")
    _draw_bands(sheet, [row.cells[3] for row in chart.rows], chart.columns[3])


def _by_rank(sheet: "Sheet", chart: Chart, column: int, before: float = 24) -> None:
    """Lay out a row for each county, with its rank at the left edge."""
    sheet.rows(chart.rows, right=42, top=26, before=before)
    sheet.grid(axis="x")
    sheet.beside(16, enumerate(row.cells[column] for row in chart.rows), ha="right", color="soft")


def _draw_bands(sheet: "Sheet", bands: Sequence[str | None], title: str) -> None:
    """Draw a line where a band begins, and name each once, in its first row."""
    sheet.beside(318, [(HEAD, title)], ha="right", color="soft", size=9)
    for place, band in enumerate(bands):
        if place and band != bands[place - 1]:
            sheet.axhline(place - 0.5, sheet.at(0), sheet.at(320), color="soft", lw=0.8, gid="band")
        if not place or band != bands[place - 1]:
            sheet.beside(318, [(place, band)], ha="right", weight="bold")
