"""What the demonstration measures of rounds, checks and their staff, county by county."""

from fractions import Fraction
from typing import Any

import pytest

from tests.unit.assess.oversight import Records, check, inspection, measured, notice
from tests.unit.assess.ruled import COUNTY

OFFICE = f"{COUNTY}-inspection_office-01"
FED = {"fed_unit_on": "2026-05-15", "stages": {"feedback": "2026-05-15"}}
KNOWN = {"notice_on": "2026-04-15"}


def staffed(*rows: dict[str, Any], **more: Any) -> Records:  # noqa: ANN401 - fields of any kind
    """Return a county's posts, and its inspection office on the register."""
    units = [{"id": OFFICE, "kind": "inspection_office", "area": COUNTY}]
    posts = {"period": "2026-Q2", "filed_on": "2026-07-05", "units": [*rows], **more}
    return {f"{COUNTY}/units/units": {"units": units}, f"{COUNTY}/posts/2026-Q2": posts}


INSPECTORS = staffed(
    {
        "unit": OFFICE,
        "established": 4,
        "in_post": 3,
        "joined_round_12m": 2,
        "head_is_standing_member": True,
    }
)
POOLS = staffed(
    talent_pools=[
        {"kind": "inspection", "size": 9, "renewed_on": "2024-07-16"},
        {"kind": "case", "size": 5, "renewed_on": "2024-07-01"},
    ]
)
REPORTED = inspection(
    {**FED, "rectify_due_on": "2026-07-01", "unit_report_on": "2026-07-01"},
    {**FED, "rectify_due_on": "2026-07-01", "unit_report_on": "2026-07-02"},
    **KNOWN,
)
PUBLISHED = inspection(
    {
        "unit_report_on": "2026-07-01",
        "public_inner_on": "2026-07-02",
        "public_society_on": "2026-07-03",
    },
    {"unit_report_on": "2026-07-01", "public_inner_on": "2026-07-02"},
    **KNOWN,
)
LETTERS = {**KNOWN, "letters": 4, "calls": 3, "visits": 1, "accepted_n": 6}
LATE = check("spot", COUNTY, fed_back_on="2026-06-24")


@pytest.mark.parametrize(
    ("indicator", "records", "value"),
    [
        ("inspection_staffing", INSPECTORS, "3/4"),
        ("inspection_joined", INSPECTORS, "2/3"),
        ("inspection_director", INSPECTORS, "1"),
        ("talent_pools_renewed", POOLS, "1/2"),
        ("both_fed_back", inspection({**FED, "fed_head_on": "2026-05-15"}, FED, **KNOWN), "1/2"),
        ("inspection_reports_on_time", REPORTED, "1/2"),
        ("both_published", PUBLISHED, "1/2"),
        ("notices_posted", inspection(**notice(15, 13), **KNOWN), "13/15"),
        (
            "villages_inspected",
            inspection({**FED, "villages_n": 15, "villages_covered": 14}, **KNOWN),
            "14/15",
        ),
        ("letters_accepted", inspection(**LETTERS), "6/8"),
        ("spot_checks", check("spot", COUNTY), "1"),
        ("methods_all", check("spot", COUNTY, methods=["records", "questions", "on_site"]), "1"),
        ("methods_all", check("spot", COUNTY, methods=["records", "on_site"]), "0"),
        ("led_inspections", check("led_inspection", COUNTY, led_by="leader"), "1"),
        ("led_inspections", check("led_inspection", COUNTY, led_by="office"), "0"),
        ("observations", check("observation", COUNTY), "1"),
        ("checks_by_principals", check("spot", COUNTY, led_by="principal"), "1"),
        ("checks_by_principals", check("spot", COUNTY, led_by="office"), "0"),
        ("checks_fed_back", check("spot", COUNTY), "1"),
        ("checks_fed_back", LATE, "0"),
    ],
)
def test_each_gives_its_value(indicator: str, records: Records, value: str) -> None:
    assert measured(indicator, records)[COUNTY] == Fraction(value)
