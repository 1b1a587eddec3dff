"""A report by strangers is shown, and does nothing."""

import pytest

from ledgers.model.words import english
from ledgers.report.comment import LONGEST, harmless

NOTHING = "\u200b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# T\n\n| a | b |\n|---|---|\n| 1 | **2** |\n",
            "# T\n\n| a | b |\n|---|---|\n| 1 | **2** |",
        ),
        ("<details><summary>3</summary>\n", "<details><summary>3</summary>"),
        ("<img src=x onerror=y><!-- -->", "&lt;img src=x onerror=y>&lt;!-- -->"),
        ("<details open>", "&lt;details open>"),
        ("@city/all, #7", f"@{NOTHING}city/all, #{NOTHING}7"),
        ("![a](https://e.invalid/x)", f"![a]{NOTHING}(https:{NOTHING}//e.invalid/x)"),
        ("[a][b]\n\n[b]: //e", f"[a]{NOTHING}[b]\n\n[b]{NOTHING}: //e"),
        ("www.e.invalid a@e.invalid", f"www{NOTHING}.e.invalid a@{NOTHING}e.invalid"),
        ("a\u202eb\x1b[2J\r\n::error::x", "a b [2J \n::error::x"),
    ],
)
def test_what_would_act_is_text(text: str, expected: str) -> None:
    assert harmless(text.encode(), english) == f"{expected}\n"


def test_bytes_that_are_no_text_and_reports_without_end_are_cut_off() -> None:
    found = harmless(b"\xff<" + b"<" * LONGEST, english)

    assert found.startswith("\ufffd&lt;")
    assert len(found) < LONGEST + 100
    assert found.endswith("cut off here: the rest is in the artefact\n")
