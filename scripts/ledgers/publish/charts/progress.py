"""The charts of progress: against plan by week, and by section and county."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ledgers.model import HUNDRED, Words, percent, replace, rounded, say
from ledgers.model.assessment import CountyResult, Totals, WeekPoint
from ledgers.publish.kit.chart import Chart, Row, hundredths
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
    """Return the city's progress against plan over the weeks; its page begins with the sentence."""
    title, now = say("City: progress against plan"), view.assessment.city
    return replace(_lines(view, "city-progress", title, now, lambda at: at.city), sentence="")


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
    sheet.strips(days, "row")
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


def sections_of(view: View) -> list[tuple[str, str]]:
    """Return identifier and title of the sections that have tasks, in the programme's order."""
    used = {task.section for task in view.catalog.tasks.values()}
    programme = view.catalog.programme
    nodes = programme.nodes if programme else ()
    known = [(node.id, node.title) for node in nodes if node.id in used]
    return known + [(name, name) for name in sorted(used - {name for name, _ in known})]
