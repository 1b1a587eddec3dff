"""List the charts of the portal, and give what pages say with them."""

from ledgers.publish.charts.counties import in_rank, lights_chart, named, ranking_chart
from ledgers.publish.charts.ranks import rank_charts
from ledgers.publish.charts.sections import sections_chart, sections_of
from ledgers.publish.charts.weeks import against_plan, city_chart, county_chart
from ledgers.publish.kit.chart import LIGHTS, Chart, Row
from ledgers.publish.kit.view import View

__all__ = [
    "LIGHTS",
    "Chart",
    "Row",
    "against_plan",
    "city_chart",
    "county_chart",
    "in_rank",
    "lights_chart",
    "named",
    "overview_charts",
    "ranking_chart",
    "sections_chart",
    "sections_of",
    "wanted_charts",
]


def wanted_charts(view: View) -> tuple[Chart, ...]:
    """Return every chart of the portal: of the overview, of each county, of the ranking."""
    counties = (county_chart(view, county) for county in view.assessment.counties)
    shown = (chart for chart in counties if chart.rows)
    return (*overview_charts(view), *shown, *rank_charts(view))


def overview_charts(view: View) -> tuple[Chart, ...]:
    """Return the charts of the overview; one without anything to show is left out."""
    made = (city_chart(view), ranking_chart(view), lights_chart(view), sections_chart(view))
    return tuple(chart for chart in made if chart.rows and chart.columns)
