"""Teams, file reviews, scores and stages are told entry by entry, and what checks reached."""

from decimal import Decimal
from typing import Any

import pytest

from ledgers.model.ledger_records import Record, records_of
from ledgers.model.values import replace
from ledgers.publish.counties.ledgers import county_ledgers
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Linked
from ledgers.publish.ledgers.oversight import ROUNDS, checks
from ledgers.publish.ledgers.page import ledger_page
from ledgers.publish.subjects.stages import inside_of
from tests.unit.publish.ledgers.made import COUNTY, FOLDER, block, cells_of, desk, record
from tests.unit.publish.views import mini_view

HOST, OTHER = "990102", "990181"
REVIEW = {"files_of": "internal_office", "population_n": 60, "reviewed_n": 18, "passed_n": 15}
TEAM = {"no": 1, "size": 6, "home_county": COUNTY, "host_county": HOST, "reviews": [REVIEW]}
SCORES = [{"county": HOST, "score": Decimal("82.5")}, {"county": OTHER, "score": 90}]


def check(name: str, sort: str, *counties: str, **value: Any) -> Record:  # noqa: ANN401 - plain values
    """Return a check of some counties."""
    return record("checks", name, owner="city", sort=sort, counties=counties, value=value)


def told(ledger: str, anchor: str, *records: Record) -> list[list[str]]:
    """Return the rows of a part of the page of a ledger, without the names of the records."""
    page = ledger_page(desk(*records), ledger)
    return [row[1:] for row in cells_of(block(page.blocks, anchor).tables[0])]


def test_a_team_and_its_reviews_are_told_with_home_and_host() -> None:
    crossed = check("X1", "cross", COUNTY, HOST, OTHER, teams=[TEAM])
    home, host = ("Xiuling County (岫岭县)", "Jicheng District (霁城区)")

    assert told("checks", "teams", crossed) == [["1", "6", home, host]]
    assert told("checks", "reviews", crossed) == [[home, host, "Internal office", "60", "18", "15"]]


def test_a_team_is_told_with_its_members_by_office() -> None:
    offices = [{"office": f"{COUNTY}-internal_office-01", "count": 2}, {"count": 3}]
    crossed = check("X1", "cross", COUNTY, HOST, OTHER, teams=[{**TEAM, "members": offices}])

    assert (
        told("checks", "teams", crossed)[0][-1]
        == "Xiuling County: Internal office (岫岭县纪委监委办公室) 2 · — 3"
    )


def test_a_county_sees_its_own_teams_scores_and_stages() -> None:
    targets = [{"unit": "a", "planned": {"enter": "2026-06-01"}, "stages": {"enter": "2026-06-03"}}]
    records = (
        check("X1", "cross", COUNTY, HOST, OTHER, teams=[TEAM]),
        check("X2", "observation", HOST, OTHER, scores=SCORES),
        record("rounds", owner="city", counties=(OTHER,), value={"targets": targets}),
    )
    found = {
        code: [
            row[1:]
            for part in county_ledgers(desk(*records).here(links.county_page(code)), code)
            for table in part["details"]
            for row in cells_of(table)
        ]
        for code in (HOST, OTHER)
    }

    assert [row[-1] for row in found[HOST]] == ["Jicheng District (霁城区)", "15", "2"]
    assert [row[-1] for row in found[OTHER]] == ["1", "2026-06-01 → 2026-06-03 (+2)"]


def test_scores_of_a_round_have_places_and_equals_share_one() -> None:
    equal = {"county": COUNTY, "score": Decimal("82.50")}
    body = {"county": HOST, "unit": f"{HOST}-internal_office-01", "score": 99}
    watched = check("X2", "observation", HOST, OTHER, COUNTY, scores=[*SCORES, equal, body])

    assert [row[-2:] for row in told("checks", "scores", watched)] == [
        ["82.5", "2"],
        ["90", "1"],
        ["82.50", "2"],
        ["99", "1"],
    ]


def test_the_stages_are_told_as_planned_and_reached_and_the_doubles_with_the_days_between() -> None:
    target = {
        "unit": "a",
        "planned": {"enter": "2026-06-01", "feedback": "2026-06-20"},
        "stages": {"enter": "2026-06-01", "feedback": "2026-06-25"},
        "fed_unit_on": "2026-06-25",
        "fed_head_on": "2026-06-26",
        "feedback_issued_on": "2026-06-27",
        "rectify_due_on": "2026-07-02",
        "unit_report_on": "2026-07-05",
        "head_report_on": "2026-07-06",
        "public_inner_on": "2026-07-07",
        "public_society_on": "2026-07-08",
    }
    inspected = record("rounds", owner="city", value={"targets": [target]})

    assert told("rounds", "stages", inspected) == [
        [
            "a",
            "2026-06-01 → 2026-06-01 (+0)",
            "2026-06-20 → 2026-06-25 (+5)",
            "2026-06-25 → 2026-06-26 (+1)",
            "2026-06-25 → 2026-06-27 (+2)",
            "2026-06-25 → 2026-07-05 (+10)",
            "2026-07-05 → 2026-07-06 (+1)",
            "2026-07-02 → 2026-07-05 (+3)",
            "2026-07-05 → 2026-07-08 (+3)",
            "2026-07-07 → 2026-07-08 (+1)",
        ]
    ]


def test_the_day_of_publicity_leads_to_the_notice_of_rectification() -> None:
    target = {"public_society_on": "2026-07-08", "public_url": "https://example.org/rectified/1"}
    here = desk(record("rounds", owner="city", value={"targets": [target]})).here(FOLDER)
    (column,) = (each for each in ROUNDS.columns if each.name == "public_on")
    (entry,) = ROUNDS.of(here.desk)

    assert column.cell(here, entry).value == Linked("2026-07-08", target["public_url"])


def test_notices_campaigns_and_villages_are_told() -> None:
    address = "https://example.org/notice/1"
    posted = {"villages_total": 15, "villages_posted": 13}
    notice = {"channels": ["board", "website"], "url": address, **posted}
    campaigns = [{"title": "One", "approved_on": "2026-06-01"}]
    villages = {"small_groups": 2, "villages_n": 15, "villages_covered": 14, "village_lists_n": 6}
    value = {"notice": notice, "special_campaigns": campaigns, "targets": [villages]}
    inspected = record("rounds", owner="city", value=value)

    assert told("rounds", "notice", inspected) == [["Notice board, Website", address, "15", "13"]]
    assert told("rounds", "special_campaigns", inspected) == [["One", "2026-06-01"]]
    assert told("rounds", "targets", inspected)[0][-4:] == ["2", "14", "15", "6"]


def test_what_checks_reached_is_told_of_all_there_is() -> None:
    seen = desk(
        check("X1", "spot", COUNTY, HOST),
        check("X2", "special", OTHER, field="land"),
        check("X3", "led_inspection", OTHER, field="medical"),
        check("X4", "observation", HOST, scores=SCORES, checklist="observation_list"),
        *records_of(mini_view().catalog)["standards"],
    )
    table = block(checks(seen.here(FOLDER)), "reached").tables[0]

    assert [row[0] for row in cells_of(table)][2:4] == [
        "Checks of the field Land",
        "Checks of the field Medical care",
    ]
    assert [row[1:] for row in cells_of(table)] == [
        ["2", "3", "66.7%"],
        ["1", "3", "33.3%"],
        ["1", "2", "50.0%"],
        ["1", "2", "50.0%"],
        ["5", "5", "100.0%"],
    ]


def test_the_task_that_an_observation_cannot_see_is_named() -> None:
    view = mini_view()
    (standards,) = records_of(view.catalog)["standards"]
    listed = standards.value["checklists"]
    observed = next(row for row in listed if row["id"] == "observation_list")
    fewer = {**standards.value, "checklists": [{**observed, "items": observed["items"][1:]}]}
    held = check("X1", "observation", HOST, scores=SCORES, checklist="observation_list")
    seen = desk(held, replace(standards, value=fewer))

    told = cells_of(block(checks(seen.here(FOLDER)), "reached").tables[0])
    assert told[-1] == [
        "Tasks that the checklist of observations sees, all but: "
        + view.catalog.tasks[observed["items"][0]["task"]].title,
        *("4", "5", "80.0%"),
    ]


@pytest.mark.parametrize("ledger", ["checks", "rounds", "documents"])
def test_what_is_inside_records_is_in_files_too(ledger: str) -> None:
    seen = desk(check("X1", "cross", COUNTY, HOST, OTHER, teams=[TEAM]))

    names = [listing.data(seen).name for listing in inside_of(seen, ledger)]
    assert (
        names
        == {
            "checks": [
                "checks-teams",
                "checks-teams-members",
                "checks-teams-reviews",
                "checks-scores",
            ],
            "rounds": ["stages", "rounds-notice", "rounds-special_campaigns"],
            "documents": ["documents-updates", "documents-attachments"],
        }[ledger]
    )
