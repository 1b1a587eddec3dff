"""Inspection rounds of counties: some are finished, one is under way."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from demo import units
from demo.areas import County
from demo.city_plan import Plan, Record, of_city
from demo.documents import of_round
from demo.round_days import (
    FED_BACK,
    FINISHED,
    FOURTH,
    THIRD,
    UNDER_WAY,
    county_of,
    name_of,
    no_of,
)
from demo.yaml_text import Value

Papers = Mapping[str, str]
"""The references of a round's papers by their kind; none in a small city."""


def rounds(plan: Plan) -> Iterator[Record]:
    """Yield the rounds."""
    for number in (FINISHED, UNDER_WAY, *((THIRD, FOURTH) if plan.extent.full else ())):
        papers = of_round(plan, number) if plan.extent.full else {}
        county = county_of(plan, number)
        under_way = number == UNDER_WAY
        value = _under_way(county, papers) if under_way else _finished(county, number, papers)
        yield of_city("rounds", name_of(plan, number), value)


def _finished(county: County, number: int, papers: Papers) -> dict[str, Value]:
    villages, more = sum(place.villages for place in county.townships), number - FINISHED
    return {
        **_head(county, number, date(2026, 4, 1), papers),
        **({"rated_n": 14 - more} if papers else {}),
        "notice_on": date(2026, 4, 3),
        "notice": _notice(number, villages, villages),
        "letters": 11 + more,
        "calls": 9 + more,
        "visits": 6,
        "accepted_n": 22 + more,
        "special_campaigns": [
            {
                "title": "惠农补贴发放",
                "approved_on": date(2026, 4, 24),
                "result": "补发到位，完善制度一项",
            }
        ],
        "secretary_meeting_on": date(2026, 5, 13),
        "closed_on": date(2026, 7, 14),
        "targets": [
            _extended_to_villages(county, papers),
            {**_routine(county, papers), **(ADDED if number == THIRD else {})},
        ],
    }


def _under_way(county: County, papers: Papers) -> dict[str, Value]:
    villages = sum(place.villages for place in county.townships)
    last = county.townships[-1]
    return {
        **_head(county, UNDER_WAY, date(2026, 6, 17), papers),
        "notice_on": date(2026, 6, 22),
        "notice": _notice(UNDER_WAY, villages, villages - 2),
        "letters": 4,
        "calls": 2,
        "visits": 3,
        "accepted_n": 7,
        "targets": [
            {
                "unit": units.party_of(last),
                "mode": "township_to_village",
                "stages": _stages("2026-06-18", "2026-06-24", "2026-06-26"),
                "planned": _stages(
                    *("2026-06-18", "2026-06-24", "2026-06-25"),
                    *("2026-07-24", "2026-07-31", "2026-08-07"),
                ),
                "prepared": [*KNOWN, "hear_reports", "collect_material"],
                "prepared_on": date(2026, 6, 23),
                "villages_n": last.villages,
                "small_groups": 1,
                "attended_mobilisation": True,
                "leader_post": "county_party_leader",
                "talks_n": 17,
                "outlines_n": 17,
                "methods": ["reports", "talks", "files"],
            }
        ],
    }


def _head(county: County, number: int, authorised: date, papers: Papers) -> dict[str, Value]:
    return {
        "county": county.code,
        "term": 9,
        "year": "2026",
        "no": no_of(number),
        **({"plan": papers["round_plan"]} if papers else {}),
        "authorised_on": authorised,
        "groups": 2,
        "members_n": 14,
        **({"requested_n": 10, "obtained_n": 7 if number == UNDER_WAY else 8} if papers else {}),
        "commitments_signed": 12 if number == UNDER_WAY else 14,
        "commitments_on": authorised,
        "liaisons_n": 1,
    }


def _notice(number: int, villages: int, posted: int) -> Value:
    return {
        "channels": ["board", "website"],
        "url": f"https://example.org/notice/{number}",
        "villages_total": villages,
        "villages_posted": posted,
        "groups_total": 6 * villages,
        "groups_posted": 6 * posted,
        "broadcast": number != UNDER_WAY,
    }


def _stages(*days: str) -> Value:
    names = ("prepare", "enter", "understand", "report", "feedback", "transfer")
    return {name: date.fromisoformat(day) for name, day in zip(names, days, strict=False)}


ADDED: dict[str, Value] = {"added_on": date(2026, 4, 1), "added_reason": "机构改革后新设的单位"}
"""What is said of a body that a reform brought, so that one more is to be inspected (R167)."""
KNOWN = ("process", "standard", "discipline")
ALL_STAGES = _stages(
    "2026-04-02", "2026-04-08", "2026-04-10", "2026-05-08", "2026-05-15", "2026-05-22"
)
PLANNED = _stages(
    "2026-04-02", "2026-04-08", "2026-04-10", "2026-05-06", "2026-05-13", "2026-05-20"
)
"""The feedback came two days after the day that was planned."""


def _extended_to_villages(county: County, papers: Papers) -> Value:
    place = county.townships[0]
    return {
        "unit": units.party_of(place),
        "mode": "township_to_village",
        "stages": ALL_STAGES,
        "planned": PLANNED,
        "prepared": [*KNOWN, "hear_reports", "collect_material", "visit_first"],
        "prepared_on": date(2026, 4, 7),
        "focus_covered": ["livelihood_funds", "village_assets"],
        "villages_n": place.villages,
        "villages_covered": place.villages,
        "small_groups": 2,
        "villages_found_n": place.villages // 2 + 1,
        "village_lists_n": place.villages // 2,
        "attended_mobilisation": True,
        "attended_feedback": True,
        "leader_post": "county_party_leader",
        "talks_n": 38,
        "outlines_n": 38,
        "methods": ["reports", "talks", "files", "visits"],
        "group_meetings": 8,
        **_after_feedback(county, papers, returned=1),
        "problems_n": 12,
        "rectified_n": 11,
        "immediate_n": 2,
        "transferred_n": 3,
        "transferred_early_n": 2 if papers else 1,
        "return_visit_on": date(2026, 7, 13),
        "return_result": "good",
    }


def _routine(county: County, papers: Papers) -> dict[str, Value]:
    return {
        "unit": units.body_of(county.code, 2),
        "mode": "routine",
        "stages": ALL_STAGES,
        "planned": PLANNED,
        "prepared": [*KNOWN],
        "prepared_on": date(2026, 4, 7),
        "focus_covered": ["small_works"],
        "group_meetings": 4,
        "fed_departments": [units.body_of(county.code, 1)],
        "attended_mobilisation": True,
        "attended_feedback": False,
        "leader_post": "county_government_leader",
        "talks_n": 21,
        "outlines_n": 20,
        "methods": ["reports", "talks", "files"],
        **_after_feedback(county, papers, returned=0),
        "problems_n": 7,
        "rectified_n": 6,
        "immediate_n": 1,
        "transferred_n": 1,
        **({"transferred_early_n": 0} if papers else {}),
        "return_visit_on": date(2026, 7, 13),
        "return_result": "fair",
    }


def _after_feedback(county: County, papers: Papers, *, returned: int) -> dict[str, Value]:
    """Return the days of double feedback, double report and double publicity, and the document."""
    return {
        "report_on": FED_BACK - timedelta(days=7),
        "report_reviewed_on": FED_BACK - timedelta(days=4),
        **({"report_returned_n": returned} if papers else {}),
        "fed_unit_on": FED_BACK,
        "fed_head_on": FED_BACK,
        **({"feedback_doc": papers["feedback"], "feedback_issued_on": FED_BACK} if papers else {}),
        "list_on": date(2026, 5, 19),
        "plan_on": date(2026, 5, 29),
        "rectify_due_on": date(2026, 8, 14),
        "unit_report_on": date(2026, 7, 3),
        "head_report_on": date(2026, 7, 3),
        **({"report_to": _told(county)} if papers else {}),
        "public_inner_on": date(2026, 7, 6),
        "public_society_on": date(2026, 7, 8),
        "public_url": "https://example.org/rectified/1",
    }


def _told(county: County) -> Value:
    """Return to whom rectification is reported: leading group, commission, organisation (R191)."""
    return [
        units.inspection_leaders_of(county.code),
        units.commission_of(county.code),
        units.organisation_of(county.code),
    ]
