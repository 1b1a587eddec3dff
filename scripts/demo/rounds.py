"""Inspection rounds of counties: one is finished, one is under way."""

from collections.abc import Iterator
from datetime import date, timedelta

from demo import units
from demo.areas import County
from demo.city_plan import Plan, Record, of_city
from demo.yaml_text import Value

FINISHED, UNDER_WAY = 1, 2
FED_BACK = date(2026, 5, 15)
TRAINED = {FINISHED: date(2026, 4, 2), UNDER_WAY: date(2026, 6, 18)}
"""When the members of a round were trained, by its number."""


def rounds(plan: Plan) -> Iterator[Record]:
    """Yield the rounds."""
    yield of_city("rounds", name_of(plan, FINISHED), _finished(county_of(plan, FINISHED)))
    yield of_city("rounds", name_of(plan, UNDER_WAY), _under_way(county_of(plan, UNDER_WAY)))


def name_of(plan: Plan, number: int) -> str:
    """Return the identifier of a round."""
    return plan.name("rounds", FED_BACK.year, f"{FED_BACK.year}-{number}", number)


def county_of(plan: Plan, number: int) -> County:
    """Return the county that inspects in a round."""
    places = [county for county in plan.counties if county.place.kind != "district"]
    return places[0] if number == FINISHED else places[-1]


def finished(plan: Plan) -> tuple[County, str, date]:
    """Return the finished round's county, its identifier, and the day of its feedback."""
    return county_of(plan, FINISHED), name_of(plan, FINISHED), FED_BACK


def _finished(county: County) -> dict[str, Value]:
    villages = sum(place.villages for place in county.townships)
    return {
        **_head(county, FINISHED, date(2026, 4, 1)),
        "notice_on": date(2026, 4, 3),
        "notice": _notice(FINISHED, villages, villages),
        "letters": 11,
        "calls": 9,
        "visits": 6,
        "accepted_n": 22,
        "special_campaigns": [
            {
                "title": "惠农补贴发放",
                "approved_on": date(2026, 4, 24),
                "result": "补发到位，完善制度一项",
            }
        ],
        "secretary_meeting_on": date(2026, 5, 13),
        "closed_on": date(2026, 7, 14),
        "targets": [_extended_to_villages(county), _routine(county)],
    }


def _under_way(county: County) -> dict[str, Value]:
    villages = sum(place.villages for place in county.townships)
    last = county.townships[-1]
    return {
        **_head(county, UNDER_WAY, date(2026, 6, 17)),
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
                "prepared": ["process", "standard", "discipline"],
                "villages_n": last.villages,
                "small_groups": 1,
                "attended_mobilisation": True,
                "talks_n": 17,
                "outlines_n": 17,
                "methods": ["reports", "talks", "files"],
            }
        ],
    }


def _head(county: County, number: int, authorised: date) -> dict[str, Value]:
    return {
        "county": county.code,
        "term": 9,
        "year": "2026",
        "no": 5 + number,
        "authorised_on": authorised,
        "groups": 2,
        "members_n": 14,
        "commitments_signed": 14 if number == FINISHED else 12,
        "commitments_on": authorised,
        "liaisons_n": 1,
    }


def _notice(number: int, villages: int, posted: int) -> Value:
    return {
        "channels": ["board", "website"],
        "url": f"https://example.org/notice/{number}",
        "villages_total": villages,
        "villages_posted": posted,
        "broadcast": True,
    }


def _stages(*days: str) -> Value:
    names = ("prepare", "enter", "understand", "report", "feedback", "transfer")
    return {name: date.fromisoformat(day) for name, day in zip(names, days, strict=False)}


ALL_STAGES = _stages(
    "2026-04-02", "2026-04-08", "2026-04-10", "2026-05-08", "2026-05-15", "2026-05-22"
)
PLANNED = _stages(
    "2026-04-02", "2026-04-08", "2026-04-10", "2026-05-06", "2026-05-13", "2026-05-20"
)
"""The feedback came two days after the day that was planned."""


def _extended_to_villages(county: County) -> Value:
    place = county.townships[0]
    return {
        "unit": units.party_of(place),
        "mode": "township_to_village",
        "stages": ALL_STAGES,
        "planned": PLANNED,
        "prepared": ["process", "standard", "discipline"],
        "focus_covered": ["livelihood_funds", "village_assets"],
        "villages_n": place.villages,
        "villages_covered": place.villages,
        "small_groups": 2,
        "village_lists_n": place.villages // 2,
        "attended_mobilisation": True,
        "attended_feedback": True,
        "talks_n": 38,
        "outlines_n": 38,
        "methods": ["reports", "talks", "files", "visits"],
        "group_meetings": 8,
        **_after_feedback(),
        "problems_n": 12,
        "rectified_n": 11,
        "immediate_n": 2,
        "transferred_n": 3,
        "transferred_early_n": 1,
        "return_visit_on": date(2026, 7, 13),
        "return_result": "good",
    }


def _routine(county: County) -> Value:
    return {
        "unit": units.body_of(county.code, 2),
        "mode": "routine",
        "stages": ALL_STAGES,
        "planned": PLANNED,
        "attended_mobilisation": True,
        "attended_feedback": False,
        "talks_n": 21,
        "outlines_n": 20,
        "methods": ["reports", "talks", "files"],
        **_after_feedback(),
        "problems_n": 7,
        "rectified_n": 6,
        "immediate_n": 1,
        "transferred_n": 1,
        "return_visit_on": date(2026, 7, 13),
        "return_result": "fair",
    }


def _after_feedback() -> dict[str, Value]:
    """Return the days of double feedback, double report and double publicity."""
    return {
        "report_on": FED_BACK - timedelta(days=7),
        "report_reviewed_on": FED_BACK - timedelta(days=4),
        "fed_unit_on": FED_BACK,
        "fed_head_on": FED_BACK,
        "list_on": date(2026, 5, 19),
        "plan_on": date(2026, 5, 29),
        "rectify_due_on": date(2026, 8, 14),
        "unit_report_on": date(2026, 7, 3),
        "head_report_on": date(2026, 7, 3),
        "public_inner_on": date(2026, 7, 6),
        "public_society_on": date(2026, 7, 8),
        "public_url": "https://example.org/rectified/1",
    }
