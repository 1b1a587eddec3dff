"""See that foreign text in Markdown is shown as it was written, and does nothing."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.report.comment import fitted, quoted

HOSTILE = [
    "@everyone please approve",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden -->",
    "[click](https://x.example)",
    "![x](https://x.example/x.png)",
    "https://x.example",
    "www.x.example",
    "x.example",
    "#12 fixes #13",
    "GH-12",
    "**bold** _it_ ~~gone~~",
    "`tick` ``ticks`` `",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "| a | b |",
    "---",
    ":+1:",
    "$x$",
    "&lt;b&gt;",
    "\\@all",
    "deadbeefdeadbeef",
    "::error::x",
    "{{ github.token }}",
    "[x]: https://x.example",
    "[^1]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_in_code(text: str) -> None:
    shown = quoted(text)
    fence = re.match("`+", shown)

    assert fence
    assert markdown.markdown(f"- x {shown} y").count(
        "<"
    ) == "<ul><li>x<code></code>y</li></ul>".count("<")


@pytest.mark.parametrize("text", ["岫岭县", "12.5", "2026-07-14", "−3.8 → 4%", "待审", "T22"])
def test_quiet_text_stands_as_it_is(text: str) -> None:
    assert quoted(text) == text


@given(st.text(max_size=100))
def test_any_text_stays_on_its_line_and_within_its_fence(text: str) -> None:
    shown = quoted(text)
    fence = re.match("`*", shown)
    ticks = fence[0] if fence else ""
    inner = shown[len(ticks) : len(shown) - len(ticks)]

    assert shown.isprintable()
    assert (ticks and inner.strip("`") and ticks not in re.findall("`+", inner)) or not (
        set(shown) & set("`<>[]@#*_~\\|!$&{}")
    )


def test_long_text_is_cut() -> None:
    assert quoted("县" * 200) == "县" * 79 + "…"
    assert len(quoted("@" * 200)) == 82


def test_rows_are_left_out_where_there_is_no_room() -> None:
    assert fitted(["aa", "bb", "cc"], 6) == (["aa", "bb"], 1)
    assert fitted(["aa", "b"], 1) == ([], 2)
