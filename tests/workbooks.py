"""Workbooks as clerks fill them in: copied from the period before, with mistakes, and marked."""

import re
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

POSTS = "编制人员台账-各机构"
ITEMS = "设施设备台账-设施"
CODES, FIRST = 1, 5
"""The line of codes for the program, and the first of entries."""


def column(page: Worksheet, code: str) -> int:
    """Return the column of a field."""
    return next(cell.column for cell in page[CODES] if cell.value == code)


def copied(file: Path) -> None:
    """Fill a workbook in: every value of the period before once more, and the day of filing."""
    book = load_workbook(file)
    for page in (page for page in book.worksheets if page.sheet_state == "visible"):
        for cell in page[CODES]:
            if cell.value == "past" and page.cell(CODES, cell.column - 1).value != "value":
                for row in range(FIRST, page.max_row + 1):
                    page.cell(row, cell.column - 1).value = page.cell(row, cell.column).value
        for row in range(2, page.max_row + 1):
            if page.cell(row, 1).value == "filed_on":
                page.cell(row, 5).value = "2026年10月9日"
            elif page.cell(row, 1).value and page.cell(row, 6).value is not None:
                page.cell(row, 5).value = page.cell(row, 6).value
    book.save(file)


def wanted(before: Path) -> str:
    """Return the file that a person would write who copies the one of the quarter before."""
    text = before.read_text(encoding="utf-8").replace('"2026-Q2"', "2026-Q3")
    return re.sub(r"(?m)^filed_on: .*$", "filed_on: 2026-10-09", text)


def red(file: Path) -> set[str]:
    """Return the cells of a workbook that are red and have a comment."""
    pages = load_workbook(file).worksheets
    cells = ((page, cell) for page in pages for row in page.iter_rows() for cell in row)
    return {
        f"{page.title}!{cell.coordinate}"
        for page, cell in cells
        if cell.comment and cell.fill.fgColor.rgb == "FFF4B6B6"
    }


def told_of(said: str) -> set[str]:
    """Return the cells that a report names."""
    return set(re.findall(r"(?m)^([^ ]+![A-Z]+[0-9]+) ", said))
