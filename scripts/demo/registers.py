"""The city's registers: vocabulary, publication and pairings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from demo import units, words
from demo.areas import County
from demo.yaml_text import Value

RESUBMIT_DAYS = 10
PAIRED_SINCE = date(2026, 3, 31)
MENTORS_SINCE = date(2026, 4, 7)
"""In a month of the programme, so that sums hold how many pairs there are (R345)."""
CONTACTS = ("county_secretary", "county_deputy_secretary", "county_member")

LEADERS = words.codes("posts")[:10]
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
    {"series": "typical_case", "facts": ["petitions"], "leads": ["petitions.receptions"]},
    {
        "series": "exposure",
        "facts": ["rectification", "actions"],
        "leads": ["rectification.overdue", "rectification.rate"],
        "chart": "county.late",
    },
]
LIVE_FROM = date(2026, 4, 1)


ATTACHMENTS: Value = {"max_bytes": 20_000_000, "kinds": ["pdf", "ofd", "image", "office"]}


def publication_file(as_of: date, *, full: bool = False) -> dict[str, Value]:
    """Return the settings of publication: a demonstration, pinned to a day.

    In the full one attachments have limits, scores of offices are shown, and the series say what
    their issues hold.
    """
    return {
        "as_of": as_of,
        "demonstration": True,
        "repository_public": False,
        "site_url": "https://example.org/ledgers/",
        **({"languages": ["zh", "en"]} if full else {}),
        "licence": {"id": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "minimum_cell": 5,
        "cells": ["county_year", "city_month", "city_year"],
        **({"office_scores": True} if full else {}),
        "embargo_grace_days": 30,
        **({"attachments": ATTACHMENTS} if full else {}),
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
    paired: dict[str, Value] = {"pairs": 4 + int(county.code) % 7, "start_on": MENTORS_SINCE}
    yield {**_pairing(county, "mentor", {}), **paired}


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
