"""The charts of the portal: which page shows which, and the function that draws each kind."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ledgers.publish.charts import counties, progress
from ledgers.publish.kit import View, links
from ledgers.publish.kit.chart import Chart

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet

DRAWN: Mapping[str, Callable[["Sheet", Chart], None]] = {
    "lines": progress.draw_weeks,
    "dots": counties.draw_scores,
    "caterpillar": counties.draw_intervals,
    "bump": counties.draw_rank_weeks,
}
"""How each shape is drawn."""


def charts_by_page(view: View) -> Mapping[str, tuple[Chart, ...]]:
    """Return the charts of the portal by the folder of their page, without those that are empty.

    Pages show what is listed here and nothing else (`Desk.figures`).
    """
    listed: dict[str, tuple[Chart, ...]] = {
        "": (progress.city_chart(view), counties.scores_chart(view)),
        links.RANKING: (counties.intervals_chart(view), counties.rank_weeks_chart(view)),
    }
    for one, rows in ((view, view.assessment.counties), *((one, one.ending) for one in view.ended)):
        for county in rows:
            listed[links.county_page(county.code)] = (progress.county_chart(one, county),)
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
