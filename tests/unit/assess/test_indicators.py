"""Each form of indicator measures a miniature; the working stands beside it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from ledgers.assess.city import states_at
from ledgers.assess.indicators import Index, measure_all
from ledgers.assess.indicators.measuring import assessed
from ledgers.assess.indicators.rows import span_of
from ledgers.model.periods import add_months
from ledgers.model.scoring import Measurement
from ledgers.model.values import replace
from tests.unit.assess.lives import question, task
from tests.unit.assess.measures import (
    AREAS,
    AS_OF,
    COUNTY,
    FIRST,
    OFFICE,
    OTHER,
    SECOND,
    city,
    indicator,
    measured,
)

Record = Mapping[str, Any]


def posts(period: str, filed_on: str, *units: Record) -> Record:
    """Return a quarter of posts."""
    return {"period": period, "filed_on": filed_on, "units": list(units)}


FILED = {"period": "2026-Q2", "filed_on": "2026-07-01"}
QUARTER = posts(
    "2026-Q2",
    "2026-07-09",
    {"unit": OFFICE, "established": 5, "in_post": 4},
    {"unit": FIRST, "established": 3, "in_post": 3, "full_time": 2},
    {"unit": SECOND, "established": 3, "in_post": 2, "full_time": 1},
)
STAFFED = {
    "ledger": "posts",
    "each": "units",
    "numbers": [
        {"part": "numerator", "sum": ["in_post"]},
        {"part": "denominator", "sum": ["established"]},
    ],
}
ROWS = {"part": "value", "count": "rows"}


def event(held_on: str, **more: object) -> Record:
    """Return an event of a day."""
    return {"kind": "study", "held_on": held_on, **more}


def events(window: str, **more: object) -> Record:
    """Return a source that counts events."""
    return {"ledger": "events", "window": window, "numbers": [ROWS], **more}


# ── Forms ────────────────────────────────────────────────────────────────────────────────────────


def test_a_ratio_divides_the_sums_of_the_latest_filing() -> None:
    # In post 4 + 3 + 2 = 9 of established 5 + 3 + 3 = 11.
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})

    found = measured(catalog, indicator("ratio", STAFFED))

    assert found.value == Fraction(9, 11)
    assert (found.formula, found.period) == ("9 ÷ 11", "2026-Q2")
    assert found.inputs[0].record == f"{COUNTY}/posts/2026-Q2"
    assert found.inputs[0].path == ("units", 0, "in_post")
    assert [(one.part, one.text) for one in found.inputs[2:4]] == [
        ("numerator", "2"),
        ("denominator", "5"),
    ]


def test_conditions_read_the_register_of_bodies_and_compare_fields() -> None:
    # Of two townships, one has as many in post as established: 1 ÷ 2.
    where = [{"field": "unit.kind", "in": ["township_commission"]}]
    full = {"field": "in_post", "at_least_field": "established"}
    numbers = [
        {"part": "numerator", "count": "rows", "where": [full]},
        {"part": "denominator", "count": "rows"},
    ]
    source = {"ledger": "posts", "each": "units", "where": where, "numbers": numbers}
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})

    assert measured(catalog, indicator("ratio", source)).value == Fraction(1, 2)


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        ({"field": "full_time", "at_least": 2}, 1),
        ({"field": "full_time", "at_most": 1}, 1),
        ({"field": "full_time", "present": True}, 2),
        ({"field": "full_time", "present": False}, 1),
        ({"field": "full_time", "in": [1, 2]}, 2),
        ({"field": "filed_on", "at_most": "as_of"}, 3),
        ({"field": "filed_on", "at_least": "2026-07-10"}, 0),
        ({"field": "full_time", "at_least_field": "established"}, 0),
        ({"field": "nothing", "in": ["x"]}, 0),
    ],
)
def test_a_condition_lets_rows_through(condition: Record, rows: int) -> None:
    source = {"ledger": "posts", "each": "units", "where": [condition], "numbers": [ROWS]}
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})

    assert measured(catalog, indicator("count", source)).value == rows


def test_a_value_adds_up_several_fields() -> None:
    # 4 + 5 + 3 + 3 + 2 + 3.
    numbers = [{"part": "value", "sum": ["in_post", "established"]}]
    source = {"ledger": "posts", "each": "units", "numbers": numbers}
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})

    assert measured(catalog, indicator("value", source)).value == 20


def test_a_median_is_of_the_rows_that_have_the_field() -> None:
    # Full-time are 2 and 1, of one body nothing is said; deputies are said of none.
    def middle(field: str) -> Measurement:
        numbers = [{"part": "value", "middle": field}]
        source = {"ledger": "posts", "each": "units", "numbers": numbers}
        catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})
        return measured(catalog, indicator("value", source))

    assert middle("full_time").value == Fraction(3, 2)
    assert [row.text for row in middle("full_time").inputs] == ["2", "1"]
    assert middle("deputy_heads").value is None


def test_a_count_of_different_values_takes_the_city_s_events_with_the_county_s() -> None:
    named = {"counties": [COUNTY, OTHER], "units": [FIRST, SECOND]}
    catalog = city(
        {
            "city/events/E1": event("2026-05-01", **named),
            f"{COUNTY}/events/E2": event("2026-05-02", units=[FIRST]),
        }
    )
    distinct = events("year", numbers=[{"part": "value", "distinct": "units"}])

    assert measured(catalog, indicator("count", distinct)).value == 2
    assert measured(catalog, indicator("count", events("year"))).value == 2
    assert measured(catalog, indicator("count", events("year")), county=OTHER).value == 1
    own = indicator("count", events("year", filed_by="county"))
    assert measured(catalog, own).value == 1


def test_a_checklist_divides_what_is_there_by_all() -> None:
    # Have 2 + 1, lack 0 + 1: 3 ÷ 4.
    lists = [
        {"checklist": "haves", "have": ["sign", "team"], "lack": []},
        {"checklist": "haves", "have": ["sign"], "lack": ["team"]},
    ]
    numbers = [{"part": "numerator", "entries": "have"}, {"part": "denominator", "entries": "lack"}]
    source = {"ledger": "facilities", "each": "checklists", "numbers": numbers}
    filing = {"period": "2026-Q2", "filed_on": "2026-07-01", "checklists": lists}
    catalog = city({f"{COUNTY}/facilities/2026-Q2": filing})

    found = measured(catalog, indicator("checklist", source))

    assert (found.value, found.formula) == (Fraction(3, 4), "3 ÷ (3 + 1)")


def test_days_are_added_up_where_both_have_come() -> None:
    # 3 days and 4; the second is not answered yet, and the fourth only after the day.
    found = {"county": COUNTY, "found_on": "2026-06-01", "fed_back_on": "2026-06-01"}
    answered = ("2026-06-04", None, "2026-06-05", "2026-07-16")
    catalog = city(
        {
            f"city/findings/F2026-000{number}": {**found, **({"answered_on": day} if day else {})}
            for number, day in enumerate(answered)
        }
    )
    days = {"part": "value", "days": ["found_on", "answered_on"]}
    source = {"ledger": "findings", "window": "programme", "numbers": [days]}

    result = measured(catalog, indicator("value", source))

    assert result.value == 7
    assert [(one.record, one.text) for one in result.inputs] == [
        ("city/findings/F2026-0000", "3"),
        ("city/findings/F2026-0002", "4"),
    ]


TO_THE_DAY = {"part": "value", "days": ["held_on", "as_of"]}


def test_days_to_the_day_of_the_assessment_grow_by_one_each_day() -> None:
    catalog = city({f"{COUNTY}/events/E1": event("2026-06-01")})
    asked = [indicator("value", events("programme", numbers=[TO_THE_DAY]))]
    index = Index(catalog)

    for days in (0, 1, 2, 30):
        day = date(2026, 6, 1) + timedelta(days=days)
        found = measure_all(catalog, asked, {}, day, index)[asked[0].id][COUNTY]

        assert found.value == days
        assert [one.path for one in found.inputs] == [("held_on",)]


def test_a_day_may_be_that_of_the_record_that_a_row_names() -> None:
    catalog = city(
        {
            "city/findings/F2026-0001": {"county": COUNTY, "found_on": "2026-06-01"},
            f"{COUNTY}/events/E1": event("2026-06-03", about=["city/findings/F2026-0001"]),
        }
    )
    days = {"part": "value", "days": ["about.found_on", "held_on"]}

    assert measured(catalog, indicator("value", events("year", numbers=[days]))).value == 2


def test_before_and_after_give_the_share_that_was_cut() -> None:
    # (10 − 8) ÷ 10.
    filing = {
        "period": "2026-Q2",
        "filed_on": "2026-07-01",
        "items": [{"required": 10, "built": 8}],
    }
    numbers = [{"part": "before", "sum": ["required"]}, {"part": "after", "sum": ["built"]}]
    source = {"ledger": "facilities", "each": "items", "numbers": numbers}
    catalog = city({f"{COUNTY}/facilities/2026-Q2": filing})

    found = measured(catalog, indicator("before_after", source))

    assert (found.value, found.formula) == (Fraction(1, 5), "(10 − 8) ÷ 10")


def test_year_on_year_compares_with_the_same_days_of_last_year() -> None:
    # Two by 15 July 2026, four by 15 July 2025 and a fifth later: (2 − 4) ÷ 4.
    days = ["2026-01-01", "2026-07-15", "2025-01-01", "2025-02-01", "2025-03-01", "2025-07-15"]
    records = {f"{COUNTY}/events/E{day}": event(day) for day in [*days, "2025-07-16"]}

    found = measured(city(records), indicator("yoy", events("year")))

    assert (found.value, found.formula) == (Fraction(-1, 2), "(2 − 4) ÷ 4")


# ── Time limits ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("limit", "value", "formula"),
    [
        # Due on 5 July: handed in on the 5th is in time, on the 6th is not, never is not.
        ({"done": "submitted_on", "day_of_next_month": 5}, Fraction(1, 3), "1 ÷ 3"),
        # Due three days after 1 July: the 4th. Nothing was handed in by then.
        ({"done": "submitted_on", "start": "begun_on", "days": 3}, Fraction(0), "0 ÷ 3"),
        # Due a month after 1 July: what is not done may still be.
        ({"done": "submitted_on", "start": "begun_on", "months": 1}, Fraction(1), "2 ÷ 2"),
        # Only the second has a day of its own.
        ({"done": "submitted_on", "due": "due_on"}, Fraction(1), "1 ÷ 1"),
        # Without any limit nothing is asked.
        ({"done": "submitted_on", "due": "nothing"}, None, "0 ÷ 0"),
    ],
)
def test_a_limit_passes_at_the_end_of_its_day(
    limit: Record, value: Fraction | None, formula: str
) -> None:
    rows = [
        {"unit": FIRST, "begun_on": "2026-07-01", "submitted_on": "2026-07-05"},
        {
            "unit": SECOND,
            "begun_on": "2026-07-01",
            "submitted_on": "2026-07-06",
            "due_on": "2026-07-06",
        },
        {"begun_on": "2026-07-01"},
    ]
    filing = {"period": "2026-06", "filed_on": "2026-07-07", "townships": rows}
    source = {"ledger": "petitions", "each": "townships", "limit": limit}
    catalog = city({f"{COUNTY}/petitions/2026-06": filing})

    found = measured(catalog, indicator("on_time", source))

    assert (found.value, found.formula) == (value, formula)


def test_day_31_of_a_shorter_month_is_its_last() -> None:
    limit = {"done": "submitted_on", "day_of_next_month": 31}
    days = {FIRST: "2026-06-30", SECOND: "2026-07-01"}
    rows = [{"unit": unit, "submitted_on": day} for unit, day in days.items()]
    filing = {"period": "2026-05", "filed_on": "2026-07-01", "townships": rows}
    source = {"ledger": "petitions", "each": "townships", "limit": limit}

    found = measured(city({f"{COUNTY}/petitions/2026-05": filing}), indicator("on_time", source))

    assert found.formula == "1 ÷ 2"


# ── The life of a finding ────────────────────────────────────────────────────────────────────────


def finding(name: str, *decisions: Record, sent: str = "2026-05-20") -> dict[str, Record]:
    """Return a finding, what the county filed on it, and what the city decided."""
    subject = f"rectifications/{name}"
    return {
        f"city/findings/{name}": {
            "county": COUNTY,
            "found_on": "2026-04-01",
            "fed_back_on": "2026-04-10",
            "due_on": "2026-06-01",
        },
        f"{COUNTY}/{subject}": {
            "finding": f"city/findings/{name}",
            "updates": [{"on": sent, "status": "submitted"}],
        },
        f"city/decisions/{COUNTY}/{subject}": {"subject": subject, "decisions": list(decisions)},
    }


LIVES = {
    **finding("F1", {"on": "2026-06-01", "decision": "closed"}),
    **finding(
        "F2",
        {"on": "2026-05-25", "decision": "closed"},
        {"on": "2026-06-20", "decision": "reopened"},
    ),
    **finding("F3", {"on": "2026-05-21", "decision": "returned"}),
    **finding("F4", {"on": "2026-05-01", "decision": "extended", "until": "2026-08-01"}, sent=""),
}


def share(numerator: Record, denominator: Record) -> Record:
    """Return a source over findings: those that meet one condition, of those that meet another."""
    numbers = [
        {"part": "numerator", "count": "rows", "where": [numerator]},
        {"part": "denominator", "count": "rows", "where": [denominator]},
    ]
    return {"ledger": "findings", "window": "programme", "numbers": numbers}


def filed(field: str) -> Record:
    """Return the condition that something is there."""
    return {"field": field, "present": True}


@pytest.mark.parametrize(
    ("source", "as_of", "formula"),
    [
        # F1 is closed; F2 was reopened. All four were fed back.
        (share(filed("closed_on"), filed("county")), AS_OF, "1 ÷ 4"),
        # On 10 June F2 is still closed.
        (share(filed("closed_on"), filed("county")), date(2026, 6, 10), "2 ÷ 4"),
        # Of the two that were ever closed, one was reopened.
        (share(filed("reopened_on"), filed("first_closed_on")), AS_OF, "1 ÷ 2"),
        # F1, F2 and F3 were due on 1 June; F4 has until 1 August.
        (
            share(filed("closed_on"), {"field": "limit_on", "at_most": "as_of"}),
            AS_OF,
            "1 ÷ 3",
        ),
        # Before the feedback nobody knows of them.
        (share(filed("closed_on"), filed("county")), date(2026, 4, 9), "0 ÷ 0"),
    ],
)
def test_a_finding_is_followed_through_its_decisions(
    source: Record, as_of: date, formula: str
) -> None:
    assert measured(city(LIVES), indicator("ratio", source), as_of).formula == formula


def test_the_submission_that_stands_decides_whether_a_rectification_was_in_time() -> None:
    # F1 was put forward in time; F2 was reopened, F3 returned and not sent again; F4 is not due.
    limit = {"done": "submitted_on", "due": "limit_on"}
    source = {"ledger": "findings", "window": "programme", "limit": limit}

    assert measured(city(LIVES), indicator("on_time", source)).formula == "1 ÷ 3"


# ── Returns ──────────────────────────────────────────────────────────────────────────────────────


def returned(period: str, filed_on: str, *values: Record) -> dict[str, Record]:
    """Return one filing of single numbers."""
    rows = [{"indicator": "x", **value} for value in values]
    record = {"period": period, "filed_on": filed_on, "values": rows}
    return {f"{COUNTY}/returns/{period}": record}


@pytest.mark.parametrize(
    ("form", "filed_as", "value", "formula"),
    [
        ("value", {"value": 7}, Fraction(7), "7"),
        ("count", {"value": 7}, Fraction(7), "7"),
        ("ratio", {"numerator": 3, "denominator": 4}, Fraction(3, 4), "3 ÷ 4"),
        ("on_time", {"numerator": 3, "denominator": 4}, Fraction(3, 4), "3 ÷ 4"),
        # R67: 153 offices became 133.
        ("before_after", {"before": 153, "after": 133}, Fraction(20, 153), "(153 − 133) ÷ 153"),
        # R311: 90 % more than before.
        ("growth", {"before": 100, "after": 190}, Fraction(9, 10), "(190 − 100) ÷ 100"),
        # R283: half as many documents as last year.
        ("yoy", {"this_period": 50, "last_year": 100}, Fraction(-1, 2), "(50 − 100) ÷ 100"),
        ("tally", {"parts": [{"code": "a", "count": 2}, {"code": "b", "count": 3}]}, 5, "5"),
    ],
)
def test_what_is_filed_is_read_in_its_form(
    form: str, filed_as: Record, value: Fraction, formula: str
) -> None:
    found = measured(city(returned("2026-Q2", "2026-07-01", filed_as)), indicator(form))

    assert (found.value, found.formula) == (value, formula)


def test_what_is_filed_may_be_added_up_over_the_year() -> None:
    # (50 + 30 − 100 − 60) ÷ 160.
    records = {
        **returned("2026-05", "2026-06-01", {"this_period": 50, "last_year": 100}),
        **returned("2026-06", "2026-07-01", {"this_period": 30, "last_year": 60}),
    }
    asked = indicator("yoy", {"ledger": "returns", "window": "year"}, cycle="month")

    found = measured(city(records), asked)

    assert (found.value, found.period) == (Fraction(-1, 2), "2026")


def test_townships_are_added_up_and_none_may_be_left_out() -> None:
    first = {"unit": FIRST, "numerator": 3, "denominator": 4}
    second = {"unit": SECOND, "numerator": 1, "denominator": 4}
    asked = indicator("ratio", level="township")

    both = measured(city(returned("2026-Q2", "2026-07-01", first, second)), asked)
    one = measured(city(returned("2026-Q2", "2026-07-01", first)), asked)

    assert both.value == Fraction(4, 8)
    assert (one.value, str(one.reason)) == (None, "filed for 1 of 2 townships")


def test_a_township_without_its_checklist_does_not_leave_the_share() -> None:
    # Have 2 + 1, lack 0 + 1 by the two townships; another list of the second does not stand for it.
    first = {"unit": FIRST, "checklist": "stations", "have": ["clinic", "school"], "lack": []}
    second = {"unit": SECOND, "checklist": "stations", "have": ["clinic"], "lack": ["school"]}
    other = {**second, "checklist": "haves"}
    numbers = [{"part": "numerator", "entries": "have"}, {"part": "denominator", "entries": "lack"}]
    where = [{"field": "checklist", "in": ["stations"]}]
    source = {"ledger": "facilities", "each": "checklists", "where": where, "numbers": numbers}
    asked = indicator("checklist", source, level="township")
    both, one = (
        measured(city({f"{COUNTY}/facilities/2026-Q2": {**FILED, "checklists": lists}}), asked)
        for lists in ([first, second], [first, other])
    )

    assert both.value == Fraction(3, 4)
    assert (one.value, str(one.reason)) == (None, "filed for 1 of 2 townships")


# ── Windows ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("window", "counted"),
    [
        ({"window": "year"}, 3),
        ({"window": "programme"}, 2),
        ({"window": "months", "months": 36}, 4),
        ({"window": "months", "months": 2}, 1),
    ],
)
def test_a_window_decides_which_days_count(window: Record, counted: int) -> None:
    # 36 months back from 15 July 2026 begin on 16 July 2023; two months back, on 16 May 2026.
    days = ["2023-07-15", "2023-07-16", "2026-01-01", "2026-03-31", "2026-07-15", "2026-07-16"]
    records = {f"{COUNTY}/events/E{day}": event(day) for day in days}
    source = {"ledger": "events", "numbers": [ROWS], **window}

    assert measured(city(records), indicator("count", source)).value == counted


WEEKLY = {"ledger": "events", "window": "year", "every": "week"}
HELD = {
    f"{COUNTY}/events/E{day}": event(day)
    for day in ("2026-03-31", "2026-04-06", "2026-04-12", "2026-04-14", "2026-04-27")
}
"""Three weeks with a study day: from the 6th, the 13th and the 27th, and one day before them."""


@pytest.mark.parametrize(
    ("day", "formula"),
    [
        # The programme begins on Tuesday, 31 March; the first week inside it begins on 6 April.
        ("2026-04-11", "0 ÷ 0"),
        ("2026-04-12", "1 ÷ 1"),
        ("2026-04-25", "2 ÷ 2"),
        ("2026-04-26", "2 ÷ 3"),
        ("2026-05-03", "3 ÷ 4"),
    ],
)
def test_a_week_counts_once_it_is_over_however_often_something_was_held(
    day: str, formula: str
) -> None:
    found = measured(city(HELD), indicator("ratio", WEEKLY), date.fromisoformat(day))

    assert found.formula == formula


@pytest.mark.parametrize(
    ("since", "more", "days_off", "formula"),
    [
        ("2026-04-15", {}, (), "1 ÷ 2"),
        (None, {"start_on": "2026-04-13"}, (), "2 ÷ 3"),
        (None, {}, range(20, 25), "3 ÷ 3"),  # Monday to Friday
        (None, {}, range(20, 24), "3 ÷ 4"),
    ],
)
def test_a_week_is_not_asked_for_before_the_county_or_the_number_or_in_a_long_holiday(
    since: str | None, more: Record, days_off: Sequence[int], formula: str
) -> None:
    own = {**AREAS["areas"][1], **({"valid_from": since} if since else {})}
    days = [{"on": f"2026-04-{number}", "kind": "holiday"} for number in days_off]
    registers: Mapping[str, Record] = {
        "areas": {"areas": [AREAS["areas"][0], own]},
        "calendar": {"years": ["2026"], "days": days},
    }
    asked = indicator("ratio", WEEKLY, **more)

    assert measured(city(HELD, **registers), asked, date(2026, 5, 3)).formula == formula


@pytest.mark.parametrize("form", ["count", "tally"])
def test_what_is_no_share_is_none_of_weeks_either(form: str) -> None:
    found = measured(city(HELD), indicator(form, WEEKLY), date(2026, 5, 3))

    assert str(found.reason) == "its source does not say what is counted"


def test_the_week_in_which_a_year_ends_is_the_old_year_s() -> None:
    held = {f"{COUNTY}/events/E1": event("2026-04-06"), f"{COUNTY}/events/E2": event("2027-01-02")}
    found = measured(city(held), indicator("ratio", WEEKLY), date(2027, 1, 3))

    # 39 weeks from 6 April to 3 January, and something in the first and in the last.
    assert (found.formula, found.of) == ("2 ÷ 39", "2026")


def test_the_newest_update_of_each_record_may_be_asked_for() -> None:
    updates = [{"on": "2026-05-01", "status": "issued"}, {"on": "2026-06-01", "status": "repealed"}]
    records = {f"{COUNTY}/documents/D1": {"kind": "rule", "updates": updates}}
    where = [{"field": "status", "in": ["issued"]}]
    source = {
        "ledger": "documents",
        "each": "updates",
        "take": "last",
        "window": "programme",
        "where": where,
        "numbers": [ROWS],
    }
    asked = indicator("count", source)

    assert measured(city(records), asked, date(2026, 5, 31)).value == 1
    assert measured(city(records), asked, date(2026, 6, 1)).value == 0


def test_what_came_in_later_counts_from_that_day() -> None:
    late = {"on": "2026-05-01", "came_in": "2026-06-02", "status": "issued"}
    records = {f"{COUNTY}/documents/D1": {"kind": "rule", "updates": [late]}}
    for each in ({}, {"each": "updates"}):
        asked = indicator(
            "count", {"ledger": "documents", "window": "programme", "numbers": [ROWS], **each}
        )

        assert measured(city(records), asked, date(2026, 6, 1)).value == 0
        assert measured(city(records), asked, date(2026, 6, 2)).value == 1


def test_the_day_that_decides_may_be_another_field() -> None:
    records = {f"{COUNTY}/documents/D1": {"kind": "rule", "replied_on": "2026-02-01"}}
    source = {"ledger": "documents", "dated": "replied_on", "window": "year", "numbers": [ROWS]}

    assert measured(city(records), indicator("count", source)).value == 1


def test_a_register_is_counted_as_it_is_at_the_day() -> None:
    rows = [
        {"kind": "leader", "county": COUNTY, "start_on": "2026-04-01", "end_on": "2026-07-14"},
        {"kind": "leader", "county": COUNTY, "start_on": "2026-07-15"},
        {"kind": "office", "county": OTHER, "start_on": "2026-04-01"},
    ]
    source = {"ledger": "pairings", "each": "pairings", "window": "now", "numbers": [ROWS]}
    catalog = city({}, pairings={"pairings": rows})

    assert measured(catalog, indicator("count", source), date(2026, 7, 14)).value == 1
    assert measured(catalog, indicator("count", source)).value == 1
    assert measured(catalog, indicator("count", source), date(2026, 3, 1)).value == 0


def test_what_is_withdrawn_or_kept_internal_is_out_of_every_number() -> None:
    records = {
        f"{COUNTY}/events/E1": event("2026-05-01"),
        f"{COUNTY}/events/E2": event("2026-05-02", withdrawn={"on": "2026-05-03", "reason": "误"}),
        f"{COUNTY}/events/E3": event("2026-05-02", visibility="internal"),
    }

    assert measured(city(records), indicator("count", events("year"))).value == 1


def test_a_check_counts_from_the_day_of_its_feedback() -> None:
    record = {
        "kind": "spot",
        "end_on": "2026-06-01",
        "counties": [COUNTY],
        "fed_back_on": "2026-06-09",
    }
    source = {"ledger": "checks", "window": "programme", "numbers": [ROWS]}
    catalog = city({"city/checks/C1": record})

    assert measured(catalog, indicator("count", source), date(2026, 6, 8)).value == 0
    assert measured(catalog, indicator("count", source), date(2026, 6, 9)).value == 1


# ── Reasons ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("records", "as_of", "reason", "outside"),
    [
        ({}, AS_OF, "nothing filed yet", False),
        ({f"{COUNTY}/posts/2026-Q2": QUARTER}, date(2026, 7, 8), "nothing filed yet", False),
        (
            {f"{COUNTY}/posts/2026-Q2": QUARTER},
            date(2026, 12, 31),
            "last filed for 2026-Q2",
            False,
        ),
        (
            {f"{COUNTY}/posts/2026-Q2": posts("2026-Q2", "2026-07-01")},
            AS_OF,
            "nothing to divide by",
            True,
        ),
        (
            {f"{COUNTY}/posts/2026-Q2": posts("2026-Q2", "2026-07-01", {"unit": FIRST})},
            AS_OF,
            "“in_post” is not there in 990121/posts/2026-Q2",
            False,
        ),
    ],
)
def test_what_cannot_be_measured_says_why(
    records: Mapping[str, Record], as_of: date, reason: str, *, outside: bool
) -> None:
    found = measured(city(records), indicator("ratio", STAFFED), as_of)

    assert (found.value, str(found.reason), found.not_applicable) == (None, reason, outside)


def test_a_filing_serves_until_two_later_ones_are_due() -> None:
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})

    assert measured(catalog, indicator("ratio", STAFFED), date(2026, 12, 30)).value is not None


def test_nothing_of_a_kind_is_not_zero_of_it() -> None:
    where = [{"field": "unit.kind", "in": ["training_base"]}]
    numbers = [{"part": "value", "sum": ["in_post"]}]
    source = {"ledger": "posts", "each": "units", "where": where, "numbers": numbers}
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})

    found = measured(catalog, indicator("value", source))

    assert (found.value, str(found.reason)) == (None, "nothing of the kind is filed")


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"min_n": 12}, "fewer than 12"),
        ({"min_n": 11}, "None"),
        ({"visibility": "aggregate"}, "None"),
        ({"start_on": "2026-07-16"}, "measured from 2026-07-16 on"),
        ({"end_on": "2026-07-14"}, "measured until 2026-07-14"),
    ],
)
def test_an_indicator_has_its_limits(more: Mapping[str, object], reason: str) -> None:
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER})

    assert str(measured(catalog, indicator("ratio", STAFFED, **more)).reason) == reason


def test_what_is_not_public_is_computed_for_the_city_and_not_for_the_public() -> None:
    publication = {"as_of": "2026-07-15", "minimum_cell": 12}
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER}, publication=publication)
    asked = indicator("ratio", STAFFED, visibility="aggregate")

    assert measured(catalog, asked).value == Fraction(9, 11)
    assert str(measured(replace(catalog, published=True), asked).reason) == "not published"
    assert measured(catalog, indicator("ratio", STAFFED)).value == Fraction(9, 11)


def test_what_a_city_keeps_to_itself_is_in_no_public_number() -> None:
    closed = {"as_of": "2026-07-15", "ledgers": [{"ledger": "posts", "published": False}]}
    catalog = city({f"{COUNTY}/posts/2026-Q2": QUARTER}, publication=closed)

    assert str(measured(catalog, indicator("ratio", STAFFED)).reason) == "not published"


@pytest.mark.parametrize(
    ("since", "until", "form", "reason"),
    [
        ("2026-07-16", None, "count", "belongs to the city from 2026-07-16 on"),
        (None, "2026-07-14", "count", "belonged to the city until 2026-07-14"),
        ("2026-06-01", None, "count", "joined on 2026-06-01, after counting began"),
        ("2026-06-01", None, "ratio", "None"),
        ("2026-01-01", None, "count", "None"),
    ],
)
def test_a_county_that_comes_or_goes_has_a_stated_outcome(
    since: str | None, until: str | None, form: str, reason: str
) -> None:
    days = {"valid_from": since, "valid_to": until}
    limited = {key: value for key, value in days.items() if value}
    areas = {"areas": [*AREAS["areas"][:1], {**AREAS["areas"][1], **limited}]}
    numbers = (
        [ROWS] if form == "count" else [{**ROWS, "part": p} for p in ("numerator", "denominator")]
    )
    asked = indicator(form, events("year", numbers=numbers))
    catalog = city({f"{COUNTY}/events/E1": event("2026-06-02")}, areas=areas)

    assert str(measured(catalog, asked).reason) == reason


def test_where_no_task_applies_task_states_give_no_number() -> None:
    source = {"ledger": "assessment", "numbers": [{"part": "value", "sum": ["progress"]}]}

    found = measured(city({}), indicator("value", source))

    assert (str(found.reason), found.not_applicable) == ("no task applies", True)


# ── Days ─────────────────────────────────────────────────────────────────────────────────────────


APPRAISED = {"kind": "spot", "confirmed_on": "2026-05-20", "final_on": "2026-06-20"}
MARKED = {"ledger": "appraisals", "each": "entries", "dated": "final_on", "window": "programme"}


def test_an_index_remembers_across_days_and_gives_the_same() -> None:
    records = {f"{COUNTY}/events/E{day}": event(day) for day in ("2026-05-01", "2026-06-01")}
    of_city = {"city/appraisals/K2026-0001": {**APPRAISED, "entries": [{"unit": OFFICE}]}}
    catalog = city({**records, **of_city, f"{COUNTY}/posts/2026-Q2": QUARTER})
    asked = [
        indicator("ratio", STAFFED),
        indicator("count", events("programme"), id="y"),
        indicator("ratio", WEEKLY, id="z"),
        indicator("value", events("programme", numbers=[TO_THE_DAY]), id="a"),
        indicator("count", {**MARKED, "numbers": [{"part": "value", "count": "rows"}]}, id="b"),
    ]
    index = Index(catalog)

    for day in (date(2026, month, 1) for month in range(3, 13)):
        assert measure_all(catalog, asked, {}, day, index) == measure_all(catalog, asked, {}, day)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        # Civil code, article 202: without a corresponding day, the last day of the month.
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), 3, date(2026, 6, 30)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2026, 7, 15), -36, date(2023, 7, 15)),
    ],
)
def test_months_are_added_as_the_civil_code_says(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2026-H2", ("2026-07-01", "2026-12-31")),
        ("2026-Q2", ("2026-04-01", "2026-06-30")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2026-W53", ("2026-12-28", "2027-01-03")),
        ("2025-W53", None),
        ("2026-13", None),
        ("0000", None),
        (2026, None),
    ],
)
def test_a_period_has_its_days(name: object, days: tuple[str, str] | None) -> None:
    span = span_of(name)

    assert (None if span is None else (span.first, span.last)) == days


def test_what_says_not_what_it_counts_of_tasks_has_a_reason() -> None:
    said = indicator("value", {"ledger": "assessment"})
    (state,) = states_at(question({COUNTY: {}}, [task("06-10", number=1)]), AS_OF)[COUNTY]

    found = assessed({}, said, "", COUNTY, [state])

    assert str(found.reason) == "its source does not say what is counted"
