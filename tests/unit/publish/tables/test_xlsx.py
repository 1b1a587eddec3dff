"""See that a workbook holds what the other files of a table hold, each value as what it is."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.publish.boards.roles import ACTORS, UNITS
from ledgers.publish.downloads.listed import OVERSIGHT, RECORDED, WORK, data_tables
from ledgers.publish.downloads.named import BESIDE, with_names
from ledgers.publish.kit.components import Inline, Linked
from ledgers.publish.subjects.stages import INSIDE, inside_of
from ledgers.publish.tables.listing import Listing
from ledgers.publish.tables.tables import as_csv, as_json, as_xlsx, workbook
from ledgers.read.home import interface
from tests.unit.publish.views import HOSTILE, mini_desk

DAY = date(2026, 7, 15)
NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
PARTS = interface()["workbook"]


def written(name: str, rows: Iterable[Sequence[object]]) -> bytes:
    """Return a workbook of a day."""
    return workbook(PARTS, name, rows, DAY)


def sheet(data: bytes) -> list[dict[str, object]]:
    """Return the rows of a workbook's sheet, each value by the letters of its column."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        root = ET.fromstring(book.read("xl/sheet.xml"))  # noqa: S314 - our own
    rows = root.iterfind("m:sheetData/m:row", NAMES)
    return [{str(cell.get("r")).rstrip("0123456789"): held(cell) for cell in row} for row in rows]


def held(cell: ET.Element) -> object:
    """Return what a cell holds, as a program for spreadsheets understands it."""
    kind, number = cell.get("t", "n"), cell.findtext("m:v", "", NAMES)
    if kind == "inlineStr":
        text = cell.findtext("m:is/m:t", "", NAMES)
        return CODED.sub(lambda found: chr(int(found[1], 16)), text)
    if kind == "b":
        return number == "1"
    return date(1899, 12, 30) + timedelta(int(number)) if cell.get("s") == "1" else Decimal(number)


def rows_of(data: bytes) -> list[list[object]]:
    """Return the rows of a workbook with None where a cell is empty."""
    head, *rows = sheet(data)
    return [[*head.values()], *([row.get(column) for column in head] for row in rows)]


def one(*values: object) -> list[object]:
    """Write values below each other, and return them as they are read back."""
    return [row[0] for row in rows_of(written("t", [["value"], *([it] for it in values)]))[1:]]


def test_each_value_is_what_it_is() -> None:
    values = ["=1+1", "2026-07", "007", 3, Decimal("0.5"), True, False, DAY, None, " a\nb\t"]

    assert one(*values) == values


def test_hostile_text_is_text_and_nothing_else() -> None:
    assert one(HOSTILE, "_x0041_", "a\rb", "x" * 5000, "😀㭎𠮷") == [
        HOSTILE.replace("\u202e", "\ufffd"), "_x0041_", "a\rb", "x" * 5000, "😀㭎𠮷",
    ]  # fmt: skip


@given(st.lists(st.text(st.characters(codec="utf-8")) | st.integers() | st.booleans(), max_size=40))
def test_what_is_written_is_read_back(values: list[object]) -> None:
    plain = [it for it in values if not isinstance(it, str) or it.isprintable()]

    assert one(*plain) == [None if it == "" else it for it in plain]


def test_a_row_has_as_many_columns_as_there_are() -> None:
    heads = [f"c{at}" for at in range(1, 800)]

    assert rows_of(written("t", [heads, heads])) == [heads, heads]


def test_the_same_table_gives_the_same_bytes_and_no_time_of_making() -> None:
    first, second = (written("a", [["x"], ["1"]]) for _ in range(2))

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {entry.date_time[:3] for entry in book.infolist()} == {(2026, 7, 15)}


@pytest.mark.parametrize("name", ["a/b:c", "x" * 40, "[it's]"])
def test_a_sheet_has_a_name_that_programs_take(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written(name, [["x"]]))) as book:
        (found,) = re.findall(r'sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())

    assert re.fullmatch(r"[^\[\]:*?/\\']{1,31}", found)


# ── The same in every file ───────────────────────────────────────────────────────────────────────


def as_text(value: object) -> str:
    """Return a value of JSON or of a workbook as CSV writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | float | int):
        return f"{Decimal(str(value)).normalize():f}"
    return "" if value is None else str(value)


def unguarded(text: str) -> str:
    """Return a cell of CSV without the sign that keeps a program from changing it."""
    return text.removeprefix("'")


def test_csv_json_and_workbook_hold_the_same_cells() -> None:
    for table in data_tables(mini_desk()):
        text = io.StringIO(as_csv(table).decode("utf-8-sig"), newline="")
        head, *rows = list(csv.reader(text))
        told = [row.values() for row in json.loads(as_json(table, "2026-07-15", "m"))["rows"]]
        heads, *book = rows_of(as_xlsx(table, "2026-07-15", PARTS))
        plain = [[unguarded(cell) for cell in row] for row in rows]

        assert heads == head == list(table.fields)
        assert [[*map(as_text, row)] for row in told] == plain
        assert [[*map(as_text, row)] for row in book] == plain


def listings() -> Iterable[Listing[Any]]:
    """Yield the lists that are on pages and in files."""
    yield from (*WORK, *OVERSIGHT, *RECORDED, UNITS, ACTORS)
    yield from (each for name in INSIDE for each in inside_of(mini_desk(), name))


def words(value: object) -> str:
    """Return what a page prints for a value."""
    if isinstance(value, Inline):
        return " ".join(map(words, value.values))
    text = value.text if isinstance(value, Linked) else str(value)
    return f"{Decimal(text[:-1]).scaleb(-2).normalize()}" if text.endswith("%") else text


def test_a_page_shows_of_each_item_what_the_files_hold() -> None:
    desk = mini_desk()
    here, seen = desk.here(""), 0
    for listing in listings():
        items = list(listing.of(desk))
        shown = [each for each in listing.columns if each.head and each.name]
        for row, item in zip(with_names(desk, listing.data(desk, items)).rows, items, strict=True):
            for column in shown:
                held, cell = row[column.name], words(column.cell(here, item).value)
                if isinstance(held, Decimal) and held < 1:
                    held = held.quantize(Decimal("0.001"))  # as a percentage with one decimal
                code = as_text(held)
                name = as_text(row.get(BESIDE.get(column.name, f"{column.name}_name")))
                told = {code, name, f"{code} {name}"} - {"", " "}
                if column.name != "counties" and told:  # there, names stand for the codes
                    seen += 1
                    assert cell in told, (listing.name, column.name)
    assert seen > 100
