"""The chart of sections: progress of every county in every section."""

from typing import TYPE_CHECKING

from ledgers.model.assessment import CountyResult, in_rank
from ledgers.model.numbers import NONE, percent
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import Chart, Row, hundredths, named
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet

LINE, LINES = 0.65, 3
"""The height of a line of a title in rows, and how many lines it has at most."""
STEPS = 6


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
        method="progress",
    )


def _section(county: CountyResult, section: str) -> str | None:
    totals = county.sections.get(section)
    return None if totals is None else hundredths(totals.progress)


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


def draw_sections(sheet: "Sheet", chart: Chart) -> None:
    """Draw a grid of shares, the darker the higher, each with its number."""
    titles = [_wrapped(title) for title in chart.columns]
    sheet.rows(chart.rows, right=2, top=13 * max(map(len, titles)) + 6)
    shares = [[float(cell or "nan") for cell in row.cells] for row in chart.rows]
    edges = [[number - 0.5 for number in range(count + 1)] for count in (len(titles), len(shares))]
    sheet.pcolormesh(
        *edges, shares, cmap=sheet.heats, vmin=0, vmax=100, edgecolor="paper", gid="share"
    )
    sheet.xaxis.set_visible(False)
    for column, lines in enumerate(titles):
        for above, text in enumerate(reversed(lines)):
            sheet.within(column, -0.95 - LINE * above, text)
    for place, row in enumerate(chart.rows):
        for column, cell in enumerate(row.cells):
            step = min(int(float(cell or 0) * STEPS / 100), STEPS - 1)
            colour = "soft" if cell is None else f"on-heat-{step}"
            sheet.within(column, place, cell or NONE, color=colour)


def _wrapped(title: str) -> list[str]:
    """Cut a title into short lines for the head of a narrow column."""
    size = 2 if len(title) in {1, 2, 4} else 3
    lines = [title[start : start + size] for start in range(0, len(title), size)]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: size - 1] + "…"]
    return lines
