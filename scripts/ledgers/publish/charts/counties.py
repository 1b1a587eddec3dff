"""Say what the charts of counties side by side show: scores by rank, and lights."""

from collections.abc import Iterable, Mapping

from ledgers.model.assessment import LIGHT_WORDS, CountyResult, Light
from ledgers.model.numbers import points
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import LIGHTS, Chart, Row
from ledgers.publish.kit.view import View

# ── Ranking ──────────────────────────────────────────────────────────────────────────────────────


def in_rank(counties: Iterable[CountyResult]) -> list[CountyResult]:
    """Sort counties by rank, then code; those without a rank come last."""
    return sorted(
        counties,
        key=lambda row: (row.standing.rank is None, row.standing.rank or 0, row.code),
    )


def ranking_chart(view: View) -> Chart:
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
        unit="",
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


def named(names: list[str]) -> str | Words:
    """Return a name, or the first of several that share a place and how many more they are."""
    if len(names) == 1:
        return names[0]
    return say("{first} and {more} more", first=names[0], more=str(len(names) - 1))


# ── Lights ───────────────────────────────────────────────────────────────────────────────────────


def lights_chart(view: View) -> Chart:
    """Return how many tasks of each county stand at which light."""
    t = view.translate
    counties = in_rank(view.assessment.counties)
    return Chart(
        name="lights",
        shape="stack",
        title=t(say("Lights by county")),
        description=t(
            say("One bar for each county, divided by how many of its tasks stand at each light.")
        ),
        sentence=t(_lit(view.assessment.city.lights, counties)),
        first=t(say("County")),
        columns=tuple(t(LIGHT_WORDS[light]) for light in LIGHTS),
        keys=tuple(light.value for light in LIGHTS),
        rows=tuple(
            Row(row.name, tuple(str(row.totals.lights.get(light, 0)) for light in LIGHTS))
            for row in counties
        ),
        unit="",
        method="light",
    )


def _lit(city: Mapping[Light, int], counties: list[CountyResult]) -> Words:
    counts = {
        "total": str(sum(city.values())),
        "done": str(city.get(Light.DONE, 0)),
        "overdue": str(city.get(Light.OVERDUE, 0)),
    }
    overdue = [(row.totals.lights.get(Light.OVERDUE, 0), row.name) for row in counties]
    most = max((count for count, _ in overdue), default=0)
    if not most:
        return say("Of {total} county tasks {done} are done and none is overdue.", **counts)
    return say(
        "Of {total} county tasks {done} are done and {overdue} are overdue,"
        " at most {most} in one county ({county}).",
        county=named([name for count, name in overdue if count == most]),
        most=str(most),
        **counts,
    )
