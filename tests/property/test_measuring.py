"""Measurements keep their laws: what lies outside changes nothing, and the past stays as it was."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledgers.assess.city import Question, states_at
from ledgers.assess.indicators import Index, measure_all
from ledgers.assess.tasks import totals_of
from ledgers.flow.load import Request, load
from ledgers.model.catalog import Catalog
from ledgers.model.method import Indicator
from ledgers.model.scoring import Measurement
from ledgers.model.values import replace
from ledgers.project.catalog import project
from tests.unit.assess.measures import AS_OF, COUNTY, city, indicator, measured

ROOT = Path(__file__).parents[2]
WINDOWS: tuple[Mapping[str, Any], ...] = (
    {"window": "year"},
    {"window": "programme"},
    {"window": "months", "months": 2},
)
BEGINNINGS = (date(2026, 1, 1), date(2026, 3, 31), date(2026, 5, 16))
ROWS = [{"part": "value", "count": "rows"}]
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
COUNTS = st.integers(1, 500)
HORIZON = date(2026, 7, 15)


def held(days: list[date]) -> Catalog:
    """Return a city where events were held on some days."""
    return city(
        {
            f"{COUNTY}/events/E{number}": {"kind": "study", "held_on": day.isoformat()}
            for number, day in enumerate(days)
        }
    )


def counting(number: int) -> Indicator:
    """Return an indicator that counts the events of one of the windows."""
    return indicator("count", {"ledger": "events", "numbers": ROWS, **WINDOWS[number]})


@given(days=st.lists(DAYS, max_size=8), extra=DAYS, number=st.integers(0, 2))
def test_a_record_outside_the_window_changes_nothing(
    days: list[date], extra: date, number: int
) -> None:
    before = measured(held(days), counting(number)).value
    after = measured(held([*days, extra]), counting(number)).value

    inside = BEGINNINGS[number] <= extra <= AS_OF
    assert before is not None
    assert after == before + inside


@given(days=st.lists(DAYS, max_size=8), as_of=DAYS, later=st.integers(0, 300))
def test_whoever_looks_later_sees_no_less(days: list[date], as_of: date, later: int) -> None:
    catalog = held(days)

    first = measured(catalog, counting(1), as_of).value
    second = measured(catalog, counting(1), as_of + timedelta(days=later)).value

    assert first is not None
    assert second is not None
    assert first <= second


@given(days=st.lists(DAYS, max_size=8), as_of=DAYS, number=st.integers(0, 2))
def test_what_comes_after_the_day_is_not_seen(days: list[date], as_of: date, number: int) -> None:
    known = [day for day in days if day <= as_of]

    full, past = (measured(held(rows), counting(number), as_of) for rows in (days, known))

    assert full.value == past.value


@given(rows=st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=5), times=COUNTS)
def test_in_another_unit_a_share_is_the_same_and_a_sum_is_so_many_times(
    rows: list[tuple[int, int]], times: int
) -> None:
    def filing(unit: int) -> Catalog:
        units = [{"in_post": part * unit, "established": whole * unit} for part, whole in rows]
        record = {"period": "2026-Q2", "filed_on": "2026-07-01", "units": units}
        return city({f"{COUNTY}/posts/2026-Q2": record})

    def source(*parts: tuple[str, str]) -> dict[str, object]:
        numbers = [{"part": part, "sum": [field]} for part, field in parts]
        return {"ledger": "posts", "each": "units", "numbers": numbers}

    share = indicator("ratio", source(("numerator", "in_post"), ("denominator", "established")))
    total = indicator("value", source(("value", "in_post")))
    once, often = filing(1), filing(times)

    one = measured(once, total).value
    assert one is not None
    assert measured(often, total).value == times * one
    assert measured(often, share).value == measured(once, share).value


@given(days=st.lists(DAYS, max_size=8), asked=st.lists(DAYS, min_size=1, max_size=6))
def test_an_index_gives_what_a_fresh_look_gives(days: list[date], asked: list[date]) -> None:
    catalog = held(days)
    indicators = [replace_id(counting(number), f"x{number}") for number in range(3)]
    index = Index(catalog)

    for day in asked:
        remembered = measure_all(catalog, indicators, {}, day, index)
        assert remembered == measure_all(catalog, indicators, {}, day)


def replace_id(asked: Indicator, name: str) -> Indicator:
    """Return an indicator under another name."""
    return indicator(asked.form, source_of(asked), id=name)


def source_of(asked: Indicator) -> Mapping[str, Any]:
    """Return the source of an indicator as the register gives it."""
    assert asked.source is not None
    window = {"window": asked.source.window, "months": asked.source.months}
    given_ = {key: value for key, value in window.items() if value is not None}
    return {"ledger": asked.source.ledger, "numbers": ROWS, **given_}


# ── The demonstration ────────────────────────────────────────────────────────────────────────────


@cache
def demonstration(*, public: bool) -> Catalog:
    """Return the demonstration city: all of it, or what the public may see."""
    if not public:
        return load(Request(ROOT, HORIZON)).catalog
    return replace(project(demonstration(public=False), HORIZON), published=True)


@cache
def results(as_of: date, *, public: bool) -> Mapping[str, Mapping[str, Measurement]]:
    """Return every measurement of a day, from everything or from what is public."""
    catalog = demonstration(public=public)
    assert catalog.programme is not None
    assert catalog.rules is not None
    states = states_at(Question(catalog, catalog.programme, catalog.rules, {}), as_of)
    return measure_all(catalog, catalog.indicators.values(), states, as_of)


def told(measurements: Mapping[str, Measurement]) -> list[tuple[object, ...]]:
    """Return what is shown of some measurements."""
    return [(code, one.value, one.reason, one.formula) for code, one in measurements.items()]


@pytest.mark.demonstration
@pytest.mark.parametrize("as_of", [date(2026, 5, 1), date(2026, 6, 14), HORIZON])
def test_the_public_measures_what_the_city_measures(as_of: date) -> None:
    asked = demonstration(public=False).indicators
    full, seen = (results(as_of, public=public) for public in (False, True))

    for name, indicator_ in asked.items():
        if indicator_.visibility == "public":
            assert {
                code: (one.value, one.reason, one.formula) for code, one in seen[name].items()
            } == {code: (one.value, one.reason, one.formula) for code, one in full[name].items()}, (
                name
            )


@cache
def question() -> Question:
    """Return the public's question about the demonstration, with what was measured on any day."""
    catalog = demonstration(public=True)
    assert catalog.programme is not None
    assert catalog.rules is not None
    return Question(catalog, catalog.programme, catalog.rules, {})


@pytest.mark.demonstration
@settings(max_examples=1)
@given(first=st.dates(date(2026, 4, 1), date(2026, 9, 30)))
@example(first=date(2026, 6, 11))  # On the 13th a finding is shared that was there before.
def test_what_serves_several_days_is_what_each_day_gives(first: date) -> None:
    every = question()
    for day in (first, first + timedelta(days=2)):
        then = every.on(day)
        catalog, states = then.catalog, states_at(then, day)
        indicators = catalog.indicators.values()

        found = measure_all(catalog, indicators, states, day, then.index)

        assert found == measure_all(catalog, indicators, states, day)


@pytest.mark.demonstration
@pytest.mark.parametrize("as_of", [date(2026, 5, 1), HORIZON])
def test_whatever_has_no_value_has_a_reason(as_of: date) -> None:
    for measurements in results(as_of, public=False).values():
        for one in measurements.values():
            assert (one.value is None) is (one.reason is not None)


@pytest.mark.demonstration
def test_no_share_of_the_demonstration_is_hidden_behind_a_zero() -> None:
    seen = results(HORIZON, public=True)

    for name, asked in demonstration(public=False).indicators.items():
        if asked.visibility != "public" and name in seen:
            assert {str(one.reason) for one in seen[name].values()} == {"not published"}


@pytest.mark.demonstration
@pytest.mark.parametrize("as_of", [date(2026, 5, 1), HORIZON])
def test_task_states_give_what_the_totals_give(as_of: date) -> None:
    catalog = demonstration(public=False)
    assert catalog.programme is not None
    assert catalog.rules is not None
    states = states_at(Question(catalog, catalog.programme, catalog.rules, {}), as_of)
    found = results(as_of, public=False)

    for code, rows in states.items():
        totals = totals_of(rows)
        progress = found["task_progress"][code].value
        assert progress is not None
        assert Decimal(progress.numerator) / progress.denominator == totals.progress
        assert found["missed_deadlines"][code].value == totals.missed
        assert found["overdue_deadlines"][code].value == totals.overdue
        assert found["tasks_blocked"][code].value == totals.blocked
        late = sum(measure.applies and measure.late for row in rows for measure in row.measures)
        settled = totals.on_time + late
        assert found["tasks_on_time"][code].formula == f"{totals.on_time} ÷ {settled}"


@pytest.mark.demonstration
def test_of_a_section_alone_its_tasks_count() -> None:
    catalog = demonstration(public=False)
    assert catalog.programme is not None
    assert catalog.rules is not None
    states = states_at(Question(catalog, catalog.programme, catalog.rules, {}), HORIZON)
    sections = {task.section for task in catalog.tasks.values()}

    for field in ("progress", "plan"):
        for section in sections:
            where = [{"field": "section", "in": [section]}]
            numbers = [{"part": "value", "sum": [field]}]
            source = {"ledger": "assessment", "where": where, "numbers": numbers}
            found = measure_all(catalog, [indicator("value", source)], states, HORIZON)["x"]
            for code, rows in states.items():
                chosen = [row for row in rows if catalog.tasks[row.task].section == section]
                one = found[code].value
                assert one is not None
                mean = getattr(totals_of(chosen), field)
                assert Decimal(one.numerator) / one.denominator == mean
