"""A table as a workbook of one sheet; no library writes it, so that its bytes stay the same."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from xml.sax.saxutils import escape

from ledgers.model.output import archived
from ledgers.publish.kit.templates import FORBIDDEN

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
