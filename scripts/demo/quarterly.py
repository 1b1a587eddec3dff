"""Quarterly counts: posts and staff, rooms, equipment and checklists."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from demo import standards, units
from demo.areas import County, Place
from demo.city_plan import Plan, Record, of_county
from demo.diligence import care_of
from demo.workdays import filing_day, last_day
from demo.yaml_text import Value

DUE_DAYS = 10
ESTABLISHED: Mapping[str, tuple[int, int]] = {
    "county_commission": (5, 8),
    "internal_office": (3, 6),
    "dispatched_group": (3, 5),
    "inspection_office": (4, 6),
    "inspection_group": (8, 12),
}
"""The fewest and the most established posts of a body, by its kind."""

DUTY_FILED_ON = date(2026, 3, 12)
DUTY_REVIEWED_ON = date(2026, 3, 24)
APPROVED: Mapping[str, Value] = {
    "duty_filing": "approved",
    "duty_filed_on": DUTY_FILED_ON,
    "duty_reviewed_on": DUTY_REVIEWED_ON,
}
RENEWED_ON = date(2025, 9, 18)
EACH_QUARTER = 0.3
"""How much likelier a lack has been made good one quarter later."""


def quarterly(plan: Plan) -> Iterator[Record]:
    """Yield each county's posts and facilities quarter by quarter."""
    for index, county in enumerate(plan.counties):
        for quarter in plan.extent.quarters:
            chance = _chance(index, quarter)
            filed = filing_day(
                last_day(quarter), DUE_DAYS, plan.rng(county.code, quarter, "quarter")
            )
            head: dict[str, Value] = {"period": quarter, "filed_on": filed}
            yield of_county(
                county.code, "posts", quarter, {**head, **_posts(plan, county, quarter, chance)}
            )
            yield of_county(
                county.code, "facilities", quarter, {**head, **_facilities(plan, county, chance)}
            )


def _chance(index: int, quarter: str) -> float:
    """Return how likely a county has what it should have in a quarter."""
    late = EACH_QUARTER * (int(quarter[-1]) - 1)
    return min(0.97, 0.45 + 0.4 * care_of(index) + late * (1 - care_of(index)))


def in_post(plan: Plan, index: int, quarter: str) -> int:
    """Return how many a county has in post in a quarter, as its posts say."""
    rows = _posts(plan, plan.counties[index], quarter, _chance(index, quarter))["units"]
    return sum(row["in_post"] for row in rows) if isinstance(rows, list) else 0


def _posts(plan: Plan, county: County, quarter: str, chance: float) -> dict[str, Value]:
    rows: list[dict[str, int]] = []
    listed: list[dict[str, Value]] = []
    for name in units.staffed(county, groups=plan.extent.full):
        staffing = _staffing(name, plan.rng(name, "posts"), chance)
        if plan.extent.full:  # There each inspection group has its own.
            staffing.pop("deputy_heads", None)
        rows.append(staffing)
        more = _more(name, plan.rng(name, "more"), staffing, chance) if plan.extent.full else {}
        listed.append({"unit": name, **staffing, **more, **_duties(name, plan.rng(name, "duties"))})
    full_time = sum(row["full_time"] for row in rows)
    secretaries = sum(row.get("secretary", 0) for row in rows)
    members = sum(row.get("members", 0) for row in rows)
    sources = _sources(members, plan.rng(county.code, "sources")) if plan.extent.full else {}
    if plan.extent.full:
        listed += (centres := [*_centres(county, quarter)])
        full_time += CENTRE_STAFF * len(centres)
    staff = _staff(plan, county, full_time, secretaries)
    officers = staff["information_officers"]
    if plan.extent.full and isinstance(officers, int):
        of_villages = _in_villages(county, officers)
        listed = [{**row, **of_villages.get(str(row["unit"]), {})} for row in listed]
    return {
        "units": listed,
        "staff": {**staff, **sources},
        "talent_pools": [_pool(plan, county, kind, quarter) for kind in POOLS],
    }


def _in_villages(county: County, officers: int) -> Mapping[str, dict[str, Value]]:
    """Return how many commissioners and officers the villages of each township have (R240)."""
    found: dict[str, dict[str, Value]] = {}
    for place in county.townships:
        own = min(officers, place.villages)
        officers -= own
        told: dict[str, Value] = {"village_commissioners": place.villages}
        found[units.township_of(place)] = {**told, "information_officers": own}
    return found


POOLS, CENTRE_STAFF = ("inspection", "case"), 3
SOURCES = ("party_office", "police", "justice", "finance", "organisation", "other")
"""What members of townships were before; the later the fewer."""


def _sources(members: int, rng: Random) -> dict[str, Value]:
    """Return what the members of a county's townships were before (R239)."""
    drawn = [rng.choices(SOURCES, range(len(SOURCES), 0, -1))[0] for _ in range(members)]
    return {"member_sources": [{"code": code, "count": drawn.count(code)} for code in SOURCES]}


def _more(name: str, rng: Random, staffing: Mapping[str, int], chance: float) -> dict[str, Value]:
    """Return what else a body tells of its posts: who looks after systems, who is recruited."""
    if name.endswith("-internal_office-01"):
        return {"it_specialists": int(rng.random() < chance + 0.1)}
    if "-inspection_group-" in name:
        second = name.endswith("-02")
        return {"deputy_heads": 1 - second * (int(name[:6]) % 3 // 2)}
    if "-dispatched_group-" in name:
        rotated = {"rotated_36m": rng.randint(0, staffing["in_post"] - 1), "unrelated_duties": 0}
        return {**rotated, **(APPROVED if rng.random() < chance + 0.2 else {})}
    vacant = sum(staffing.get(f"vacant_{post}", 0) for post in ("secretary", "deputy", "clerk"))
    if "-township_commission-" not in name or not vacant:
        return {}
    advertised = rng.randint(1, vacant + 1)
    recruited = max(rng.randint(0, advertised), advertised - vacant)
    return {"advertised": advertised, "recruited": recruited}


def _centres(county: County, quarter: str) -> Iterator[dict[str, Value]]:
    """Yield the supervision centre of a pilot county: other bodies lend it its staff."""
    if county.code in units.PILOTS and last_day(quarter) >= units.GROUP_SINCE:
        posts = dict.fromkeys(("established", "in_post", "full_time"), CENTRE_STAFF)
        yield {"unit": units.centre_of(county.code), **posts}


def _staffing(name: str, rng: Random, chance: float) -> dict[str, int]:
    """Return the numbers of a body: the same draw with a better chance leaves fewer gaps."""
    kind = name.split("-")[1]
    if kind == "township_commission":
        return _township_staffing(rng, chance)
    established = rng.randint(*ESTABLISHED[kind])
    in_post = established - int(rng.random() > chance)
    counted = {"established": established, "in_post": in_post}
    counted["full_time"] = in_post - int(rng.random() > chance + 0.2)
    if kind == "inspection_office":
        counted["deputy_heads"] = rng.randint(2, 4)
    return counted


def _township_staffing(rng: Random, chance: float) -> dict[str, int]:
    clerks = rng.randint(1, 2)
    gaps = [int(rng.random() > chance + edge) for edge in (0.25, 0.1, 0)]
    present = (1 - gaps[0], 1 - gaps[1], clerks - gaps[2])
    unrelated = int(rng.random() > chance + 0.1)
    return {
        "established": 2 + clerks,
        "in_post": sum(present),
        "full_time": max(0, sum(present) - unrelated),
        **dict(zip(("secretary", "deputy_full_time"), present, strict=False)),
        "members": rng.choice((3, 3, 4, 5, 2 if gaps[1] else 3)),
        "clerks": present[2],
        **dict(zip(("vacant_secretary", "vacant_deputy", "vacant_clerk"), gaps, strict=True)),
        "unrelated_duties": unrelated,
    }


def _duties(name: str, rng: Random) -> dict[str, Value]:
    """Return the other fields of a body beside its numbers."""
    if "-inspection_office-" in name:
        return {
            "head_is_standing_member": rng.random() < 0.7,
            "joined_round_12m": rng.randint(1, 3),
        }
    if "-township_commission-" in name:
        approved = rng.random() < 0.8
        return {
            "duty_filing": "approved" if approved else "filed",
            "duty_filed_on": DUTY_FILED_ON,
            **({"duty_reviewed_on": DUTY_REVIEWED_ON} if approved else {}),
        }
    return {}


def _staff(plan: Plan, county: County, persons: int, secretaries: int) -> dict[str, Value]:
    rng = plan.rng(county.code, "staff")
    fresh, middle = persons // rng.randint(4, 7), persons // rng.randint(3, 5)
    villages = sum(place.villages for place in county.townships)
    officers = villages - rng.randint(0, 4)
    seconded = rng.randint(0, 6)
    return {
        "persons": persons,
        "tenure_lt_12m": fresh,
        "tenure_12_24m": middle,
        "tenure_ge_24m": persons - fresh - middle,
        "secretaries": secretaries,
        "secretaries_lt_12m": min(secretaries, rng.randint(0, 1)),
        "secretaries_age_sum": sum(rng.randint(34, 50) for _ in range(secretaries)),
        "non_core_groups_led": rng.randint(0, 5),
        "village_linked": rng.randint(0, secretaries),
        "organ_staff": 40 * len(county.townships) + rng.randint(0, 30),
        "left_12m": rng.randint(0, 5),
        "seconded": seconded,
        "seconded_12m": rng.randint(0, seconded),
        "village_commissioners": villages,
        "information_officers": officers,
        "villages_with_both": officers - rng.randint(0, 2),
        **({"new_trained": fresh - fresh // 4, **_modules(persons)} if plan.extent.full else {}),
        **({"tiers": _tiers(county, persons, officers)} if plan.extent.full else {}),
    }


def _modules(persons: int) -> dict[str, Value]:
    """Return how many of a county's staff had each compulsory module, everybody once."""
    shares = (("rules", 5), ("evidence", 7), ("documents", 8))
    return {f"{module}_trained": persons - persons // share for module, share in shares}


def _tiers(county: County, persons: int, officers: int) -> Value:
    """Return the three tiers of a county: three of each township, the other staff, the villages."""
    core = 3 * len(county.townships)
    counts = (("core", core), ("full_time", max(0, persons - core)), ("part_time", officers))
    return [{"code": code, "count": count} for code, count in counts]


def _pool(plan: Plan, county: County, kind: str, quarter: str) -> Value:
    """Return a pool of a quarter, which goes on where the one before ended."""
    size, added, removed = 0, 0, 0
    for each in (name for name in plan.extent.quarters if name <= quarter):
        rng = plan.rng(county.code, kind, each)
        first, added, removed = rng.randint(18, 46), rng.randint(0, 3), rng.randint(0, 3)
        size = size + added - removed if size else first
    moved: dict[str, Value] = {"added": added, "removed": removed}
    return {"kind": kind, "size": size, "renewed_on": RENEWED_ON, **moved}


def _facilities(plan: Plan, county: County, chance: float) -> dict[str, Value]:
    task = {"task": "T20"} if plan.has_task("T20") else {}
    items: list[Value] = [
        {**item, **task} for item in _rooms(county, plan.rng(county.code, "rooms"), chance)
    ]
    if plan.extent.full:
        rng = plan.rng(county.code, "more_rooms")
        items += [{**item, **task} for item in _more_rooms(county, rng, chance)]
    rng, commission = plan.rng(county.code, "pool_entry"), units.commission_of(county.code)
    lists: list[Value] = []
    if plan.extent.full:
        lists.append(_filled(commission, "pool_entry", rng, chance - 0.2))
        rng = plan.rng(county.code, "ten_ones")
        lists.append(_filled(commission, "ten_ones", rng, chance - 0.4))
        rng = plan.rng(county.code, "openness")
        lists.append(_filled(commission, "openness_bodies", rng, chance))
        rng = plan.rng(county.code, "petition_mechanisms")
        lists.append(_filled(commission, "petition_mechanisms", rng, chance))
        lists += [
            _filled(units.township_of(place), "openness_stations", rng, chance)
            for place in county.townships
        ]
        rng = plan.rng(county.code, "six")
        lists += [
            _filled(units.township_of(place), "township_six", rng, chance)
            for place in county.townships
        ]
        lists += [
            _filled(units.supervision_of(place), "eight_haves", rng, chance)
            for place in units.supervised(county)
        ]
        items += _of_care(county)
    for place in county.townships:
        rng = plan.rng(place.code, "rooms")
        rooms = [{**item, **task} for item in _township_rooms(place, rng, chance)]
        items += [{**item, **_moved(item, place)} for item in rooms] if plan.extent.full else rooms
        lists += [
            _filled(units.township_of(place), "eight_haves", rng, chance),
            _villages(place, rng, chance),
        ]
    return {"items": items, "checklists": lists}


def _rooms(county: County, rng: Random, chance: float) -> Iterator[dict[str, Value]]:
    commission = units.commission_of(county.code)
    for kind, wanted in (
        ("archive_room", 1),
        ("petition_reception", 1),
        ("talk_room", len(county.townships) + 2),
    ):
        built = wanted - sum(rng.random() > chance + 0.2 for _ in range(wanted))
        compliant = built - sum(rng.random() > chance for _ in range(built))
        yield _built(commission, kind, wanted, built, compliant)
    office = units.inspection_office_of(county.code)
    rooms = rng.randint(3, 7)
    yield {
        **_built(office, "inspection_rooms", rooms, rooms, rooms),
        "area_m2": 18 * rooms + rng.randint(0, 30),
    }


SECURED = 3
"""The doors, locks and cameras that were asked for (R216)."""


def _more_rooms(county: County, rng: Random, chance: float) -> Iterator[dict[str, Value]]:
    """Yield the petition office, and rooms and sets of the dispatched groups (R72, R74, R77)."""
    there = int(rng.random() < chance + 0.2)
    yield _built(units.commission_of(county.code), "petition_office", 1, there, there)
    for group in units.groups_of(county):
        built = 3 - int(rng.random() > chance + 0.2)
        yield _built(group, "office_room", 3, built, built - int(rng.random() > chance + 0.2))
        yield _delivered(group, 5, rng, chance)
    made = SECURED - int(rng.random() > chance)
    yield _built(units.commission_of(county.code), "security", SECURED, made, made)


def _delivered(unit: str, required: int, rng: Random, chance: float) -> dict[str, Value]:
    delivered = required - sum(rng.random() > chance for _ in range(required))
    return {
        "unit": unit,
        "kind": "office_equipment",
        "required": required,
        "delivered": delivered,
        "in_procurement": (required - delivered + 1) // 2,
    }


def _township_rooms(place: Place, rng: Random, chance: float) -> Iterator[dict[str, Value]]:
    name = units.township_of(place)
    built = 2 - int(rng.random() > chance + 0.1)
    yield _built(name, "office_room", 2, built, built - int(built > 1 and rng.random() > chance))
    yield _delivered(name, 4, rng, chance)


def _of_care(county: County) -> Iterator[Value]:
    """Yield the home of care of a pilot county, and the rooms of all its townships but the last."""
    if county.code in units.PILOTS:
        yield _built(units.commission_of(county.code), "care_home", 1, 1, 1)
        for place in county.townships[:-1]:
            yield _built(units.township_of(place), "care_room", 1, 1, 1)


def _moved(item: Mapping[str, Value], place: Place) -> dict[str, Value]:
    """Return how many office rooms of a township were moved to another use, and how many added."""
    if item["kind"] != "office_room":
        return {}
    return {"adjusted": place.villages % 3, "added": int(item["built"] == item["required"])}


def _built(unit: str, kind: str, required: int, built: int, compliant: int) -> dict[str, Value]:
    return {
        "unit": unit,
        "kind": kind,
        "required": required,
        "built": built,
        "compliant": compliant,
    }


def _filled(unit: str, name: str, rng: Random, chance: float) -> Value:
    items = standards.items_of(name)
    there = {item for item in items if rng.random() < chance + 0.15}
    return {
        "unit": unit,
        "checklist": name,
        "have": [item for item in items if item in there],
        "lack": [item for item in items if item not in there],
    }


def _villages(place: Place, rng: Random, chance: float) -> Value:
    """Return how many of a township's villages have each of the six."""
    drawn = [(rng.random(), rng.random()) for _ in range(place.villages)]
    counts = {
        item: sum(first < chance + 0.2 or second < 0.1 * number for first, second in drawn)
        for number, item in enumerate(standards.items_of("six_haves"))
    }
    return {
        "unit": units.township_of(place),
        "checklist": "six_haves",
        "bodies": place.villages,
        "complete": sum(first < chance + 0.2 for first, _ in drawn),
        "counts": [{"code": item, "count": count} for item, count in counts.items()],
    }
