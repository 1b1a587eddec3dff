"""A list is read whatever program saved it; what is no list is refused in one sentence."""

import io
import zipfile
from pathlib import Path

import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.read import workbook as workbooks
from ledgers.read.workbook import MOST_ROWS, listed
from tests.founders import workbook

ROWS = ((1, {1: "任务", 2: "时限"}), (2, {1: "建章立制", 2: "2026-12-20"}))
TEXT = "任务{0}时限\r\n建章立制{0}2026-12-20\r\n"
FORMS = {
    "a workbook": workbook(("任务", "时限"), ("建章立制", "2026-12-20")),
    "CSV of today": TEXT.format(",").encode("utf-8-sig"),
    "CSV of Excel in Chinese": TEXT.format(",").encode("gb18030"),
    "pasted cells": TEXT.format("\t").encode(),
}


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS)
def test_a_list_is_read_in_each_form(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "list").write_bytes(data)

    assert listed(tmp_path / "list") == ROWS


def archive(name: str, size: int) -> bytes:
    """Return a small container of a part that is large."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, bytes(size))
    return out.getvalue()


LARGE = 1_000_000
NO_BOOK = "this is no workbook that can be read"
NONE = {
    "an old workbook, or one with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "the workbook has a password or an old form",
    ),
    "macros": (archive("xl/vbaProject.bin", 10), "the workbook has macros"),
    "another container": (archive("notes.txt", 10), NO_BOOK),
    "a container that bursts": (archive("xl/workbook.xml", LARGE + 1), "unpacks to more than"),
    "half a workbook": (FORMS["a workbook"][:900], NO_BOOK),
    "too many rows": (
        "任务\n".encode() * (MOST_ROWS + 1),
        rf"任务\.xlsx cannot be read as a list of at most {MOST_ROWS} rows",
    ),
}


@pytest.mark.parametrize(("data", "reason"), NONE.values(), ids=NONE)
def test_what_is_no_list_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str
) -> None:
    monkeypatch.setattr(workbooks, "UNPACKED", LARGE)
    (tmp_path / "任务.xlsx").write_bytes(data)

    with pytest.raises(CannotGoOn, match=reason):
        listed(tmp_path / "任务.xlsx")


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match=r"任务\.csv cannot be opened"):
        listed(tmp_path / "任务.csv")
