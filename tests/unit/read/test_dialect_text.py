"""Bytes become text, or a problem that says where."""

import pytest

from ledgers.model.problem import Place, Problem
from ledgers.read.dialect import MAX_BYTES, Text, decoded, unwanted_characters


def problem_of(data: bytes) -> Problem:
    """Return the problem of bytes that cannot be read."""
    found = decoded("a.yaml", data)
    assert isinstance(found, Problem)
    return found


def text_of(data: bytes) -> str:
    """Return the text of bytes that can be read."""
    found = decoded("a.yaml", data)
    assert isinstance(found, Text)
    return found.text


def test_a_byte_order_mark_is_dropped_and_a_line_break_added() -> None:
    assert text_of(b"\xef\xbb\xbfa: 1") == "a: 1\n"


def test_a_second_byte_order_mark_is_a_character_that_cannot_be_seen() -> None:
    text = Text("a.yaml", text_of(b"\xef\xbb\xbf\xef\xbb\xbfa: 1"))

    assert [problem.kind.code for problem in unwanted_characters(text)] == ["Y105"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff", Place("a.yaml", 1, 1)),
        ("甲\n乙".encode() + b"\xd6", Place("a.yaml", 2, 2)),
        (b"a\r\nb\rc\n\xd6", Place("a.yaml", 4, 1)),
        (b"\xef\xbb\xbfab\xd6", Place("a.yaml", 1, 3)),
    ],
)
def test_a_wrong_byte_is_found_by_line_and_character(data: bytes, place: Place) -> None:
    assert problem_of(data).place == place


def test_a_file_of_one_mebibyte_is_read_and_one_byte_more_is_not() -> None:
    assert len(text_of(b"#" * (MAX_BYTES - 1) + b"\n")) == MAX_BYTES
    assert problem_of(b"#" * (MAX_BYTES + 1)).kind.code == "Y102"


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\x7f", "\x85", "\u200b", "\u2028", "\u202e"])
def test_what_cannot_be_seen_is_told_with_its_code(mark: str) -> None:
    (problem,) = unwanted_characters(Text("a.yaml", f"a: 甲{mark}\n"))

    assert (problem.place.line, problem.place.column) == (1, 5)
    assert f"U+{ord(mark):04X}" in str(problem.message)


@pytest.mark.parametrize("mark", ["\u3000", "\u00a0", "，", "😀", "𠮷"])
def test_what_can_be_seen_or_is_common_stays(mark: str) -> None:
    assert list(unwanted_characters(Text("a.yaml", f"a: 甲{mark}乙\n"))) == []


def test_a_tab_a_directive_and_a_mark_are_told_each_once() -> None:
    text = Text("a.yaml", "%YAML 1.2\na:\t\t1\nb: \u200b\u200b\n")

    assert [problem.kind.code for problem in unwanted_characters(text)] == ["Y104", "Y108", "Y105"]
