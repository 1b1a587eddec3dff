"""The city's registers: vocabulary, publication and pairings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from demo import units, words
from demo.areas import County
from demo.yaml_text import Value

RESUBMIT_DAYS = 10
PAIRED_SINCE = date(2026, 3, 31)
CONTACTS = ("county_secretary", "county_deputy_secretary", "county_member")

POSTS = (
    ("city_secretary", "市纪委书记、市监委主任", "Secretary of the city commission"),
    ("city_deputy_secretary_1", "市纪委副书记（分管日常工作）", "First deputy secretary"),
    ("city_deputy_secretary_2", "市纪委副书记（分管案件工作）", "Second deputy secretary"),
    ("city_deputy_director_1", "市监委副主任（分管监督检查）", "First deputy director"),
    ("city_deputy_director_2", "市监委副主任（分管干部监督）", "Second deputy director"),
    ("city_member_1", "市纪委常委（分管组织）", "Standing member for organisation"),
    ("city_member_2", "市纪委常委（分管宣传）", "Standing member for publicity"),
    ("city_member_3", "市纪委常委（分管信访）", "Standing member for petitions"),
    ("city_member_4", "市监委委员（分管审理）", "Member for trial"),
    ("city_member_5", "市监委委员（分管审查调查）", "Member for review and investigation"),
    ("city_office_director", "市纪委监委办公室主任", "Director of the city office"),
    ("taskforce_director", "市工作专班主任", "Director of the city taskforce"),
)
UNIT_KINDS = (
    ("city_commission", "市级纪委监委", "City commission"),
    ("county_commission", "县级纪委监委", "County commission"),
    ("township_commission", "乡镇（街道）纪（工）委", "Township commission"),
    ("internal_office", "内设机构", "Internal office"),
    ("dispatched_group", "派驻纪检监察组", "Dispatched group"),
    ("dispatched_work_committee", "派出纪检监察工委", "Dispatched working committee"),
    ("inspection_office", "巡察办", "County inspection office"),
    ("party_body", "党的组织", "Party organisation"),
    ("taskforce", "工作专班", "Taskforce"),
)
BLOCKERS = (
    ("staffing", "人员不足", "Not enough staff"),
    ("funding", "经费未落实", "Funds not in place"),
    ("premises", "场所受限", "No suitable premises"),
    ("procurement", "采购程序未完成", "Procurement not finished"),
    ("approval", "待上级批复", "Awaiting approval from above"),
    ("coordination", "部门协调未果", "No agreement with other departments"),
)
LEADERS = tuple(code for code, _, _ in POSTS[:10])
LINKED_OFFICES = (
    *units.SUPERVISION,
    *units.REVIEW,
    units.OFFICE,
    units.ORGANISATION,
    units.PUBLICITY,
    units.CASES,
    units.PETITIONS,
    units.CONDUCT,
)


HOST = "yanchuan"
"""The organisation of the invented city on an invented git host."""
SERIES: Value = [
    {
        "series": "weekly",
        "facts": ["tasks", "findings", "rectification", "actions", "ranks"],
        "leads": ["progress", "tasks.overdue", "findings.open"],
        "chart": "county.progress",
    },
    {"series": "node", "facts": ["tasks"], "leads": ["tasks.done", "tasks.overdue"]},
    {
        "series": "observation",
        "facts": ["checks"],
        "leads": ["checks.units", "checks.score", "checks.problems"],
        "chart": "county.check_score",
    },
    {
        "series": "cross",
        "facts": ["checks", "rectification"],
        "leads": ["checks.counties", "checks.problems", "rectification.rate"],
        "chart": "county.check_found",
    },
    {
        "series": "quarterly",
        "facts": [
            *("ranks", "tasks", "findings", "rectification", "checks"),
            *("appraisals", "help", "petitions", "actions"),
        ],
        "leads": ["progress", "rectification.rate", "help.days"],
        "chart": "county.progress",
    },
    {
        "series": "exposure",
        "facts": ["rectification", "actions"],
        "leads": ["rectification.overdue", "rectification.rate"],
        "chart": "county.late",
    },
]
LIVE_FROM = date(2026, 4, 1)


LEVELS = {
    "case_supervision": "city",
    "inspection_office": "county",
    "office": "city",
    "taskforce": "city",
}
"""Whose posts are that do not begin with it; those of units may be anybody's."""


def vocab_file() -> dict[str, Value]:
    """Return the vocabulary."""
    lists: dict[str, tuple[tuple[str, ...], ...]] = {
        "posts": POSTS + words.MORE_POSTS,
        "unit_kinds": UNIT_KINDS + words.MORE_UNIT_KINDS,
        "blockers": BLOCKERS,
        **words.LISTS,
    }
    found: dict[str, list[dict[str, str]]] = {
        name: [{"code": code, "zh": zh, "en": en} for code, zh, en in terms]
        for name, terms in lists.items()
    }
    for row in found["posts"]:
        level = LEVELS.get(row["code"].rpartition("_")[0], row["code"].partition("_")[0])
        row.update({"level": level} if level in {"city", "county", "township"} else {})
    return {**found}


def publication_file(as_of: date, *, full: bool = False) -> dict[str, Value]:
    """Return the settings of publication: a demonstration, pinned to a day.

    In the full one the series say what their issues hold.
    """
    return {
        "as_of": as_of,
        "demonstration": True,
        "repository_public": False,
        "site_url": "https://example.org/ledgers/",
        "minimum_cell": 5,
        "cells": ["county_year", "city_month", "city_year"],
        "embargo_grace_days": 30,
        **({"series": SERIES} if full else {}),
        "allowed_numbers": ["12388"],
        "contact": "演示数据，不代表任何真实地方；更正请在代码仓库提出",
    }


def owners_file(counties: Sequence[County]) -> dict[str, Value]:
    """Return the accounts of the maintainers, of each linked office, and of each county."""
    rows: list[Value] = [
        {"id": "maintainers", "kind": "maintainers", "team": f"{HOST}/ledgers",
         "accounts": ["ledgers-maintenance-1", "ledgers-maintenance-2"]},
    ]  # fmt: skip
    for office in LINKED_OFFICES[: len(counties)]:
        name = f"office-{office.rpartition('-')[2]}"
        row = {"id": name, "kind": "office", "unit": office, "team": f"{HOST}/{name}"}
        rows.append(row | {"accounts": [f"city-{name}"]})
    for county in counties:
        name = f"county-{county.code}"
        row = {"id": name, "kind": "filing", "county": county.code, "team": f"{HOST}/{name}"}
        rows.append(row | {"accounts": [f"{name}-filing"]})
    return {"live_from": LIVE_FROM, "owners": rows}


def pairings_file(counties: Sequence[County]) -> dict[str, Value]:
    """Return one linked leader and one linked office for each county."""
    rows: list[Value] = []
    for index, county in enumerate(counties):
        leader = {"from_post": LEADERS[index % len(LEADERS)]}
        office = {"from_unit": LINKED_OFFICES[index % len(LINKED_OFFICES)]}
        rows += [_pairing(county, "leader", leader), _pairing(county, "office", office)]
    for county in counties:
        rows += _pairings_within(county)
    return {"pairings": rows}


def _pairings_within(county: County) -> Iterator[Value]:
    """Yield who of a county keeps contact with its townships, helps one, or learns in pairs."""
    for number, place in enumerate(county.townships, 1):
        post = CONTACTS[(number - 1) % len(CONTACTS)]
        yield _pairing(
            county, "contact", {"to_unit": units.township_of(place), "from_post": post}, number
        )
    helped = units.township_of(county.townships[units.HELPED])
    helping = {"from_unit": units.office_of(county.code, 8), "to_unit": helped}
    yield {
        **_pairing(county, "help", helping),
        "quota_days_month": 2,
        "start_on": units.HELPED_SINCE,
    }
    yield {**_pairing(county, "mentor", {}), "pairs": 4 + int(county.code) % 7}


def _pairing(
    county: County, kind: str, who: Mapping[str, str], number: int = 1
) -> dict[str, Value]:
    return {
        "id": f"{county.code}-{kind}-{number:02d}",
        "kind": kind,
        "county": county.code,
        **who,
        "start_on": PAIRED_SINCE,
    }
