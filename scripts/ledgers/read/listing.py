"""Rows of a list that an office keeps, a workbook or a CSV file."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from ledgers.model.problem import CannotGoOn

MOST_ROWS = 2_000
UTF_8, CHINESE = "utf-8-sig", "gb18030"
"""How CSV is written: by programs of today, and by Excel in Chinese."""
Row = tuple[int, dict[int, str]]
"""The number of a row, and the texts of its cells by column, both from 1."""


def listed(path: Path) -> tuple[Row, ...]:
    """Return the rows of a list; raises CannotGoOn where the file holds none that can be read."""
    # Imported here: it takes 0.2 s, and only a few commands need it.
    from ledgers.read.workbook import OLD_FORM, first_rows  # noqa: PLC0415

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
    return csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")
