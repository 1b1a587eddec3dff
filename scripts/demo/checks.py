"""The records of checks that were carried out."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from random import Random

from demo import standards, units
from demo.areas import County
from demo.city_plan import Plan, Record, of_city
from demo.draws import CASE_FILES, draw_for, office_files
from demo.findings import Found, numbered
from demo.inspections import Inspection, inspections
from demo.workdays import on_or_after
from demo.yaml_text import Value

METHODS = ("records", "on_site", "questions")
CONTROLLED = ("handling", "finance")
"""What checks of internal control look at."""
FILES = TOWNSHIPS, GROUPS, OFFICES = "township_commission", "dispatched_group", "internal_office"
"""The kinds of bodies whose files teams review."""
FILES_SINCE = date(2019, 1, 1)
LED = ("observation", "led_inspection")
PANEL = (units.CONDUCT, units.ORGANISATION)


def checks(plan: Plan) -> Iterator[Record]:
    """Yield the checks."""
    for county in plan.counties if plan.extent.full else ():
        yield from _near_the_masses(plan, county)
    found = dict(numbered(plan))
    for item in inspections(plan):
        yield of_city("checks", item.id, _check(plan, item, found))


MONTHLY = (date(2026, 4, 23), date(2026, 5, 21), date(2026, 6, 24))
QUARTERLY = date(2026, 6, 11)
"""The days of the checks of what harms the masses: of the townships, and of the county (S1)."""


def _near_the_masses(plan: Plan, county: County) -> Iterator[Record]:
    """Yield the monthly checks of a county's townships and its own of the quarter (R127, R128)."""
    for day in MONTHLY:
        rng = plan.rng(county.code, "monthly_masses", str(day))
        made = [units.township_of(place) for place in county.townships if rng.random() < 0.95]
        said: dict[str, Value] = {"units": made, "units_n": len(made)} if made else {"units_n": 0}
        yield _of_masses(plan, county, ("monthly_masses", "township", day), said)
    if plan.rng(county.code, "quarterly_masses").random() < 0.9:
        yield _of_masses(plan, county, ("quarterly_masses", "county", QUARTERLY), {"units_n": 3})


def _of_masses(
    plan: Plan, county: County, what: tuple[str, str, date], said: dict[str, Value]
) -> Record:
    kind, level, day = what
    name = plan.name("checks", day.year, f"{day}-1", kind, day, county.code)
    value: dict[str, Value] = {
        "kind": kind,
        "level": level,
        "start_on": day,
        "end_on": day,
        "counties": [county.code],
        **said,
        "problems_n": 0,
        "fed_back_on": on_or_after(day + timedelta(days=3)),
    }
    return of_city("checks", name, value)


def _check(plan: Plan, item: Inspection, found: Mapping[str, Found]) -> dict[str, Value]:
    rng = plan.rng(item.chance, "check")
    mine = [one for one in found.values() if one.said.get("source_ref") == item.ref]
    said = _said(plan, item, rng)
    said |= ON_DAYS.get(item.start, {}) if plan.extent.full else {}
    before = {key: said.pop(key) for key in FIRST if key in said}
    if item.kind == "look_back":
        before["focus"] = _looked_at(item, found)
    corrected = sum(one.corrected for one in mine)
    return {
        "kind": "special" if item.kind in SPECIAL else item.kind,
        **_form(item, full=plan.extent.full),
        "methods": said.pop("methods", METHODS),
        **before,
        "level": "county" if item.kind == "township_daily" else "city",
        "led_by": said.pop("led_by", "leader" if item.kind in LED else "office"),
        "start_on": item.start,
        "end_on": item.end,
        "counties": item.counties,
        **said,
        "problems_n": len(mine),
        **({"corrected_n": corrected} if corrected or (mine and plan.extent.full) else {}),
        **({"fed_back_on": item.fed_back_on} if item.fed_back_on else {}),
        **({"opinion": "rectify"} if mine else {}),
    }


FIRST = ("theme", "node", "is_recheck", "checklist", "round_no", "period")
SPECIAL = ("look_back", "three_changes")
"""What is a special check, as the vocabulary has it."""
ON_DAYS: Mapping[date, dict[str, Value]] = {
    date(2026, 6, 17): {
        "node": "dragon_boat_2026",
        "methods": ["covert", "questions"],
        "led_by": "principal",
    },
    date(2026, 6, 3): {"methods": ["phone", "on_site"]},
    date(2026, 6, 23): {"methods": ["letter", "records"]},
}
"""What is said of the check that the principal led at a festival, and of two by other means."""


def _form(item: Inspection, *, full: bool) -> dict[str, Value]:
    forms = {"spot": "surprise", "look_back": "look_back", "special": "random"}
    fields = {"spot": "food_drug", "special": "education"}
    said = {"form": forms.get(item.kind), "field": fields.get(item.kind) if full else None}
    return {name: word for name, word in said.items() if word}


def _looked_at(item: Inspection, found: Mapping[str, Found]) -> Value:
    """Return the county's findings that were looked at again, the oldest ones, open or closed."""
    names = (
        name
        for name, one in found.items()
        if one.county.code in item.counties and one.found_on < item.start and one.fed_back_on
    )
    return [f"city/findings/{name}" for name in names][:6]


def _said(plan: Plan, item: Inspection, rng: Random) -> dict[str, Value]:
    """Return the fields that only a check of this kind has."""
    if item.kind == "observation":
        return _observed(plan, item, rng)
    if item.kind == "cross":
        return _crossed(plan, item, rng)
    townships: Value = [
        units.township_of(county.townships[0])
        for county in plan.counties
        if county.code in item.counties
    ]
    count: dict[str, Value] = {"units_n": len(item.counties)}
    political: dict[str, Value] = {"theme": "political"} if plan.extent.full else {}
    told: Mapping[str, dict[str, Value]] = {
        "spot": {**political, "units": townships, **count},
        "township_daily": {"theme": "daily", "units": townships, **count},
        "three_changes": {"theme": "three_changes", **count},
        "internal_control": {"theme": CONTROLLED[item.start.day % 2], **count},
        "led_inspection": {"units": townships, **count},
        "work_discipline": {
            "units_n": VISITED * len(item.counties),
            "violations": _violations(rng),
        },
        "roving": {
            "theme": "special",
            "is_recheck": True,
            **count,
            **_roving(plan, item),
            **_drawn(plan),
        },
        "special": {"theme": "daily", **count, **_draws(plan, item), "file_review": _reviewed(rng)},
    }
    return told.get(item.kind, count)


def _observed(plan: Plan, item: Inspection, rng: Random) -> dict[str, Value]:
    """Return an observation: four units of each county; in the first round one was not reached."""
    counties = [county for county in plan.counties if county.code in item.counties]
    seen = [(county.code, name) for county in counties for name in _seen(county)]
    if plan.extent.full and item.round_no == 1:
        seen.pop()
    drawn = draw_for(plan, item)
    seen = [(name[:6], name) for name in drawn.sample] if drawn else seen
    of_units: list[Value] = [
        {"county": code, "unit": name, "score": rng.randint(76, 96)} for code, name in seen
    ]
    scores: Value = [*(_scored(plan, county, rng) for county in counties), *of_units]
    return {
        "checklist": "observation_list",
        "round_no": item.round_no,
        "units": [name for _, name in seen],
        "units_n": len(seen),
        "panel": PANEL,
        **_draws(plan, item),
        "scores": scores,
    }


def _seen(county: County) -> tuple[str, ...]:
    groups, townships = units.groups_of(county), county.townships
    return *(units.township_of(townships[at]) for at in (-1, 0)), groups[-1], groups[-2]


def _scored(plan: Plan, county: County, rng: Random) -> Value:
    """Return a county's score, the mean of its points for each item of the checklist."""
    codes = [item["code"] for item in standards.observed(plan.has_task)]
    points = [rng.randint(70, 100) for _ in codes]
    mean = (Decimal(sum(points)) / len(points)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    items: Value = [
        {"item": code, "points": found} for code, found in zip(codes, points, strict=True)
    ]
    return {"county": county.code, "score": mean, "items": items}


def _crossed(plan: Plan, item: Inspection, rng: Random) -> dict[str, Value]:
    hosts = item.counties[item.shift :] + item.counties[: item.shift]
    drawn = office_files(plan, item) if draw_for(plan, item) else {}
    small = SMALL if plan.extent.full and not drawn else 0
    teams: Value = [
        _team((number, home, host), rng, drawn.get(host), small=number == small)
        for number, (home, host) in enumerate(zip(item.counties, hosts, strict=True), 1)
    ]
    return {
        "period": f"{item.start:%Y-%m}",
        "units_n": len(item.counties),
        **_draws(plan, item),
        "teams": teams,
    }


MEMBERS = ((7, 2), (6, 2), (2, 1))
"""The members of a team: of the offices for trial, case management and organisation."""
SMALL = 3
"""The number of the team that goes with one member too few, and does not see enough files."""


def _team(sent: tuple[int, str, str], rng: Random, drawn: int | None, *, small: bool) -> Value:
    number, home, host = sent
    members: Value = [
        {"post": "county_official", "office": units.office_of(home, office), "count": count}
        for office, count in ((*MEMBERS[1:], (7, 1)) if small else MEMBERS)
    ]
    return {
        "no": number,
        "size": 5 if small else 6,
        "leader_post": "county_member",
        "home_county": home,
        "host_county": host,
        "member_offices": [units.office_of(home, office) for office, _ in MEMBERS],
        "members": members,
        "reviews": [_files(of, rng, drawn, small=small) for of in FILES],
    }


def _files(of: str, rng: Random, drawn: int | None, *, small: bool) -> Value:
    """Return a review of files: of offices three in ten, rounded up, of the others all."""
    files = rng.randint(40, 70) if of == OFFICES else rng.randint(12, 24)
    files = drawn or files if of == OFFICES else files
    asked = -(-files * 3 // 10) if of == OFFICES else files
    reviewed = asked - 2 if small and of != GROUPS else asked
    defective = rng.randint(1, 4)
    return {
        "files_of": of,
        "since": FILES_SINCE,
        "population_n": files,
        "reviewed_n": reviewed,
        "passed_n": reviewed - defective,
        "defects": [
            {"code": "wording", "count": defective},
            {"code": "binding", "count": rng.randint(0, 3)},
        ],
    }


def _roving(plan: Plan, item: Inspection) -> dict[str, Value]:
    groups = ((2, 0), (2, 1))
    teams: Value = [
        {"no": number, "size": 3, "rechecked_n": again, "disagreed_n": otherwise}
        for number, (again, otherwise) in enumerate(groups, 1)
    ]
    return {
        "teams": teams,
        "of_checks": _before(plan, item),
        "rechecked_n": sum(again for again, _ in groups),
        "disagreed_n": sum(otherwise for _, otherwise in groups),
    }


def _before(plan: Plan, item: Inspection) -> Value:
    """Return the cross inspections that had been held before."""
    held = (other for other in inspections(plan) if other.start < item.start)
    return [other.ref for other in held if other.kind == "cross"]


def _draws(plan: Plan, item: Inspection) -> dict[str, Value]:
    """Return by which draw it is known who was looked at, where there was one."""
    drawn = draw_for(plan, item)
    return {"draw": {"records": [drawn.ref]}} if drawn else {}


def _drawn(plan: Plan) -> dict[str, Value]:
    """Return how one party drew, which proves nothing: it may have tried many seeds."""
    seed = f"{plan.seed}-3f1c-7b20-9d4e"
    listed = "\n".join(county.code for county in plan.counties)
    return {
        "draw": {
            "stratum": "县级案卷",
            "population_n": 60,
            "population_digest": sha256(listed.encode()).hexdigest(),
            "sample_n": 15,
            "rule": "按四分之一向上取整",
            "algorithm": "sha256-counter-1",
            "commitment": sha256(seed.encode()).hexdigest(),
            "seed": seed,
            "witness_posts": ["case_supervision_director"],
        }
    }


def _reviewed(rng: Random) -> Value:
    return {
        "scope": "sample",
        "population_n": CASE_FILES,
        "reviewed_n": 18,
        "passed_n": 14,
        "defects": [
            {"code": "wording", "count": rng.randint(1, 4)},
            {"code": "binding", "count": rng.randint(1, 6)},
        ],
    }


VISITED = 8
"""How many bodies of a county a check of work discipline visits."""
VIOLATIONS = ("late", "early", "absent", "games", "chat", "films")


def _violations(rng: Random) -> Value:
    return [{"code": code, "count": rng.randint(5, 14)} for code in VIOLATIONS]
