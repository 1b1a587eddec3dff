"""Signs of formalism: counted for each county and ledger, each with what shows it."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledgers.assess.ledgers.signs import asked_twice, signs
from ledgers.model.contract import Contract
from tests.unit.project.made import SCHEMAS, catalog

ONE, OTHER = "990121", "990122"
AREAS = {
    "data/city/areas.yaml": {
        "areas": [
            {"code": code, "name": name, "kind": "county", "valid_from": "2020-01-01"}
            for code, name in ((ONE, "澄塬县"), (OTHER, "岫岭县"))
        ]
    }
}
CALENDAR = {
    "data/city/calendar.yaml": {
        "windows": [{"ledger": "casework", "cycle": "month", "due_days": 5, "inclusive": True}]
    }
}


def found(files: Mapping[str, Any]) -> dict[tuple[str, str], tuple[int, int, tuple[str, ...]]]:
    """Return the signs of a small city by kind and county."""
    rows = signs(catalog({**AREAS, **CALENDAR, **files}))
    return {(row.kind, row.county): (row.shown, row.asked, row.records) for row in rows}


def casework(month: str, filed_on: str, *numbers: int, county: str = ONE) -> dict[str, Any]:
    """Return a month's file with these numbers."""
    names = ("carried_over", "upgraded", "cases_filed", "decisions", "past_15", "read_out")
    values = dict(zip(names, numbers, strict=False))
    path = f"data/counties/{county}/casework/{month}.yaml"
    return {path: {"period": month, "filed_on": filed_on, **values}}


def measure(county: str, text: str) -> dict[str, Any]:
    """Return a rectification with one measure in words."""
    rows = [{"id": 1, "text": text, "due_on": "2026-07-01"}]
    return {f"data/counties/{county}/rectifications/F2026-0001.yaml": {"measures": rows}}


def test_the_same_words_in_two_counties_are_a_sign_for_both() -> None:
    same = found(
        {
            **measure(ONE, "召开专题会议研究部署整改工作"),
            **measure(OTHER, "召开专题会议研究部署整改工作"),
        }
    )

    assert same["alike", ONE] == (1, 1, (f"{ONE}/rectifications/F2026-0001",))
    assert same["alike", OTHER] == (1, 1, (f"{OTHER}/rectifications/F2026-0001",))


def test_words_of_ones_own_and_short_ones_are_none() -> None:
    own = found(
        {
            **measure(ONE, "召开专题会议研究部署整改工作"),
            **measure(OTHER, "逐室清点设备并更换破损的门锁"),
        }
    )
    short = found({**measure(ONE, "清退无关工作"), **measure(OTHER, "清退无关工作")})

    assert own["alike", ONE] == (0, 1, ())
    assert ("alike", ONE) not in short


def test_a_number_that_fills_most_fields_is_a_sign() -> None:
    odd = found(casework("2026-05", "2026-06-03", 6, 6, 6, 6, 3))
    small = found(casework("2026-05", "2026-06-03", 2, 2, 2, 2, 2))

    assert odd["same_number", ONE] == (1, 1, (f"{ONE}/casework/2026-05",))
    assert small["same_number", ONE] == (0, 1, ())


def test_a_filing_with_all_numbers_of_the_month_before_is_a_sign() -> None:
    months = {
        **casework("2026-04", "2026-05-03", 7, 1, 8, 4, 9),
        **casework("2026-05", "2026-06-03", 7, 1, 8, 4, 9),
        **casework("2026-06", "2026-07-03", 7, 1, 8, 4, 5),
    }

    assert found(months)["unchanged", ONE] == (1, 2, (f"{ONE}/casework/2026-05",))


def test_what_comes_in_on_the_last_day_is_a_sign() -> None:
    months = {
        **casework("2026-04", "2026-05-05", 1),
        **casework("2026-05", "2026-06-04", 1),
        **casework("2026-06", "2026-07-08", 1),
    }

    assert found(months)["last_day", ONE] == (1, 3, (f"{ONE}/casework/2026-04",))


def test_a_withdrawn_filing_is_not_looked_at() -> None:
    gone = casework("2026-05", "2026-06-05", 6, 6, 6, 6, 6)
    for value in gone.values():
        value["withdrawn"] = {"on": "2026-06-10", "reason": "重复"}

    assert found(gone) == {}


@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), max_size=6))
def test_no_more_shows_a_sign_than_was_looked_at(first: list[int], second: list[int]) -> None:
    files = {
        **casework("2026-04", "2026-05-05", *first),
        **casework("2026-05", "2026-06-05", *second),
    }

    assert all(0 <= shown <= asked for shown, asked, _ in found(files).values())


def test_a_sum_of_what_is_asked_beside_it_is_asked_twice() -> None:
    rows = {(row.field, row.other) for row in asked_twice(Contract(SCHEMAS), ["posts", "units"])}

    assert rows == {
        ("staff.persons", "units.full_time"),
        ("staff.secretaries", "units.secretary"),
        ("staff.village_commissioners", "units.village_commissioners"),
        ("staff.information_officers", "units.information_officers"),
    }
