"""What the demonstration's rules and indicators say of checks and rounds, with the right values."""

from fractions import Fraction

import pytest

from tests.unit.assess.oversight import (
    ONE,
    OTHER,
    THIRD,
    Records,
    check,
    inspection,
    measured,
    notice,
    reviewed,
    team,
    told,
)
from tests.unit.assess.ruled import COUNTIES

# ── Checks ───────────────────────────────────────────────────────────────────────────────────────


def test_a_sample_of_a_check_of_several_counties_is_held_against_the_share() -> None:
    few, enough = reviewed("sample", 60, 15), reviewed("sample", 60, 18)
    said = "2026-Q2: 15 ÷ 60; asked is at least 30%"

    assert told("sample_30", check("special", ONE, OTHER, **few)) == {ONE: said, OTHER: said}
    assert told("sample_30", check("special", ONE, OTHER, **enough)) == {}
    assert set(told("sample_30", check("cross", *COUNTIES, **reviewed("sample", 100, 10)))) == {
        *COUNTIES
    }


def test_each_team_answers_for_the_files_that_it_reviewed() -> None:
    teams = [
        team(ONE, OTHER, ("internal_office", 60, 15), ("township_commission", 10, 10)),
        team(OTHER, THIRD, ("internal_office", 60, 18), ("dispatched_group", 10, 8)),
        team(THIRD, ONE, ("internal_office", 61, 19), ("township_commission", 12, 12)),
    ]
    crossed = check("cross", *COUNTIES, teams=teams)

    assert told("team_files_30", crossed) == {ONE: "2026-Q2: 15 ÷ 60; asked is at least 30%"}
    assert told("team_files_all", crossed) == {OTHER: "2026-Q2: 8 ÷ 10; asked is at least 100%"}


def test_files_count_for_the_county_whose_files_they_are() -> None:
    teams = [
        team(ONE, OTHER, ("internal_office", 60, 15), ("township_commission", 10, 10)),
        team(OTHER, ONE),
    ]
    teams[0]["reviews"][0]["passed_n"] = 12
    crossed = check("cross", ONE, OTHER, teams=teams)

    assert measured("files_read", crossed)[OTHER] == Fraction(10, 10)
    assert measured("files_sampled", crossed)[OTHER] == Fraction(15, 60)
    assert measured("files_passed", crossed)[OTHER] == Fraction(12, 15)
    assert measured("files_read", crossed)[ONE] is None


def test_an_observation_counts_once_it_was_fed_back() -> None:
    items = [{"item": "seen_t01", "points": 80}]
    scores = [
        {"county": ONE, "score": 80, "items": items},
        {"county": OTHER, "score": 90, "items": items},
        {"county": ONE, "unit": f"{ONE}-internal_office-01", "score": 10},
    ]
    seen = check("observation", ONE, OTHER, scores=scores)
    later = check("observation", ONE, OTHER, scores=scores, fed_back_on="2026-07-16")

    assert measured("observation_score", seen) == {ONE: 80, OTHER: 90, THIRD: None}
    assert set(measured("observation_score", later).values()) == {None}


def test_look_backs_corrections_and_rechecks_are_shares() -> None:
    again = check("special", ONE, form="look_back")
    spot = {
        f"city/checks/C2026-06-0{day}-1": {
            **check("spot", ONE, form="surprise")["city/checks/C2026-06-15-1"],
            "problems_n": found,
            "corrected_n": corrected,
        }
        for day, found, corrected in ((1, 4, 1), (2, 2, 2))
    }
    roving = check("roving", ONE, rechecked_n=4, disagreed_n=1)

    assert measured("look_backs", again | spot)[ONE] == Fraction(1, 3)
    assert measured("spot_corrected", spot)[ONE] == Fraction(3, 6)
    assert measured("rechecks_differing", roving)[ONE] == Fraction(1, 4)


def test_townships_count_once_however_often_a_spot_check_comes() -> None:
    towns = [f"{ONE}00{number}-township_commission-01" for number in range(1, 4)]
    units = [{"id": town, "kind": "township_commission", "area": town[:9]} for town in towns]
    spot = check("spot", ONE, units=[towns[0], towns[0], towns[1]])

    found = measured("spot_townships", spot | {f"{ONE}/units/units": {"units": units}})
    assert found[ONE] == Fraction(2, 3)


# ── Rounds ───────────────────────────────────────────────────────────────────────────────────────


def percent(told: str) -> dict[str, str]:
    """Return that the first county reaches less than all of what is told."""
    return {ONE: f"2026-Q3: {told}; asked is at least 100%"}


@pytest.mark.parametrize(
    ("rule", "fewer", "enough", "told_of"),
    [
        (
            "one_outline_each",
            inspection({"talks_n": 38, "outlines_n": 12}),
            inspection({"talks_n": 38, "outlines_n": 38}),
            "12 ÷ 38",
        ),
        (
            "commitments_all",
            inspection(notice_on="2026-07-01", members_n=14, commitments_signed=5),
            inspection(notice_on="2026-07-01", members_n=14, commitments_signed=14),
            "5 ÷ 14",
        ),
        (
            "one_outline_each",
            inspection({"talks_n": 38}),
            inspection({"outlines_n": 38}),
            "0 ÷ 38",
        ),
        ("notices_all", inspection(**notice(15, 13)), inspection(**notice(15, 15)), "13 ÷ 15"),
        (
            "villages_all",
            inspection({"fed_unit_on": "2026-07-01", "villages_n": 15, "villages_covered": 14}),
            inspection({"fed_unit_on": "2026-07-01", "villages_n": 15, "villages_covered": 15}),
            "14 ÷ 15",
        ),
    ],
)
def test_a_round_that_reaches_less_than_all_is_told(
    rule: str, fewer: Records, enough: Records, told_of: str
) -> None:
    assert told(rule, fewer) == percent(told_of)
    assert told(rule, enough) == {}


def test_a_feedback_after_the_day_planned_is_told() -> None:
    planned = {"planned": {"feedback": "2026-07-10"}}

    assert list(told("feedback_planned", inspection(planned))) == [ONE]
    assert (
        told("feedback_planned", inspection({**planned, "stages": {"feedback": "2026-07-10"}}))
        == {}
    )


def test_special_campaigns_are_one_or_two() -> None:
    three = inspection(special_campaigns=[{}, {}, {}])

    assert list(told("special_campaigns", three)) == [ONE]
    assert told("special_campaigns", inspection(special_campaigns=[{}])) == {}


@pytest.mark.parametrize(("renewed", "found"), [("2024-07-15", []), ("2024-07-14", [ONE])])
def test_a_talent_pool_is_renewed_every_two_years(renewed: str, found: list[str]) -> None:
    pools = [{"kind": "inspection", "size": 9, "renewed_on": renewed}]
    records = {f"{ONE}/posts/2026-Q2": {"period": "2026-Q2", "talent_pools": pools}}

    assert list(told("talent_pool", records)) == found


def test_rounds_are_measured_by_what_is_there_of_what_is_asked() -> None:
    entered = {"stages": {"enter": "2026-06-03"}}
    town = {"id": f"{ONE}100-party_body-01", "kind": "party_body", "level": "township"}
    fed = {"fed_unit_on": "2026-06-20", "leader_post": "county_party_leader"}
    done = {**entered, **fed, "unit": town["id"], "mode": "special"}
    one = {
        **done,
        "talks_n": 38,
        "outlines_n": 12,
        "report_on": "2026-06-10",
        "problems_n": 8,
        "rectified_n": 6,
        "immediate_n": 1,
        "transferred_n": 4,
        "transferred_early_n": 1,
        "attended_mobilisation": False,
    }
    other = {**done, "return_visit_on": "2026-07-10", "attended_mobilisation": True}
    reviewed_one = {"report_on": "2026-06-10", "report_reviewed_on": "2026-06-12"}
    dated = {"notice_on": "2026-06-01", "members_n": 14, "commitments_signed": 5}
    ended = {"closed_on": "2026-07-01", "secretary_meeting_on": "2026-06-30"}
    rounds = inspection(one, other, reviewed_one, **dated, **ended)
    records = rounds | {f"{ONE}/units/units": {"units": [town]}}
    asked = {
        "commitments_signed": Fraction(5, 14),
        "outlines_ready": Fraction(12, 38),
        "return_visits": Fraction(1, 2),
        "village_reports": Fraction(1, 2),
        "rounds_heard": Fraction(1),
        "round_problems_rectified": Fraction(6, 8),
        "round_problems_immediate": Fraction(1, 8),
        "transfers_early": Fraction(1, 4),
        "leaders_attending": Fraction(1, 2),
        "reports_reviewed": Fraction(1, 2),
    }

    assert {name: measured(name, records)[ONE] for name in asked} == asked
