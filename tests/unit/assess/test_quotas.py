"""Quotas are judged when their period is over, and forecast before (M5)."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.assess.quotas import quota_states
from ledgers.assess.rules.rows import Facts
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.quota import QuotaState
from ledgers.model.rows import rows
from ledgers.model.values import replace
from tests.unit.assess.ruled import COUNTIES, COUNTY, catalog, proposed

DUE = date(2027, 1, 11)
"""The tenth of January 2027 is a Sunday: what tells of the last quarter is due on Monday."""
WINDOW = {"ledger": "returns", "cycle": "quarter", "due_days": 10, "workday_shift": True}
CALENDAR = {"years": ["2026", "2027"], "days": [], "windows": [WINDOW]}
WHEN = {"quota": {"task": "T08", "indicator": "learning"}}
QUARTERS = {
    "2026-Q2": ("2026-07-09", 3),
    "2026-Q3": ("2026-10-09", 2),
    "2026-Q4": ("2027-01-08", 4),
}


def task(**quota: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """Return a task with one quota."""
    asked = {"title": "跟班学习", "unit": "人", "at_least": 9, "indicator": "learning", **quota}
    named = {
        "id": "T08",
        "no": 8,
        "title": "任务",
        "section": "N1",
        "lead_unit": "990100-office-01",
    }
    return {**named, "source": {"document": "S", "section": "1"}, "measures": [], "quotas": [asked]}


def city(quarters: dict[str, tuple[str, int]] = QUARTERS, **quota: Any) -> Catalog:  # noqa: ANN401
    """Return a city in which a county filed a number quarter by quarter, and the others nothing."""
    row: dict[str, Any] = {
        "id": "learning",
        "zh": "人数",
        "en": "Number",
        "form": "count",
        "measure": "人",
    }
    row |= {"cycle": "quarter", "level": "county", "visibility": "public", "ranking_allowed": True}
    row |= {"source": {"ledger": "returns", "window": "year"}}
    programme = {"id": "p", "title": "方案", "start_on": "2026-04-01", "end_on": "2027-03-31"}
    filed = {
        f"{COUNTY}/returns/{name}": {
            "period": name,
            "filed_on": day,
            "values": [{"indicator": "learning", "value": value}],
        }
        for name, (day, value) in quarters.items()
    }
    registers: dict[str, dict[str, Any]] = {
        "city/tasks/tasks": {"tasks": [task(**quota)]},
        "city/indicators/indicators": {"indicators": [row]},
        "city/calendar/calendar": CALENDAR,
        "city/programme/programme": programme,
    }
    return catalog({**registers, **filed})


def of_county(found: Catalog, day: date) -> list[QuotaState]:
    """Return the states of the county that filed, on a day."""
    return [row for row in quota_states(found, day) if row.county == COUNTY]


def missed(found: Catalog, day: date) -> set[str | None]:
    """Return the counties for which a rule on the quota proposes something on a day."""
    facts = Facts(found, day, quotas=quota_states(found, day))
    return {row.county for row in proposed(WHEN, facts, kind="quota", period="year")}


def test_no_day_of_the_year_brings_a_reminder_of_what_the_year_is_for() -> None:
    found = city()
    days = [date(2026, 4, 1) + timedelta(days=step) for step in range(0, 275, 5)]

    assert {day: told for day in (*days, DUE) if (told := missed(found, day))} == {}


def test_a_quota_is_judged_from_the_day_after_the_last_filing_was_due() -> None:
    met, unmet = city(), city(QUARTERS | {"2026-Q4": ("2027-01-08", 3)})
    after, silent = DUE + timedelta(days=1), {*COUNTIES} - {COUNTY}

    assert missed(met, after) == silent
    assert missed(unmet, after) == {*COUNTIES}
    assert [row.value for row in of_county(unmet, after) if row.judged] == [8]


@pytest.mark.parametrize(
    ("on", "at_least", "found"),
    [("2027-01-12", 9, {*COUNTIES}), ("2026-12-31", 9, {*COUNTIES} - {COUNTY}), ("", 8, set())],
)
def test_a_period_that_was_over_is_judged_by_what_was_asked_then(
    on: str, at_least: int, found: set[str]
) -> None:
    """Eight are asked now; until the change it was nine, or nothing at all."""
    was = [{"title": "跟班学习", "unit": "人", "at_least": at_least, "indicator": "learning"}]
    unmet = city(QUARTERS | {"2026-Q4": ("2027-01-08", 3)}, at_least=8)
    (register,) = unmet.by_ledger["tasks"]
    change = {"on": on or "2027-01-12", "was": {"quotas": was if on else []}, "reason": "调整"}
    tasks = [{**rows(register.value, "tasks")[0], "changes": [change]}]
    changed = catalog_of(
        (*(row for row in unmet.documents if row is not register),
         replace(register, value={"tasks": tasks})), unmet.contract
    )  # fmt: skip

    assert missed(changed, DUE + timedelta(days=1)) == found


@pytest.mark.parametrize(
    ("cycle", "day", "found"),
    [
        ("quarter", "2026-10-13", [("2026-Q3", 2, True), ("2026-Q4", None, False)]),
        ("quarter", "2027-01-12", [("2026-Q4", 4, True), ("2027-Q1", None, False)]),
        ("half_year", "2026-10-13", [("2026-H1", 3, True), ("2026-H2", 2, False)]),
        ("year", "2026-10-13", [("2026", 5, False)]),
    ],
)
def test_a_shorter_period_counts_what_lies_inside_it(
    cycle: str, day: str, found: list[tuple[str, int | None, bool]]
) -> None:
    """The indicator counts the year to date; a quarter's quota is about the quarter alone."""
    states = of_county(city(period=cycle), date.fromisoformat(day))

    assert [(row.period, row.value, row.judged) for row in states] == found


def test_a_period_before_the_task_was_added_is_not_judged() -> None:
    asked = city(period="quarter")
    added = {"T08": replace(asked.tasks["T08"], added_on=date(2026, 7, 10))}

    days = date(2026, 7, 15), date(2026, 10, 13)
    states = [of_county(replace(asked, tasks=added), day) for day in days]
    assert [[row.period for row in each] for each in states] == [
        ["2026-Q3"],
        ["2026-Q3", "2026-Q4"],
    ]


def test_what_came_in_late_is_counted_until_the_next_filing_is_due() -> None:
    late = city(QUARTERS | {"2026-Q4": ("2027-02-01", 4)})

    assert COUNTY in missed(late, DUE + timedelta(days=1))
    assert COUNTY not in missed(late, date(2027, 2, 1))
    assert COUNTY not in missed(late, date(2027, 12, 31))


def test_until_then_the_state_says_what_is_done_due_by_now_and_needed() -> None:
    (state,) = of_county(city(), date(2026, 7, 15))

    assert (state.judged, state.met) == (False, False)
    assert state.value == 3
    assert state.by_now == 9 * Fraction(196, 365)
    assert state.monthly == Fraction(9 - 3, 6)


@pytest.mark.parametrize(("measure", "has_pace"), [("天", True), ("%", False)])
def test_days_for_each_leader_have_a_pace_and_a_share_has_none(
    measure: str, *, has_pace: bool
) -> None:
    found = city(at_least=15)
    each = replace(found.indicators["learning"], form="ratio", measure=measure)

    state = of_county(replace(found, indicators={"learning": each}), date(2026, 7, 15))[-1]
    assert state.by_now == (15 * Fraction(196, 365) if has_pace else None)


def test_a_quota_of_the_whole_city_is_the_sum_of_its_counties() -> None:
    after = DUE + timedelta(days=1)
    found = city(of="city")
    (state, *_) = quota_states(found, after)

    assert (state.county, state.judged) == (None, True)
    assert state.value == 9
    assert missed(found, after) == set()
    assert missed(city(of="city", at_least=10), after) == {None}


def test_a_quota_of_other_kinds_of_county_is_not_asked() -> None:
    assert quota_states(city(kinds=["county"]), date(2026, 7, 15)) == ()


@pytest.mark.parametrize(("value", "met"), [(-51, True), (-50, True), (-49, False)])
def test_a_cut_is_met_at_its_value_and_beyond(value: int, *, met: bool) -> None:
    found = city(at_least=None, at_most=-50, unit="%")
    (quota,) = found.tasks["T08"].quotas

    assert quota.met_by(Fraction(value, 100)) is met


@given(day=st.dates(date(2026, 4, 1), date(2027, 3, 31)))
def test_a_period_is_judged_or_runs_and_never_both(day: date) -> None:
    states = of_county(FOUND, day)
    names = [(row.period, row.judged) for row in states]

    assert len({name for name, _ in names}) == len(names)
    assert all(judged is (day > DUE and period == "2026") for period, judged in names)


FOUND = city()
