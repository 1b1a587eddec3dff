"""Appraisals of counties, and actions that people have decided."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from demo import units
from demo.areas import County, Place
from demo.city_plan import Plan, Record, of_city
from demo.diligence import care_of
from demo.findings import APPRAISED_ON, appraisal_of, numbered
from demo.registers import LINKED_OFFICES
from demo.rules import ORGANISATION
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
    ("commend", 4, "post", "good_work", "", "2026-07-03", ""),
    ("recommend", 0, "unit", "good_work", "first_three_year", "2026-05-06", ""),
    ("recommend", 1, "unit", "good_work", "first_three_year", "2026-05-07", ""),
    ("recommend", 2, "unit", "good_work", "first_three_year", "2026-05-08", ""),
    ("commend", 7, "post", "good_work", "", "2026-07-06", ""),
    ("summons", 3, "unit", "appraisal_low", "last_year", "2026-05-11", ""),
    ("summons", 5, "unit", "appraisal_low", "last_year", "2026-05-12", ""),
    ("summons", 8, "unit", "appraisal_low", "last_year", "2026-05-13", ""),
    ("summons", 10, "unit", "appraisal_low", "last_year", "2026-05-14", ""),
    ("summons", 11, "unit", "appraisal_low", "last_year", "2026-05-15", ""),
    ("excellent_barred", 9, "unit", "slow_progress", "three_times_last", "2026-07-06", ""),
    ("named", 1, "unit", "overdue", "overdue_named", "2026-05-18", ""),
    ("named", 7, "unit", "overdue", "overdue_named", "2026-05-18", ""),
    ("named", 12, "unit", "overdue", "overdue_named", "2026-05-25", ""),
    ("named", 10, "post", "overdue", "overdue_named", "2026-05-25", ""),
    ("named", 3, "post", "overdue", "overdue_named", "2026-06-01", ""),
    ("named", 8, "unit", "slow_progress", "overdue_named", "2026-06-15", ""),
    ("named", 5, "post", "overdue", "overdue_named", "2026-06-15", ""),
    ("named", 11, "post", "overdue", "overdue_named", "2026-06-22", ""),
    ("named", 0, "post", "overdue", "overdue_named", "2026-06-22", ""),
    ("remind", 2, "post", "slow_progress", "", "2026-05-19", ""),
    ("collective_talk", 9, "unit", "appraisal_low", "", "2026-04-24", ""),
    ("recommend", 4, "unit", "good_work", "first_three_year", "2026-05-11", ""),
    ("recommend", 7, "unit", "good_work", "first_three_year", "2026-05-12", ""),
    ("collective_talk", 5, "unit", "appraisal_low", "", "2026-04-27", ""),
    ("collective_talk", 11, "unit", "appraisal_low", "", "2026-04-28", ""),
)
"""What was decided: kind, county, object, reason, rule, day, how public it is."""

JUDGED_FROM = "2026-05-01"
"""What was decided before is about the quarter before."""
BRIEF_ACTIONS = (2, 12)
DECLINED = 9
"""The action that was decided and then not carried out."""

ITEMS = {
    "study": ("学习教育", "Study"),
    "organisation": ("组织建设", "Organisation"),
    "discipline": ("纪律作风", "Discipline"),
    "rectification": ("问题整改", "Rectification"),
}
COUNTED = "rectification"
"""The item that is scored from the ledgers (R262)."""
VOTERS = {"leaders": Decimal("0.4"), "peers": Decimal("0.3"), "served": Decimal("0.3")}
VOTES = {"excellent": 20, "good": 16, "qualified": 12}
RATED = (units.OFFICE, units.CASES, units.PETITIONS, units.CONDUCT)


def appraisals(plan: Plan) -> Iterator[Record]:
    """Yield the quarter's appraisal and one that is only confirmed; of a full city also others.

    These are a spot appraisal, the overall one of the half-year, which combines both, that of a
    county's sections by those whom they serve, what the counties reported on, and last year's of
    each county's townships; of some also what staff thought of them.
    """
    makers = (_quarterly, _reverse, _spot, _overall, _served, _reported)
    for number, made in enumerate(makers if plan.extent.full else makers[:2], 1):
        yield of_city("appraisals", appraisal_of(plan, number), made(plan))
    for county in plan.counties if plan.extent.full else ():
        name = plan.name("appraisals", 2025, "", "annual", county.code)
        yield of_city("appraisals", name, _annual(plan, county))
    for county in plan.counties[:VOTING] if plan.extent.full else ():
        name = plan.name("appraisals", 2026, "", "democratic", county.code)
        yield of_city("appraisals", name, _democratic(plan, county))


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
    """Return the quarter's appraisal: two offices mark, and three groups vote on one item."""
    doubtful = units.commission_of(plan.counties[1].code)
    heard = {"raised_on": date(2026, 7, 8), "on": date(2026, 7, 9)}
    return {
        "kind": "quarterly_two_resp",
        "period": "2026-Q2",
        "scheme": "2026-1",
        "assessor": units.CONDUCT,
        "rater_groups": [
            {"code": code, "weight": weight, "minimum": 5} for code, weight in VOTERS.items()
        ],
        "form": [*(_item(name, 100, 20) for name in ITEMS), _voted()],
        "publish_as": "rank",
        "first": 3,
        "last": 3,
        "entries": [_entry(plan, index) for index in range(len(plan.counties))],
        "confirmed_on": date(2026, 7, 7),
        "appeals_until": date(2026, 7, 10),
        "appeals": [{"unit": doubtful, **heard, "outcome": "upheld", "reason": "计分无误"}],
        "final_on": APPRAISED_ON,
    }


def _item(name: str, most: int, points: int) -> Value:
    zh, en = ITEMS[name]
    shares = zip((units.CONDUCT, units.ORGANISATION), ("0.6", "0.4"), strict=True)
    assessors: Value = [{"unit": unit, "share": Decimal(share)} for unit, share in shares]
    return {
        "item": name,
        "zh": zh,
        "en": en,
        "max": most,
        "points": points,
        "assessors": assessors,
    }


def _voted() -> Value:
    options: Value = [{"code": code, "value": value} for code, value in VOTES.items()]
    return {
        "item": "satisfaction",
        "zh": "满意度",
        "en": "Satisfaction",
        "max": 20,
        "options": options,
    }


def _entry(plan: Plan, index: int) -> Value:
    """Return the marks and votes that a county got; the more care, the better."""
    code, care = plan.counties[index].code, care_of(index)
    rng, again = plan.rng(code, "appraisal"), plan.rng(code, "appraised by two")
    marks: list[Value] = []
    for item in ITEMS:
        score = 70 + round(22 * care) + rng.randint(-4, 6)
        for by, given in (
            (units.CONDUCT, score),
            (units.ORGANISATION, score + again.randint(-2, 2)),
        ):
            source = "ledger" if item == COUNTED else "human"
            marks.append({"item": item, "by": by, "score": min(given, 100), "source": source})
    ballots: list[Value] = []
    for group, raters in zip(VOTERS, (7, 24, 40), strict=True):
        best = round(raters * (0.3 + care / 2))
        votes: Value = [
            {"code": grade, "count": count}
            for grade, count in zip(VOTES, (best, raters - best - 1, 1), strict=True)
        ]
        ballots.append({"item": "satisfaction", "group": group, "distribution": votes})
    return {"unit": units.commission_of(code), "marks": marks, "ballots": ballots}


def _spot(plan: Plan) -> dict[str, Value]:
    """Return what spot checks of June gave; its points are published."""
    entries: list[Value] = []
    for index, county in enumerate(plan.counties):
        score = 22 + round(6 * care_of(index)) + plan.rng(county.code, "spot").randint(-2, 2)
        mark: Value = {"item": "duty", "by": units.CONDUCT, "score": score, "source": "human"}
        entries.append({"unit": units.commission_of(county.code), "marks": [mark]})
    form: Value = [
        {
            "item": "duty",
            "zh": "在岗履职",
            "en": "Duty",
            "max": 30,
            "rule": "每有一人无故不在岗扣2分，扣完为止",
            "evidence": "现场检查记录",
            "source": "human",
            "assessors": [{"unit": units.CONDUCT}],
        }
    ]
    return {
        "kind": "spot",
        "period": "2026-06",
        "scheme": "2026-1",
        "assessor": units.CONDUCT,
        "form": form,
        "publish_as": "score",
        "entries": entries,
        "confirmed_on": date(2026, 7, 3),
        "appeals_until": date(2026, 7, 8),
        "final_on": date(2026, 7, 9),
    }


def _overall(plan: Plan) -> dict[str, Value]:
    """Return the appraisal of the half-year, in which daily supervision weighs most (S4)."""
    modes = (("spot", "0.6"), ("quarterly_two_resp", "0.4"))
    return {
        "kind": "overall",
        "period": "2026-H1",
        "scheme": "2026-1",
        "assessor": units.ORGANISATION,
        "combine": [{"mode": mode, "weight": Decimal(weight)} for mode, weight in modes],
        "publish_as": "band",
        "first": 3,
        "last": 3,
        "entries": [{"unit": units.commission_of(county.code)} for county in plan.counties],
        "confirmed_on": date(2026, 7, 13),
        "appeals_until": date(2026, 7, 14),
        "final_on": date(2026, 7, 15),
    }


MARKED: dict[str, Value] = {
    "rule": "每有一项未落实扣2分，每被通报一次扣1分，扣完为止",
    "evidence": "台账记录、检查通报",
    "source": "human",
}
"""How an item of it is scored, from what, and by whom (R335)."""
ANNUAL = {
    "duties": ("主体责任落实", "Duties", 50, 60),
    "conduct": ("作风建设", "Conduct", 18, 25),
    "foundations": ("基层基础工作", "Foundations at the grass roots", 10, 15),
}
"""The items of last year's appraisal: their names, the fewest points given, the worth (R298)."""


def _annual(plan: Plan, county: County) -> dict[str, Value]:
    """Return a county's appraisal of its townships of last year, in which the programme counts."""
    office, entries = units.office_of(county.code, 2), list[Value]()
    for place in county.townships:
        rng = plan.rng(place.code, "annual")
        marks: list[Value] = [
            {
                "item": name,
                "by": office,
                "score": rng.randint(*points),
                "source": "ledger" if name == "foundations" else "human",
            }
            for name, (_, _, *points) in ANNUAL.items()
        ]
        entries.append({"unit": units.township_of(place), "marks": marks})
    by: dict[str, Value] = {**MARKED, "assessors": [{"unit": office}]}
    form: list[Value] = [
        {"item": name, "zh": zh, "en": en, "max": worth, "points": worth, **by}
        for name, (zh, en, _, worth) in ANNUAL.items()
    ]
    return {
        "kind": "annual",
        "county": county.code,
        "period": "2025",
        "scheme": "2026-1",
        "assessor": office,
        "form": form,
        "publish_as": "rank",
        "entries": entries,
        "confirmed_on": date(2026, 4, 7),
        "appeals_until": date(2026, 4, 10),
        "final_on": date(2026, 4, 13),
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


SERVED = {"efficiency": ("办事效率", "Efficiency"), "charging": ("收费行为", "Charging")}
"""What those whom a section serves are asked about (R143)."""
SECTIONS = 8
"""How many sections of a county they rate."""


def _served(plan: Plan) -> dict[str, Value]:
    """Return how those whom the sections of a county serve rate them in the half-year."""
    county = plan.counties[1]
    form: list[Value] = []
    for name, (zh, en) in SERVED.items():
        options: Value = [{"code": code, "value": 2 * value} for code, value in VOTES.items()]
        form.append({"item": name, "zh": zh, "en": en, "max": 40, "options": options})
    sections = [units.office_of(county.code, number) for number in range(1, SECTIONS + 1)]
    return {
        "kind": "reverse",
        "county": county.code,
        "period": "2026-H1",
        "scheme": "2026-1",
        "assessor": units.office_of(county.code, 4),
        "rater_groups": [{"code": "served", "weight": 1, "minimum": 10}],
        "form": form,
        "publish_as": "score",
        "entries": [_rated(plan, section) for section in sections],
        "confirmed_on": date(2026, 7, 3),
        "appeals_until": date(2026, 7, 8),
        "final_on": date(2026, 7, 10),
    }


def _rated(plan: Plan, section: str) -> Value:
    """Return the votes on a section, one of each rater on both items."""
    rng = plan.rng(section, "served")
    raters = rng.randint(20, 40)
    ballots: list[Value] = []
    for item in SERVED:
        best = rng.randint(raters // 3, raters - 4)
        counts = zip(VOTES, (best, raters - best - 1, 1), strict=True)
        votes: Value = [{"code": grade, "count": count} for grade, count in counts]
        ballots.append({"item": item, "group": "served", "distribution": votes})
    return {"unit": section, "raters_n": raters, "ballots": ballots}


def _reported(plan: Plan) -> dict[str, Value]:
    """Return the meeting at which the counties reported on work and integrity (R263)."""
    entries: list[Value] = [{"unit": units.commission_of(row.code)} for row in plan.counties]
    return {"kind": "report_meeting", "assessor": units.ORGANISATION, "entries": entries, **HEARD}


HEARD: dict[str, Value] = {
    "period": "2026-06",
    "scheme": "2026-1",
    "confirmed_on": date(2026, 6, 18),
    "appeals_until": date(2026, 6, 25),
    "final_on": date(2026, 6, 29),
}
"""When they reported, in the month of the meeting, and when the votes were final."""
VOTING = 3
"""In how many counties staff voted on the townships: enough for sums of the city."""
JUDGED = {"excellent": 100, "good": 85, "qualified": 70}


def _democratic(plan: Plan, county: County) -> dict[str, Value]:
    """Return the votes on a county's townships; of none of them is published what it got."""
    options: Value = [{"code": code, "value": value} for code, value in JUDGED.items()]
    item: dict[str, Value] = {"item": "satisfaction", "zh": "总体评价", "en": "Overall", "max": 100}
    return {
        "kind": "democratic",
        "county": county.code,
        "assessor": units.office_of(county.code, 2),
        "rater_groups": [{"code": "staff", "weight": 1, "minimum": 5}],
        "form": [{**item, "options": options}],
        "entries": [_voted_on(plan, place) for place in county.townships],
        **HEARD,
    }


def _voted_on(plan: Plan, place: Place) -> Value:
    """Return the votes on a township, as they were cast and in all."""
    rng = plan.rng(place.code, "democratic")
    best, good = rng.randint(14, 26), rng.randint(9, 14)
    cast = zip(JUDGED, (best, good, 5), strict=True)
    votes: Value = [{"code": code, "count": count} for code, count in cast]
    return {
        "unit": units.township_of(place),
        "raters_n": best + good + 5,
        "distribution": votes,
        "ballots": [{"item": "satisfaction", "group": "staff", "distribution": votes}],
    }


def _action(plan: Plan, row: tuple[str, int, str, str, str, str, str]) -> dict[str, Value]:
    kind, index, object_kind, reason, rule, day, scope = row
    on = date.fromisoformat(day)
    county = plan.counties[index % len(plan.counties)] if index >= 0 else None
    return {
        "kind": kind,
        **({"county": county.code} if county else {}),
        **({"award": "outstanding_secretary"} if kind == "commend" and rule == "" else {}),
        "reason": reason,
        "period": _period(kind, day),
        "object_kind": object_kind,
        **(_barred(index) if kind == "excellent_barred" else _object(kind, object_kind, county)),
        **({"trigger_rule": rule} if rule else {}),
        **_behind(plan, rule, county.code if county else None),
        "updates": _course(on, kind, declined=row == ACTIONS[DECLINED]),
        **({"public_scope": scope} if scope else {}),
        **({"expires_on": SHOWN_UNTIL} if scope == "unit" else {}),
    }


POSTS = {"commend": "township_secretary", "summons": "county_secretary"}
"""Whom an action is about that is not about a deputy secretary."""
HEADS = ("unit_party_head", "unit_admin_head", "unit_discipline_head")
"""Who is talked to of each body that came last: Party, administration and discipline (R106)."""
TOWNSHIPS = {"recommend": slice(3), "summons": slice(-2, None)}
"""Which townships of a county an action on bodies is about, after the appraisal of the year."""


def _period(kind: str, day: str) -> str:
    """Return what a decision is about: who is barred, of the year; all else of a quarter."""
    if kind == "excellent_barred":
        return "2026"
    return "2026-Q1" if day < JUDGED_FROM else "2026-Q2"


def _barred(index: int) -> dict[str, Value]:
    """Return the linked office of a county, as an object."""
    return {"object_units": [LINKED_OFFICES[index % len(LINKED_OFFICES)]], "units_n": 1}


def _object(action: str, kind: str, county: County | None) -> dict[str, Value]:
    if action == "collective_talk" and county:
        bodies = [*units.groups_of(county), *map(units.township_of, county.townships)]
        posts: dict[str, Value] = {
            "object_posts": list(HEADS),
            "person_times": len(HEADS) * len(bodies),
        }
        return {"object_units": bodies, "units_n": len(bodies), **posts}
    if kind == "unit" and county and action in TOWNSHIPS:
        chosen = [units.township_of(place) for place in county.townships[TOWNSHIPS[action]]]
        return {"object_units": chosen, "units_n": len(chosen)}
    if kind == "unit" and county:
        return {"object_units": [units.commission_of(county.code)], "units_n": 1}
    if county:
        post = POSTS.get(action, "county_deputy_secretary")
        return {"object_posts": [post], "person_times": 3 if action == "commend" else 1}
    return {"object_posts": ["county_secretary"], "person_times": 5, "units_n": 5}


def _behind(plan: Plan, rule: str, code: str | None) -> dict[str, Value]:
    """Return the findings behind an action about rectification."""
    if rule != "weak_rectification":
        return {}
    names = [name for name, found in numbered(plan) if found.county.code == code]
    return {"trigger_refs": [f"city/findings/{name}" for name in names[:1]]}


def _course(on: date, kind: str, *, declined: bool) -> Value:
    post = ORGANISATION if kind in {"recommend", "excellent_barred"} else "city_secretary"
    decided: dict[str, Value] = {"on": on, "status": "decided", "by_post": post}
    if declined:
        reason = {"status": "declined", "reason": "延期已获批准", "by_post": "city_secretary"}
        return [decided, {"on": on, **reason}]
    return [decided, {"on": on, "status": "delivered"}]
