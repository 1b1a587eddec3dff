"""A table as a workbook of one sheet: text as text, numbers as numbers, days as days.

Written by hand (ECMA-376, part 1): what a library adds is of no use here, and its bytes change
with its version, while an edition has to be the same on every machine.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from ledgers.model.output import archived
from ledgers.publish.kit.templates import FORBIDDEN

TOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a workbook would read as one sign by its number."""
DAY_NOUGHT, FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
"""Days are counted from the one; before the other programs count differently."""
NAMELESS = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>",
}
"""The parts that are the same in every workbook; the styles: plain, a day, a head, text."""
DAY, HEAD, TEXT = "1", "2", "3"


def workbook(
    name: str, heads: Sequence[str], rows: Iterable[Sequence[object]], as_of: date
) -> bytes:
    """Return a workbook with one sheet: its heads, and below them its rows."""
    called = escape(NAMELESS.sub("-", name)[:LONGEST_NAME], {'"': "&quot;"})
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{called}" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    parts = {**FIXED, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": _sheet(heads, rows)}
    return archived({path: (TOP + text).encode() for path, text in parts.items()}, as_of)


def _sheet(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    columns = [_letters(at) for at in range(1, len(heads) + 1)]
    lines = [
        f'<row r="{at}">{"".join(_cells(columns, at, row))}</row>'
        for at, row in enumerate(rows, start=2)
    ]
    head = "".join(
        _string(f"{column}1", text, HEAD) for column, text in zip(columns, heads, strict=True)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><sheetData><row r="1">{head}</row>{"".join(lines)}</sheetData>'
        "</worksheet>"
    )


def _letters(number: int) -> str:
    """Return the letters of a column, counted from one: A, …, Z, AA, …."""
    rest, last = divmod(number - 1, 26)
    return (_letters(rest) if rest else "") + chr(ord("A") + last)


def _cells(columns: Sequence[str], at: int, row: Sequence[object]) -> Iterator[str]:
    for column, value in zip(columns, row, strict=True):
        if value is not None and value != "":
            yield _cell(f"{column}{at}", value)


def _cell(place: str, value: object) -> str:
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | Decimal):
        return f'<c r="{place}"><v>{value:f}</v></c>'
    if isinstance(value, date) and value >= FIRST_DAY:
        return f'<c r="{place}" s="{DAY}"><v>{(value - DAY_NOUGHT).days}</v></c>'
    return _string(place, str(value), TEXT)


def _string(place: str, text: str, style: str) -> str:
    safe = escape(CODED.sub("_x005F_", FORBIDDEN.sub("\ufffd", text)), {"\r": "_x000D_"})
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'
    )
