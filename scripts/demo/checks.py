"""The records of checks that were carried out."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from random import Random

from demo import units
from demo.city_plan import Plan, Record, of_city
from demo.draws import FILES, draw_for
from demo.findings import Found, numbered
from demo.inspections import Inspection, inspections
from demo.yaml_text import Value

METHODS = ("records", "on_site", "questions")
PANEL = (units.CONDUCT, units.ORGANISATION)


def checks(plan: Plan) -> Iterator[Record]:
    """Yield the checks."""
    found = dict(numbered(plan))
    for item in inspections(plan):
        yield of_city("checks", item.id, _check(plan, item, found))


def _check(plan: Plan, item: Inspection, found: Mapping[str, Found]) -> dict[str, Value]:
    rng = plan.rng(item.chance, "check")
    mine = [one for one in found.values() if one.said.get("source_ref") == item.ref]
    said = _said(plan, item, rng)
    before = {key: said.pop(key) for key in FIRST if key in said}
    if item.kind == "look_back":
        before["focus"] = _looked_at(item, found)
    corrected = sum(one.corrected for one in mine)
    return {
        "kind": "special" if item.kind == "look_back" else item.kind,
        **_form(item),
        "methods": METHODS,
        **before,
        "level": "city",
        "led_by": "leader" if item.kind == "observation" else "office",
        "start_on": item.start,
        "end_on": item.end,
        "counties": item.counties,
        **said,
        "problems_n": len(mine),
        **({"corrected_n": corrected} if corrected else {}),
        **({"fed_back_on": item.fed_back_on} if item.fed_back_on else {}),
        **({"opinion": "rectify"} if mine else {}),
    }


FIRST = ("theme", "node", "checklist", "round_no", "period")


def _form(item: Inspection) -> dict[str, Value]:
    forms = {"spot": "surprise", "look_back": "look_back", "special": "random"}
    return {"form": forms[item.kind]} if item.kind in forms else {}


def _looked_at(item: Inspection, found: Mapping[str, Found]) -> Value:
    """Return the county's findings that were looked at again, the oldest ones."""
    names = (
        name
        for name, one in found.items()
        if one.county.code in item.counties and one.found_on < item.start and one.fed_back_on
    )
    return [f"city/findings/{name}" for name in names][:2]


def _said(plan: Plan, item: Inspection, rng: Random) -> dict[str, Value]:
    """Return the fields that only a check of this kind has."""
    if item.kind == "observation":
        return _observed(plan, item, rng)
    if item.kind == "cross":
        return _crossed(item, rng)
    townships: Value = [
        units.township_of(county.townships[0])
        for county in plan.counties
        if county.code in item.counties
    ]
    count: dict[str, Value] = {"units_n": len(item.counties)}
    told: Mapping[str, dict[str, Value]] = {
        "spot": {"units": townships, **count},
        "work_discipline": {**count, "violations": _violations(rng)},
        "roving": {
            **count,
            "of_checks": _before(plan, item),
            "rechecked_n": 4,
            "disagreed_n": 1,
            **_drawn(plan),
        },
        "special": {"theme": "daily", **count, **_draws(plan, item), "file_review": _reviewed(rng)},
    }
    return told.get(item.kind, count)


def _observed(plan: Plan, item: Inspection, rng: Random) -> dict[str, Value]:
    drawn = draw_for(plan, item)
    seen = [
        (county.code, name)
        for county in plan.counties
        if county.code in item.counties
        for name in (units.township_of(county.townships[-1]), units.groups_of(county)[-1])
    ]
    seen = [(name[:6], name) for name in drawn.sample] if drawn else seen
    scores: Value = [
        {"county": code, "unit": name, "score": rng.randint(76, 96)} for code, name in seen
    ]
    return {
        "checklist": "observation_list",
        "round_no": item.round_no,
        "units": [name for _, name in seen],
        "units_n": len(seen),
        "panel": PANEL,
        **_draws(plan, item),
        "scores": scores,
    }


def _crossed(item: Inspection, rng: Random) -> dict[str, Value]:
    hosts = item.counties[item.shift :] + item.counties[: item.shift]
    teams: Value = [
        {
            "no": number,
            "size": rng.randint(4, 6),
            "leader_post": "county_deputy_secretary",
            "home_county": home,
            "host_county": host,
            "member_offices": [units.office_of(home, 6)],
        }
        for number, (home, host) in enumerate(zip(item.counties, hosts, strict=True), 1)
    ]
    return {
        "period": f"{item.start:%Y-%m}",
        "units_n": len(item.counties),
        "teams": teams,
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
        "population_n": FILES,
        "reviewed_n": 18,
        "passed_n": 14,
        "defects": [
            {"code": "wording", "count": rng.randint(1, 4)},
            {"code": "binding", "count": rng.randint(1, 6)},
        ],
    }


def _violations(rng: Random) -> Value:
    return [{"code": code, "count": rng.randint(0, 6)} for code in ("late", "early", "chat")]
