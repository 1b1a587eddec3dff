"""An office that begins with its city: its answers, its list of tasks, a copy of the repository."""

import io
import shutil
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from tests.cities import MINI, REPOSITORY, write_city

TODAY = "2026-11-30"
COUNTIES = """\
  990201 子县
  990202，丑区，county-990202
  ９９０２０３　寅市
  "990204", 卯县

  990205、辰县
"""
ANSWERS = f"""\
name: 甲市
code: "990200"
contact: 更正请向市委办公室提出
counties: |
{COUNTIES}programme:
  title: 基础工作方案
  tasks: 任务.xlsx
maintainers: [maint-1, maint-2]
reviewers: [review-1]
"""
TASKS: tuple[tuple[object, ...], ...] = (
    ("任务清单", None, None, None),
    ("任务", "完成时限", "部分", "权重"),
    ("建章立制", date(2026, 12, 20), "制度", None),
    ("建立台账", datetime(2027, 1, 31), "制度", 2),  # noqa: DTZ001 - as Excel has it
    ("明确责任", "2027年2月5日", "制度", 1.5),
    ("配齐设备", "2027/3/1", "保障", None),
    (None, None, None, None),
    ("业务培训", "２０２７.４.１", "能力", "3"),
    ("交流学习", 46508, "能力", None),
    ("自查自纠", "2027-06-30", "检查", None),
    ("总结工作", "2027年12月31日", "检查", None),
)


def workbook(*rows: tuple[object, ...], merged: str = "") -> bytes:
    """Return a workbook whose first sheet has some rows, and perhaps cells that are merged."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    if merged:
        book.worksheets[0].merge_cells(merged)
    book.save(out)
    return out.getvalue()


def office(folder: Path, answers: str = ANSWERS, tasks: bytes | None = None) -> Path:
    """Write the answers of an office, and its list of tasks beside them; return the answers."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "任务.xlsx").write_bytes(tasks or workbook(*TASKS))
    (folder / "answers.yaml").write_text(answers, "utf-8")
    return folder / "answers.yaml"


def copy_of(root: Path) -> Path:
    """Return a copy of a repository with the mini city as its demonstration."""
    write_city(root, MINI)
    shutil.copytree(REPOSITORY / ".github", root / ".github")
    return root
