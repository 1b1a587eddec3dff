"""Say what the chart of sections shows: progress of every county in every section."""

from ledgers.model.assessment import CountyResult
from ledgers.model.numbers import percent
from ledgers.model.words import Words, say
from ledgers.publish.charts.counties import in_rank, named
from ledgers.publish.kit.chart import Chart, Row, hundredths
from ledgers.publish.kit.view import View


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
