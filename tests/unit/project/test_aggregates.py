"""See the sums that are published where single values are not."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from ledgers.model.contract import Contract
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.model.values import replace
from ledgers.model.words import Both
from ledgers.project.aggregates import aggregates_of
from tests.unit.project.made import COUNTIES, DAY, SCHEMAS, catalog

Files = dict[str, dict[str, Any]]
CODES = (*COUNTIES, "990182", "990183")
AREAS: Files = {
    "data/city/areas.yaml": {
        "areas": [
            {"code": code, "name": code, "kind": "county", "fictional": True} for code in CODES
        ]
    }
}
WORDS = {
    "action_kinds": ["interview", "summons"],
    "event_kinds": ["test"],
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
    made = aggregates_of(catalog({**AREAS, **VOCAB, **SHAPES, **files}), as_of)
    return {table.name: table for table in made}


def shown(table: Table) -> dict[str, list[object]]:
    """Return a table's rows, with bands, and a star where nothing is shown."""
    return {
        row: [said(cell) for cell in cells]
        for row, cells in zip(table.rows, table.cells, strict=True)
    }


def said(cell: Cell) -> object:
    """Return what is shown of a sum."""
    if cell.most is not None:
        return f"{cell.least}–{cell.most}"
    return HIDDEN if cell.suppressed else cell.value


def casework(sums: Mapping[tuple[int, str], int], **more: object) -> Files:
    """Return monthly filings with a number of decisions each, by county (0..4) and month.

    The counties file every month: none where no number is given.
    """
    months, filing = {month for _, month in sums}, {county for county, _ in sums}
    zeros = {(county, month): 0 for county in filing for month in months}
    return {
        f"data/counties/{CODES[county]}/casework/{month}.yaml": {
            "period": month,
            "decisions": value,
            **(more if (county, month) in sums else {}),
        }
        for (county, month), value in (zeros | dict(sums)).items()
    }


def evenly(values: Mapping[int, int], *months: str) -> dict[tuple[int, str], int]:
    """Return the same number for each of some months, by county."""
    return {(county, month): value for county, value in values.items() for month in months}


PLENTY = {
    (0, "2026-04"): 7,
    (1, "2026-04"): 5,
    (1, "2026-05"): 9,
    (2, "2026-05"): 6,
    (2, "2026-06"): 8,
    (0, "2026-06"): 5,
}
OTHERS = {"990182": [0], "990183": [0]}
"""Who does not take part has nothing, as everybody can see."""


def test_a_sum_stands_by_county_and_year_and_by_month() -> None:
    found = tables(casework(PLENTY))

    by_county = found["casework.decisions.county_year"]
    assert by_county.title == Both("处分决定", "Decisions")
    assert (by_county.ledger, by_county.shape) == ("casework", "county_year")
    assert by_county.columns == ("2026",)
    sums = {"990102": [12], "990121": [14], "990181": [14], **OTHERS, TOTAL: [40]}
    assert shown(by_county) == sums
    by_month = found["casework.decisions.city_month"]
    assert by_month.columns == ("2026-04", "2026-05", "2026-06")
    assert shown(by_month) == {TOTAL: [12, 15, 13]}
    assert shown(found["casework.decisions.city_year"]) == {TOTAL: [40]}


def in_may(*values: int) -> Files:
    """Return filings with all decisions in May, one number for each county from the first on."""
    return casework({(county, "2026-05"): value for county, value in enumerate(values)})


def test_small_cells_are_bands_where_they_hide_one_another() -> None:
    found = tables(in_may(2, 2, 2, 2, 30))["casework.decisions.county_year"]

    assert list(shown(found).values()) == [["0–4"], ["0–4"], ["0–4"], ["0–4"], [30], [38]]
    assert found.cells[0][0] == Cell(None, suppressed=True, least=0, most=4)


def test_small_cells_take_along_as_many_as_it_takes() -> None:
    # Of two, each knows the other; 8 leaves room for one more only, since it is shown to be 5–9.
    found = tables(in_may(2, 2, 8, 9, 30))["casework.decisions.county_year"]

    assert list(shown(found).values()) == [[HIDDEN], [HIDDEN], ["5–9"], ["5–9"], [30], [51]]


def test_who_has_filed_nothing_has_nothing_and_who_has_filed_nought_is_hidden() -> None:
    without, with_nought = (
        shown(tables(in_may(*values))["casework.decisions.county_year"])["990183"]
        for values in ((2, 2, 2, 2), (2, 2, 2, 2, 0))
    )

    assert (without, with_nought) == ([0], ["0–4"])


def test_where_fewer_than_three_take_part_there_is_no_table() -> None:
    assert tables(in_may(20, 30)) == {}
    assert "casework.decisions.county_year" in tables(in_may(20, 30, 40))
    for number, found in ((2, set()), (3, {"casework.micro.city_year"})):
        sums = evenly(dict.fromkeys(range(number), 0), *SECOND)
        made = tables(casework(sums, micro={"received": 12, "closed": 9}))
        assert {name for name in made if ".micro." in name} == found


def test_small_totals_are_not_published_at_all() -> None:
    assert tables(casework({(0, "2026-05"): 4})) == {}
    assert tables(casework({(0, "2026-05"): 40}), date(2025, 12, 31)) == {}
    assert tables(casework({(0, "2026-03"): 40}), date(2026, 4, 20)) == {}


def test_the_city_may_ask_for_larger_cells_but_not_for_smaller_ones() -> None:
    for asked, published in ((10, True), (41, False), (1, True)):
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
    first = "data/counties/990102/casework/2026-04.yaml"
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

    assert shown(found["casework.decisions.city_year"]) == {TOTAL: [33]}


def test_parts_of_a_number_are_for_the_whole_city() -> None:
    received = {"letter": 1, "call": 3, "visit": 1, "network": 0}
    found = tables(casework(evenly({0: 9, 1: 9, 2: 9}, "2026-05"), clues_received=received))

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


def everywhere(count: int, **fields: object) -> Files:
    """Return so many actions about each county, and as many about none."""
    made = actions(count, 900, **fields)
    for at, code in enumerate(CODES):
        made |= actions(count, 100 * (at + 1), county=code, **fields)
    return made


def test_records_that_are_counted_only_are_counted_by_county() -> None:
    found = tables(everywhere(5) | actions(3, 50, county="990121"))

    sums = {code: [8 if code == "990121" else 5] for code in CODES}
    assert shown(found["actions.county_year"]) == {**sums, "city": [5], TOTAL: [33]}
    assert "actions.city_month" not in found


def test_words_are_counted_for_the_whole_city() -> None:
    found = tables(actions(6) | actions(8, 20, kind="interview") | actions(5, 40, kind="unknown"))

    assert shown(found["actions.kind.city_year"]) == {"interview": [8], "summons": [6]}
    assert "actions.updates.status.city_year" not in found


def test_what_is_shown_record_by_record_is_not_in_the_sums() -> None:
    named = {"public_scope": "unit", "expires_on": "2026-12-31"}
    expired = {"public_scope": "unit", "expires_on": "2026-06-30"}

    found = tables(everywhere(5) | actions(5, 20, **named) | actions(7, 40, **expired))

    assert shown(found["actions.city_year"]) == {TOTAL: [37]}


def test_what_must_stay_in_is_in_no_sum() -> None:
    assert tables(actions(20, public_scope="none")) == {}


def test_of_what_says_how_things_stand_a_year_shows_the_last() -> None:
    staff = {
        "seconded": 20,
        "tiers": [{"code": "core", "count": 9}, {"code": "full_time", "count": 8}],
    }
    more = staff | {"seconded": 30}
    found = tables(
        {
            "data/counties/990102/posts/2026-Q1.yaml": {"period": "2026-Q1", "staff": more},
            "data/counties/990102/posts/2026-Q2.yaml": {"period": "2026-Q2", "staff": staff},
            "data/counties/990121/posts/2026-Q1.yaml": {"period": "2026-Q1", "staff": more},
            "data/counties/990181/posts/2026-Q2.yaml": {"period": "2026-Q2", "staff": staff},
        }
    )

    assert shown(found["posts.staff.seconded.city_year"]) == {TOTAL: [70]}
    assert shown(found["posts.staff.tiers.count.city_year"]) == {"core": [27], "full_time": [24]}
    assert "posts.staff.seconded.city_month" not in found


def staffed(*bands: tuple[int, int, int], unknown: int = 0) -> Files:
    """Return how long people have been there, one filing for each county from the first on."""
    names = ("tenure_lt_12m", "tenure_12_24m", "tenure_ge_24m")
    return {
        f"data/counties/{code}/posts/2026-Q1.yaml": {
            "period": "2026-Q1",
            "staff": {
                **dict(zip(names, counts, strict=True)),
                "persons": sum(counts) + unknown,
            },
        }
        for code, counts in zip(CODES, bands, strict=False)
    }


def test_bands_that_add_up_to_another_number_are_divided_together() -> None:
    found = tables(staffed((2, 8, 10), (1, 8, 10), (1, 8, 10)))

    table = found["posts.staff.tenure.city_year"]
    assert shown(table) == {
        "tenure_lt_12m": [HIDDEN],
        "tenure_12_24m": [HIDDEN],
        "tenure_ge_24m": [30],
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
    parts = [{"code": "a", "count": 2}, {"code": "b", "count": 3}]
    one = {"indicator": "talks", "numerator": 12, "denominator": 20, "unit": "x"}
    two = {"indicator": "forms", "parts": parts}
    public = {"indicator": "open", "numerator": 8}
    found = tables(
        INDICATORS
        | returned("990102", one, two, public)
        | returned("990121", one | {"numerator": 8}, two)
        | returned("990181", one | {"numerator": 9}, two)
    )

    table = found["returns.values.numerator.talks.county_year"]
    assert shown(table) == {"990102": [12], "990121": [8], "990181": [9], **OTHERS, TOTAL: [29]}
    assert table.title == Both("谈话 · 分子", "Talks · Numerator")
    assert shown(found["returns.values.parts.count.forms.city_year"]) == {"a": [6], "b": [9]}
    assert not [name for name in found if "open" in name or "unit" in name or "month" in name]


def test_points_need_as_many_values_as_a_cell_needs() -> None:
    few, enough = ([{"indicator": "talks", "value": 80} for _ in range(count)] for count in (1, 5))
    files = [
        returned("990102", *one) | returned("990121", *one) | returned("990181", *one)
        for one in (few, enough)
    ]

    assert tables(INDICATORS | files[0]) == {}
    made = tables(INDICATORS | files[1])
    assert shown(made["returns.values.value.talks.city_year"]) == {TOTAL: [1200]}


def aged(*secretaries: int) -> Files:
    """Return the ages of township secretaries of 40, one filing for each county."""
    return {
        f"data/counties/{code}/posts/2026-Q1.yaml": {
            "period": "2026-Q1",
            "staff": {"secretaries": count, "secretaries_age_sum": count * 40},
        }
        for code, count in zip(CODES, secretaries, strict=False)
    }


def test_ages_of_few_persons_are_not_added_up() -> None:
    """R317: four are few, and so is one beside four whose ages a county knows."""
    name = "posts.staff.secretaries_age_sum.city_year"

    assert tables(aged(2, 1, 1)) == {}
    assert tables(aged(4, 1, 1)) == {}
    assert shown(tables(aged(2, 2, 2))[name]) == {TOTAL: [240]}


def test_numbers_below_nought_are_not_summed() -> None:
    values = [{"indicator": "talks", "value": value} for value in (80, 80, 80, 80, 80, -1)]

    assert tables(INDICATORS | returned("990102", *values)) == {}


def round_of_each(**fields: object) -> Files:
    """Return a round of each of three counties."""
    return {
        f"data/city/rounds/R2026-{at}.yaml": {"county": code, "notice_on": "2026-05-01", **fields}
        for at, code in enumerate(COUNTIES, 1)
    }


def test_yes_and_no_and_days_are_counted() -> None:
    unit = {"attended_feedback": True, "return_visit_on": "2026-06-02", "transferred_n": 9}
    other = unit | {"attended_feedback": False}
    found = tables(round_of_each(targets=[unit] * 3 + [other] * 2, closed_on="2026-06-20"))

    table = found["rounds.targets.attended_feedback.city_year"]
    assert shown(table) == {"false": [6], "true": [9]}
    assert shown(found["rounds.targets.return_visit_on.city_year"]) == {TOTAL: [15]}
    assert shown(found["rounds.targets.transferred_n.county_year"])[TOTAL] == [135]
    assert "rounds.targets.transferred_n.city_year" not in found


def test_without_a_programme_the_year_of_the_day_is_shown() -> None:
    months = (f"2026-{number:02}" for number in range(1, 7))
    sums = evenly({0: 3, 1: 3, 2: 3}, *months)
    found = tables(casework(sums) | {"data/city/programme.yaml": {}})

    assert found["casework.decisions.county_year"].columns == ("2026",)
    assert found["casework.decisions.city_month"].columns[0] == "2026-01"


def test_what_has_no_time_or_no_place_of_its_own_counts_nowhere() -> None:
    files = actions(9, updates=[]) | actions(9, 30, updates="x", county="990999")

    assert tables(files) == {}


# ── Parts of wholes ──────────────────────────────────────────────────────────────────────────────


def test_a_part_is_hidden_where_little_is_left_of_its_whole() -> None:
    rests = (2, 9, 8, 9, 9)
    files: Files = {}
    for county, rest in enumerate(rests):
        files |= casework(
            {(county, "2026-05"): 20}, recommendations=20, both_documents=20, read_out=20 - rest
        )

    found = tables(files)

    assert shown(found["casework.decisions.county_year"])[TOTAL] == [100]
    # 11 lies from 9 to 13 where the others make room.
    assert shown(found["casework.read_out.county_year"]) == {
        "990102": ["15–19"],
        "990121": [HIDDEN],
        "990181": [12],
        "990182": ["10–14"],
        "990183": ["10–14"],
        TOTAL: [63],
    }


def test_a_part_is_not_shown_where_little_is_left_in_all() -> None:
    files = casework({(0, "2026-05"): 20}, read_out=18) | casework(
        {(1, "2026-05"): 20}, read_out=18
    )

    assert [name for name in tables(files) if "read_out" in name] == []


def test_a_whole_may_be_several_numbers_together() -> None:
    few, many = (
        tables(round_of_each(letters=9, calls=6, visits=8, accepted_n=accepted))
        for accepted in (22, 18)
    )

    assert "rounds.accepted_n.city_year" not in few
    assert shown(many["rounds.accepted_n.city_year"]) == {TOTAL: [54]}


def test_a_part_of_a_part_is_held_against_the_whole_as_well() -> None:
    review = {"population_n": 20, "reviewed_n": 19, "passed_n": 19, "scope": "sample"}
    check = {"end_on": "2026-05-20", "fed_back_on": "2026-06-01", "file_review": review}
    files = {
        f"data/city/checks/C2026-05-1{at}-1.yaml": {"county": code, **check}
        for at, code in enumerate(COUNTIES)
    }
    text = json.dumps(SCHEMAS["checks"]).replace('"x-protects": "none"', '"x-protects": "cases"')
    contract = Contract({**SCHEMAS, "checks": json.loads(text)})
    made = aggregates_of(replace(catalog({**AREAS, **SHAPES, **files}), contract=contract), DAY)

    names = [table.name for table in made if table.name.endswith("_n.city_year")]
    assert names == ["checks.file_review.population_n.city_year"]


def test_parts_are_hidden_where_little_is_left_besides_all_of_them() -> None:
    days = {"le_15": 9, "d16_30": 8, "d31_60": 7, "gt_60": 6}
    few, many = (
        tables(
            casework(
                evenly({0: 9, 1: 9, 2: 9}, "2026-05"), closed_by_days=days, ordinary_closed=closed
            )
        )
        for closed in (31, 33)
    )

    assert shown(few["casework.closed_by_days.city_year"])["gt_60"] == [HIDDEN]
    assert shown(few["casework.closed_by_days.city_year"])["d31_60"] == [HIDDEN]
    assert shown(many["casework.closed_by_days.city_year"])["gt_60"] == [18]


def test_bands_that_leave_a_few_out_are_hidden() -> None:
    found = tables(staffed((7, 8, 10), (7, 8, 10), (7, 8, 10), unknown=1))

    assert shown(found["posts.staff.tenure.city_year"]) == {
        "tenure_lt_12m": [HIDDEN],
        "tenure_12_24m": [HIDDEN],
        "tenure_ge_24m": [30],
    }


def test_days_are_not_counted_where_few_records_have_none() -> None:
    files = everywhere(6, period="2026-Q2") | actions(3, 40)

    found = tables(files)

    assert shown(found["actions.city_year"]) == {TOTAL: [39]}
    assert "actions.period.city_year" not in found


# ── Checkpoints ──────────────────────────────────────────────────────────────────────────────────

GROWN = PLENTY | {
    (0, "2026-07"): 12,
    (1, "2026-07"): 5,
    (1, "2026-08"): 10,
    (2, "2026-08"): 10,
    (2, "2026-09"): 6,
    (0, "2026-09"): 7,
}
SECOND, THIRD, FOURTH = (
    tuple(f"2026-{month:02}" for month in range(first, first + 3)) for first in (4, 7, 10)
)


def test_a_sum_runs_to_the_end_of_the_last_quarter() -> None:
    for day, months, total in (
        (date(2026, 7, 14), ("2026-06",), 40),
        (date(2026, 10, 13), ("2026-06",), 40),
        (date(2026, 10, 14), ("2026-09",), 90),
    ):
        table = tables(casework(GROWN), day)["casework.decisions.city_year"]
        assert (table.through, shown(table)) == (months, {TOTAL: [total]})


def test_a_small_growth_is_withheld_with_others() -> None:
    five = dict.fromkeys(range(5), 4)
    sums = evenly(five, *SECOND) | evenly(five, *THIRD) | evenly({0: 0}, *THIRD)
    files = casework(sums | {(0, "2026-07"): 2})

    table = tables(files, date(2026, 10, 14))["casework.decisions.county_year"]

    # The first was 12 and is 14: it can only be more, and another one, shown or not, only less.
    assert shown(table) == {
        "990102": [HIDDEN],
        "990121": [HIDDEN],
        "990181": ["20–24"],
        "990182": ["20–24"],
        "990183": [24],
        TOTAL: [110],
    }


def test_where_little_came_in_all_what_was_shown_before_stays() -> None:
    found = tables(casework(PLENTY | {(0, "2026-07"): 2}), date(2026, 10, 14))

    table = found["casework.decisions.county_year"]
    assert (table.through, shown(table)[TOTAL]) == (("2026-06",), [40])
    assert shown(found["casework.decisions.city_month"]) == {
        TOTAL: [12, 15, 13, HIDDEN, HIDDEN, HIDDEN]
    }


def test_months_that_few_came_in_are_all_withheld() -> None:
    more = evenly({0: 9, 1: 9, 2: 9}, "2026-07", "2026-09") | evenly({0: 1, 1: 1, 2: 1}, "2026-08")
    table = tables(casework(PLENTY | more), date(2026, 10, 14))["casework.decisions.city_month"]

    assert shown(table) == {TOTAL: [12, 15, 13, HIDDEN, HIDDEN, HIDDEN]}


def test_months_in_which_not_all_have_filed_are_withheld() -> None:
    files = casework(PLENTY)
    del files["data/counties/990181/casework/2026-04.yaml"]

    found = tables(files)

    assert shown(found["casework.decisions.city_year"]) == {TOTAL: [40]}
    assert "casework.decisions.city_month" not in found


def test_a_year_that_is_over_runs_to_its_end() -> None:
    files = casework(GROWN | evenly({0: 5, 1: 5, 2: 5}, *FOURTH))
    table = tables(files, date(2027, 4, 14))["casework.decisions.city_year"]

    assert (table.columns, table.through) == (("2026", "2027"), ("2026-12", "2027-03"))
    assert shown(table) == {TOTAL: [135, HIDDEN]}


def test_what_was_filed_late_waits_for_the_next_checkpoint() -> None:
    late = casework({(0, "2026-06"): 50}, filed_on="2026-07-15")

    first = {(1, "2026-05"): 9, (2, "2026-06"): 8, (3, "2026-04"): 7}
    sums = first | evenly({1: 5, 2: 5, 3: 5}, *THIRD)

    for day, total in ((date(2026, 7, 15), 24), (date(2026, 10, 14), 119)):
        found = tables(casework(sums) | late, day)
        assert shown(found["casework.decisions.city_year"]) == {TOTAL: [total]}


def test_an_update_of_a_later_day_waits_for_the_next_checkpoint() -> None:
    updates = [
        {"on": "2026-06-01", "status": "decided"},
        {"on": "2026-07-15", "status": "delivered"},
    ]

    first = tables(everywhere(5, updates=updates))
    then = tables(everywhere(5, updates=updates), date(2026, 10, 14))

    assert "actions.updates.status.city_year" not in first
    assert shown(then["actions.updates.status.city_year"])["delivered"] == [30]


# ── Little, few, and changes ─────────────────────────────────────────────────────────────────────


def test_of_two_rounds_nothing_is_shown_that_is_about_cases() -> None:
    two = round_of_each(letters=14, calls=11, accepted_n=9, members_n=6)
    del two["data/city/rounds/R2026-3.yaml"]
    more = {"transferred_n": 12, "attended_feedback": True}
    for value in two.values():
        value["targets"] = [more] * 9

    found = tables(two)

    # How many members the groups had, signed and were evaluated afterwards, is about nobody.
    names = {table.name.rpartition(".")[0] for table in found.values()}
    assert names == {"rounds.members_n", "rounds.commitments_signed", "rounds.rated_n"}
    assert shown(found["rounds.members_n.county_year"])["990121"] == [6]


def test_a_city_of_two_counties_has_no_sums() -> None:
    areas = {"data/city/areas.yaml": {"areas": AREAS["data/city/areas.yaml"]["areas"][:2]}}

    assert tables(areas | casework(evenly({0: 30, 1: 40}, *SECOND))) == {}


def test_a_county_that_appears_within_the_year_is_hidden_where_it_has_few() -> None:
    four = dict.fromkeys(range(4), 8)
    first = casework(evenly(four, *SECOND))
    later = casework(evenly({**four, 4: 0}, *THIRD) | {(4, "2026-07"): 2})

    before = tables(first | later)["casework.decisions.county_year"]
    assert shown(before) == {code: [24] for code in CODES[:4]} | {"990183": [0], TOTAL: [96]}
    after = tables(first | later, date(2026, 10, 14))["casework.decisions.county_year"]
    # It is 0 to 4 by two others that may be less, each of 48 that was 24.
    assert (shown(after)["990183"], shown(after)[TOTAL]) == (["0–4"], [194])


def test_a_county_that_ends_within_the_year_keeps_what_it_had() -> None:
    five = dict.fromkeys(range(5), 8)
    files = casework(evenly(five, *SECOND)) | casework(evenly(dict.fromkeys(range(4), 8), *THIRD))

    found = tables(files, date(2026, 10, 14))["casework.decisions.county_year"]

    assert shown(found) == {code: [48] for code in CODES[:4]} | {"990183": [24], TOTAL: [216]}


def corrected(months: tuple[str, ...]) -> Files:
    """Return filings of eight a month, one of which was corrected in September to seven."""
    files = casework(evenly(dict.fromkeys(range(5), 8), *months))
    row = {"on": "2026-09-01", "at": "/decisions", "was": 8, "now": 7, "reason": "r"}
    first = "data/counties/990102/casework/2026-04.yaml"
    files[first] = files[first] | {"decisions": 7, "corrections": [row]}
    return files


def test_a_quarter_corrected_later_is_known_as_it_was_published() -> None:
    files = corrected((*SECOND, *THIRD))
    then, now = (tables(files, day) for day in (DAY, date(2026, 10, 14)))

    assert shown(then["casework.decisions.county_year"])["990102"] == [24]
    # One less in April is not seen among 23 more, but in April it would be, and by the new months.
    assert shown(now["casework.decisions.county_year"])["990102"] == [47]
    assert shown(now["casework.decisions.city_month"]) == {TOTAL: [HIDDEN, 40, 40, *[HIDDEN] * 3]}


def test_a_small_correction_alone_is_not_seen() -> None:
    table = tables(corrected(SECOND), date(2026, 10, 14))["casework.decisions.county_year"]

    assert (table.through, shown(table)["990102"], shown(table)[TOTAL]) == (
        ("2026-06",),
        [24],
        [120],
    )


def test_a_part_has_no_band_wider_than_its_public_whole() -> None:
    few = {"unit": "u1", "in_post": 3, "unrelated_duties": 2}
    many = {"unit": "u1", "in_post": 30, "unrelated_duties": 2}
    files: Files = {
        f"data/counties/{code}/posts/2026-Q2.yaml": {
            "period": "2026-Q2",
            "units": [few if code == "990102" else many],
        }
        for code in CODES
    }

    found = tables(files)

    # There are four numbers from 0 to 3, so none of them is a band.
    assert shown(found["posts.units.unrelated_duties.county_year"]) == {
        **{code: ["0–4"] for code in CODES},
        "990102": [HIDDEN],
        TOTAL: [10],
    }


def test_amounts_have_no_bands_so_all_counties_are_withheld_together() -> None:
    enough = [{"indicator": "talks", "value": 80.5} for _ in range(5)]
    files = (
        returned("990102", *enough[:2]),
        returned("990121", *enough),
        returned("990181", *enough),
    )
    found = tables(INDICATORS | files[0] | files[1] | files[2])

    sums = {code: [HIDDEN] for code in COUNTIES}
    table = shown(found["returns.values.value.talks.county_year"])
    assert table == {**sums, **OTHERS, TOTAL: [Decimal("966.0")]}


def test_what_is_divided_for_the_city_has_a_total_by_county() -> None:
    forms = {"summons": 8, "inquiry": 6, "admonishment": 3}
    filed = dict.fromkeys(((at, "2026-05") for at in range(5)), 20)
    found = tables(casework(filed, early_forms=forms, early_forms_n=17))

    assert shown(found["casework.early_forms_n.county_year"]) == {
        **{code: [17] for code in CODES},
        TOTAL: [85],
    }
    assert shown(found["casework.early_forms.city_year"])["summons"] == [40]


# ── What conditions choose ───────────────────────────────────────────────────────────────────────

HELD = {"kind": "test", "held_on": "2026-05-20"}
PASSED, TOOK = "events.passed.onsite.numerator", "events.participants.onsite.denominator"


def on_site(
    chosen: Mapping[int, tuple[int, int]],
    *others: tuple[int, int],
    few: int = 3,
    later: Mapping[int, tuple[int, int]] = MappingProxyType({}),
) -> dict[str, object]:
    """Return the published sums of what conditions choose, by name.

    Chosen are tests by county, each with how many took part and passed; the first `few` counties
    have others, and those of the quarter after are `later`.
    """
    files: Files = {}
    listed: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for at, code in enumerate(CODES):
        unit = f"{code}-county_commission-01"
        files[f"data/counties/{code}/units.yaml"] = {"units": [{"id": unit}]}
        held = {
            **dict(enumerate(others if at < few else ())),
            **({9: chosen[at]} if at in chosen else {}),
        }
        for number, (took, passed) in held.items():
            name = f"{code}/events/E2026-{number}"
            numbers = {"participants": {"county": took}, "passed": passed}
            files[f"data/counties/{name}.yaml"] = {**HELD, **numbers, "organiser": unit}
            if number == 9:
                listed["onsite.numerator"].add((name, "passed"))
                listed["onsite.denominator"].add((name, "participants"))
    for at, (took, passed) in later.items():
        numbers = {"participants": {"county": took}, "passed": passed}
        body = {**HELD, **numbers, "organiser": f"{CODES[at]}-county_commission-01"}
        path = f"data/counties/{CODES[at]}/events/E2026-8.yaml"
        files[path] = {**body, "held_on": "2026-08-20"}
    day = date(2026, 10, 15) if later else DAY
    city = catalog({**AREAS, **VOCAB, **SHAPES, **files})
    made = aggregates_of(city, day, chosen=lambda *_: listed)
    found = {one.name.removesuffix(".city_year"): one for one in made if "onsite" in one.name}
    return {name: said(one.cells[0][-1]) for name, one in found.items()}


def test_what_conditions_choose_has_a_sum_of_its_own() -> None:
    # 15 + 14 + 13 of 20 each passed; beside them 20 of 20 in each of three counties.
    chosen = {0: (20, 15), 1: (20, 14), 2: (20, 13)}

    assert on_site(chosen, (20, 20)) == {PASSED: 42, TOOK: 60}


def test_all_may_be_chosen() -> None:
    assert on_site(dict.fromkeys(range(5), (20, 15))) == {PASSED: 75, TOOK: 100}


def test_what_two_counties_have_is_not_told() -> None:
    assert on_site({0: (20, 15), 1: (20, 14)}, (20, 20)) == {}


def test_a_few_are_not_told_nor_where_few_are_left() -> None:
    # 3 passed; 1 + 2 of 60 failed; 3 others passed.
    assert on_site(dict.fromkeys(range(3), (1, 1)), (20, 20)) == {}
    assert on_site({0: (20, 19), 1: (20, 18), 2: (20, 20)}, (20, 15)) == {TOOK: 60}
    assert on_site(dict.fromkeys(range(3), (20, 15)), (1, 1)) == {}
    assert on_site(dict.fromkeys(range(3), (20, 15)), (2, 2)) == {PASSED: 45, TOOK: 60}


def test_what_is_left_of_all_tests_is_no_single_countys() -> None:
    alone = on_site({1: (20, 14), 2: (20, 14), 3: (20, 13)}, (30, 19), few=1)
    assert alone == {}


def test_what_is_left_of_those_who_failed_is_not_small() -> None:
    assert PASSED not in on_site(dict.fromkeys(range(3), (20, 14)), (20, 19))


def test_what_comes_in_a_quarter_is_no_single_countys() -> None:
    chosen = dict.fromkeys(range(3), (20, 20))
    assert on_site(chosen, (20, 20), later=dict.fromkeys(range(3), (20, 20))) != {}
    assert on_site(chosen, (20, 20), later={3: (20, 17)}) == {}


@pytest.mark.parametrize(("trained", "told"), [(197, [197]), (4, [])])
def test_the_citys_own_staff_of_some_events_is_told_where_they_are_not_few(
    trained: int, told: list[int]
) -> None:
    """197 of the city's 282 were trained off the job; no county has a part of them (R94)."""
    files: Files = {"data/city/units.yaml": {"units": [{"id": "990100-city_commission-01"}]}}
    for number, took in ((1, trained), (2, 12)):
        held = {**HELD, "organiser": "990100-city_commission-01", "participants": {"city": took}}
        files[f"data/city/events/E2026-{number}.yaml"] = held
    listed: dict[str, set[tuple[str, ...]]]
    listed = {"own.numerator": {("city/events/E2026-1", "participants", "city")}}
    city = catalog({**AREAS, **VOCAB, **SHAPES, **files})

    made = aggregates_of(city, DAY, chosen=lambda *_: listed)

    cells = {one.name: one.cells[0][-1].value for one in made}
    assert [cells[name] for name in cells if "own" in name] == told
