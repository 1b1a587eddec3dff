"""What comes in later changes no earlier day: filings, corrections, settings, calendar years."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ledgers.model.lives.on_day import known_on
from ledgers.model.rows import former
from tests.unit.assess.measures import COUNTY, city, indicator, measured
from tests.unit.assess.test_years import CALENDAR, FILED, MONTHLY, PERIODS, PROGRAMME, filed

Record = Mapping[str, Any]
FIRST = date(2026, 11, 20)
DAYS = st.integers(0, 120).map(lambda number: FIRST + timedelta(days=number))
LATER = st.integers(1, 60).map(timedelta)
KINDS = st.sampled_from(["filed", "corrected", "withdrawn", "year", "settings", "window"])
OLD = f"{COUNTY}/returns/2026-11"
RULES = {"resubmit_days": 10, "lag": 1, "due_soon_days": 7, "urgent_days": 3}


def with_later(kind: str, on: str) -> tuple[dict[str, Record], dict[str, Record]]:
    """Return the records and registers of a city to which something came on a day."""
    records: dict[str, Record] = dict(MONTHLY)
    registers: dict[str, Record] = {"calendar": CALENDAR, "programme": PROGRAMME, "rules": RULES}
    if kind == "filed":
        records[f"{COUNTY}/returns/2026-10"] = filed("2026-10", on, this_period=90, last_year=1)
    elif kind == "corrected":
        values = [{"indicator": "x", "this_period": 70, "last_year": 10}]
        made = {"at": "/values/0/this_period", "was": 8, "now": 70, "on": on, "reason": "更正"}
        records[OLD] = {**records[OLD], "values": values, "corrections": [made]}
    elif kind == "withdrawn":
        records[OLD] = {**records[OLD], "withdrawn": {"on": on, "reason": "撤回"}}
    elif kind == "year":
        registers["calendar"] = {**CALENDAR, "years": ["2026", "2027", "2028"]}
    elif kind == "settings":
        changes = [{"on": on, "was": {"resubmit_days": 10}, "reason": "修订"}]
        registers["rules"] = {**RULES, "resubmit_days": 2, "changes": changes}
    else:
        week, month, year = CALENDAR["windows"]
        changes = [{"on": on, "was": {"due_days": 5}, "reason": "修订"}]
        windows = [week, {**month, "due_days": 1, "changes": changes}, year]
        registers["calendar"] = {**CALENDAR, "windows": windows}
    return records, registers


@given(DAYS, LATER, KINDS)
def test_a_number_of_a_day_does_not_depend_on_what_comes_after_it(
    day: date, later: timedelta, kind: str
) -> None:
    asked = indicator("yoy", FILED, **{**PERIODS, "start_on": "2026-10-01"})
    records, registers = with_later(kind, (day + later).isoformat())

    was = known_on(city(MONTHLY, calendar=CALENDAR, programme=PROGRAMME, rules=RULES), day)
    now = known_on(city(records, **registers), day)

    assert measured(now, asked, day) == measured(was, asked, day)
    assert now.rules is not None
    assert replace(now.rules, changes=()) == was.rules


@given(st.lists(st.tuples(DAYS, st.integers(0, 99)), unique_by=lambda row: row[0]), DAYS)
def test_a_setting_of_a_day_is_the_last_that_was_written_by_then(
    steps: list[tuple[date, int]], day: date
) -> None:
    value: dict[str, Any] = {"lag": 100}
    for on, number in sorted(steps):
        row = {"on": on.isoformat(), "was": {"lag": value["lag"]}, "reason": "修订"}
        value = {"lag": number, "changes": [*value.get("changes", ()), row]}

    known = [number for on, number in sorted(steps) if on <= day]
    assert former(value, day)["lag"] == (known[-1] if known else 100)


def test_a_window_that_is_changed_later_leaves_the_deadlines_that_were() -> None:
    """December was due by 5 January; from 10 January on, months are due by the first."""
    _, registers = with_later("window", "2027-01-10")
    catalog = city(MONTHLY, **registers)

    found = measured(catalog, indicator("yoy", FILED, **PERIODS), date(2027, 2, 1))

    assert (found.value, found.of) == (Fraction(-1, 5), "2026")
    assert measured(catalog, indicator("yoy", FILED, **PERIODS), date(2027, 2, 2)).unfiled
