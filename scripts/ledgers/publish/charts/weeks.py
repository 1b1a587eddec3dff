"""Say what the charts of weeks show: progress against plan."""

from collections.abc import Callable

from ledgers.model.assessment import CountyResult, Totals, WeekPoint
from ledgers.model.numbers import HUNDRED, percent, rounded
from ledgers.model.words import Words, say
from ledgers.publish.kit.chart import Chart, Row, hundredths
from ledgers.publish.kit.view import View


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
            Row(day, (hundredths(totals.progress), hundredths(totals.plan)))
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
