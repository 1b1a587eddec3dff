"""See that the tables for download hold what the pages show, and nothing that is withheld."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest

from ledgers.model.layout import LEDGERS
from ledgers.model.ledger_facts import Checklist
from ledgers.model.ledger_records import filings_of, valid
from ledgers.model.portal import Cell as Sum
from ledgers.model.portal import Table as Sums
from ledgers.model.words import Both
from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.ledgers.events import EVENTS
from ledgers.publish.ledgers.oversight import ROUNDS
from ledgers.publish.ledgers.quarterly import FACILITIES
from ledgers.publish.tables.sums import sums_data
from ledgers.publish.tables.tables import DataTable, Values
from tests.unit.publish.ledgers.made import COUNTY, desk, record
from tests.unit.publish.views import mini_desk


@cache
def tables() -> Mapping[str, DataTable]:
    """Return the tables of the mini city by name."""
    return {table.name: table for table in data_tables(mini_desk())}


def total(table: DataTable, name: str, **where: object) -> int:
    """Return the sum of a column over the rows where other columns have these values."""
    rows = [row for row in table.rows if all(row[key] == value for key, value in where.items())]
    return sum(int(str(row[name])) for row in rows)


def test_names_are_unique_and_every_ledger_has_a_table() -> None:
    assert len(tables()) == len(data_tables(mini_desk()))
    assert {name for table in tables().values() for name in table.ledgers} == set(LEDGERS)


def test_records_are_counted_as_on_the_pages() -> None:
    for ledger, records in mini_desk().records.items():
        counted = sum(max(1, len(record.counties)) for record in valid(records))
        assert total(tables()["records"], "records", ledger=ledger) == counted


@pytest.mark.parametrize("by", ["county", "source", "dimension", "severity"])
def test_every_finding_is_in_one_part_of_each_division(by: str) -> None:
    matters = mini_desk().view.facts.findings.matters
    table = tables()["rectification"]

    assert total(table, "found", by=by) == len(matters)
    assert total(table, "closed", by=by) == sum(matter.life.closed for matter in matters)


def test_every_finding_that_is_not_closed_has_an_age() -> None:
    rest = [matter for matter in mini_desk().view.facts.findings.matters if not matter.life.closed]

    assert total(tables()["rectification-ages"], "findings") == len(rest)


def test_every_finding_is_in_one_category_of_its_county() -> None:
    matters = mini_desk().view.facts.findings.matters

    assert total(tables()["finding-categories"], "findings") == len(matters)


def test_every_filing_is_counted_in_its_month() -> None:
    filed = filings_of(mini_desk().view.catalog)

    assert total(tables()["filings"], "filings") == sum(filed.values())


def test_a_sum_that_is_withheld_stays_withheld() -> None:
    cells = ((Sum(12, suppressed=False), Sum(3, suppressed=True), Sum(None, suppressed=False)),)
    table = Sums(
        "casework.clues.city_month", Both("线索", "Clues"), "casework", "city_month",
        ("total",), ("2026-05", "2026-06", "2026-07"), cells,
    )  # fmt: skip
    (found,) = sums_data(desk(tables=(table,)))

    assert found.ledgers == ("casework",)
    assert [(row["field"], row["period"], row["sum"], row["withheld"]) for row in found.rows] == [
        ("casework.clues", "2026-05", 12, False),
        ("casework.clues", "2026-06", None, True),
        ("casework.clues", "2026-07", None, False),
    ]


def test_the_sums_of_the_portal_hold_no_cell_that_is_suppressed() -> None:
    rows = [
        row for name, table in tables().items() if name.startswith("sums-") for row in table.rows
    ]

    assert any(row["withheld"] for row in rows)
    assert [row for row in rows if row["withheld"] and row["sum"] is not None] == []


def test_days_of_events_are_added_up_by_kind_and_month() -> None:
    short = record("events", "E1", sort="training", value={"days": Decimal("0.5")})
    plain = record("events", "E2", sort="training")
    gone = record("events", "E3", sort="training", value={"withdrawn": {}})
    (row,) = EVENTS.data(desk(short, plain, gone)).rows

    assert (row["month"], row["events"], row["days"]) == ("2026-06", 2, Decimal("1.5"))


def test_what_was_not_filed_stays_unknown() -> None:
    items = [{"kind": "talk_room", "required": 4}, {"kind": "talk_room", "built": 1}]
    (row,) = FACILITIES.data(desk(record("facilities", value={"items": items}))).rows

    assert (row["required"], row["built"], row["compliant"]) == (4, 1, None)


def test_a_checklist_that_does_not_say_how_many_are_complete_is_not_counted() -> None:
    lists = [{"checklist": "six", "bodies": 9}, {"checklist": "eight", "have": ["a"]}]
    filed = record("facilities", value={"checklists": lists})

    (found,) = desk(filed).view.facts.facilities.checklists

    assert found == Checklist(COUNTY, "eight", complete=1, bodies=1)


@pytest.mark.parametrize(
    ("target", "share"),
    [
        ({"problems_n": 4, "rectified_n": 3}, Decimal("0.75")),
        ({"problems_n": 4}, None),
        ({"problems_n": 0, "rectified_n": 0}, None),
    ],
)
def test_the_share_of_a_round_needs_both_numbers(target: Values, share: Decimal | None) -> None:
    city = desk(record("rounds", value={"targets": [target]}))
    (row,) = ROUNDS.data(city).rows

    assert (row["rectified"], row["entered_on"]) == (share, None)
