"""Appraisals of counties, and actions that people have decided."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from demo import units
from demo.city_plan import Plan, Record, of_city
from demo.diligence import care_of
from demo.findings import APPRAISED_ON, appraisal_of, numbered
from demo.yaml_text import Value

SHOWN_UNTIL = date(2026, 12, 31)
ACTIONS = (
    ("commend", 0, "unit", "good_work", "first_quarter", "2026-07-14", "unit"),
    ("commend", 2, "unit", "good_work", "first_quarter", "2026-07-14", "unit"),
    ("named", 9, "unit", "overdue", "overdue_named", "2026-05-11", "unit"),
    ("named", 6, "unit", "overdue", "overdue_named", "2026-06-08", "unit"),
    ("named", 3, "unit", "slow_progress", "overdue_named", "2026-06-08", ""),
    ("remind", 3, "post", "slow_progress", "", "2026-05-14", ""),
    ("remind", 6, "post", "slow_progress", "", "2026-05-14", "none"),
    ("work_talk", 9, "post", "appraisal_low", "last_quarter", "2026-07-14", ""),
    ("summons", 9, "post", "overdue", "three_overdue", "2026-06-10", ""),
    ("summons", 6, "post", "overdue", "three_overdue", "2026-06-10", ""),
    ("criticism", 12, "unit", "rectification", "weak_rectification", "2026-06-30", ""),
    ("admonishing_talk", 9, "post", "not_implemented", "", "2026-06-23", ""),
    ("collective_talk", -1, "post", "meeting_discipline", "", "2026-05-28", ""),
)
"""What was decided: kind, county, object, reason, rule, day, how public it is."""

BRIEF_ACTIONS = (2, 12)
DECLINED = 9
"""The action that was decided and then not carried out."""

ITEMS = ("study", "organisation", "discipline", "rectification")
RATED = (units.OFFICE, units.CASES, units.PETITIONS, units.CONDUCT)


def appraisals(plan: Plan) -> Iterator[Record]:
    """Yield the quarter's appraisal, which is final, and one that is only confirmed."""
    for number, made in enumerate((_quarterly, _reverse), 1):
        yield of_city("appraisals", appraisal_of(plan, number), made(plan))


def actions(plan: Plan) -> Iterator[Record]:
    """Yield the actions in the order of their days."""
    chosen = ACTIONS if plan.extent.full else [ACTIONS[number] for number in BRIEF_ACTIONS]
    dated = sorted(chosen, key=lambda row: row[5])
    for number, row in enumerate(dated, 1):
        kind, place, _, reason, _, day, _ = row
        year = date.fromisoformat(day).year
        name = plan.name("actions", year, f"{year}-{number:04d}", kind, place, reason, day)
        yield of_city("actions", name, _action(plan, row))


def _quarterly(plan: Plan) -> dict[str, Value]:
    entries: list[Value] = []
    for index, county in enumerate(plan.counties):
        rng = plan.rng(county.code, "appraisal")
        base = 70 + round(22 * care_of(index))
        items: Value = [
            {"item": item, "score": base + rng.randint(-4, 6), "source": "human"} for item in ITEMS
        ]
        entries.append({"unit": units.commission_of(county.code), "items": items})
    doubtful = units.commission_of(plan.counties[1].code)
    return {
        "kind": "quarterly_two_resp",
        "period": "2026-Q2",
        "scheme": "2026-1",
        "assessor": units.CONDUCT,
        "entries": entries,
        "confirmed_on": date(2026, 7, 7),
        "appeals": [
            {"on": date(2026, 7, 9), "unit": doubtful, "outcome": "upheld", "reason": "计分无误"}
        ],
        "final_on": APPRAISED_ON,
    }


def _reverse(plan: Plan) -> dict[str, Value]:
    """Return how the counties appraise offices of the city."""
    rated = RATED if plan.extent.full else RATED[:1]
    peers = 3 * len(plan.counties)
    townships = sum(len(county.townships) for county in plan.counties)
    entries: list[Value] = []
    for office in rated:
        rng = plan.rng(office, "reverse")
        raters = peers + townships
        excellent = rng.randint(raters // 3, raters // 2)
        grades: Value = [
            {"code": "excellent", "count": excellent},
            {"code": "good", "count": raters - excellent - 2},
            {"code": "qualified", "count": 2},
        ]
        entries.append({"unit": office, "raters_n": raters, "distribution": grades})
    return {
        "kind": "reverse",
        "period": "2026-H1",
        "scheme": "2026-1",
        "assessor": units.ORGANISATION,
        "rater_groups": [
            {"code": "peers", "count": peers, "weight": Decimal("0.6")},
            {"code": "staff", "count": townships, "weight": Decimal("0.4")},
        ],
        "entries": entries,
        "confirmed_on": date(2026, 7, 14),
    }


def _action(plan: Plan, row: tuple[str, int, str, str, str, str, str]) -> dict[str, Value]:
    kind, index, object_kind, reason, rule, day, scope = row
    on = date.fromisoformat(day)
    county = plan.counties[index % len(plan.counties)] if index >= 0 else None
    return {
        "kind": kind,
        **({"county": county.code} if county else {}),
        "reason": reason,
        "period": "2026-Q2",
        "object_kind": object_kind,
        **_object(object_kind, county.code if county else None),
        **({"trigger_rule": rule} if rule else {}),
        **_behind(plan, rule, county.code if county else None),
        "updates": _course(on, declined=row == ACTIONS[DECLINED]),
        **({"public_scope": scope} if scope else {}),
        **({"expires_on": SHOWN_UNTIL} if scope == "unit" else {}),
    }


def _object(kind: str, code: str | None) -> dict[str, Value]:
    if kind == "unit" and code:
        return {"object_units": [units.commission_of(code)], "units_n": 1}
    if code:
        return {"object_posts": ["county_deputy_secretary"], "person_times": 1}
    return {"object_posts": ["county_secretary"], "person_times": 5}


def _behind(plan: Plan, rule: str, code: str | None) -> dict[str, Value]:
    """Return the findings behind an action about rectification."""
    if rule != "weak_rectification":
        return {}
    names = [name for name, found in numbered(plan) if found.county.code == code]
    return {"trigger_refs": [f"city/findings/{name}" for name in names[:1]]}


def _course(on: date, *, declined: bool) -> Value:
    decided: dict[str, Value] = {"on": on, "status": "decided", "by_post": "city_secretary"}
    if declined:
        reason = {"status": "declined", "reason": "延期已获批准", "by_post": "city_secretary"}
        return [decided, {"on": on, **reason}]
    return [decided, {"on": on, "status": "delivered"}]
