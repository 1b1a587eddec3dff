"""The events of the year: study, tests, training, meetings, campaigns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from demo import round_days, units
from demo.areas import County
from demo.city_plan import Plan, Record, of_city, of_county
from demo.diligence import care_of
from demo.findings import PROVINCE_FOUND, numbered
from demo.inspections import inspections
from demo.standards import items_of
from demo.workdays import on_or_after
from demo.yaml_text import Value

LEARNING, RESEARCH, RECEPTION = "mutual_learning", "research", "onsite_reception"
MET = "party_head_meeting"
VISITS = {"onsite_guidance": slice(0, 9), RESEARCH: slice(2, 8), LEARNING: slice(1, None)}
"""The counties to which an event of the city went, or that went to the first one to learn."""
SURE = 0.55
"""The lowest chance that an event takes place; in careful counties all do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """An event that recurs in the counties: its kind, first possible day, office and details."""

    kind: str
    first: date
    office: int
    said: Mapping[str, Value] = field(default_factory=dict)
    brief: bool = False


INSPECTION, ZONE, TOWNSHIP = 0, -1, -2
"""In place of the number of an office: the inspection office, a cooperation zone, a township."""
ON_JOB: Mapping[str, Value] = {"off_job": False}
AT_BASE: Mapping[str, Value] = {"host": units.BASE}
KINDS = (
    Kind("special_meeting", date(2026, 4, 8), 1, {"summary": "研究部署基层基础工作"}),
    Kind("political_study", date(2026, 4, 14), 2, {"theme": "theory", "task": "T01"}),
    Kind("political_study", date(2026, 5, 12), 2, {"theme": "party_rules", "task": "T01"}),
    Kind("political_study", date(2026, 6, 9), 2, {"theme": "speeches", "task": "T01"}, brief=True),
    Kind("study", date(2026, 5, 19), 6, {"theme": "business", "line": "case_management"}),
    Kind("coordination", date(2026, 5, 6), 1, {"with": ("organisation", "establishment")}),
    Kind("help", date(2026, 5, 18), 8, {"days": 2, "summary": "驻点两天，核对台账并示范文书制作"}),
    Kind(
        "training",
        date(2026, 5, 25),
        2,
        {
            "series": "outside",
            "days": 3,
            "module": "evidence",
            "level": "county",
            "no": 1,
            "off_job": True,
            **AT_BASE,
        },
    ),
    Kind(
        "training",
        date(2026, 5, 28),
        2,
        {
            "audience": "new_staff",
            "module": "rules",
            "line": "trial",
            "level": "county",
            "participants": {"county": 4, "township": 2},
            **ON_JOB,
        },
    ),
    Kind(
        "training",
        date(2026, 5, 12),
        2,
        {"series": "village_secretaries", "no": 1, "participants": {"village": 12}, **ON_JOB},
    ),
    Kind(
        "training",
        date(2026, 6, 24),
        TOWNSHIP,
        {
            "level": "township",
            "module": "documents",
            "participants": {"township": 12},
            **ON_JOB,
        },
    ),
    Kind(
        "training",
        date(2026, 6, 3),
        1,
        {"leader_post": "county_secretary", "line": "petition", **ON_JOB},
    ),
    Kind("consultation", date(2026, 5, 21), 1, {"audience": "village_supervisors"}),
    Kind("consultation", date(2026, 6, 4), 1, {"audience": "deputies"}),
    Kind("consultation", date(2026, 6, 15), 1, {"audience": "retired"}),
    Kind("lecture_down", date(2026, 6, 8), 2),
    Kind("study", date(2026, 6, 10), INSPECTION, {"theme": "party_rules"}),
    Kind(MET, date(2026, 6, 2), 1),
    Kind("onsite_reception", date(2026, 6, 11), 5, {"summary": "下沉乡镇集中接访"}),
    Kind("ten_ones", date(2026, 6, 15), 3, brief=True),
    Kind("zone_meeting", date(2026, 6, 18), ZONE),
    Kind("test", date(2026, 6, 22), 2, {"theme": "theory"}),
    Kind("help", date(2026, 6, 23), 8, {"days": 2, "summary": "驻点两天，现场指导案卷整理"}),
    Kind("open_day", date(2026, 6, 26), 3),
    Kind("ten_ones", date(2026, 7, 1), 3),
)
CITY_EVENTS = (
    ("special_meeting", PROVINCE_FOUND, units.OFFICE, "当日专题研究省级反馈问题"),
    ("secretaries_meeting", date(2026, 4, 2), units.OFFICE, "部署全年基层基础工作"),
    ("training", date(2026, 4, 21), units.ORGANISATION, "乡镇干部业务培训班第一期"),
    ("staff_activity", date(2026, 5, 8), units.PARTY_BODY, "纪检监察系统运动会"),
    ("staff_activity", date(2026, 6, 17), units.PARTY_BODY, "端午节机关文体活动"),
    ("promotion_meeting", date(2026, 5, 13), units.TASKFORCE, "按路线图和时间表推进任务"),
    ("lecture_down", date(2026, 5, 15), units.ORGANISATION, "业务骨干到县区送课"),
    ("platform", date(2026, 5, 20), units.ORGANISATION, "市级培训平台首次活动"),
    ("seminar", date(2026, 5, 22), units.PARTY_BODY, "机关青年读书会"),
    ("research", date(2026, 5, 27), units.TASKFORCE, "到乡镇调研场所设备情况"),
    ("survey", date(2026, 6, 2), units.OFFICE, "汇总分析乡镇纪检队伍数据"),
    ("survey", date(2026, 6, 9), units.OFFICE, "实地察看乡镇纪检工作"),
    ("survey", date(2026, 6, 23), units.OFFICE, "与乡镇干部座谈"),
    ("commentary_meeting", date(2026, 6, 26), units.OFFICE, "半年点评汇报"),
    ("onsite_guidance", date(2026, 6, 16), units.TASKFORCE, "驻点指导案卷和谈话室"),
    ("mutual_learning", date(2026, 7, 8), units.PUBLICITY, "各县区交流经验做法"),
    (RECEPTION, date(2026, 6, 18), units.PETITIONS, "市纪委监委领导下沉接访"),
    ("publicity", date(2026, 6, 11), units.PUBLICITY, "在媒体专栏宣传三个方面建设的意义"),
)

SURVEYED = {2: "statistics", 9: "visit", 23: "meeting"}
"""How each survey of June was made, by its day (R308)."""
PLAYED = {8: "sports_meeting", 17: "festival"}
"""What each activity for staff was, by its day (R269)."""


def events(plan: Plan) -> Iterator[Record]:
    """Yield the events of the city and of each county."""
    for kind, day, office, summary in CITY_EVENTS:
        if plan.extent.full or kind == "commentary_meeting":
            name = plan.name("events", day.year, f"{day}-1", kind, day)
            yield of_city("events", name, _of_the_city(plan, kind, day, office, summary))
    if plan.extent.full:
        yield from _commented(plan)
    for index, county in enumerate(plan.counties):
        for name, value in county_events(plan, index, county):
            if value["kind"] == MET:  # The city's leaders met the head of the Party committee.
                yield of_city("events", name, {**value, "organiser": units.OFFICE})
            else:
                yield of_county(county.code, "events", name, value)
    for number, days in round_days.TRAINED.items() if plan.extent.full else ():
        county = round_days.county_of(plan, number)
        for day in days:
            name = plan.name("events", day.year, f"{day}-9", county.code, "round_training", day)
            yield of_county(county.code, "events", name, _trained(plan, county, number, day))
        if number != round_days.UNDER_WAY:
            name = plan.name("events", TAUGHT.year, f"{TAUGHT}-9", county.code, "taught", TAUGHT)
            yield of_county(county.code, "events", name, _taught(county))


def _commented(plan: Plan) -> Iterator[Record]:
    """Yield the meetings after each round of observation but the last (R43)."""
    rounds = [item for item in inspections(plan) if item.kind == "observation"]
    for item in rounds[:-1]:
        day = on_or_after(item.end + timedelta(days=1))
        name = plan.name("events", day.year, f"{day}-8", "commentary_meeting", day, item.round_no)
        problems: Value = [{"code": "problems_raised", "count": len(item.problems)}]
        value: dict[str, Value] = {
            "kind": "commentary_meeting",
            "organiser": units.TASKFORCE,
            "no": item.round_no,
            "held_on": day,
            "counties": item.counties,
            "about": [item.ref],
            "results": problems,
        }
        yield of_city("events", name, value)


def county_events(plan: Plan, index: int, county: County) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield a county's events with their identifiers."""
    taken: list[date] = []
    for kind in KINDS:
        rng = plan.rng(county.code, kind.kind, str(kind.first), "event")
        held = plan.extent.full and rng.random() < SURE + (1 - SURE) * care_of(index)
        if held or kind.brief:
            day = on_or_after(kind.first + timedelta(days=rng.randint(0, 5)))
            taken.append(day)
            what = (county.code, kind.kind, kind.first)
            name = plan.name("events", day.year, f"{day}-{taken.count(day)}", *what)
            yield name, _event(plan, county, kind, day, rng)


def _event(plan: Plan, county: County, kind: Kind, day: date, rng: Random) -> dict[str, Value]:
    said = dict(kind.said)
    task = said.pop("task", None)
    summary = said.pop("summary", None)
    known = isinstance(task, str) and plan.has_task(task)
    more = _more(county, kind.kind, rng)
    return {
        "kind": kind.kind,
        "organiser": _organiser(county, kind),
        **_host(county, kind.kind),
        "held_on": day,
        **said,
        **({"units": [units.township_of(county.townships[0])]} if "leader_post" in said else {}),
        **{key: value for key, value in more.items() if key not in said},
        **({"task": task} if task and known else {}),
        **({"summary": summary} if summary else {}),
    }


def _organiser(county: County, kind: Kind) -> str:
    others = {
        INSPECTION: units.inspection_office_of(county.code),
        ZONE: f"{county.code}-coop_zone-01",
        TOWNSHIP: units.township_of(county.townships[0]),
    }
    return others.get(kind.office) or units.office_of(county.code, kind.office)


TAUGHT = date(2026, 6, 12)
"""When inspectors told townships what rounds find (R203)."""


def _taught(county: County) -> dict[str, Value]:
    return {
        "kind": "lecture_down",
        "organiser": units.inspection_office_of(county.code),
        "host": units.township_of(county.townships[0]),
        "held_on": TAUGHT,
        "days": 1,
        "participants": {"township": 20},
        "summary": "专职巡察干部到乡镇授课",
    }


def _trained(plan: Plan, county: County, number: int, day: date) -> dict[str, Value]:
    """Return how the members of a round were trained, before they entered or began to talk."""
    return {
        "kind": "round_training",
        "organiser": units.inspection_office_of(county.code),
        "held_on": day,
        "days": 1,
        "participants": {"county": 14},
        "about": [f"city/rounds/{round_days.name_of(plan, number)}"],
    }


def _host(county: County, kind: str) -> dict[str, Value]:
    """Return where it took place, if not at home."""
    if kind == "onsite_reception":
        return {"host": units.township_of(county.townships[0])}
    return {}


def _more(county: County, kind: str, rng: Random) -> dict[str, Value]:
    """Return participants and results, as far as such an event has them."""
    least, most = (4, 8) if kind == "training" else (9, 18)  # Townships have a dozen staff.
    staff: dict[str, Value] = {"county": rng.randint(18, 30), "township": rng.randint(least, most)}
    helped = units.township_of(county.townships[units.HELPED])
    solved: Value = [_count("blockers_solved", rng, 3), _count("posts_gained", rng, 2)]
    guests: Value = [_count("media", rng, 4), _count("masses", rng, 25)]
    asked: Value = [_count("issues_assigned", rng, 5)]
    received: Value = [{"code": "masses", "count": 5 + rng.randint(0, 12)}]
    told: Mapping[str, dict[str, Value]] = {
        "help": {"units": [helped], "participants": {"county": 2, "township": 4}},
        "onsite_reception": {"participants": {"county": 3}, "visitors": received},
        "open_day": {"visitors": guests},
        "coordination": {"results": solved},
        "ten_ones": {"item": rng.choice(items_of("ten_ones")), "participants": staff},
        "consultation": {
            "participants": {"village": rng.randint(8, 20)},
            "results": [_count("suggestions", rng, 6)],
        },
        MET: {
            "counties": [county.code],
            "results": asked,
            "leader_post": "city_deputy_secretary_1",
        },
        "test": {"form": "on_site" if int(county.code) % 2 else "written", **_marks(rng)},
    }
    return told.get(kind, {"participants": staff})


def _marks(rng: Random) -> dict[str, Value]:
    county, township = rng.randint(18, 28), rng.randint(8, 16)
    failed = rng.randint(0, 5)
    again: dict[str, Value] = {"retaken": failed, "passed_after": max(0, failed - 1)}
    marks, absent = rng.randint(76, 88), rng.randint(0, 4)
    return {
        "participants": {"county": county, "township": township},
        "asked": county + township + absent,
        "passed": county + township - failed,
        "score_sum": (county + township) * marks,
        **(again if failed else {}),
    }


def _count(code: str, rng: Random, most: int) -> Value:
    return {"code": code, "count": rng.randint(1, most)}


def _of_the_city(plan: Plan, kind: str, day: date, office: str, summary: str) -> dict[str, Value]:
    rng = plan.rng("city", kind, "event")
    classes: dict[str, Value] = {"days": 3, "level": "city", "no": 1, "off_job": True}
    guests: dict[str, Value] = {"city": 12, "county": len(plan.counties) * rng.randint(2, 4)}
    host = units.township_of(plan.counties[0].townships[0])
    return {
        "kind": kind,
        "organiser": office,
        **({"host": host} if kind in {LEARNING, RECEPTION} else {}),
        **({"host": units.BASE} if kind == "training" else {}),
        "held_on": day,
        **(classes if kind == "training" else {}),
        **({"form": SURVEYED[day.day]} if kind == "survey" else {}),
        **({"form": PLAYED[day.day]} if kind == "staff_activity" else {}),
        **_where(plan, kind),
        "participants": {"city": 4} if kind == RECEPTION else guests,
        **({"about": _fed_back(plan)} if kind == "special_meeting" else {}),
        "summary": summary,
    }


def _where(plan: Plan, kind: str) -> dict[str, Value]:
    """Return where an event of the city went: to all counties, or to which bodies of some."""
    if kind == RECEPTION:
        masses: Value = [{"code": "masses", "count": 9}]
        leader = "city_deputy_secretary_1"
        return {"counties": [plan.counties[0].code], "visitors": masses, "leader_post": leader}
    if kind not in VISITS:
        return {"counties": [county.code for county in plan.counties]}
    seen = plan.counties[VISITS[kind]]
    bodies = [units.township_of(county.townships[-1]) for county in seen]
    if kind == LEARNING:
        return {"counties": [county.code for county in plan.counties], "units": bodies}
    if kind == RESEARCH:
        bodies += [units.groups_of(county)[0] for county in seen]
    codes: Value = [county.code for county in seen]
    where: dict[str, Value] = {"days": 3, "counties": codes, "units": bodies}
    return {**({"no": 1} if kind == RESEARCH else {}), **where, "leader_post": "city_member_1"}


def _fed_back(plan: Plan) -> Value:
    """Return what the province fed back."""
    found = numbered(plan)
    return [f"city/findings/{name}" for name, one in found if one.source == "provincial_feedback"]
