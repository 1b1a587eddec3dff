"""See the sums that are published where single values are not."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.model.words import Both
from ledgers.project.aggregates import aggregates_of
from tests.unit.project.made import COUNTIES, DAY, SCHEMAS, catalog

Files = dict[str, dict[str, Any]]
WORDS = {
    "action_kinds": ["interview", "summons"],
    "action_reasons": ["overdue"],
    "staff_tiers": ["core", "full_time"],
}
VOCAB: Files = {
    "data/city/vocab.yaml": {
        name: [{"code": code, "zh": "一", "en": "one"} for code in codes]
        for name, codes in WORDS.items()
    }
}
SETTINGS = "data/city/publication.yaml"
SHAPES: Files = {SETTINGS: {"cells": ["county_year", "city_month", "city_year"]}}
HIDDEN = "*"


def tables(files: Files, as_of: date = DAY) -> dict[str, Table]:
    """Return the tables of a city by name."""
    made = aggregates_of(catalog({**VOCAB, **SHAPES, **files}), SCHEMAS, as_of)
    return {table.name: table for table in made}


def shown(table: Table) -> dict[str, list[object]]:
    """Return a table's rows, with a star for what is suppressed."""
    return {
        row: [HIDDEN if cell.suppressed else cell.value for cell in cells]
        for row, cells in zip(table.rows, table.cells, strict=True)
    }


def casework(sums: Mapping[tuple[int, str], int], **more: object) -> Files:
    """Return monthly filings with a number of decisions each, by county (0..2) and month."""
    return {
        f"data/counties/{COUNTIES[county]}/casework/{month}.yaml": {
            "period": month,
            "decisions": value,
            **more,
        }
        for (county, month), value in sums.items()
    }


PLENTY = {(0, "2026-05"): 7, (1, "2026-05"): 9, (2, "2026-06"): 8}


def test_a_sum_stands_by_county_and_year_and_by_month() -> None:
    found = tables(casework(PLENTY))

    by_county = found["casework.decisions.county_year"]
    assert by_county.title == Both("处分决定", "Decisions")
    assert (by_county.ledger, by_county.shape) == ("casework", "county_year")
    assert by_county.columns == ("2026",)
    assert shown(by_county) == {"990102": [7], "990121": [9], "990181": [8], TOTAL: [24]}
    by_month = found["casework.decisions.city_month"]
    assert by_month.columns == ("2026-04", "2026-05", "2026-06")
    assert shown(by_month) == {TOTAL: [HIDDEN, 16, HIDDEN]}
    assert shown(found["casework.decisions.city_year"]) == {TOTAL: [24]}


def test_a_small_cell_takes_the_next_smallest_along() -> None:
    found = tables(casework(PLENTY | {(0, "2026-05"): 2}))["casework.decisions.county_year"]

    assert shown(found) == {"990102": [HIDDEN], "990121": [9], "990181": [HIDDEN], TOTAL: [19]}
    assert found.cells[0][0] == Cell(None, suppressed=True)


def test_a_county_that_filed_nothing_looks_like_one_with_few() -> None:
    nothing = {key: value for key, value in PLENTY.items() if key[0] != 0}

    with_few = tables(casework(PLENTY | {(0, "2026-05"): 0}))
    assert shown(tables(casework(nothing))["casework.decisions.county_year"]) == shown(
        with_few["casework.decisions.county_year"]
    )


def test_small_totals_are_not_published_at_all() -> None:
    assert tables(casework({(0, "2026-05"): 4})) == {}
    assert tables(casework({(0, "2026-05"): 40}), date(2025, 12, 31)) == {}
    assert tables(casework({(0, "2026-03"): 40}), date(2026, 4, 20)) == {}


def test_the_city_may_ask_for_larger_cells_but_not_for_smaller_ones() -> None:
    for asked, published in ((10, True), (25, False), (1, True)):
        settings = {"as_of": "today", "minimum_cell": asked, "cells": ["county_year"]}
        found = tables(casework(PLENTY) | {SETTINGS: settings})
        assert ("casework.decisions.county_year" in found) is published
    few = {SETTINGS: {"as_of": "today", "minimum_cell": 1, "cells": ["city_year"]}}
    assert tables(casework({(0, "2026-05"): 4}) | few) == {}


def test_without_a_word_of_the_city_two_shapes_are_published() -> None:
    found = tables(casework(PLENTY) | {SETTINGS: {"as_of": "today"}})

    assert {table.shape for table in found.values()} == {"county_year", "city_month"}


def test_a_field_may_be_for_the_whole_city_only() -> None:
    files = casework(PLENTY, upgraded=3)

    assert [name for name in tables(files) if "upgraded" in name] == ["casework.upgraded.city_year"]


def test_what_is_withdrawn_tightened_or_later_does_not_count() -> None:
    first = "data/counties/990102/casework/2026-05.yaml"
    files = casework(PLENTY | {(0, "2026-08"): 50})
    more: Files = {
        first: files[first] | {"withdrawn": {"on": "2026-06-01", "reason": "r"}},
        "data/counties/990121/casework/2026-06.yaml": {
            "period": "2026-06",
            "decisions": 50,
            "visibility": "internal",
        },
    }

    found = tables(files | more)

    assert shown(found["casework.decisions.city_year"]) == {TOTAL: [17]}


def test_parts_of_a_number_are_for_the_whole_city() -> None:
    received = {"letter": 2, "call": 9, "visit": 3, "network": 0}
    found = tables(casework({(0, "2026-05"): 9}, clues_received=received))

    table = found["casework.clues_received.city_year"]
    assert shown(table)["call"] == [9]
    assert shown(table)["letter"] == [HIDDEN]
    assert shown(table)["transfer"] == [HIDDEN]
    assert "casework.clues_received.call.city_year" not in found


def action(number: int, **fields: object) -> Files:
    """Return an action that is counted only."""
    value = {"kind": "summons", "updates": [{"on": "2026-06-01", "status": "decided"}], **fields}
    return {f"data/city/actions/A2026-{number:04}.yaml": value}


def actions(count: int, first: int = 1, **fields: object) -> Files:
    """Return some actions."""
    made: Files = {}
    for number in range(first, first + count):
        made |= action(number, **fields)
    return made


def test_records_that_are_counted_only_are_counted_by_county() -> None:
    found = tables(actions(6, county="990121") | actions(7, 20, county="990102") | actions(5, 40))

    assert shown(found["actions.county_year"]) == {
        "990102": [7],
        "990121": [6],
        "990181": [HIDDEN],
        "city": [HIDDEN],
        TOTAL: [18],
    }
    assert "actions.city_month" not in found


def test_words_are_counted_for_the_whole_city() -> None:
    found = tables(actions(6) | actions(8, 20, kind="interview") | actions(5, 40, kind="unknown"))

    assert shown(found["actions.kind.city_year"]) == {"interview": [8], "summons": [6]}
    assert "actions.updates.status.city_year" not in found


def test_what_is_shown_record_by_record_is_not_in_the_sums() -> None:
    named = {"public_scope": "unit", "expires_on": "2026-12-31"}
    expired = {"public_scope": "unit", "expires_on": "2026-06-30"}

    found = tables(actions(6) | actions(5, 20, **named) | actions(7, 40, **expired))

    assert shown(found["actions.city_year"]) == {TOTAL: [13]}


def test_what_must_stay_in_is_in_no_sum() -> None:
    assert tables(actions(20, public_scope="none")) == {}


def test_of_what_says_how_things_stand_a_year_shows_the_last() -> None:
    staff = {
        "persons": 20,
        "tiers": [{"code": "core", "count": 9}, {"code": "full_time", "count": 8}],
    }
    more = staff | {"persons": 30}
    found = tables(
        {
            "data/counties/990102/posts/2026-Q1.yaml": {"period": "2026-Q1", "staff": more},
            "data/counties/990102/posts/2026-Q2.yaml": {"period": "2026-Q2", "staff": staff},
            "data/counties/990121/posts/2026-Q1.yaml": {"period": "2026-Q1", "staff": more},
        }
    )

    assert shown(found["posts.staff.persons.city_year"]) == {TOTAL: [50]}
    assert shown(found["posts.staff.tiers.count.city_year"]) == {"core": [18], "full_time": [16]}
    assert "posts.staff.persons.city_month" not in found


def test_bands_that_add_up_to_another_number_are_divided_together() -> None:
    staff = {"persons": 20, "tenure_lt_12m": 2, "tenure_12_24m": 8, "tenure_ge_24m": 10}
    found = tables(
        {"data/counties/990102/posts/2026-Q1.yaml": {"period": "2026-Q1", "staff": staff}}
    )

    table = found["posts.staff.tenure.city_year"]
    assert shown(table) == {
        "tenure_lt_12m": [HIDDEN],
        "tenure_12_24m": [HIDDEN],
        "tenure_ge_24m": [10],
    }
    assert table.title.en


INDICATORS: Files = {
    "data/city/indicators.yaml": {
        "indicators": [
            {"id": "talks", "zh": "谈话", "en": "Talks", "visibility": "aggregate"},
            {
                "id": "forms",
                "zh": "形式",
                "en": "Forms",
                "visibility": "aggregate",
                "parts": [{"code": "a"}, {"code": "b"}],
            },
            {"id": "open", "zh": "公开", "en": "Open", "visibility": "public"},
        ]
    }
}


def returned(county: str, *values: dict[str, Any]) -> Files:
    """Return a county's filing of single numbers."""
    path = f"data/counties/{county}/returns/2026-Q2.yaml"
    return {path: {"period": "2026-Q2", "values": list(values)}}


def test_a_number_is_summed_by_the_indicator_that_it_is_about() -> None:
    parts = [{"code": "a", "count": 6}, {"code": "b", "count": 9}]
    one = {"indicator": "talks", "numerator": 12, "denominator": 20, "unit": "x"}
    two = {"indicator": "forms", "parts": parts}
    public = {"indicator": "open", "numerator": 8}
    found = tables(
        INDICATORS
        | returned("990102", one, two, public)
        | returned("990121", one | {"numerator": 8})
        | returned("990181", one | {"numerator": 9})
    )

    table = found["returns.values.numerator.talks.county_year"]
    assert shown(table) == {"990102": [12], "990121": [8], "990181": [9], TOTAL: [29]}
    assert table.title == Both("谈话 · 分子", "Talks · Numerator")
    assert shown(found["returns.values.parts.count.forms.city_year"]) == {"a": [6], "b": [9]}
    assert not [name for name in found if "open" in name or "unit" in name or "month" in name]


def test_points_need_as_many_values_as_a_cell_needs() -> None:
    values = [{"indicator": "talks", "value": 80} for _ in range(4)]

    few = tables(INDICATORS | returned("990102", *values))
    enough = tables(INDICATORS | returned("990102", *values, values[0]))

    assert few == {}
    assert shown(enough["returns.values.value.talks.city_year"]) == {TOTAL: [400]}


def test_numbers_below_nought_are_not_summed() -> None:
    values = [{"indicator": "talks", "value": value} for value in (80, 80, 80, 80, 80, -1)]

    assert tables(INDICATORS | returned("990102", *values)) == {}


def test_yes_and_no_and_days_are_counted() -> None:
    unit = {"attended_feedback": True, "return_visit_on": "2026-06-02", "transferred_n": 9}
    other = unit | {"attended_feedback": False}
    rounds = {"county": "990121", "notice_on": "2026-05-01", "targets": [unit] * 6 + [other] * 5}
    found = tables({"data/city/rounds/R2026-1.yaml": rounds})

    table = found["rounds.targets.attended_feedback.city_year"]
    assert shown(table) == {"false": [5], "true": [6]}
    assert shown(found["rounds.targets.return_visit_on.city_year"]) == {TOTAL: [11]}
    assert shown(found["rounds.targets.transferred_n.county_year"])[TOTAL] == [99]
    assert "rounds.targets.transferred_n.city_year" not in found


def test_without_a_programme_the_year_of_the_day_is_shown() -> None:
    found = tables(casework(PLENTY) | {"data/city/programme.yaml": {}})

    assert found["casework.decisions.county_year"].columns == ("2026",)
    assert found["casework.decisions.city_month"].columns[0] == "2026-01"


def test_what_has_no_time_or_no_place_of_its_own_counts_nowhere() -> None:
    files = actions(9, updates=[]) | actions(9, 30, updates="x", county="990999")

    assert tables(files) == {}


# ── Parts of wholes ──────────────────────────────────────────────────────────────────────────────


def test_a_part_is_hidden_where_little_is_left_of_its_whole() -> None:
    rests = (2, 9, 8)
    files: Files = {}
    for county, rest in enumerate(rests):
        files |= casework({(county, "2026-05"): 20}, read_out=20 - rest)

    found = tables(files)

    assert shown(found["casework.decisions.county_year"])[TOTAL] == [60]
    assert shown(found["casework.read_out.county_year"]) == {
        "990102": [HIDDEN],
        "990121": [HIDDEN],
        "990181": [12],
        TOTAL: [41],
    }


def test_a_part_is_not_shown_where_little_is_left_in_all() -> None:
    files = casework({(0, "2026-05"): 20}, read_out=18) | casework(
        {(1, "2026-05"): 20}, read_out=18
    )

    assert [name for name in tables(files) if "read_out" in name] == []


def test_a_whole_may_be_several_numbers_together() -> None:
    letters = {"county": "990121", "notice_on": "2026-05-01", "letters": 9, "calls": 6, "visits": 8}
    few, many = (
        tables({"data/city/rounds/R2026-1.yaml": letters | {"accepted_n": accepted}})
        for accepted in (20, 18)
    )

    assert "rounds.accepted_n.city_year" not in few
    assert shown(many["rounds.accepted_n.city_year"]) == {TOTAL: [18]}


def test_a_part_of_a_part_is_held_against_the_whole_as_well() -> None:
    files = {"population_n": 20, "reviewed_n": 18, "passed_n": 18, "scope": "sample"}
    check = {"county": "990121", "end_on": "2026-05-20", "fed_back_on": "2026-06-01"}

    found = tables({"data/city/checks/C2026-05-18-1.yaml": check | {"file_review": files}})

    assert [name for name in found if name.endswith("city_year")] == [
        "checks.file_review.population_n.city_year"
    ]


def test_parts_are_hidden_where_little_is_left_besides_all_of_them() -> None:
    days = {"le_15": 9, "d16_30": 8, "d31_60": 7, "gt_60": 6}
    few, many = (
        tables(casework({(0, "2026-05"): 9}, closed_by_days=days, ordinary_closed=closed))
        for closed in (32, 35)
    )

    assert shown(few["casework.closed_by_days.city_year"])["gt_60"] == [HIDDEN]
    assert shown(few["casework.closed_by_days.city_year"])["d31_60"] == [HIDDEN]
    assert shown(many["casework.closed_by_days.city_year"])["gt_60"] == [6]


def test_bands_that_leave_a_few_out_are_hidden() -> None:
    bands = {"tenure_lt_12m": 7, "tenure_12_24m": 8, "tenure_ge_24m": 10}
    found = tables(
        {
            "data/counties/990102/posts/2026-Q1.yaml": {
                "period": "2026-Q1",
                "staff": bands | {"persons": 27},
            }
        }
    )

    assert shown(found["posts.staff.tenure.city_year"]) == {
        "tenure_lt_12m": [HIDDEN],
        "tenure_12_24m": [HIDDEN],
        "tenure_ge_24m": [10],
    }


def test_days_are_not_counted_where_few_records_have_none() -> None:
    files = actions(20, period="2026-Q2") | actions(3, 40)

    found = tables(files)

    assert shown(found["actions.city_year"]) == {TOTAL: [23]}
    assert "actions.period.city_year" not in found


# ── Checkpoints ──────────────────────────────────────────────────────────────────────────────────

GROWN = PLENTY | {(0, "2026-07"): 2, (1, "2026-08"): 30, (2, "2026-09"): 30}


def test_a_sum_runs_to_the_end_of_the_last_quarter() -> None:
    for day, months, total in (
        (date(2026, 7, 14), ("2026-06",), 24),
        (date(2026, 10, 13), ("2026-06",), 24),
        (date(2026, 10, 14), ("2026-09",), 86),
    ):
        table = tables(casework(GROWN), day)["casework.decisions.city_year"]
        assert (table.through, shown(table)) == (months, {TOTAL: [total]})


def test_a_small_growth_is_withheld_with_another_one() -> None:
    table = tables(casework(GROWN), date(2026, 10, 14))["casework.decisions.county_year"]

    assert shown(table) == {
        "990102": [HIDDEN],
        "990121": [39],
        "990181": [HIDDEN],
        TOTAL: [86],
    }


def test_where_little_came_in_all_what_was_shown_before_stays() -> None:
    found = tables(casework(PLENTY | {(0, "2026-07"): 2}), date(2026, 10, 14))

    table = found["casework.decisions.county_year"]
    assert (table.through, shown(table)[TOTAL]) == (("2026-06",), [24])
    assert shown(found["casework.decisions.city_month"]) == {
        TOTAL: [HIDDEN, 16, HIDDEN, HIDDEN, HIDDEN, HIDDEN]
    }


def test_a_year_that_is_over_runs_to_its_end() -> None:
    table = tables(casework(GROWN), date(2027, 4, 14))["casework.decisions.city_year"]

    assert (table.columns, table.through) == (("2026", "2027"), ("2026-12", "2027-03"))
    assert shown(table) == {TOTAL: [86, HIDDEN]}


def test_what_was_filed_late_waits_for_the_next_checkpoint() -> None:
    late = casework({(0, "2026-06"): 50}, filed_on="2026-07-15")

    for day, total in ((date(2026, 7, 15), 17), (date(2026, 10, 14), 67)):
        found = tables(casework({(1, "2026-05"): 9, (2, "2026-06"): 8}) | late, day)
        assert shown(found["casework.decisions.city_year"]) == {TOTAL: [total]}


def test_an_update_of_a_later_day_waits_for_the_next_checkpoint() -> None:
    updates = [
        {"on": "2026-06-01", "status": "decided"},
        {"on": "2026-07-15", "status": "delivered"},
    ]

    first = tables(actions(9, updates=updates))
    then = tables(actions(9, updates=updates), date(2026, 10, 14))

    assert shown(first["actions.updates.on.city_year"]) == {TOTAL: [9]}
    assert "actions.updates.status.city_year" not in first
    assert shown(then["actions.updates.status.city_year"])["delivered"] == [9]
