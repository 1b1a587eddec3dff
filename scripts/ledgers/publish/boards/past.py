"""The ways to the weeks that are over: their state as known today, on pages of their own."""

from ledgers.model.assessment import WeekPoint
from ledgers.model.periods import week_end
from ledgers.publish.kit import Desk, Filled, Leaf, filled, links


def is_over(desk: Desk, point: WeekPoint) -> bool:
    """Say whether a week has ended, or the programme has: its figures change by new facts only."""
    programme = desk.view.catalog.programme
    ended = programme is not None and point.as_of == programme.end_on
    return ended or point.as_of == week_end(point.as_of)


def weeks_past(here: Leaf, *, county: str = "", task: str = "") -> Filled:
    """Return the last days of the weeks that are over, each leading to its state, and what lasts.

    Scripts show each day on the page itself, from files beside `days`, of its county or task.
    """
    spot = f"#{links.segment(county or task)}" if county or task else ""
    weeks = (
        here.to(links.week_ranking(point.period) + spot, str(point.as_of))
        for point in reversed(here.view.assessment.weeks)
        if is_over(here.desk, point) and (not county or county in point.counties)
    )
    return filled(
        "partials/past.html.j2",
        weeks=tuple(weeks),
        issues=here.to(links.BULLETINS, here.desk.ledger_title("bulletins")),
        editions=here.ledger("editions"),
        days=here.href(f"{links.ASOF}list.js"),
        of=county or task,
    )
