"""Filings of the single numbers that the indicators ask for, period by period."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from demo import units
from demo.areas import County
from demo.city_plan import Plan, Record, of_city, of_county
from demo.diligence import care_of
from demo.indicators import (
    DENOMINATORS,
    GOALS,
    PARTS,
    SHARES_OF_STAFF,
    SHARES_OF_VILLAGES,
    Indicator,
)
from demo.quarterly import in_post
from demo.workdays import filing_day, is_workday, last_day, on_or_after
from demo.yaml_text import Value

HALF_YEARS = ("2026-H1",)
CORRECTED = 3, "2026-05"
"""The county, by its place in the plan, and the period of the return that is corrected later."""
YEARS = ("2025",)
DUE_DAYS = {"year": 20, "week": 2, "month": 5, "quarter": 10, "half_year": 10}
TOWNSHIPS_ONLY = frozenset({"masses_checks_township"})
"""Shares whose whole is the number of townships."""

MONTHLY_YIELD = {
    "rural_petitions": (2, 14),
    "documents_issued": (14, 40),
    "meetings_held": (10, 30),
}
"""What a month brings of the numbers that are compared with last year."""


COUNTED = {
    "secondment_up_county": (0, 6),
    "secondment_up_township": (2, 8),
    "research_days": (25, 40),
    "inspection_budgeted": (0, 1),
    "care_schooling": (3, 18),
    "care_visits": (12, 40),
    "care_aid": (5, 16),
    "online_users": (20, 60),
    "online_courses": (4, 12),
}
"""What a period brings of the numbers of which more than a few are asked for."""

OF_FEW, REACHED = "case_leaders_exchanged", "case_leaders_reached"
"""A share of so few that only whether it is enough is told by county."""
EXCHANGED = {
    "leaders_exchanged": (9, 11),
    "case_leaders_exchanged": (3, 4),
    "research_fifteen_days": (9, 11),
}
"""How many leaders there are, of whom some were exchanged, or did their days of research."""

WHOLES = {"new_staff_three_months": (3, 8)}
"""Of how many a share is, where there are not many: those who are new to dispatched bodies."""

OF_VILLAGES = "subsidy_by_assessment"
OF_STAFF = {"leave_rate": 3, "checkup_rate": 0}
"""Whose whole comes close to the number of villages, or is four for each body with staff."""

OF_THE_CITY = frozenset({"documents_issued", "meetings_held"})
"""What the city's own bodies file of themselves, too."""

STAFF = "city_staff"
"""What the city alone files."""

SECONDED = "secondment_inspection"
"""The tally of which there are at most two."""


def returns(plan: Plan) -> Iterator[Record]:
    """Yield each county's returns."""
    for index, county in enumerate(plan.counties):
        for cycle, periods in _periods(plan):
            asked = [item for item in plan.extent.indicators if item.cycle == cycle]
            for period in periods if asked else ():
                values: Value = [
                    value for item in asked for value in _values(plan, index, item, period)
                ]
                rng = plan.rng(county.code, period, "returns")
                filed = filing_day(last_day(period), DUE_DAYS[cycle], rng)
                filing: dict[str, Value] = {"period": period, "filed_on": filed, "values": values}
                if (index, period) == CORRECTED and (found := _corrections(values, filed)):
                    filing["corrections"] = found
                yield of_county(county.code, "returns", period, filing)


def of_the_city(plan: Plan) -> Iterator[Record]:
    """Yield what the city files of itself: staff, documents and meetings (R94, R283, R284)."""
    for period in YEARS if plan.extent.full else ():
        staff: Value = [{"indicator": STAFF, "unit": units.CITY_COMMISSION, "value": 52}]
        on = filing_day(last_day(period), DUE_DAYS["year"], plan.rng("city", period))
        yield of_city("returns", period, {"period": period, "filed_on": on, "values": staff})
    asked = [item for item in plan.extent.indicators if item.id in OF_THE_CITY]
    for period in plan.extent.months if asked else ():
        values: Value = [
            {"indicator": item.id, **_year_on_year(item, period, 0, plan.rng("city", item.id))}
            for item in asked
        ]
        filed = filing_day(last_day(period), DUE_DAYS["month"], plan.rng("city", period))
        filing: dict[str, Value] = {"period": period, "filed_on": filed, "values": values}
        yield of_city("returns", period, filing)


def _corrections(values: Value, filed: date) -> Value:
    """Return the correction of the first share that is not small: it was filed too low."""
    rows = values if isinstance(values, list) else []
    large = [(at, row) for at, row in enumerate(rows) if row.get("numerator", 0) > 10]
    if not large:
        return []
    at, row = large[0]
    reason = "漏计，经复核更正"
    said = {"at": f"/values/{at}/numerator", "was": row["numerator"] - 2, "now": row["numerator"]}
    return [{"on": on_or_after(filed + timedelta(days=15)), **said, "reason": reason}]


def _periods(plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "week", plan.extent.weeks
    yield "month", plan.extent.months
    yield "quarter", plan.extent.quarters
    yield "half_year", HALF_YEARS
    yield "year", YEARS if plan.extent.full else ()


def _values(plan: Plan, index: int, item: Indicator, period: str) -> Iterator[Value]:
    """Yield one value for the county, or one for each body that the indicator asks."""
    county = plan.counties[index]
    for name in _asked(county, item):
        rng = plan.rng(name or county.code, item.id, period)
        unit: dict[str, Value] = {"unit": name} if name else {}
        number = _number(county, item, period, index, rng)
        if plan.extent.full and item.form == "yoy":  # A total of the year never falls.
            number = _year_on_year(item, period, index, plan.rng(county.code, item.id))
        if plan.extent.full and (whole := _whole(plan, index, name, item, period)):
            number = {"numerator": whole - rng.randint(0, whole // 4), "denominator": whole}
        if item.id == REACHED:
            number = {"value": _reached(plan, county, index, period)}
        yield {"indicator": item.id, **unit, **number}


def _reached(plan: Plan, county: County, index: int, period: str) -> int:
    """Return 1 where a county's share of a few persons reaches its target, else 0 (R242)."""
    item = next(one for one in plan.extent.indicators if one.id == OF_FEW)
    share = _share(county, item, index, plan.rng(county.code, item.id, period))
    part, whole = share["numerator"], share["denominator"]
    if not (isinstance(part, int) and isinstance(whole, int)):
        raise TypeError(item.id)
    return int(part >= Decimal(GOALS[OF_FEW][1]) * whole)


def _whole(plan: Plan, index: int, name: str | None, item: Indicator, period: str) -> int | None:
    """Return the whole of what other figures say: villages, risk points, or who is in post."""
    county = plan.counties[index]
    if item.id in SHARES_OF_STAFF and item.cycle == "quarter":
        return in_post(plan, index, period)
    if item.id == "hall_staffed":
        return sum(is_workday(last_day(period) - timedelta(days=back)) for back in range(7))
    if item.id in DENOMINATORS:
        return _added(plan, name or county.code, DENOMINATORS[item.id], period)
    villages = {units.township_of(place): place.villages for place in county.townships}
    if item.id not in SHARES_OF_VILLAGES:
        return None
    return villages.get(name or "", _villages(county))


def _added(plan: Plan, body: str, tally: str, period: str) -> int:
    """Return what the parts of a tally of a body add up to."""
    return sum(parts_of(plan, body, tally, period).values())


def parts_of(plan: Plan, body: str, tally: str, period: str) -> dict[str, int]:
    """Return the parts of a tally as a body files them."""
    rng = plan.rng(body, tally, period)
    return {code: rng.randint(0, 9) for code, _, _ in PARTS[tally]}


def _asked(county: County, item: Indicator) -> tuple[str | None, ...]:
    if item.id == STAFF:
        return ()
    if item.id == "service_window":
        return units.windows_of(county.code)
    if item.id == "posts_published":
        return units.pilots_of(county)
    if item.level == "township":
        return tuple(units.township_of(place) for place in county.townships)
    if item.level == "unit":
        return (units.commission_of(county.code), *units.groups_of(county))
    return (None,)


def _number(
    county: County, item: Indicator, period: str, index: int, rng: Random
) -> dict[str, Value]:
    if item.form in {"ratio", "on_time"}:
        return _share(county, item, index, rng)
    if item.form == "yoy":
        return _year_on_year(item, period, index, rng)
    if item.form == "tally":
        return {"parts": _parts(item, rng)}
    if item.form == "before_after":
        before, cut = rng.randint(8, 20), rng.randint(0, 6)
        if item.id == "internal_offices":  # As many are left as there are in the register.
            before = len(units.offices_of(county)) + cut
        return {"before": before, "after": before - cut}
    if item.form == "growth":
        before = rng.randint(8, 20)
        return {"before": before, "after": before + rng.randint(before * 9 // 10, before)}
    return {"value": rng.randint(*COUNTED.get(item.id, (0, 4)))}


def _villages(county: County) -> int:
    return sum(place.villages for place in county.townships)


def _share(county: County, item: Indicator, index: int, rng: Random) -> dict[str, Value]:
    """Return a share; for money, the whole is persons and months, the part an amount."""
    if item.measure != "%":
        months = 3 * _villages(county)
        return {"numerator": months * rng.choice((100, 120, 150, 180)), "denominator": months}
    if item.id == OF_VILLAGES:
        paid = _villages(county) - rng.randint(0, 4)
        return {"numerator": paid - rng.randint(0, 4), "denominator": paid}
    if item.id in OF_STAFF:
        whole = 4 * len(units.staffed(county))
        return {"numerator": whole - OF_STAFF[item.id] - rng.randint(0, 9), "denominator": whole}
    if item.id in EXCHANGED:
        whole = rng.randint(*EXCHANGED[item.id])
        return {"numerator": rng.randint(1, 3 if whole > 4 else 2), "denominator": whole}
    of = WHOLES.get(item.id, (3, 60))
    whole = len(county.townships) if item.id in TOWNSHIPS_ONLY else rng.randint(*of)
    missing = sum(rng.random() > 0.6 + 0.38 * care_of(index) for _ in range(whole))
    return {"numerator": whole - missing, "denominator": whole}


def _year_on_year(item: Indicator, period: str, index: int, rng: Random) -> dict[str, Value]:
    """Return the total of the year up to a month, and of last year up to the same month."""
    low, high = MONTHLY_YIELD.get(item.id, (2, 9))
    months = int(period[-2:])
    last = months * (low + (index * 7 + 3) % (high - low + 1))
    return {"this_period": round(last * rng.randint(55, 105) / 100), "last_year": last}


def _parts(item: Indicator, rng: Random) -> Value:
    """Return the parts of a tally; the number done is at most the number received."""
    most = 1 if item.id == SECONDED else 9
    counts = {code: rng.randint(0, most) for code, _, _ in item.parts}
    if "accepted" in counts:
        accepted = rng.randint(30, 160)
        done = accepted - rng.randint(0, 12)
        counts |= {"accepted": accepted, "done": done, "overdue": rng.randint(0, 2)}
    return [{"code": code, "count": count} for code, count in counts.items()]
