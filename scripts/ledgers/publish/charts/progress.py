"""The charts of progress: against plan by week, and by section and county."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ledgers.model.assessment import CountyResult, Totals, WeekPoint, in_rank
from ledgers.model.numbers import HUNDRED, NONE, percent, rounded
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import Chart, Row, hundredths, named
from ledgers.publish.kit.context import NOTHING
from ledgers.publish.kit.view import View

if TYPE_CHECKING:
    from ledgers.publish.charts.renderer import Sheet


LEVELS = (0, 25, 50, 75, 100)
LINE = 8.0
"""The height of a line of text, in percent."""
STYLES: Mapping[str, Mapping[str, Any]] = {
    "progress": {"color": "progress", "linewidth": 2.4},
    "plan": {"color": "plan", "linewidth": 1.6, "linestyle": "--"},
}


def city_chart(view: View) -> Chart:
    """Return the city's progress against plan over the weeks."""
    title = say("City: progress against plan")
    return _lines(view, "city-progress", title, view.assessment.city, lambda point: point.city)


def county_chart(view: View, county: CountyResult) -> Chart:
    """Return one county's progress against plan over the weeks."""
    title = say("{county}: progress against plan", county=county.name)
    name = f"county-{county.code}-progress"
    there = (None, None)
    return _lines(
        view, name, title, county.totals, lambda point: point.counties.get(county.code, there)[0]
    )


def _lines(
    view: View, name: str, title: Words, now: Totals, of: Callable[[WeekPoint], Totals | None]
) -> Chart:
    t = view.translate
    weeks = [(point.as_of.isoformat(), of(point)) for point in view.assessment.weeks]
    return Chart(
        name=name,
        shape="lines",
        title=t(title),
        description=t(say("Two lines by week: the share of work accepted, and the share due.")),
        sentence=t(against_plan(now, view.day)),
        first=t(say("Week to")),
        columns=(t(say("Progress (%)")), t(say("Plan (%)"))),
        keys=("progress", "plan"),
        rows=tuple(
            Row(day, (hundredths(totals.progress), hundredths(totals.plan)))
            for day, totals in weeks
            if totals
        ),
        method="progress",
    )


def against_plan(totals: Totals, day: object, shown: Callable[[str], object] = str) -> Words:
    """Compare progress with the plan in words; `shown` may turn the numbers into links."""
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


def draw_weeks(sheet: "Sheet", chart: Chart) -> None:
    """Draw a line for progress and one for the plan, with a dot and the share at their ends."""
    days = [date.fromisoformat(row.name).toordinal() for row in chart.rows]
    sheet.fit(152, left=36, right=52, top=32, bottom=26)
    sheet.key(chart.columns, [STYLES[key] for key in chart.keys], 20)
    sheet.dates(days)
    sheet.set_ylim(0, 100)
    sheet.set_yticks(LEVELS, [f"{level}%" for level in LEVELS])
    sheet.grid(axis="y")
    ends = []
    for column, key in enumerate(chart.keys):
        cells = [row.cells[column] for row in chart.rows]
        known = [(day, cell) for day, cell in zip(days, cells, strict=True) if cell is not None]
        if known:
            shares = [float(cell) for _, cell in known]
            look = {"marker": "o", "ms": 5, "markevery": [len(known) - 1], **STYLES[key]}
            sheet.plot([day for day, _ in known], shares, gid=key, **look)
            ends.append((shares[-1], f"{known[-1][1]}%", key))
    lowest = LINE / 2
    for share, text, key in sorted(ends):
        y = max(share, lowest)  # apart where they would touch
        sheet.beside(275, [(y, text)], color=key, weight="bold")
        lowest = y + LINE


TITLE, LINES = 0.65, 3
"""The height of a line of a title in rows, and how many lines it has at most."""
STEPS = 6


def sections_of(view: View) -> list[tuple[str, str]]:
    """Return identifier and title of the sections that have tasks, in the programme's order."""
    used = {task.section for task in view.catalog.tasks.values()}
    programme = view.catalog.programme
    nodes = programme.nodes if programme else ()
    known = [(node.id, node.title) for node in nodes if node.id in used]
    return known + [(name, name) for name in sorted(used - {name for name, _ in known})]


def sections_chart(view: View) -> Chart:
    """Return the progress of every county in every section."""
    t = view.translate
    sections = sections_of(view)
    about = say("A grid: a row for each county, a column for each section, progress in percent.")
    return Chart(
        name="sections",
        shape="heat",
        title=t(say("Progress by section and county")),
        description=t(about),
        sentence=t(_extremes(view, sections)),
        first=t(say("County")),
        columns=tuple(title for _, title in sections),
        keys=tuple(section for section, _ in sections),
        rows=tuple(
            Row(
                row.name,
                tuple(hundredths(row.sections.get(key, NOTHING).progress) for key, _ in sections),
            )
            for row in in_rank(view.assessment.counties)
        ),
        method="progress",
    )


def _extremes(view: View, sections: list[tuple[str, str]]) -> Words:
    totals = view.assessment.sections
    known = [
        (progress, title)
        for section, title in sections
        if (progress := totals.get(section, NOTHING).progress) is not None
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
    words = all(map(str.isascii, chart.columns))
    heads, tall = sheet.upright(chart.columns)
    top = tall if words else 13 * max(map(len, titles))
    sheet.rows(chart.rows, right=2, top=top + 6)
    shares = [[float(cell or "nan") for cell in row.cells] for row in chart.rows]
    edges = [[number - 0.5 for number in range(count + 1)] for count in (len(titles), len(shares))]
    sheet.pcolormesh(
        *edges, shares, cmap=sheet.heats, vmin=0, vmax=100, edgecolor="paper", gid="share"
    )
    sheet.xaxis.set_visible(False)
    for column, text in enumerate(heads if words else ()):
        sheet.within(column, -0.6, text, rotation=90, va="bottom")
    for column, lines in enumerate(() if words else titles):
        for above, text in enumerate(reversed(lines)):
            sheet.within(column, -0.95 - TITLE * above, text)
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
