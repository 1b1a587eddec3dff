"""See that Parquet holds what CSV holds, each column with its type."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.output import CHANGED, FORMULA
from ledgers.model.words import english, say
from ledgers.publish.downloads.listed import data_tables
from ledgers.publish.tables.parquet import as_parquet
from ledgers.publish.tables.tables import DataTable, Value, as_csv, plain_text
from tests.unit.publish.views import mini_desk

pytest.importorskip("pyarrow")
Run = Callable[..., tuple[int, str, str]]


def read(data: bytes) -> Any:  # noqa: ANN401 - a table of the library
    from pyarrow import BufferReader, parquet  # noqa: PLC0415

    return parquet.read_table(BufferReader(data))


def column(*values: Value, name: str = "value") -> Any:  # noqa: ANN401 - as above
    rows = tuple({name: value} for value in values)
    table = DataTable("t", say("t"), {name: say("v")}, rows)
    return read(as_parquet(table, {}, english)).column(name)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ((1, None, 2), "int64"),
        ((True, None), "bool"),
        (("a", "2026-07-15", None), "string"),
        ((1, Decimal("0.5")), "decimal128(38, 6)"),
        ((date(2026, 7, 15), None), "date32[day]"),
        (("2026-07-15", "2026-07-16"), "date32[day]"),
        ((1, "a"), "string"),
        ((None,), "string"),
    ],
)
def test_a_column_has_the_one_type_of_its_values(values: tuple[Value, ...], kind: str) -> None:
    assert str(column(*values).type) == kind


def test_a_column_of_days_has_its_type_before_any_is_known() -> None:
    assert str(column(None, name="found_on").type) == "date32[day]"


def test_what_is_empty_is_null() -> None:
    assert column("", None, "a").to_pylist() == [None, None, "a"]


def test_a_text_that_a_spreadsheet_would_run_stays_what_it_is() -> None:
    assert column("=1+1", "007").to_pylist() == ["=1+1", "007"]


@given(st.lists(st.none() | st.decimals(-(10**12), 10**12, places=6) | st.integers(-9, 9)))
def test_numbers_are_exact(values: list[Decimal | int | None]) -> None:
    assert column(*values, name="n").to_pylist() in (values, list(map(text_of, values)))


def text_of(value: Value) -> str | None:
    return None if value is None else plain_text(value)


def test_every_table_holds_what_its_csv_holds() -> None:
    for table in data_tables(mini_desk()):
        found = read(as_parquet(table, {}, english)).to_pylist()
        text = as_csv(table).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [{name: cell(value) for name, value in row.items()} for row in found] == rows


def cell(value: Value) -> str:
    """Return what CSV has for a value."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) or CHANGED.fullmatch(value) else value
    return "" if value is None else plain_text(value)


def test_a_file_says_what_it_and_its_columns_hold_and_is_the_same_each_time() -> None:
    table = DataTable("t", say("Title"), {"a": say("what a is")}, ({"a": 1},))
    data = as_parquet(table, {"as_of": "2026-07-15"}, english)
    schema = read(data).schema
    assert schema.metadata == {b"title": b"Title", b"as_of": b"2026-07-15"}
    assert schema.field("a").metadata == {b"description": b"what a is"}
    assert as_parquet(table, {"as_of": "2026-07-15"}, english) == data


def test_the_command_writes_every_table(ledgers: Run, city: Path) -> None:
    out = city.parent / "tables"
    day = ("--today", "2026-07-15")
    status, said, errors = ledgers("export", "parquet", "--root", city, *day, "--out", out)
    names = {f"{table.name}.parquet" for table in data_tables(mini_desk())}
    assert (status, errors) == (0, ""), errors
    assert {path.name for path in out.iterdir()} >= names
    assert str(len(list(out.iterdir()))) in said


def test_without_the_library_the_command_says_so(
    ledgers: Run, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    out = city.parent / "tables"
    status, _, errors = ledgers("export", "parquet", "--root", city, "--out", out, "--lang", "en")
    assert (status, out.exists()) == (2, False)
    assert "make parquet" in errors
