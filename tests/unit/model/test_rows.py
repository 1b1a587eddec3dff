"""Rows are read without trust: what is missing or of another kind is not there."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ledgers.model.document import Document
from ledgers.model.rows import (
    Row,
    as_day,
    as_number,
    codes_of,
    decimal,
    entries,
    last,
    rows,
    text,
    texts,
    total,
    whole,
)
from ledgers.read.dialect import YamlPlaces


def document(owner: str, ledger: str, name: str, **value: object) -> Document:
    return Document("f", owner, ledger, name, dict(value), "", "", YamlPlaces(""))


def test_a_field_is_looked_up_in_the_entry_then_in_the_record() -> None:
    unit = {"unit": "u", "stages": {"enter": 3}, "names": ["a", "b"]}
    days = {"period": "2026-Q2", "filed_on": "2026-07-01"}
    record = document("990121", "posts", "2026-Q2", **days, units=[unit])
    row = Row(record, ("units", 0), unit)

    assert (row.text("unit"), row.text("period"), row.text("none")) == ("u", "2026-Q2", "")
    assert row.day_of("filed_on") == date(2026, 7, 1)
    assert (row.number("stages.enter"), row.number("names")) == (Fraction(3), Fraction(2))
    assert row.record == "990121/posts/2026-Q2"


def test_a_field_is_looked_up_in_all_that_an_entry_lies_in_the_nearest_first() -> None:
    review = {"reviewed_n": 8}
    team = {"home_county": "990121", "no": 2, "reviews": [review]}
    check = document("city", "checks", "C2026-1", no=1, kind="cross", teams=[team])
    row = Row(check, ("teams", 0, "reviews", 0), review)

    assert (row.text("home_county"), row.field("no"), row.text("kind")) == ("990121", 2, "cross")


def test_an_entry_of_a_team_is_about_the_county_that_was_inspected() -> None:
    review = {"reviewed_n": 8}
    team = {"home_county": "990121", "host_county": "990122", "reviews": [review]}
    both = ["990121", "990122"]
    check = document("city", "checks", "C2026-1", counties=both, teams=[team])

    assert codes_of(check, review, ("teams", 0, "reviews", 0)) == ("990122",)
    assert codes_of(check, check.value) == tuple(both)


@pytest.mark.parametrize("value", ["20260701", "2026-W01-1", "2026-02-30", "2026-07", 20260701])
def test_a_day_is_written_in_one_way(value: object) -> None:
    assert as_day(value) is None


@pytest.mark.parametrize(("value", "number"), [(3, Fraction(3)), (True, None), ("3", None)])
def test_a_number_is_a_number(value: object, number: Fraction | None) -> None:
    assert as_number(value) == number


def test_entries_lie_in_lists_groups_and_lists_of_lists() -> None:
    value = {"a": [{"b": [1, 2]}, {}], "c": {"d": [{"e": 5}]}}

    assert list(entries(value, "")) == [((), value)]
    assert list(entries(value, "a.b")) == [(("a", 0, "b", 0), 1), (("a", 0, "b", 1), 2)]
    assert list(entries(value, "c.d")) == [(("c", "d", 0), {"e": 5})]
    assert list(entries(value, "x.y")) == []


def test_a_record_is_of_its_keeper_or_of_whom_the_nearest_word_names() -> None:
    several = document("city", "checks", "C1", counties=["990121", "990122"])

    assert codes_of(document("990121", "posts", "x"), {}) == ("990121",)
    assert codes_of(document("city", "decisions", "990122/progress/T07"), {}) == ("990122",)
    assert codes_of(several, several.value) == ("990121", "990122")
    assert codes_of(several, {"county": "990123"}) == ("990123",)
    assert codes_of(several, {"unit": "990124100-town-01"}) == ("990124",)


def test_values_may_lack_anything_or_be_of_another_kind() -> None:
    value = {"a": "x", "b": 3, "c": True, "d": 0.5, "e": [{"k": 1}, 2, "t"], "f": {}}

    assert [text(value, "a"), text(value, "b"), text(value, "z")] == ["x", "", ""]
    assert [whole(value, "b"), whole(value, "c"), whole(value, "z")] == [3, None, None]
    assert [decimal(value, "d"), decimal(value, "c"), decimal(value, "a")] == [
        Decimal("0.5"),
        None,
        None,
    ]
    assert [rows(value, "e"), rows(value, "f")] == [[{"k": 1}], []]
    assert [texts(value, "e"), texts(value, "f")] == [["t"], []]
    assert [last(value, "e"), last(value, "f")] == [{"k": 1}, {}]
    assert [total([1, None, 2]), total([None]), total([])] == [3, None, None]
