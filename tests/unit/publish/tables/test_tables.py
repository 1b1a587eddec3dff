"""See that tables for download are whole, exact, and harmless in a spreadsheet."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from ledgers.model.layout import CITY_LEDGERS, COUNTY_LEDGERS, COUNTY_REGISTERS
from ledgers.model.words import say
from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.tables.tables import DataTable, Value, as_csv, as_json
from tests.unit.publish.views import mini_desk


def table(*values: Value) -> DataTable:
    """Return a table of one column."""
    rows = tuple({"value": value} for value in values)
    return DataTable("t", say("t"), {"value": say("v")}, rows)


def cells(*values: Value) -> list[str]:
    """Return the cells of a CSV table of one column, read back."""
    text = as_csv(table(*values)).decode("utf-8-sig")
    return [row[0] if row else "" for row in list(csv.reader(io.StringIO(text, newline="")))[1:]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cells(text) == [f"'{text}"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-07",
        "1-2",
        "61/62",
        "3/4/26",
        "10:30",
        "7月15日",
        "2026年7月",
        "MAR1",
        "Sept-4",
        "1E5",
        "12e+3",
        "007",
        "1.2.2026",
        "1234567890123456",
    ],
)
def test_no_text_becomes_a_day_or_another_number(text: str) -> None:
    assert cells(text) == [f"'{text}"]


@pytest.mark.parametrize("text", ["2026-07-15", "990121", "T07.2", "2026-W28", "0.75", "E4", "1–5"])
def test_a_text_that_stays_what_it_is_has_no_sign_before_it(text: str) -> None:
    assert cells(text) == [text]


def test_numbers_keep_their_sign() -> None:
    assert cells(-1, Decimal("-0.5")) == ["-1", "-0.5"]


def test_every_kind_of_value_is_written_plainly() -> None:
    values = (None, True, 3, Decimal("0.50"), Decimal(1) / 3, date(2026, 7, 15), 'a,"b"\nc')

    assert cells(*values) == ["", "true", "3", "0.5", "0.333333", "2026-07-15", 'a,"b"\nc']


def test_csv_begins_with_a_mark_for_spreadsheets() -> None:
    assert as_csv(table("县")) == b"\xef\xbb\xbfvalue\r\n\xe5\x8e\xbf\r\n"


def test_json_says_what_it_is_and_how_much_it_holds() -> None:
    whole = json.loads(as_json(table(Decimal("0.5"), Decimal(2), None), "2026-07-15", "2026-1"))

    assert whole == {
        "schema_version": 1,
        "as_of": "2026-07-15",
        "method": "2026-1",
        "total": 3,
        "rows": [{"value": 0.5}, {"value": 2}, {"value": None}],
    }


def test_every_ledger_of_records_has_a_table_and_no_name_is_used_twice() -> None:
    tables = data_tables(mini_desk())
    names = [table.name for table in tables]

    assert sorted(names) == sorted(set(names))
    told = {ledger for table in tables if table.name != "records" for ledger in table.ledgers}
    assert {*CITY_LEDGERS, *COUNTY_LEDGERS, *COUNTY_REGISTERS} <= told


def test_a_table_by_the_schema_has_every_single_value_that_may_be_public() -> None:
    found = {table.name: table for table in data_tables(mini_desk())}
    (unit,) = (row for row in found["units"].rows if row["id"] == "990100-city_commission-01")

    assert unit["established_on"] == "2018-01-12"
    assert "visibility" not in unit  # internal
    assert "person_times" not in found["actions"].fields  # sums alone


def test_every_row_has_every_column() -> None:
    tables = data_tables(mini_desk())
    for one in tables:
        names = set(one.fields)
        assert [row for row in one.rows if not names <= set(row)] == []

    # The mini city has issued no bulletin, cut no edition, drawn, attached and corrected nothing;
    # of its appraisals only ranks are published.
    empty = {"answers", "bulletins", "corrections", "draws", "editions", "namings", "objections"}
    empty |= {"documents-attachments"}
    empty |= {f"appraisals-{name}" for name in ("combine", "entries-marks", "results-items")}
    assert {one.name for one in tables if not one.rows} == empty


def test_csv_and_json_hold_the_same_rows() -> None:
    for one in data_tables(mini_desk()):
        rows = json.loads(as_json(one, "2026-07-15", "m"))["rows"]
        text = as_csv(one).decode("utf-8-sig")
        read = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [list(row) for row in rows] == [list(row) for row in read]
