"""Say what each chart shows, in plain values; `drawing` draws it, pages print its table."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Literal

from ledgers.model.assessment import LIGHT_WORDS, CountyResult, Light, Totals, WeekPoint
from ledgers.model.words import Words, say
from ledgers.publish.numbers import HUNDRED, percent, points, rounded
from ledgers.publish.view import View

Shape = Literal["lines", "dots", "stack", "heat"]

LIGHTS = (
    Light.DONE,
    Light.ON_TRACK,
    Light.DUE_SOON,
    Light.PENDING,
    Light.BEHIND,
    Light.OVERDUE,
    Light.NOT_STARTED,
    Light.NOT_APPLICABLE,
)
"""The order in which lights are shown: from done to what does not count."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart's table: its name, and for each column a number, or None for unknown."""

    name: str
    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as values, every word in the reader's language.

    `name` is unique on the portal and prefixes the drawing's identifiers; `first` heads the
    column of names; `keys` name the columns for colours; `method` is the anchor of the formula
    behind the numbers.
    """

    name: str
    shape: Shape
    title: str
    description: str
    sentence: str
    first: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str
    method: str

    def digest(self, salt: str) -> str:
        """Return a name for the drawing: SHA-256 over the values and a salt."""
        values = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{salt}\n{values}".encode()).hexdigest()


def wanted_charts(view: View) -> tuple[Chart, ...]:
    """Return every chart of the portal: those of the overview, then one for each county."""
    counties = (county_chart(view, county) for county in view.assessment.counties)
    return (*overview_charts(view), *(chart for chart in counties if chart.rows))


def overview_charts(view: View) -> tuple[Chart, ...]:
    """Return the charts of the overview; one without anything to show is left out."""
    made = (city_chart(view), ranking_chart(view), lights_chart(view), sections_chart(view))
    return tuple(chart for chart in made if chart.rows and chart.columns)


# ── Progress against plan, week by week ──────────────────────────────────────────────────────────


def city_chart(view: View) -> Chart:
    """Return the city's progress against plan over the weeks."""
    title = say("City: progress against plan")
    return _lines(view, "city-progress", title, view.assessment.city, lambda point: point.city)


def county_chart(view: View, county: CountyResult) -> Chart:
    """Return one county's progress against plan over the weeks."""
    title = say("{county}: progress against plan", county=county.name)
    name = f"county-{county.code}-progress"
    return _lines(view, name, title, county.totals, lambda point: point.counties[county.code][0])


def _lines(
    view: View, name: str, title: Words, now: Totals, of: Callable[[WeekPoint], Totals]
) -> Chart:
    t = view.translate
    weeks = [(point.as_of.isoformat(), of(point)) for point in view.assessment.weeks]
    return Chart(
        name=name,
        shape="lines",
        title=t(title),
        description=t(say("Two lines by week: the share of work accepted, and the share due.")),
        sentence=t(against_plan(now, view.as_of)),
        first=t(say("Week to")),
        columns=(t(say("Progress (%)")), t(say("Plan (%)"))),
        keys=("progress", "plan"),
        rows=tuple(
            Row(day, (_hundredths(totals.progress), _hundredths(totals.plan)))
            for day, totals in weeks
        ),
        unit="%",
        method="progress",
    )


def against_plan(totals: Totals, day: str, shown: Callable[[str], object] = str) -> Words:
    """Say where progress stands beside the plan; `shown` may turn the numbers into links."""
    deviation = totals.deviation
    if deviation is None:
        return say("On {day} no task applied, so there is no progress to show.", day=day)
    gap = rounded(abs(deviation) * HUNDRED)
    progress, plan = shown(percent(totals.progress)), shown(percent(totals.plan))
    if not gap:
        return say(
            "By {day} {progress} of the work was accepted, as planned.", day=day, progress=progress
        )
    numbers = {"day": day, "progress": progress, "plan": plan, "gap": shown(str(gap))}
    if deviation > 0:
        return say(
            "By {day} {progress} of the work was accepted, {gap} percentage points more than"
            " the {plan} planned.",
            **numbers,
        )
    return say(
        "By {day} {progress} of the work was accepted, {gap} percentage points less than"
        " the {plan} planned.",
        **numbers,
    )


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
    ranked = [row for row in in_rank(view.assessment.counties) if row.standing.score is not None]
    return Chart(
        name="ranking",
        shape="dots",
        title=t(say("Scores by rank")),
        description=t(
            say("One line for each county: a full dot for its score, a ring for a week before.")
        ),
        sentence=t(_leaders(ranked)),
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


def _leaders(ranked: list[CountyResult]) -> Words:
    scores = [row.standing.score for row in ranked if row.standing.score is not None]
    if not scores:
        return say("No county is ranked.")
    high, low = max(scores), min(scores)
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


# ── Sections ─────────────────────────────────────────────────────────────────────────────────────


def sections_of(view: View) -> list[tuple[str, str]]:
    """Return identifier and title of the sections that have tasks, in the programme's order."""
    used = {task.section for task in view.catalog.tasks.values()}
    programme = view.catalog.programme
    nodes = programme.nodes if programme else ()
    known = [(node.id, node.title) for node in nodes if node.id in used]
    names = {name for name, _ in known}
    return known + [(name, name) for name in sorted(used - names)]


def sections_chart(view: View) -> Chart:
    """Return the progress of every county in every section."""
    t = view.translate
    sections = sections_of(view)
    counties = in_rank(view.assessment.counties)
    return Chart(
        name="sections",
        shape="heat",
        title=t(say("Progress by section and county")),
        description=t(
            say("A grid: a row for each county, a column for each section, progress in percent.")
        ),
        sentence=t(_extremes(view, sections)),
        first=t(say("County")),
        columns=tuple(title for _, title in sections),
        keys=tuple(section for section, _ in sections),
        rows=tuple(
            Row(row.name, tuple(_section(row, section) for section, _ in sections))
            for row in counties
        ),
        unit="%",
        method="progress",
    )


def _section(county: CountyResult, section: str) -> str | None:
    totals = county.sections.get(section)
    return None if totals is None else _hundredths(totals.progress)


def _extremes(view: View, sections: list[tuple[str, str]]) -> Words:
    totals = view.assessment.sections
    known = [
        (progress, title)
        for section, title in sections
        if section in totals and (progress := totals[section].progress) is not None
    ]
    if not known:
        return say("No section has progress yet.")
    high, low = max(known)[0], min(known)[0]
    return say(
        "The furthest section is at {high} ({best}), the one with the longest way to go"
        " at {low} ({worst}).",
        best=named([title for progress, title in known if progress == high]),
        high=percent(high),
        worst=named([title for progress, title in known if progress == low]),
        low=percent(low),
    )


def _hundredths(share: Decimal | None) -> str | None:
    """Return a share as a percentage with one decimal, without its sign."""
    return None if share is None else points(share * HUNDRED)
