"""See who takes part in a sum, as everybody can see."""

from datetime import date
from typing import Any

from ledgers.project.margins import Checkpoint, may_all_take_part, takers_of
from ledgers.project.records import ground_of
from tests.unit.project.made import DAY, catalog

Files = dict[str, dict[str, Any]]
END = date(2026, 6, 30)


def takers(files: Files) -> dict[str, dict[str, dict[str, int]]]:
    """Return who takes part until the end of June, by ledger and period."""
    ground = ground_of(catalog(files), DAY)
    made = takers_of(ground, Checkpoint(END, END))
    return {
        ledger: {period: dict(counts) for period, counts in periods.items()}
        for ledger, periods in made.items()
        if ledger in {"casework", "rounds", "pairings"}
    }


def casework(county: str, month: str, **fields: object) -> Files:
    """Return a filing of a county."""
    return {f"data/counties/{county}/casework/{month}.yaml": {"period": month, **fields}}


def test_a_county_takes_part_with_each_public_record_of_a_year_and_of_a_month() -> None:
    files = casework("990102", "2026-04") | casework("990102", "2026-05")

    assert takers(files | casework("990121", "2026-05")) == {
        "casework": {
            "2026": {"990102": 2, "990121": 1},
            "2026-04": {"990102": 1},
            "2026-05": {"990102": 1, "990121": 1},
        }
    }


def test_what_is_withdrawn_internal_or_of_a_later_quarter_takes_no_part() -> None:
    withdrawn = {"on": "2026-06-01", "reason": "r"}
    files = (
        casework("990102", "2026-04", withdrawn=withdrawn)
        | casework("990121", "2026-05", visibility="internal")
        | casework("990181", "2026-07")
    )

    assert takers(files) == {}


def test_a_record_of_the_city_is_of_the_counties_that_it_names_else_of_the_city() -> None:
    files: Files = {
        "data/city/rounds/R2026-1.yaml": {"county": "990121", "notice_on": "2026-05-04"},
        "data/city/pairings.yaml": {
            "pairings": [
                {"id": "p1", "county": "990102", "start_on": "2026-05-01"},
                {"id": "p2", "county": "990181", "start_on": "2026-05-01"},
            ]
        },
    }

    found = takers(files)
    assert found["rounds"]["2026"] == {"990121": 1}
    assert all(set(counts) == {"990102", "990181"} for counts in found["pairings"].values())


def test_where_records_may_be_there_that_are_not_public_all_may_take_part() -> None:
    ground = ground_of(catalog({}), DAY)

    assert [
        ledger
        for ledger in ("actions", "events", "casework", "rounds")
        if may_all_take_part(ledger, ground)
    ] == ["actions", "events"]
