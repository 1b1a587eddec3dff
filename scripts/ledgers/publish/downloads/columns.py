"""Name the columns that tables for download share, and fill them."""

from collections.abc import Mapping

from ledgers.model.assessment import Totals
from ledgers.model.words import Words, say
from ledgers.publish.charts.listed import LIGHTS
from ledgers.publish.kit.tables import Values

SHARES: Mapping[str, Words] = {
    "progress": say("share of work accepted, 0 to 1"),
    "plan": say("share of work due, 0 to 1"),
}
COUNTS: Mapping[str, Words] = {
    "measures": say("measures that apply"),
    "accepted": say("measures accepted"),
    "on_time": say("accepted measures filed in time"),
    "pending": say("tasks pending"),
    "overdue": say("task-deadlines overdue now"),
    "missed": say("task-deadlines ever missed"),
    "blocked": say("tasks blocked"),
}
LIT: Mapping[str, Words] = {
    f"lights_{light.value}": say("tasks with the light “{light}”", light=light.value)
    for light in LIGHTS
}
TOTALS: Mapping[str, Words] = {"tasks": say("tasks summed up"), **SHARES, **COUNTS, **LIT}


def shares_of(totals: Totals) -> Values:
    """Return the shares of totals."""
    return {"progress": totals.progress, "plan": totals.plan}


def totals_of(totals: Totals) -> Values:
    """Return all that totals hold."""
    counts: Values = {
        "measures": totals.measures,
        "accepted": totals.accepted,
        "on_time": totals.on_time,
        "pending": totals.pending,
        "overdue": totals.overdue,
        "missed": totals.missed,
        "blocked": totals.blocked,
    }
    lights: Values = {f"lights_{light.value}": totals.lights.get(light, 0) for light in LIGHTS}
    return {"tasks": totals.tasks, **shares_of(totals), **counts, **lights}
