"""What the standards ask is held against what each body of a county has filed (M3)."""

from datetime import date
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.assess.indicators import measure_all
from ledgers.model.catalog import Catalog
from ledgers.model.lives.standards import held_against
from ledgers.model.method import Indicator
from ledgers.model.records import Standard
from ledgers.model.scoring import Measurement
from tests.unit.assess.ruled import AS_OF, COUNTIES, COUNTY, catalog

GROUP, TOWNSHIP = f"{COUNTY}-dispatched_group-01", f"{COUNTY}001-township_commission-01"
UNITS = [
    {"id": name, "name": name, "kind": name.split("-")[1], "level": "county", "area": COUNTY}
    for name in (GROUP, TOWNSHIP)
]
ROOMS = [
    {"id": "group_rooms", "unit_kind": "dispatched_group", "facility": "room", "at_least": 3},
    {"id": "two_rooms", "unit_kind": "township_commission", "facility": "room", "at_least": 2},
]
STAFF = [
    {
        "id": "members",
        "unit_kind": "township_commission",
        "figure": "members",
        "at_least": 3,
        "at_most": 5,
    }
]
STANDARDS: dict[str, Any] = {"facilities": ROOMS, "posts": STAFF}


def city(
    rooms: dict[str, int] | None, members: int = 3, standards: dict[str, Any] | None = None
) -> Catalog:
    """Return a county whose bodies have so many rooms, and a township with so many members."""
    items = [{"unit": unit, "kind": "room", "built": n} for unit, n in (rooms or {}).items()]
    head = {"period": "2026-Q2", "filed_on": "2026-07-09"}
    records: dict[str, dict[str, Any]] = {
        "city/standards/standards": STANDARDS if standards is None else standards,
        f"{COUNTY}/units/units": {"units": UNITS},
        f"{COUNTY}/posts/2026-Q2": {**head, "units": [{"unit": TOWNSHIP, "members": members}]},
    }
    if rooms is not None:
        records[f"{COUNTY}/facilities/2026-Q2"] = {**head, "items": items}
    return catalog(records)


def short(found: Catalog, day: date = AS_OF) -> dict[str, int]:
    """Return what is short in the county, by standard."""
    rows = held_against(found, day)
    return {row.standard.id: row.short for row in rows if row.county == COUNTY and row.short}


def test_rooms_and_members_below_and_above_a_standard_are_short() -> None:
    assert short(city({GROUP: 3, TOWNSHIP: 2})) == {}
    assert short(city({GROUP: 2, TOWNSHIP: 0})) == {"group_rooms": 1, "two_rooms": 2}
    assert short(city({GROUP: 3, TOWNSHIP: 2}, members=1)) == {"members": 2}
    assert short(city({GROUP: 3, TOWNSHIP: 2}, members=6)) == {"members": -1}


def test_what_a_filing_leaves_out_is_not_there() -> None:
    rows = held_against(city({GROUP: 3}), AS_OF)
    left_out = next(row for row in rows if row.standard.id == "two_rooms")

    assert (left_out.has, left_out.short, left_out.unfiled) == (None, 2, False)
    assert left_out.record == f"{COUNTY}/facilities/2026-Q2"


def test_a_filing_of_a_later_day_does_not_count_yet() -> None:
    found = city({GROUP: 2, TOWNSHIP: 2})

    assert short(found, date(2026, 7, 9)) == {"group_rooms": 1}
    assert all(row.unfiled for row in held_against(found, date(2026, 7, 8)))


@pytest.mark.parametrize(
    "more", [{"from": "2026-08-01"}, {"applies_to": ["county", "county_level_city"]}]
)
def test_a_standard_of_a_later_day_or_of_other_counties_is_not_asked(more: dict[str, Any]) -> None:
    rooms = [{**row, **more} for row in ROOMS]

    assert short(city({GROUP: 0, TOWNSHIP: 0}, standards={"facilities": rooms})) == {}


def measured(found: Catalog, form: str, *names: str, **where: str) -> Measurement:
    """Return what an indicator of the standards, chosen by their fields, gives for the county."""
    parts = ("value",) if len(names) == 1 else ("numerator", "denominator")
    numbers = [{"part": part, "sum": [name]} for part, name in zip(parts, names, strict=True)]
    chosen = [{"field": field, "in": [word]} for field, word in where.items()]
    source = {"ledger": "standards", "window": "now", "where": chosen, "numbers": numbers}
    plain: dict[str, Any] = {
        "id": "asked",
        "zh": "指标",
        "en": "Indicator",
        "measure": "%",
        "cycle": "quarter",
    }
    plain |= {"level": "county", "visibility": "public", "ranking_allowed": True}
    indicator = msgspec.convert({**plain, "form": form, "source": source}, Indicator)
    return measure_all(found, [indicator], {}, AS_OF)["asked"][COUNTY]


def test_the_share_met_and_the_shortfall_are_indicators() -> None:
    found = city({GROUP: 2, TOWNSHIP: 0}, members=6)

    assert measured(found, "ratio", "met", "asked").value == Fraction(0, 3)
    assert measured(found, "value", "short").value == 1 + 2 + 1
    assert measured(found, "ratio", "complete", "bodies").value == Fraction(0, 2)
    assert measured(found, "value", "short", standard="two_rooms").value == 2
    assert measured(city({GROUP: 3, TOWNSHIP: 0}), "ratio", "met", "asked").value == Fraction(2, 3)


def test_every_shortfall_leads_to_the_lines_that_show_it() -> None:
    inputs = measured(city({GROUP: 3, TOWNSHIP: 1}), "value", "short").inputs

    assert [(one.record, one.path, one.text) for one in inputs] == [
        (f"{COUNTY}/facilities/2026-Q2", ("items", 1), "1")
    ]


def test_a_county_that_filed_nothing_has_no_share() -> None:
    found = measured(city(None), "ratio", "met", "asked")

    assert (found.value, found.not_applicable) == (None, False)
    assert found.reason is not None


def test_a_document_is_asked_after_its_day_and_counted_while_in_force() -> None:
    asked = {"id": "rule", "category": "C", "due_on": "2026-06-30"}
    updates = [{"on": "2026-07-02", "status": "issued"}, {"on": "2026-07-20", "status": "repealed"}]
    found = catalog(
        {
            "city/standards/standards": {"documents": [asked]},
            f"{COUNTY}/documents/D1": {"fulfils": "rule", "updates": updates},
        }
    )
    days = {day: short(found, date(2026, 7, day)) for day in (1, 2, 19, 20)}

    assert days == {1: {"rule": 1}, 2: {}, 19: {}, 20: {"rule": 1}}
    assert held_against(found, date(2026, 6, 30)) == ()


RULES = {
    "documents": [
        {"id": "plan", "category": "A", "due_on": "2026-04-30"},
        {"id": "late", "category": "A", "due_on": "2026-05-29", "applies_to": ["county"]},
        {"id": "none", "category": "A", "due_on": "2026-05-29"},
        {"id": "own", "category": "C", "due_on": "2026-05-29"},
    ]
}


def issued(standard: str, day: str) -> dict[str, Any]:
    """Return a document that fulfils a standard."""
    return {"fulfils": standard, "updates": [{"on": day, "status": "issued"}]}


def test_what_the_city_makes_is_held_against_it_and_counts_in_each_county_if_chosen() -> None:
    made = {
        "city/documents/D1": issued("plan", "2026-04-30"),
        "city/documents/D2": issued("late", "2026-06-01"),
        f"{COUNTY}/documents/D1": issued("none", "2026-05-29"),
    }
    found = catalog({"city/standards/standards": RULES, **made})
    rows = held_against(found, AS_OF)

    assert [(row.standard.id, row.has, row.in_time) for row in rows if row.county == "990100"] == [
        ("plan", 1, True),
        ("late", 1, False),
        ("none", 0, False),
    ]
    assert measured(found, "ratio", "met", "asked", category="A").value == Fraction(2, 3)
    assert measured(found, "ratio", "in_time", "asked", category="A").value == Fraction(1, 3)
    assert measured(found, "ratio", "met", "asked").value == Fraction(0, 1)


@pytest.mark.parametrize(
    ("revised", "has"), [("2025-07-14", 0), ("2025-07-15", 1), ("2026-07-16", 0)]
)
def test_a_document_to_be_renewed_is_there_for_so_many_months(revised: str, has: int) -> None:
    asked = {"id": "law", "category": "A", "due_on": "2025-01-31", "renewed_months": 12}
    updates = [{"on": "2024-01-05", "status": "issued"}, {"on": revised, "status": "revised"}]
    updates += [{"on": "2026-07-01", "status": "published"}]
    found = catalog(
        {
            "city/standards/standards": {"documents": [asked]},
            "city/documents/D1": {"fulfils": "law", "updates": updates},
        }
    )

    assert [row.has for row in held_against(found, AS_OF)] == [has]


def test_training_is_counted_in_the_last_period_that_is_over() -> None:
    asked = {"id": "study", "kind": "study", "at_least": 2, "period": "quarter"}
    held = {
        f"{COUNTY}/events/E{no}": {"kind": "study", "held_on": day}
        for no, day in enumerate(("2026-04-01", "2026-06-30", "2026-07-01"))
    }
    found = catalog({"city/standards/standards": {"training": [asked]}, **held})
    rows = {row.county: row.has for row in held_against(found, AS_OF)}

    assert rows == {code: 2 if code == COUNTY else 0 for code in COUNTIES}


bounds = st.integers(0, 20)


@given(low=bounds, more=st.one_of(st.none(), bounds), has=st.integers(0, 60))
def test_a_shortfall_is_what_brings_a_number_into_its_bounds(
    low: int, more: int | None, has: int
) -> None:
    high = None if more is None else low + more
    standard = Standard(at_least=low, at_most=high)
    lacking = standard.short(has)

    assert low <= has + lacking
    assert high is None or has + lacking <= high
    assert (lacking == 0) is (low <= has and (high is None or has <= high))
