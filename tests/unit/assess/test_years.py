"""The turn of the year: a window of a year shows the last one while nothing of the new is due.

Two counties file each month by the fifth of the next one; 2027 begins on a Friday, in week 53.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from ledgers.model.catalog import Catalog
from ledgers.model.scoring import Measurement
from ledgers.model.words import english
from tests.unit.assess.measures import COUNTY, OTHER, city, indicator, measured

Record = Mapping[str, Any]
CALENDAR: Mapping[str, Any] = {
    "years": ["2026", "2027"],
    "days": [],
    "windows": [
        {"ledger": "returns", "cycle": cycle, "due_days": days}
        for cycle, days in {"week": 2, "month": 5, "year": 20}.items()
    ],
}
PROGRAMME = {"id": "p", "title": "方案", "start_on": "2026-01-01", "end_on": "2027-12-31"}
FILED = {"ledger": "returns", "window": "year"}


def filed(period: str, filed_on: str, **numbers: int) -> Record:
    """Return a return of a period with the one indicator."""
    return {"period": period, "filed_on": filed_on, "values": [{"indicator": "x", **numbers}]}


def of_year(records: Mapping[str, Record], programme: Record = PROGRAMME) -> Catalog:
    """Return a city with a calendar of windows."""
    return city(records, calendar=CALENDAR, programme=programme)


MONTHLY = {
    f"{code}/returns/{period}": filed(period, on, this_period=this, last_year=last)
    for code, this in ((COUNTY, 8), (OTHER, 12))
    for period, on, last in (("2026-11", "2026-12-03", 10), ("2026-12", "2027-01-04", 10))
}
JANUARY = {f"{COUNTY}/returns/2027-01": filed("2027-01", "2027-02-03", this_period=5, last_year=10)}
PERIODS = {"start_on": "2026-11-01", "cycle": "month"}


def grown(day: str, records: Mapping[str, Record] | None = None) -> Measurement:
    """Return how much less the county has than a year before, at a day."""
    catalog = of_year({**MONTHLY, **(records or {})})
    return measured(catalog, indicator("yoy", FILED, **PERIODS), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "formula", "of"),
    [
        ("2026-12-31", "(8 − 10) ÷ 10", None),  # November alone
        ("2027-01-01", "(8 − 10) ÷ 10", "2026"),
        ("2027-01-04", "(16 − 20) ÷ 20", "2026"),  # December has come in
        ("2027-02-05", "(16 − 20) ÷ 20", "2026"),  # the last day on which January is in time
        ("2027-02-06", "(5 − 10) ÷ 10", None),
    ],
)
def test_the_last_year_stays_until_the_first_period_of_the_new_was_due(
    day: str, formula: str, of: str | None
) -> None:
    found = grown(day, JANUARY)

    assert (found.formula, found.of) == (formula, of)
    assert found.period == (of or day[:4])


def test_who_files_january_early_is_compared_by_the_same_year_as_all() -> None:
    day = date(2027, 2, 4)
    catalog = of_year({**MONTHLY, **JANUARY})

    rows = [measured(catalog, indicator("yoy", FILED, **PERIODS), day, code).of for code in CODES]

    assert rows == ["2026", "2026"]


CODES = (COUNTY, OTHER)


def test_what_was_due_in_the_new_year_and_is_not_filed_counts_as_that() -> None:
    found = grown("2027-02-06")

    assert found.unfiled
    assert english(found.reason or found) == "not filed for 2027-01"  # type: ignore[arg-type]


def test_the_year_before_is_compared_with_the_one_before_that() -> None:
    """By events: three in 2026, two in 2025; on 5 January 2027 both years are whole."""
    held = [*("2025-03-01", "2025-12-30"), *("2026-02-01", "2026-05-01", "2026-12-31")]
    records = {f"{COUNTY}/events/E{day}-1": {"kind": "study", "held_on": day} for day in held}
    source = {
        "ledger": "events",
        "window": "year",
        "numbers": [{"part": "value", "count": "rows"}],
    }

    found = measured(of_year(records), indicator("yoy", source), date(2027, 1, 5))

    assert (found.formula, found.of) == ("(3 − 2) ÷ 2", "2026")


@pytest.mark.parametrize(
    ("day", "count", "of"),
    [("2026-12-31", 2, None), ("2027-03-31", 2, "2026"), ("2027-04-01", 1, None)],
)
def test_where_nothing_is_due_the_first_quarter_is_waited_for(
    day: str, count: int, of: str | None
) -> None:
    held = ("2026-02-01", "2026-12-31", "2027-01-10")
    records = {f"{COUNTY}/events/E{on}-1": {"kind": "study", "held_on": on} for on in held}
    source = {"ledger": "events", "window": "year", "numbers": [{"part": "value", "count": "rows"}]}

    found = measured(of_year(records), indicator("count", source), date.fromisoformat(day))

    assert (found.value, found.of) == (Fraction(count), of)


def test_in_its_first_year_a_city_shows_that() -> None:
    source = {"ledger": "events", "window": "year", "numbers": [{"part": "value", "count": "rows"}]}
    records = {f"{COUNTY}/events/E2026-02-01-1": {"kind": "study", "held_on": "2026-02-01"}}

    found = measured(of_year(records), indicator("count", source), date(2026, 2, 2))

    assert (found.value, found.of, found.period) == (Fraction(1), None, "2026")


def test_a_week_over_the_turn_belongs_to_the_year_in_which_it_begins() -> None:
    """Week 53 of 2026 ends on 3 January 2027; week 1 of 2027 begins on the fourth, due on 12th."""
    weeks = {"2026-W53": ("2027-01-05", 100), "2027-W01": ("2027-01-12", 1)}
    records = {
        f"{COUNTY}/returns/{period}": filed(period, on, value=number)
        for period, (on, number) in weeks.items()
    }
    asked = indicator("value", FILED, cycle="week", start_on="2026-12-28")

    days = (date(2027, 1, 6), date(2027, 1, 12), date(2027, 1, 13))
    found = [measured(of_year(records), asked, day) for day in days]

    assert [(row.value, row.of) for row in found] == [
        (Fraction(n), of) for n, of in ((100, "2026"), (100, "2026"), (1, None))
    ]


def test_of_a_yearly_return_the_last_year_that_was_due_is_shown() -> None:
    """2025 was due on 20 January 2026, 2026 on 20 January 2027."""
    returns = {"2025": ("2026-01-10", 5), "2026": ("2027-01-15", 7)}
    records = {
        f"{COUNTY}/returns/{period}": filed(period, on, value=number)
        for period, (on, number) in returns.items()
    }
    asked = indicator("value", FILED, cycle="year")
    catalog = of_year(records, {**PROGRAMME, "start_on": "2024-12-31"})

    days = (date(2027, 1, 20), date(2027, 1, 21), date(2027, 12, 31))
    found = [measured(catalog, asked, day) for day in days]

    assert [(row.value, row.of) for row in found] == [
        (Fraction(n), of) for n, of in ((5, "2025"), (7, "2026"), (7, "2026"))
    ]


@pytest.mark.parametrize("ends", [{"start_on": "2026-08-01"}, {"end_on": "2026-07-01"}])
def test_before_its_first_day_and_after_its_last_a_page_can_say_why(ends: Record) -> None:
    found = measured(of_year(MONTHLY), indicator("yoy", FILED, cycle="month", **ends))

    assert found.reason
    assert {type(value) for value in found.reason.args.values()} == {str}


@pytest.mark.parametrize(
    ("day", "bars", "of"),
    [
        ("2026-12-31", 1, None),
        ("2027-01-12", 2, "2026"),
        ("2027-01-31", 2, "2026"),
        ("2027-02-01", 1, None),
    ],
)
def test_an_action_about_a_year_that_is_over_counts_in_that_year(
    day: str, bars: int, of: str | None
) -> None:
    """One is decided in June for the year, one in January for the year before (R36)."""
    decided = (("2026", "2026-06-01"), ("2026", "2027-01-12"), (None, "2027-02-01"))
    records = {
        f"city/actions/A{number}": {
            "kind": "excellent_barred",
            "county": COUNTY,
            **({"period": period} if period else {}),
            "updates": [{"on": on, "status": "decided"}],
        }
        for number, (period, on) in enumerate(decided)
    }
    source = {"ledger": "actions", "window": "year", "dated": "period"}
    asked = indicator("count", {**source, "numbers": [{"part": "value", "count": "rows"}]})

    found = measured(of_year(records), asked, date.fromisoformat(day))

    assert (found.value, found.of) == (Fraction(bars), of)
