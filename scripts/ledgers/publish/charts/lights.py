"""The chart of lights: how many tasks of each county stand at which."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ledgers.model.assessment import LIGHT_WORDS, CountyResult, Light, in_rank
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import LIGHTS, Chart, Row, named
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet


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


def draw_lights(sheet: "Sheet", chart: Chart) -> None:
    """Draw a bar for each county, and in each part its number where there is room."""
    heads = -(-len(chart.columns) // sheet.columns(chart.columns, 10))
    sheet.rows(chart.rows, right=2, top=17 * heads + 8)
    styles = [{"color": key, "linewidth": 10, "solid_capstyle": "butt"} for key in chart.keys]
    sheet.key(chart.columns, styles, 10)
    sheet.xaxis.set_visible(False)
    counts = [[int(cell or 0) for cell in row.cells] for row in chart.rows]
    most = max(map(sum, counts)) or 1
    sheet.set_xlim(0, most)
    for column, key in enumerate(chart.keys):
        lit = [(place, row[column], sum(row[:column])) for place, row in enumerate(counts)]
        lit = [(place, count, start) for place, count, start in lit if count]
        places, widths, starts = zip(*lit, strict=True) if lit else ((), (), ())
        sheet.barh(places, widths, left=starts, color=key, edgecolor="paper", gid=key)
        for place, count, start in lit:
            if count * sheet.wide / most > 7 * len(str(count)) + 2:
                sheet.within(start + count / 2, place, str(count), color=f"on-{key}")
