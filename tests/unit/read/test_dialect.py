"""The strict YAML dialect: what a plain scalar means, and that nothing else gets through."""

from decimal import Decimal

import pytest

from ledgers.read.dialect import Text, decoded
from ledgers.read.values import MAX_DIGITS, MAX_LEVELS, parsed

TEXT = [
    *["yes", "no", "on", "off", "y", "n", "Yes", "NO", "True", "FALSE", "Null", "~", "None"],
    *["010", "007", "08", "+1", "-010", "0x1F", "0o14", "0b1", "1_000", "1,000"],
    *["1e3", "1E-3", "1.", ".5", "-.5", ".inf", ".nan", "1.2.3", "12:30", "12:30:45"],
    *["2026-05-12", "2026-05", "2026-W20", "2026-05-12T08:00:00Z", "1.10.", "１２", "٣", "1²"],
    *["=", "N/A", "无", "10天", "990121-internal_office-01"],
]


def value_of(text: str) -> object:
    """Return the value of a text that must be sound."""
    value, problems = parsed(Text("a.yaml", text))
    assert problems == ()
    return value


def codes_of(text: str) -> list[str]:
    """Return the codes of the problems of a text."""
    return [problem.kind.code for problem in parsed(Text("a.yaml", text))[1]]


@pytest.mark.parametrize("word", TEXT)
def test_every_other_plain_scalar_is_text(word: str) -> None:
    assert value_of(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("20260512", 20260512), ("9" * 40, 10**40 - 1)],
)
def test_whole_numbers_are_exact(word: str, value: int) -> None:
    found = value_of(f"a: {word}\n")

    assert found == {"a": value}


@pytest.mark.parametrize("word", ["0.1", "1.10", "-0.5", "100.00", "0." + "3" * 30])
def test_decimals_keep_every_digit(word: str) -> None:
    value = value_of(f"a: {word}\n")

    assert isinstance(value, dict)
    assert (type(value["a"]), str(value["a"])) == (Decimal, word)


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("false", False), ("null", None), ("", None)]
)
def test_three_words_and_nothing_have_a_meaning(word: str, value: object) -> None:
    found = value_of(f"a: {word}\n")

    assert isinstance(found, dict)
    assert found["a"] is value


@pytest.mark.parametrize("word", ["true", "null", "12", "0.5", "", "010", "<<", "*a"])
def test_what_stands_in_quotes_is_text(word: str) -> None:
    assert value_of(f"a: \"{word}\"\nb: '{word}'\n") == {"a": word, "b": word}


def test_field_names_are_text_whatever_they_look_like() -> None:
    assert value_of("12: a\ntrue: b\n2026-05-12: c\n") == {
        "12": "a",
        "true": "b",
        "2026-05-12": "c",
    }


def test_a_block_text_is_text() -> None:
    assert value_of("a: |\n  12\nb: >-\n  x\n  y\n") == {"a": "12\n", "b": "x y"}


def test_a_block_text_without_a_line_break_at_its_end_is_read_in_full() -> None:
    text = decoded("a.yaml", b"a: |\n  x")

    assert isinstance(text, Text)
    assert parsed(text) == ({"a": "x\n"}, ())


@pytest.mark.parametrize("words", ["a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "{a: 1, b: 2}\n"])
def test_line_ends_and_brackets_do_not_change_the_value(words: str) -> None:
    assert value_of(words) == {"a": 1, "b": 2}


def test_twenty_levels_are_allowed_and_one_more_is_not() -> None:
    fits = "a: " + "[" * (MAX_LEVELS - 1) + "]" * (MAX_LEVELS - 1)

    assert codes_of(fits) == []
    assert codes_of(fits.replace("[]", "[[]]")) == ["Y113"]


def test_forty_digits_are_a_number_and_one_more_is_not() -> None:
    assert codes_of("a: " + "9" * MAX_DIGITS) == []
    assert codes_of("a: " + "9" * (MAX_DIGITS + 1)) == ["Y115"]


def test_all_problems_of_a_file_are_told_at_once() -> None:
    text = "a: &x 1\nb: !!str 2\na: 3\n<<: {}\n"

    assert codes_of(text) == ["Y106", "Y107", "Y111", "Y110"]


def test_names_that_look_the_same_in_yaml_1_1_are_two_names() -> None:
    assert value_of("yes: 1\ntrue: 2\non: 3\n") == {"yes": 1, "true": 2, "on": 3}


def test_a_value_with_problems_does_not_count() -> None:
    _, problems = parsed(Text("a.yaml", "a: 1\na: 2\n"))

    assert [(problem.place.line, problem.place.column) for problem in problems] == [(2, 1)]
