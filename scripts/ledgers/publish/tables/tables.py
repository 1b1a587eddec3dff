"""Tables for download as values, and their writing as CSV, JSON and XLSX."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ledgers.model import OutputFile, Struct, Words, csv_text, rounded
from ledgers.publish.kit.view import View
from ledgers.publish.tables.xlsx import workbook

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
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


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
