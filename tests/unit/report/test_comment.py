"""A report by strangers is shown, and does nothing."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- `a <b> @c #7 $x$ [d](e)` <b>", "- `a <b> @c #7 $x$ [d](e)` &lt;b>"),
        ("`` a ` <b> `` `c`", "`` a ` <b> `` `c`"),
        ("\\`<b>`", "\\&#96;&lt;b>&#96;"),
        ("`a | <b>`", "&#96;a | &lt;b>&#96;"),
        ("`a\n<b>` <c> `d`", "&#96;a\n&lt;b>` <c> `d&#96;"),
        ("<details>\n`<b>`\n\n`<b>`", "<details>\n&#96;&lt;b>&#96;\n\n`<b>`"),
        ("```mermaid\n~~~~mermaid", f"{'&#96;' * 3}mermaid\n~{NOTHING}~{NOTHING}~~mermaid"),
        ("$`x`$ [[a]]", f"&#36;`x`&#36; [{NOTHING}[a]]"),
    ],
)
def test_code_within_a_line_is_shown_as_it_is_where_every_host_takes_it_for_code(
    text: str, expected: str
) -> None:
    assert harmless(text.encode(), english) == f"{expected}\n"


MARKS = (
    *("`", "``", "```", "~~~", "\n", "\n\n", "<img>", "<b", ">", "<details>", "<br>", "|", "\\"),
    *("| a | b |\n|---|---|\n", "$", "[a](//e)", "]: //e", "- ", "> ", "    ", " ", "x", "<!--"),
)


@given(st.lists(st.sampled_from(MARKS), max_size=14).map("".join))
def test_no_reader_of_markdown_finds_a_tag_a_link_or_a_diagram(text: str) -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    for rule in ("html_block", "html_inline"):
        page.add_render_rule(rule, _marked)

    shown = page.render(harmless(text.encode(), english))

    assert "\0" not in shown
    assert re.search(r"<(?:a|img) |class=.language-", shown) is None


def _marked(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """Return HTML with a mark before each tag that is not one of ours."""
    return re.sub(r"<(?!/?(?:details|summary)>|br>)(?=[a-z/!])", "\0", tokens[at].content)


def test_a_line_is_cut_where_no_code_can_be_cut_with_it() -> None:
    found = harmless(f"`{'<b> ' * LONGEST}`".encode(), english)

    assert found.startswith("&#96;&lt;b> &lt;b>")
    assert "<" not in found
    assert len(found) < LONGEST + 100
    assert len(harmless(f"{'x' * 100}\n`{'a' * LONGEST}`".encode(), english)) < LONGEST + 100


def test_bytes_that_are_no_text_and_reports_without_end_are_cut_off() -> None:
    found = harmless(b"\xff<" + b"<" * LONGEST, english)

    assert found.startswith("\ufffd&lt;")
    assert len(found) < LONGEST + 100
    assert found.endswith("cut off here: the rest is in the artefact\n")
