"""Every threshold and quota that the documents print is met at its value and missed beside it.

These are the figures of class Q. Each is held by the engine of rules, most of them by the rules
that the demonstration city carries, over the smallest records that decide the matter.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest

from demo.indicators import INDICATORS, indicators_file
from demo.measured import REST, measured
from demo.rules import RULES
from demo.tasks import first_tasks, tasks_file
from ledgers.assess.indicators import measure_all
from ledgers.assess.quotas import quota_states
from ledgers.assess.rules.rows import Facts
from ledgers.assess.rules.thresholds import sample_size
from ledgers.model.method import Indicator
from tests.unit.assess.ruled import COUNTY, catalog, facts, holds, proposed

AS_OF = date(2027, 1, 15)
WHEN: Mapping[str, Any] = {str(row["id"]): row["when"] for row in RULES}
"""The conditions of the demonstration city's rules, by rule."""
TASKS: Mapping[str, Any] = tasks_file(first_tasks(29), indicators_file(INDICATORS))
"""The demonstration city's tasks: what their quotas ask stands there alone."""

THRESHOLDS = {
    *("B21", "B48", "B49", "B50", "B51", "B65", "B66", "B67", "B73", "B74", "B75"),
    *("B76", "B77", "B78", "B79", "B80", "B81", "B82", "B83", "B84", "B92", "B93"),
}


def least(indicator: str, at_least: str, at_most: str | None = None) -> dict[str, Any]:
    """Return a quota on an indicator that the demonstration does not hold by a rule."""
    most = {"at_most": Decimal(at_most)} if at_most else {}
    return {
        "threshold": {"indicator": indicator, "at_least": Decimal(at_least), **most},
    }


def within(start: str, done: str, **span: int) -> dict[str, Any]:
    """Return a deadline on the days of a finding, which stand for those of a case."""
    return {
        "of": {"ledger": "findings", "dated": "found_on"},
        "deadline": {"start": start, "done": done, **span},
    }


# ── Records ──────────────────────────────────────────────────────────────────────────────────────


def of(name: str, as_of: date = AS_OF, **value: Any) -> Facts:  # noqa: ANN401 - any field
    """Return the facts of a city with one record."""
    return facts({name: value}, as_of)


def reviewed(population: int, sample: int) -> Facts:
    """Return a cross check that reviewed a sample of files."""
    files = {"scope": "sample", "population_n": population, "reviewed_n": sample}
    return of("city/checks/C1", counties=[COUNTY], end_on="2027-01-08", file_review=files)


def table(day: str) -> Facts:
    """Return the petition tables of December, all of them filed on a day of January."""
    row = {"unit": f"{COUNTY}001-township_commission-01", "submitted_on": f"2027-01-{day}"}
    window = {"ledger": "petitions", "cycle": "month", "due_days": 5, "workday_shift": True}
    filed = {"period": "2026-12", "townships": [row] * 5}
    calendar = {"years": ["2027"], "days": [], "windows": [window]}
    return facts({f"{COUNTY}/petitions/2026-12": filed, "city/calendar/calendar": calendar}, AS_OF)


def found(start: str, done: str | None) -> Facts:
    """Return a matter found on one day and answered on another."""
    more: dict[str, Any] = {"answered_on": done} if done else {}
    return of("city/findings/F2026-0001", county=COUNTY, found_on=start, **more)


def campaigns(number: int) -> Facts:
    """Return a round with so many special campaigns."""
    return of(
        "city/rounds/R2026-1",
        county=COUNTY,
        notice_on="2027-01-04",
        special_campaigns=[{"title": "专项"}] * number,
    )


def pool(renewed: str) -> Facts:
    """Return a talent pool renewed on a day."""
    pools = [{"kind": "members", "renewed_on": renewed}]
    return of(f"{COUNTY}/posts/2026-Q4", period="2026-Q4", talent_pools=pools)


TOWNSHIP = f"{COUNTY}001-township_commission-01"


def helped(
    days: str | None, on: str = "2026-12-08", indicator: str = "helped_enough", at: str = TOWNSHIP
) -> Facts:
    """Return a township that was helped on so many days, of two that were promised for a month."""
    pairing = {"kind": "help", "county": COUNTY, "quota_days_month": 2, "start_on": "2026-01-01"}
    pairing |= {"to_unit": TOWNSHIP}
    event: dict[str, Any] = {"kind": "help", "held_on": on, "units": [at]}
    event |= {"days": Decimal(days)} if days else {}
    records: dict[str, dict[str, Any]] = {
        "city/pairings/pairings": {"pairings": [pairing]},
        f"{COUNTY}/events/E1": event,
    }
    rows: Any = measured(REST)
    asked = next(row for row in rows if row["id"] == indicator)
    return measure(asked, records)


def appraised(kind: str, *points: int) -> Facts:
    """Return an appraisal that is final, of bodies with so many points."""
    entries = [
        {"unit": f"{COUNTY}-internal_office-{number:02}", "items": [{"score": score}]}
        for number, score in enumerate(points, 1)
    ]
    return of(
        "city/appraisals/K1", kind=kind, period="2026", entries=entries, final_on="2027-01-05"
    )


def measure(indicator: Mapping[str, Any], records: Mapping[str, Mapping[str, Any]]) -> Facts:
    """Return the facts of a city in which an indicator was measured on some records."""
    plain = {"zh": "指标", "en": "Indicator", "measure": "share", "cycle": "year"}
    plain |= {"level": "county", "visibility": "public"}
    row = {**plain, "ranking_allowed": False, **indicator}
    registers = {"city/tasks/tasks": TASKS, "city/indicators/indicators": {"indicators": [row]}}
    city, asked = catalog({**registers, **records}), msgspec.convert(row, Indicator)
    found = measure_all(city, [asked], {}, AS_OF)
    return Facts(city, AS_OF, measurements=found, quotas=quota_states(city, AS_OF))


def filed(indicator: str, form: str, kind: str = "district", **figures: int) -> Facts:
    """Return a figure that a county of a kind filed for the year."""
    areas = {"areas": [{"code": COUNTY, "name": "演示县", "kind": kind}]}
    record: dict[str, Any] = {
        "period": "2026",
        "filed_on": "2027-01-05",
        "values": [{"indicator": indicator, **figures}],
    }
    records: dict[str, dict[str, Any]] = {
        f"{COUNTY}/returns/2026": record,
        "city/areas/areas": areas,
    }
    return measure({"id": indicator, "form": form}, records)


def share(indicator: str, numerator: int, denominator: int) -> Facts:
    """Return a share that a county filed for the year."""
    return filed(indicator, "ratio", numerator=numerator, denominator=denominator)


def growth(indicator: str, this_period: int, last_year: int) -> Facts:
    """Return this year's figure and last year's."""
    return filed(indicator, "yoy", this_period=this_period, last_year=last_year)


def staffed(indicator: str, numbers: list[dict[str, Any]], **unit: int) -> Facts:
    """Return a number that is worked out from the establishment of one body."""
    source = {"ledger": "posts", "each": "units", "numbers": numbers}
    form = "ratio" if len(numbers) > 1 else "count"
    record = {"period": "2026-Q4", "filed_on": "2027-01-05", "units": [unit]}
    asked = {"id": indicator, "form": form, "source": source}
    return measure(asked, {f"{COUNTY}/posts/2026-Q4": record})


def joined(number: int, staff: int) -> Facts:
    """Return an inspection office of which so many staff joined a round."""
    sums = [("numerator", "joined_round_12m"), ("denominator", "in_post")]
    numbers = [{"part": part, "sum": [field]} for part, field in sums]
    return staffed("joined", numbers, joined_round_12m=number, in_post=staff)


def members(number: int) -> Facts:
    """Return a township commission with a secretary, a deputy, and so many members."""
    numbers = [{"part": "value", "sum": ["secretary", "deputy_full_time", "members"]}]
    return staffed("seats", numbers, secretary=1, deputy_full_time=1, members=number)


CASES = [
    ("B21", WHEN["sample_30"], reviewed(10, 3), reviewed(10, 2)),
    ("B21", WHEN["sample_30"], reviewed(11, 4), reviewed(11, 3)),
    ("B21", WHEN["sample_30"], reviewed(101, 31), reviewed(101, 30)),
    ("B49", WHEN["petition_table"], table("05"), table("06")),
    (
        "B50",
        within("found_on", "answered_on", months=1),
        found("2026-12-08", "2027-01-08"),
        found("2026-12-08", "2027-01-09"),
    ),
    (
        "B51",
        within("found_on", "answered_on", days=15),
        found("2026-12-25", "2027-01-09"),
        found("2026-12-25", "2027-01-10"),
    ),
    (
        "B51",
        within("found_on", "answered_on", days=15),
        found("2026-12-31", None),
        found("2026-12-30", None),
    ),
    ("B65", WHEN["special_campaigns"], campaigns(1), campaigns(0)),
    ("B65", WHEN["special_campaigns"], campaigns(2), campaigns(3)),
    ("B66", WHEN["talent_pool"], pool("2025-01-15"), pool("2025-01-14")),
    ("B67", least("joined", "1"), joined(4, 4), joined(3, 4)),
    (
        "B73",
        WHEN["leaders_exchanged"],
        share("leaders_exchanged", 2, 10),
        share("leaders_exchanged", 1, 6),
    ),
    (
        "B74",
        WHEN["case_leaders_exchanged"],
        share("case_leaders_exchanged", 3, 10),
        share("case_leaders_exchanged", 2, 7),
    ),
    ("B75", WHEN["rotated_36m"], share("rotated_36m", 30, 100), share("rotated_36m", 29, 100)),
    (
        "B76",
        WHEN["training_sessions"],
        filed("training_sessions", "count", value=8),
        filed("training_sessions", "count", value=7),
    ),
    (
        "B77",
        WHEN["training_three_days"],
        share("training_three_days", 40, 40),
        share("training_three_days", 39, 40),
    ),
    (
        "B78",
        WHEN["research_fifteen_days"],
        share("research_fifteen_days", 9, 9),
        share("research_fifteen_days", 8, 9),
    ),
    (
        "B79",
        WHEN["secondment_up_county"],
        filed("secondment_up_county", "count", "county", value=15),
        filed("secondment_up_county", "count", "county", value=14),
    ),
    (
        "B79",
        WHEN["secondment_up_county"],
        filed("secondment_up_county", "count", "district", value=3),
        filed("secondment_up_county", "count", "district", value=2),
    ),
    (
        "B80",
        WHEN["secondments_from_city"],
        filed("secondments_from_city", "count", value=6),
        filed("secondments_from_city", "count", value=5),
    ),
    ("B81", least("seats", "5", "7"), members(3), members(2)),
    ("B81", least("seats", "5", "7"), members(5), members(6)),
    (
        "B82",
        WHEN["village_subsidy"],
        share("village_subsidy", 1200, 12),
        share("village_subsidy", 1199, 12),
    ),
    (
        "B82",
        WHEN["village_subsidy"],
        share("village_subsidy", 2400, 12),
        share("village_subsidy", 2401, 12),
    ),
    (
        "B83",
        WHEN["documents_issued"],
        growth("documents_issued", 50, 100),
        growth("documents_issued", 51, 100),
    ),
    (
        "B84",
        WHEN["meetings_held"],
        growth("meetings_held", 70, 100),
        growth("meetings_held", 71, 100),
    ),
    ("B93", WHEN["help_days"], helped("2"), helped("1.9")),
]
every_case = pytest.mark.parametrize(
    ("when", "met", "unmet"),
    [row[1:] for row in CASES],
    ids=[f"{row[0]}-{number}" for number, row in enumerate(CASES)],
)


@every_case
def test_a_threshold_is_met_at_its_value(when: dict[str, Any], met: Facts, unmet: Facts) -> None:
    assert not holds(when, met, period="month")
    assert holds(when, unmet, period="month")


def placed(rule: str, given: Facts) -> set[str | None]:
    """Return the numbers of the bodies that a rule of the demonstration means."""
    to = [{"action": "reorganise", "to": "unit"}]
    return {str(each.unit)[-2:] for each in proposed(WHEN[rule], given, proposes=to, period="year")}


def test_the_last_five_are_five_and_those_who_tie_with_the_fifth() -> None:
    assert placed("reverse_last_five", appraised("reverse", 7, 6, 5, 4, 3, 2, 1)) == {
        *("03", "04", "05", "06", "07")
    }
    assert placed("reverse_last_five", appraised("reverse", 7, 5, 5, 4, 3, 2, 1)) == {
        *("02", "03", "04", "05", "06", "07")
    }


def test_the_first_three_are_three_and_those_who_tie_with_the_third() -> None:
    assert placed("first_three_year", appraised("annual", 9, 8, 7, 6)) == {"01", "02", "03"}
    assert placed("first_three_year", appraised("annual", 9, 8, 8, 8, 6)) == {
        *("01", "02", "03", "04")
    }
    assert placed("first_three_year", appraised("annual", 9, 9, 9, 8)) == {"01", "02", "03"}


def test_a_sample_is_rounded_as_published() -> None:
    sizes = [sample_size(Fraction(number), Decimal("0.3")) for number in (10, 11, 101)]

    assert sizes == [3, 4, 31]
    assert sample_size(Fraction(11), Decimal("0.3"), "half_up") == 3
    assert sample_size(Fraction(101), Decimal("0.3"), "down") == 30


def test_every_threshold_of_the_documents_is_held() -> None:
    assert {row[0] for row in CASES} | {"B48", "B92"} == THRESHOLDS


def test_a_township_that_nobody_helps_any_more_is_seen() -> None:
    """R343: days of the last whole month count, so an event of May does not hold in July (M6)."""
    assert not holds(WHEN["help_days"], helped("2", "2026-12-01"), period="month")
    assert holds(WHEN["help_days"], helped("2", "2026-11-30"), period="month")


def test_days_at_another_township_do_not_help_it() -> None:
    """R343: what one township has too many of does not make up for another."""
    elsewhere = helped("4", at=f"{COUNTY}002-township_commission-01")

    assert holds(WHEN["help_days"], elsewhere, period="month")


def test_help_that_names_no_days_lasted_one() -> None:
    """By the schema of events; a bulletin and the page of events count it so too."""
    measurement = helped(None, "2027-01-08", "help_days").measurements["help_days"][COUNTY]
    assert (measurement.value, measurement.formula) == (Fraction(1, 2), "1 ÷ 2")


def cases(**totals: int) -> Facts:
    """Return the totals of cases that a county filed for December."""
    record = {"period": "2026-12", "filed_on": "2027-01-05", **totals}
    rows: Any = measured(REST)
    asked = next(row for row in rows if row["id"] == "casework_fifteen_days")
    return measure(asked, {f"{COUNTY}/casework/2026-12": record})


def test_limits_of_cases_are_seen_to_fire_on_monthly_totals() -> None:
    """R110, R111: one open past a month, one of two cases without a result on day fifteen."""
    month, fifteen = WHEN["case_month"], WHEN["case_checkpoint"]

    assert not holds(month, cases(open_over_30=0), period="month")
    assert holds(month, cases(open_over_30=1), period="month")
    assert not holds(fifteen, cases(past_15=2, with_result_by_15=2), period="month")
    assert holds(fifteen, cases(past_15=2, with_result_by_15=1), period="month")
