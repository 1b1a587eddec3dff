"""Say why a county is not measured: a reason in words, never a silent zero."""

from datetime import date

from ledgers.assess.indicators.plans import Part, Plan, moment_of
from ledgers.assess.indicators.rows import Basis
from ledgers.assess.indicators.windows import first_day, shown
from ledgers.model.forms import form_of
from ledgers.model.words import Words, say

OPEN_ENDED = ("year", "months", "programme")
TOWNSHIP = "township_commission"


def out_of_reach(plan: Plan, county: str, as_of: date) -> tuple[Words | None, bool]:
    """Say why a county is not measured at a day, and whether the indicator does not apply."""
    indicator, index = plan.indicator, plan.index
    ledgers = {plan.source.ledger, *(part.scope.basis.ledger for part in plan.parts)}
    hidden = index.catalog.published and indicator.visibility != "public"
    if hidden or (indicator.visibility == "public" and ledgers & index.closed):
        return say("not published"), False
    if indicator.start_on and as_of < indicator.start_on:
        return say("measured from {day} on", day=indicator.start_on), True
    if indicator.end_on and as_of > indicator.end_on:
        return say("measured until {day}", day=indicator.end_on), True
    return _of_life(plan, county, as_of)


def _of_life(plan: Plan, county: str, as_of: date) -> tuple[Words | None, bool]:
    """Leave out a county that does not belong to the city, or not for the whole of a window.

    A share of a shorter time can be compared with others; a count of it cannot.
    """
    day, (since, until) = as_of.isoformat(), plan.index.lives.get(county, ("", ""))
    if since > day:
        return say("belongs to the city from {day} on", day=since), True
    if until and until < day:
        return say("belonged to the city until {day}", day=until), True
    begun = plan.begun.isoformat() if plan.begun else ""
    if form_of(plan.indicator).grows and since > begun:
        for part in plan.parts:
            first = first_day(part.scope, moment_of(part, as_of), plan.begun)
            if part.scope.window in OPEN_ENDED and since > first:
                return say("joined on {day}, after counting began", day=since), False
    return None, False


def townships_missing(plan: Plan, part: Part, county: str, day: str) -> Words | None:
    """Say where townships are missing: leaving out the worst must not help."""
    if plan.indicator.level != "township" or not part.scope.indicator:
        return None
    units = plan.index.rows(county, Basis("units", "units"))
    asked = {row.value.get("id") for row in units if row.value.get("kind") == TOWNSHIP}
    standing = {row.value.get("id") for row in units if row.stands(day)}
    rows = shown(plan.index, county, part.scope, "", day).rows
    filed = {row.value.get("unit") for row in rows}
    missing = (asked & standing) - filed
    if missing and part.scope.window == "latest":
        return say("filed for {n} of {all} townships", n=len(filed), all=len(asked & standing))
    return None
