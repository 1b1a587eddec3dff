"""Workbooks as bytes: forms to fill in, and copies with their mistakes marked; openpyxl's way out.

The same sheets give the same bytes. Sheets are protected without a password: that keeps from slips.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ledgers.model.output import rewritten
from ledgers.model.words import Translate
from ledgers.model.workbook import Mark, Sheet

US = "ledgers"
"""Who writes our comments: they go where a workbook comes back mended."""
RED, WHITE = (PatternFill("solid", fgColor=colour) for colour in ("FFF4B6B6", "FFFFFFFF"))
FILLS = {"past": "FFEDEDED", "key": "FFEDEDED", "label": "FFDCE8F5"}
THIN = Side(style="thin", color="FFB8B8B8")
EDGE = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="top")
FORMATS = {"day": "yyyy-mm-dd", "text": "@", "word": "@", "list": "@"}


def written(sheets: Iterable[Sheet], as_of: date) -> bytes:
    """Return a workbook; `as_of` is the day that its properties name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    return _bytes(book, as_of)


def marked(data: bytes, marks: Iterable[Mark], translate: Translate, as_of: date) -> bytes:
    """Return a workbook with red cells and comments where something is wrong, and nowhere else."""
    book = load_workbook(BytesIO(data))
    for cell in (cell for page in book.worksheets for row in page.iter_rows() for cell in row):
        if isinstance(cell, Cell) and cell.comment and cell.comment.author == US:
            cell.comment, cell.fill = None, WHITE
    for mark in marks:
        cell = book[mark.sheet].cell(*mark.spot)
        if isinstance(cell, Cell):  # Of merged cells the first says that they are.
            before = f"{cell.comment.text}\n" if cell.comment else ""
            cell.comment = Comment(before + translate(mark.words), US, height=140, width=320)
            cell.fill = RED
    return _bytes(book, as_of)


def _bytes(book: Workbook, as_of: date) -> bytes:
    out = BytesIO()
    book.save(out)
    return rewritten(out.getvalue(), as_of)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for spot, (value, look) in sorted(sheet.cells.items(), key=lambda item: item[0]):
        cell = page.cell(*spot)
        cell.value = float(value) if isinstance(value, Decimal) and value % 1 else value
        if isinstance(value, str):
            cell.data_type = "s"  # Never a formula, whatever it begins with.
        if look:
            cell.font = Font(bold=look in {"label", "title"}, size=9 if look == "about" else 11)
            cell.alignment = Alignment() if look == "title" else WRAP
        if look == "about":  # Programs do not all fit the height themselves.
            lines, height = 2 * len(str(value)) // sheet.widths[spot[1]] + 1, page.row_dimensions
            height[spot[0]].height = max(height[spot[0]].height or 0, 3 + 12 * lines)
        if look in FILLS:
            cell.fill, cell.border = PatternFill("solid", fgColor=FILLS[look]), EDGE
        if isinstance(value, date):
            cell.number_format = FORMATS["day"]
    for cells, (sort, words) in sheet.inputs.items():
        _open(page, cells, sort, words)
    for column, width in sheet.widths.items():
        page.column_dimensions[get_column_letter(column)].width = width
    if not sheet.inputs:
        page.sheet_state = "hidden"
        return
    page.row_dimensions[1].hidden = page.column_dimensions["A"].hidden = True
    page.freeze_panes = sheet.frozen
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False


def _open(page: Worksheet, cells: str, sort: str, words: str) -> None:
    """Let people type into some cells of a column; words are chosen from a list."""
    for (cell,) in page[cells]:
        cell.protection, cell.border = Protection(locked=False), EDGE
        cell.number_format, cell.alignment = FORMATS.get(sort, "General"), WRAP
    if words:
        rule = DataValidation("list", formula1=words, allow_blank=True, showErrorMessage=True)
        rule.add(cells)
        page.add_data_validation(rule)
