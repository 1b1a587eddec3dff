"""Hold corrections to the design: each counts from its day, and for earlier days it is undone."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.lives.on_day import MISSING, days_of_change, found_at, known_on, undone
from tests.unit.check.change.judging import BASE, after, catalog_of_files, county, swap

RETURN = county("returns/2026-05")
CORRECTED = swap(
    RETURN,
    "filed_on: 2026-06-01\n",
    "filed_on: 2026-06-01\n"
    "corrections:\n"
    "  - {on: 2026-06-09, at: /values/0/numerator, was: 50, now: 53, reason: 漏计}\n"
    "  - {on: 2026-06-12, at: /values/0/numerator, was: 53, now: 56, reason: 漏计}\n"
    "withdrawn: {on: 2026-06-20, reason: 重复}\n",
)
A, B, Z = {"id": "a", "n": 2}, {"id": "b", "n": 3}, {"id": "z"}
VALUE: dict[str, Any] = {"n": 1, "rows": [A, B]}


@pytest.mark.parametrize(
    ("corrections", "before"),
    [
        ([{"at": "/n", "was": 0, "now": 1}], {"n": 0, "rows": [A, B]}),
        ([{"at": "/n", "now": 1}], {"rows": [A, B]}),
        ([{"at": "/m", "was": 7}], {"n": 1, "rows": [A, B], "m": 7}),
        ([{"at": "/rows/1/n", "was": 9, "now": 3}], {"n": 1, "rows": [A, {"id": "b", "n": 9}]}),
        ([{"at": "/rows/1", "now": B}], {"n": 1, "rows": [A]}),
        ([{"at": "/rows/0", "was": Z}], {"n": 1, "rows": [Z, A, B]}),
        ([{"at": "/rows/2", "was": Z}], {"n": 1, "rows": [A, B, Z]}),
        (
            [{"at": "/n", "was": 5, "now": 0}, {"at": "/n", "was": 0, "now": 1}],
            {"n": 5, "rows": [A, B]},
        ),
    ],
)
def test_a_correction_is_undone_where_it_leads(
    corrections: list[dict[str, Any]], before: dict[str, Any]
) -> None:
    assert undone(VALUE, corrections) == before


@pytest.mark.parametrize(
    "at", ["", "n", "/", "/rows/7/n", "/rows/x", "/n/0", "/rows/٣", "/rows/²", None, 7]
)
def test_a_pointer_that_names_nothing_changes_nothing(at: object) -> None:
    assert undone(VALUE, [{"at": at, "was": 1, "now": 2}]).get("rows") == VALUE["rows"]
    assert found_at(VALUE, ["rows", "7"]) is MISSING


VALUES = st.recursive(
    st.integers(0, 9) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner),
    max_leaves=8,
)


@given(record=st.dictionaries(st.sampled_from("uvw"), VALUES, min_size=1), data=st.data())
def test_what_was_corrected_step_by_step_is_undone_step_by_step(
    record: dict[str, Any], data: st.DataObject
) -> None:
    now, made = record, []
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from("uvw"))
        value = data.draw(VALUES)
        was = {"was": now[name]} if name in now else {}
        made.append({"at": f"/{name}", "now": value, **was})
        now = {**now, name: value}

    assert undone(now, made) == record


def test_a_record_is_known_as_it_was_on_each_day() -> None:
    catalog = catalog_of_files(after([CORRECTED]))

    found = {
        on: (value["values"][0]["numerator"], "withdrawn" in value)
        for on in ("2026-06-08", "2026-06-09", "2026-06-11", "2026-06-12", "2026-06-20")
        for value in [_return(known_on(catalog, date.fromisoformat(on)))]
    }

    assert found == {
        "2026-06-08": (50, False),
        "2026-06-09": (53, False),
        "2026-06-11": (53, False),
        "2026-06-12": (56, False),
        "2026-06-20": (56, True),
    }
    assert [str(day)[5:] for day in days_of_change(catalog)] == ["06-09", "06-12", "06-20"]


def test_a_city_without_corrections_is_itself_on_every_day() -> None:
    assert known_on(BASE, date.min) is BASE


def _return(catalog: Any) -> Any:  # noqa: ANN401 - a plain value
    return next(row.value for row in catalog.documents if row.file == RETURN)
