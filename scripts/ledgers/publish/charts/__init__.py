"""The charts of the portal: which page shows which, and the function that draws each kind."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ledgers.publish.charts.counties import (
    draw_intervals,
    draw_lights,
    draw_scores,
    intervals_chart,
    lights_chart,
    scores_chart,
)
from ledgers.publish.charts.progress import (
    city_chart,
    county_chart,
    draw_sections,
    draw_weeks,
    sections_chart,
)
from ledgers.publish.charts.rank_weeks import draw_rank_weeks, rank_weeks_chart
from ledgers.publish.kit import links
from ledgers.publish.kit.chart import Chart
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet

DRAWN: Mapping[str, Callable[["Sheet", Chart], None]] = {
    "lines": draw_weeks,
    "dots": draw_scores,
    "stack": draw_lights,
    "heat": draw_sections,
    "caterpillar": draw_intervals,
    "bump": draw_rank_weeks,
}
"""How each shape is drawn."""


def charts_by_page(view: View) -> Mapping[str, tuple[Chart, ...]]:
    """Return the charts of the portal by the folder of their page, without those that are empty.

    Pages show what is listed here and nothing else (`Desk.figures`).
    """
    listed: dict[str, tuple[Chart, ...]] = {
        "": (city_chart(view), scores_chart(view), lights_chart(view), sections_chart(view)),
        links.RANKING: (intervals_chart(view), rank_weeks_chart(view)),
    }
    for county in view.assessment.counties:
        listed[links.county_page(county.code)] = (county_chart(view, county),)
    for one in view.ended:
        for county in one.ending:
            listed[links.county_page(county.code)] = (county_chart(one, county),)
    return {
        folder: tuple(chart for chart in charts if chart.rows and chart.columns)
        for folder, charts in listed.items()
    }


def wanted_charts(view: View) -> tuple[Chart, ...]:
    """Return every chart of the portal."""
    pages = (charts_by_page(each) for each in (view, *view.others))
    return tuple(chart for charts in pages for listed in charts.values() for chart in listed)


def draw(chart: Chart) -> bytes:
    """Return a chart as an SVG element; the same chart gives the same bytes."""
    # Imported here: matplotlib takes about 1 s, and a portal without new charts needs none.
    from ledgers.publish.charts.renderer import drawing  # noqa: PLC0415

    return drawing(chart, DRAWN[chart.shape])
