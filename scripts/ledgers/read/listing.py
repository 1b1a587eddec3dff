"""Rows of a list that an office keeps, a workbook or a CSV file; the reading door to openpyxl."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ledgers.model.problem import CannotGoOn

MOST_ROWS, MOST_BYTES = 2_000, 16 * 1024 * 1024
UTF_8, CHINESE = "utf-8-sig", "gb18030"
"""How CSV is written: by programs of today, and by Excel in Chinese."""
UNREADABLE = (ValueError, KeyError, TypeError, csv.Error, zipfile.BadZipFile, SyntaxError)
"""What a damaged file, or another kind of file, leads to; broken XML is an error of syntax."""

Row = tuple[int, dict[int, str]]
"""The number of a row, and the texts of its cells by column, both from 1."""


def listed(path: Path) -> tuple[Row, ...]:
    """Return the rows of a list; raises CannotGoOn where the file holds none that can be read."""
    try:
        data = path.read_bytes()
        return tuple(_numbered(_of_workbook(data) if data[:2] == b"PK" else _of_text(data)))
    except OSError as error:
        raise CannotGoOn.say("the list {path} cannot be opened", path=path) from error
    except UNREADABLE as error:
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
    mark = "\t" if "\t" in text.partition("\n")[0] else ","
    return csv.reader(io.StringIO(text), delimiter=mark)


def _of_workbook(data: bytes) -> Iterator[tuple[object, ...]]:
    """Yield the values of the first sheet; of formulas what was last worked out."""
    # Imported here: it takes 0.2 s, and only this command needs it.
    from openpyxl import load_workbook  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
            raise ValueError(MOST_BYTES)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True)
