"""See how values are written: plain where anyone reads them the same, quoted elsewhere."""

import pytest

from ledgers.model.yaml_text import block, scalar

WRITTEN = {
    "缺少附件": "缺少附件",
    "2026-07-15": "2026-07-15",
    "T07.1": "T07.1",
    "progress/T07": "progress/T07",
    "": '""',
    "true": '"true"',
    "No": '"No"',
    "null": '"null"',
    "~": '"~"',
    "990102": '"990102"',
    "-1.5": '"-1.5"',
    "1e3": '"1e3"',
    "0x1F": '"0x1F"',
    ".inf": '".inf"',
    "12:30": '"12:30"',
    "a: b": '"a: b"',
    "a:": '"a:"',
    "a #b": '"a #b"',
    "# a": '"# a"',
    "- a": '"- a"',
    "a ": '"a "',
    'say "x"': 'say "x"',
    "'a'": "\"'a'\"",
    "a\\b": "a\\b",
    "a\nb": '"a\\nb"',
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items(), ids=repr)
def test_a_text_is_written(text: str, written: str) -> None:
    assert scalar(text) == written


def test_an_entry_is_a_block_at_its_indentation() -> None:
    assert block([{"on": "2026-07-15", "measures": ("T07.1", "T07.2")}], "    ") == (
        "    - on: 2026-07-15\n      measures: [T07.1, T07.2]\n"
    )


@pytest.mark.parametrize("text", ["a,b", "[a]", "{a}", "a: b", "a]"])
def test_what_would_end_a_text_in_a_flow_list_is_quoted(text: str) -> None:
    assert block([{"rows": (text,)}]) == f'- rows: ["{text}"]\n'


def test_a_list_too_long_for_a_line_stands_below_its_name() -> None:
    codes = [f"openness_{at:02}" for at in range(9)]
    short = block([{"have": codes[:6]}], "  ")

    assert short == f"  - have: [{', '.join(codes[:6])}]\n"
    assert block([{"have": codes}], "  ") == "  - have:\n" + "".join(
        f"      - {code}\n" for code in codes
    )
