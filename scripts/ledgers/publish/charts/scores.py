"""The chart of scores: counties by rank, now and a week before."""

from typing import TYPE_CHECKING

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.numbers import points
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import Chart, Row, named
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet


def scores_chart(view: View) -> Chart:
    """Return the scores of all ranked counties, now and a week before."""
    t = view.translate
    counties = view.assessment.counties
    ranked = [row for row in in_rank(counties) if row.standing.score is not None]
    return Chart(
        name="ranking",
        shape="dots",
        title=t(say("Scores by rank")),
        description=t(
            say("One line for each county: a full dot for its score, a ring for a week before.")
        ),
        sentence=t(_leaders(ranked, withheld=any(row.only_band for row in counties))),
        first=t(say("County")),
        columns=(t(say("Score")), t(say("Score a week before")), t(say("Rank"))),
        keys=("score", "before", "rank"),
        rows=tuple(Row(row.name, _scores(row)) for row in ranked),
        method="score",
    )


def _scores(row: CountyResult) -> tuple[str | None, ...]:
    before = row.before.score if row.before else None
    return (
        points(row.standing.score),
        None if before is None else points(before),
        str(row.standing.rank),
    )


def _leaders(ranked: list[CountyResult], *, withheld: bool) -> Words:
    scores = [row.standing.score for row in ranked if row.standing.score is not None]
    if not scores:
        return say("No county is ranked.")
    high, low = max(scores), min(scores)
    if withheld:
        return say(
            "The highest score is {high} ({first}); of the lower half only bands are published.",
            first=named([row.name for row in ranked if row.standing.score == high]),
            high=points(high),
        )
    return say(
        "The highest score is {high} ({first}), the lowest {low} ({last});"
        " {gap} points lie between them.",
        first=named([row.name for row in ranked if row.standing.score == high]),
        high=points(high),
        last=named([row.name for row in ranked if row.standing.score == low]),
        low=points(low),
        gap=points(high - low),
    )


def draw_scores(sheet: "Sheet", chart: Chart) -> None:
    """Draw a full dot for each score, a ring for the one before, and a line between them."""
    places = range(len(chart.rows))
    scores = [float(row.cells[0] or "nan") for row in chart.rows]
    before = [float(row.cells[1] or "nan") for row in chart.rows]
    sheet.rows(chart.rows, right=42, top=26, before=24)
    sheet.locator_params("x", nbins=6, steps=(1, 2, 5, 10))
    sheet.margins(x=0.05)
    sheet.grid(axis="x")
    sheet.hlines(places, before, scores, color="progress", linewidth=1.4, gid="change")
    sheet.plot(before, places, "o", ms=6, mfc="paper", mec="progress", gid="before")
    sheet.plot(scores, places, "o", ms=8, color="progress", gid="score")
    sheet.beside(16, enumerate(row.cells[2] for row in chart.rows), ha="right", color="soft")
    sheet.beside(318, enumerate(row.cells[0] for row in chart.rows), ha="right", weight="bold")
