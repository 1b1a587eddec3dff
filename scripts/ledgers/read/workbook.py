"""Workbooks that people send: nothing is read that no form of ours can be; openpyxl's way in."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ledgers.model.problem import CannotGoOn
from ledgers.model.workbook import Filled, Read

BYTES, UNPACKED, ROWS = 10_000_000, 100_000_000, 10_000
"""How large a workbook may be, packed and unpacked, and how many rows a sheet may have."""
OLD_FORM = bytes.fromhex("d0cf11e0")
"""How files of old programs begin, and those with a password."""
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
WIDE = re.compile(rb"<mergeCell [^>]*:(?:[A-Z]{3}|[A-Z]+[0-9]{5})")  # a cell is made for each


def filled(path: Path) -> tuple[bytes, Mapping[str, Filled]]:
    """Return the bytes of a workbook, and its sheets by title; raises CannotGoOn as `opened`."""
    data, book = opened(path)
    return data, {page.title: _filled(page) for page in book.worksheets}


def first_rows(path: Path) -> Iterator[Sequence[object]]:
    """Yield the rows of the first sheet; of formulas what was last worked out.

    What is merged downwards is said in each of its rows. Raises CannotGoOn as `opened`.
    """
    page = opened(path, data_only=True)[1].worksheets[0]
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    for area in page.merged_cells.ranges:
        for row in rows[area.min_row : area.max_row]:
            row[area.min_col - 1] = rows[area.min_row - 1][area.min_col - 1]
    yield from rows


def opened(path: Path, *, data_only: bool = False) -> tuple[bytes, Workbook]:
    """Return the bytes of a workbook, and what they hold.

    Raises CannotGoOn where it is too large, has macros or a password, or is no workbook.
    """
    data = path.read_bytes() if path.stat().st_size <= BYTES else b""
    if not data:
        raise CannotGoOn.say("the workbook is empty, or larger than {limit} bytes", limit=BYTES)
    if data.startswith(OLD_FORM):
        raise CannotGoOn.say("the workbook has a password or an old form: save it as .xlsx without")
    try:
        _refuse(data)
        return data, load_workbook(BytesIO(data), data_only=data_only)
    except CannotGoOn:
        raise
    except Exception as error:  # A strange file makes the library raise anything.
        raise CannotGoOn.say("this is no workbook that can be read; it must be .xlsx") from error


def _refuse(data: bytes) -> None:
    """Stop before anything large is unpacked, or anything is run."""
    with zipfile.ZipFile(BytesIO(data)) as container:
        if sum(entry.file_size for entry in container.infolist()) > UNPACKED:
            raise CannotGoOn.say("the workbook unpacks to more than {limit} bytes", limit=UNPACKED)
        if any("vbaproject" in name.lower() for name in container.namelist()):
            raise CannotGoOn.say("the workbook has macros: save it as .xlsx without them")
        for name in container.namelist():
            part = container.read(name)
            if b"<!DOCTYPE" in part:
                raise CannotGoOn.say("this is no workbook that can be read; it must be .xlsx")
            if len(ROW.findall(part)) > ROWS or WIDE.search(part):
                raise CannotGoOn.say("a sheet is too large: {limit} rows at most", limit=ROWS)


def _filled(page: Worksheet) -> Filled:
    cells = {
        (cell.row, cell.column): Read(cell.value, cell.data_type)
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }
    hidden = (row for row, said in page.row_dimensions.items() if said.hidden)
    areas = (area.bounds for area in page.merged_cells.ranges)
    merged = tuple(((row, column), (last, end)) for column, row, end, last in areas)
    return Filled(page.title, cells, frozenset(hidden), merged)


MOST_ROWS = 2_000
UTF_8, CHINESE = "utf-8-sig", "gb18030"
"""How CSV is written: by programs of today, and by Excel in Chinese."""
Row = tuple[int, dict[int, str]]
"""The number of a row, and the texts of its cells by column, both from 1."""


def listed(path: Path) -> tuple[Row, ...]:
    """Return the rows of a list; raises CannotGoOn where the file holds none that can be read."""
    try:
        data = path.read_bytes()
        is_book = data.startswith((b"PK", OLD_FORM))
        return tuple(_numbered(first_rows(path) if is_book else _of_text(data)))
    except OSError as error:
        raise CannotGoOn.say("the list {path} cannot be opened", path=path) from error
    except (ValueError, csv.Error) as error:
        raise CannotGoOn.say(
            "{file} cannot be read as a list of at most {most} rows: save it as a workbook"
            " (.xlsx) without a password, or as CSV",
            file=path.name,
            most=MOST_ROWS,
        ) from error


def _numbered(rows: Iterable[Iterable[object]]) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ValueError(number)
        yield number, {at: str(cell) for at, cell in enumerate(row, 1) if cell is not None}


def _of_text(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode(UTF_8)
    except UnicodeDecodeError:
        text = data.decode(CHINESE)
    mark = max(",\t;，；|", key=lambda mark: sum(mark in line for line in text.splitlines()))
    return csv.reader(io.StringIO(text, newline=None), delimiter=mark)
