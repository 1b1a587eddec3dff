"""A list is read whatever program saved it; what is no list is refused in one sentence."""

import io
import zipfile
from pathlib import Path

import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.read.listing import MOST_BYTES, MOST_ROWS, listed
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


NONE = {
    "an old workbook, or one with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "another container": archive("notes.txt", 10),
    "a container that bursts": archive("xl/workbook.xml", MOST_BYTES + 1),
    "half a workbook": FORMS["a workbook"][:900],
    "too many rows": "任务\n".encode() * (MOST_ROWS + 1),
}


@pytest.mark.parametrize("data", NONE.values(), ids=NONE)
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "任务.xlsx").write_bytes(data)

    with pytest.raises(CannotGoOn, match=r"任务\.xlsx cannot be read as a list"):
        listed(tmp_path / "任务.xlsx")


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match=r"任务\.csv cannot be opened"):
        listed(tmp_path / "任务.csv")
