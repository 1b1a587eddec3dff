"""Tables for download as values, and their writing as CSV, JSON and XLSX.

No library writes workbooks, so that their bytes stay the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeAlias
from xml.sax.saxutils import escape

from ledgers.model import OutputFile, Struct, Words, csv_text, rounded
from ledgers.model.output import archived
from ledgers.model.values import in_lines
from ledgers.publish.kit.templates import FORBIDDEN
from ledgers.publish.kit.view import View

SCHEMA_VERSION = 1
MILLIONTHS = 6

Value: TypeAlias = str | int | bool | Decimal | date | None
Values: TypeAlias = Mapping[str, Value]


class DataTable(Struct, frozen=True):
    """A table for download: its columns are the same in CSV, JSON and XLSX.

    `fields` say what each column holds, by its name; `ledgers` are those that it tells of, whose
    pages lead to it.
    """

    name: str
    title: Words
    fields: Mapping[str, Words]
    rows: tuple[Values, ...]
    ledgers: tuple[str, ...] = ()


def as_csv(table: DataTable) -> bytes:
    """Write a table as CSV: UTF-8 with a mark, CRLF, and no cell that a program would run."""
    rows = ([row[name] for name in table.fields] for row in table.rows)
    return csv_text([list(table.fields), *rows], plain_text).encode()


def plain_text(value: object) -> str:
    """Return a value as text, as files of text have it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{exact(value):f}" if isinstance(value, Decimal) else str(value)


def as_json(table: DataTable, as_of: str, method: str) -> bytes:
    """Write a table as JSON, with what it is and how much it holds."""
    whole = {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of,
        "method": method,
        "total": len(table.rows),
        "rows": [{name: plain_json(row[name]) for name in table.fields} for row in table.rows],
    }
    return in_lines(whole)


def as_xlsx(table: DataTable, as_of: str, parts: Mapping[str, str]) -> bytes:
    """Write a table as a workbook of `parts`: text, numbers and days each as what they are."""
    values = ([row[name] for name in table.fields] for row in table.rows)
    rows = ([exact(it) if isinstance(it, Decimal) else it for it in row] for row in values)
    return workbook(parts, table.name, [list(table.fields), *rows], date.fromisoformat(as_of))


def files_of(
    view: View, table: DataTable, path: str, as_of: str, method: str
) -> Iterator[OutputFile]:
    """Yield a table in its three forms, at a path without their endings."""
    yield OutputFile(f"{path}.csv", as_csv(table))
    yield OutputFile(f"{path}.json", as_json(table, as_of, method))
    yield OutputFile(f"{path}.xlsx", as_xlsx(table, as_of, view.interface["workbook"]))


def plain_json(value: Value) -> str | int | float | bool | None:
    """Return a value as JSON has it: numbers as numbers, with six decimals at most."""
    if isinstance(value, Decimal):
        number = exact(value)
        return int(number) if number == number.to_integral_value() else float(number)
    return value.isoformat() if isinstance(value, date) else value


def exact(value: Decimal) -> Decimal:
    """Return a number with six decimals at most, without needless zeros."""
    number = rounded(value, MILLIONTHS).normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a program would read as one sign by its number."""
NOUGHT, FIRST = date(1899, 12, 30), date(1900, 3, 1)
"""Days are counted from the one; before the other, programs do not agree."""


def workbook(
    parts: Mapping[str, str], name: str, rows: Iterable[Sequence[object]], as_of: date
) -> bytes:
    """Return a workbook with one sheet; the first row heads its columns.

    `parts` are its files, with `{name}` and `{rows}` where those of the sheet stand.
    """
    lines = (f"<row>{''.join(_cells(at, row))}</row>" for at, row in enumerate(rows, start=1))
    whole = {"name": re.sub(r"[^\w.-]", "-", name)[:31], "rows": "".join(lines)}
    return archived({path: text.format(**whole).encode() for path, text in parts.items()}, as_of)


def _cells(line: int, row: Sequence[object]) -> Iterator[str]:
    for at, value in enumerate(row, start=1):
        if value is not None and value != "":
            yield f'<c r="{_letters(at)}{line}"{_held(value)}</c>'


@cache
def _letters(number: int) -> str:
    """Return the letters of a column, counted from one: A, …, Z, AA, …."""
    rest, last = divmod(number - 1, 26)
    return (_letters(rest) if rest else "") + chr(ord("A") + last)


def _held(value: object) -> str:
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v>'
    if isinstance(value, int):
        return f"><v>{value}</v>"
    if isinstance(value, Decimal):
        return f"><v>{value:f}</v>"
    if isinstance(value, date) and value >= FIRST:
        return f' s="1"><v>{(value - NOUGHT).days}</v>'
    safe = escape(CODED.sub("_x005F_", FORBIDDEN.sub("\ufffd", f"{value}")), {"\r": "_x000D_"})
    return f' s="2" t="inlineStr"><is><t xml:space="preserve">{safe}</t></is>'
