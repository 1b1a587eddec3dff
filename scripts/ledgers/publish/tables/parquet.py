"""Tables for download as Parquet: each column of one type, null where there is no value."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ledgers.model.words import Translate
from ledgers.publish.tables.tables import DataTable, Value, exact, plain_text

TYPES = {str: "string", bool: "bool", int: "int64", date: "date32"}
DIGITS = 38, 6
"""How many digits a number may have, and how many of them are decimals."""
DAY, OF_DAYS = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r".+_on|as_of")
"""How a day is written, also in a text, and how columns of days are called."""


def as_parquet(table: DataTable, about: dict[str, str], translate: Translate) -> bytes:
    """Return a table that says what it and each column hold; equal tables give equal bytes.

    `about` is said of the whole. Raises ImportError where the library is not installed.
    """
    # Imported here: an extra of 40 MB, and only who asks for Parquet needs it.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    columns, fields = [], []
    for name, words in table.fields.items():
        values = [row[name] for row in table.rows]
        kind = kind_of(name, values)
        held = pa.decimal128(*DIGITS) if kind is Decimal else TYPES[kind]
        columns.append(pa.array([_held(it, kind) for it in values], held))
        fields.append(pa.field(name, columns[-1].type, metadata={"description": translate(words)}))
    schema = pa.schema(fields, {"title": translate(table.title), **about})
    out = pa.BufferOutputStream()
    parquet.write_table(pa.table(columns, schema=schema), out)
    return bytes(out.getvalue())


def kind_of(name: str, values: Iterable[Value]) -> type:
    """Return the type of a column; text where it has several, or none is known."""
    present = [value for value in values if value not in {None, ""}]
    if all(DAY.fullmatch(str(value)) for value in present) and (present or OF_DAYS.fullmatch(name)):
        return date
    found = {str if isinstance(value, str) else type(value) for value in present}
    if found == {int, Decimal}:
        return Decimal
    return found.pop() if len(found) == 1 else str


def _held(value: Value, kind: type) -> object:
    if value is None or value == "":
        return None
    if kind is date:
        return date.fromisoformat(str(value))
    if kind is Decimal:
        return exact(Decimal(str(value)))
    return plain_text(value) if kind is str else value
