"""Schema errors are told in plain words, in both languages, with what to write instead."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from ledgers.check.file.schema import Rulebook
from ledgers.check.file.wording import nearest, schema_problems, shown
from ledgers.model.document import Document
from ledgers.model.problem import Problem, in_order
from ledgers.model.words import english
from ledgers.read.dialect import Text, YamlPlaces
from ledgers.read.home import LOCALE, translator
from ledgers.read.values import parsed

Schema = Mapping[str, Any]


def told(schema: Schema, text: str) -> list[Problem]:
    """Return the problems of a text under a schema."""
    value, problems = parsed(Text("a.yaml", text))
    assert problems == ()
    assert isinstance(value, dict)
    document = Document("a.yaml", "city", "a", "a", value, text, "", YamlPlaces(text))
    return list(in_order(schema_problems(document, Rulebook({"a": schema}).errors(document))))


def of_field(schema: Schema, word: str) -> Problem:
    """Return the one problem of a field `f` that breaks its schema."""
    (problem,) = told({"properties": {"f": schema}}, f"f: {word}\n")
    return problem


def said(problem: Problem) -> tuple[str, str, str]:
    """Return code, message and hint in English."""
    return problem.kind.code, english(problem.message), str(problem.hint)


SENTENCES: list[tuple[Schema, str, tuple[str, str, str]]] = [
    (
        {"type": "string"},
        "12",
        ("S103", "“f” must be text; it is 12", 'write it in quotes: "12"'),
    ),
    (
        {"type": "string"},
        "true",
        ("S103", "“f” must be text; it is true", 'write it in quotes: "true"'),
    ),
    (
        {"type": "integer"},
        "1.5",
        ("S103", "“f” must be a whole number; it is 1.5", "write a whole number"),
    ),
    (
        {"type": "number"},
        "10天",
        (
            "S103",
            "“f” must be a number; it is 10天",
            "write ASCII digits without quotes, spaces or units",
        ),
    ),
    (
        {"type": "array"},
        "a",
        (
            "S103",
            "“f” must be a list; it is a",
            "write one entry per line, each beginning with “- ”",
        ),
    ),
    (
        {"type": "boolean"},
        "yes",
        ("S103", "“f” must be true or false; it is yes", "write true or false"),
    ),
    (
        {"type": "object"},
        "[a]",
        ("S103", "“f” must be a group of fields; it is a list", "write a group of fields"),
    ),
    (
        {"enum": ["doing", "blocked"]},
        "dong",
        (
            "S104",
            "“f” cannot be dong; allowed: doing, blocked",
            "write “doing”, if that was meant",
        ),
    ),
    (
        {"const": "leader"},
        "甲",
        ("S104", "“f” cannot be 甲; allowed: leader", "choose one of the allowed words"),
    ),
    (
        {"const": False, "x-why": {"zh": "只看趋势", "en": "it only shows a trend"}},
        "true",
        ("S104", "“f” cannot be true; allowed: false", "it only shows a trend"),
    ),
    (
        {"not": {}, "x-why": {"zh": "只看趋势", "en": "it only shows a trend"}},
        "1",
        ("S111", "“f” is not allowed here", "it only shows a trend"),
    ),
    (
        {"pattern": "^T[0-9]{2}$", "x-pattern-hint": {"zh": "T 加两位", "en": "T and two digits"}},
        "T7",
        ("S105", "“f” has the wrong form: T7", "expected: T and two digits"),
    ),
    (
        {"pattern": "^T[0-9]{2}$"},
        "T7",
        ("S105", "“f” has the wrong form: T7", "expected: text that matches ^T[0-9]{2}$"),
    ),
    (
        {"format": "date"},
        "2026-02-30",
        (
            "S109",
            "“f” is not a day of the calendar: 2026-02-30",
            "write year-month-day, as in 2026-05-12",
        ),
    ),
    (
        {"minimum": 5},
        "4",
        ("S106", "“f” must be at least 5; it is 4", "check the number"),
    ),
    (
        {"maximum": 1},
        "1.5",
        ("S106", "“f” must be at most 1; it is 1.5", "check the number"),
    ),
    (
        {"minLength": 2},
        "a",
        ("S107", "“f” must have at least 2 characters; it has 1", "add what is missing"),
    ),
    (
        {"maxLength": 2},
        "甲乙丙",
        ("S107", "“f” must have at most 2 characters; it has 3", "shorten it"),
    ),
    (
        {"minItems": 1},
        "[]",
        ("S107", "“f” must have at least 1 entries; it has 0", "add what is missing"),
    ),
    (
        {"maxItems": 1},
        "[a, b]",
        ("S107", "“f” must have at most 1 entries; it has 2", "shorten it"),
    ),
    (
        {"uniqueItems": True},
        "[a, b, a]",
        ("S108", "a is in “f” a second time", "delete one of the two"),
    ),
    (
        {"multipleOf": 2},
        "3",
        (
            "S111",
            "“f” breaks the rule “multipleOf” of its schema",
            "compare with the sample in schemas/README.md",
        ),
    ),
]


@pytest.mark.parametrize(("schema", "word", "sentence"), SENTENCES)
def test_a_broken_keyword_is_told_in_plain_words(
    schema: Schema, word: str, sentence: tuple[str, str, str]
) -> None:
    assert said(of_field(schema, word)) == sentence


@pytest.mark.parametrize(("schema", "word", "sentence"), SENTENCES)
def test_a_broken_keyword_is_told_in_chinese(
    schema: Schema, word: str, sentence: tuple[str, str, str]
) -> None:
    problem, chinese = of_field(schema, word), translator(LOCALE, "zh")

    assert problem.hint is not None
    assert "“f”" in chinese(problem.message)
    assert not any(english_word in chinese(problem.message) for english_word in (" must ", " has "))
    assert chinese(problem.hint) != sentence[2]


def test_a_limit_that_is_left_out_is_told_as_such() -> None:
    problem = of_field({"exclusiveMinimum": 0}, "0")

    assert "at least 0" not in english(problem.message)


def test_a_value_stands_where_it_stands_and_an_unknown_field_at_its_name() -> None:
    schema = {"properties": {"f": {"type": "integer"}}, "additionalProperties": False}

    places = [(row.place.line, row.place.column) for row in told(schema, "f: a\n甲:  b\n")]

    assert places == [(1, 4), (2, 1)]


def test_each_missing_field_is_told_once_with_its_title() -> None:
    title = {"title": "日期", "x-en": {"title": "Day"}}
    schema = {"required": ["on", "b", "c"], "properties": {"on": title}}

    assert [said(row)[1:] for row in told(schema, "c: 1\n")] == [
        ("the field “b” is missing here", "add a line “b: …” (b)"),
        ("the field “on” is missing here", "add a line “on: …” (Day)"),
    ]


def test_an_unknown_field_is_told_with_the_nearest_one_or_all() -> None:
    schema = {"properties": {"status": {}, "on": {}}, "additionalProperties": False}

    assert [said(row)[1:] for row in told(schema, "staus: 1\n备注: 2\n")] == [
        ("there is no field “staus” here", "write “status”, if that was meant"),
        ("there is no field “备注” here", "allowed here: on, status"),
    ]


def test_a_field_that_may_not_stand_here_is_named_where_it_stands() -> None:
    schema = {"if": {"required": ["a"]}, "then": {"properties": {"b": False}}}

    (problem,) = told(schema, "a: 1\nb: 2\n")

    assert problem.place.line == 2
    assert "“b”" in english(problem.message)


def test_a_type_among_several_is_told() -> None:
    assert of_field({"type": ["string", "null"]}, "1").kind.code == "S103"


def test_an_entry_of_a_list_is_told_under_the_lists_name() -> None:
    problem = of_field({"items": {"type": "string"}}, "[a, 2]")

    assert english(problem.message) == "“f” must be text; it is 2"
    assert problem.place.column == 8


def test_what_both_validators_read_differently_is_told_as_the_stricter_reads_it() -> None:
    problem = of_field({"pattern": "^[0-9]+$"}, '"990102\\n"')

    assert problem.kind.code == "S105"


@pytest.mark.parametrize("word", ["a" * 500, '"a\\nb\\nc"', "[" + "a, " * 200 + "a]"])
def test_a_long_value_is_quoted_short_and_on_one_line(word: str) -> None:
    message = english(of_field({"enum": ["x"]}, word).message)

    assert len(message) < 120
    assert "\n" not in message


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "nothing"), (True, "true"), ([], "a list"), ({}, "a group of fields")],
)
def test_a_value_is_shown_as_it_is_written(value: object, text: str) -> None:
    assert str(shown(value)) == text


@pytest.mark.parametrize(
    ("word", "close"),
    [("staffng", "staffing"), ("甲", None), (12, None), (Decimal("1.5"), None), ("", None)],
)
def test_the_nearest_word_is_offered_only_where_it_is_near(word: object, close: object) -> None:
    assert nearest(word, ["staffing", "funding", "premises"]) == close


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("submited", "submitted"),
        ("acepted", "accepted"),
        ("stauts", "status"),
        ("titel", "title"),
        ("visability", "visibility"),
        ("990121-internal_office-99", "990121-internal_office-09"),
    ],
)
def test_a_slip_of_the_pen_is_offered_the_word_that_was_meant(word: str, meant: str) -> None:
    assert nearest(word, ["blocked", "doing", "after", meant]) == meant


@pytest.mark.parametrize(
    ("word", "other"),
    [("closed", "blocked"), ("rate", "after"), ("done", "doing"), ("T07", "T17")],
)
def test_a_word_that_means_something_else_is_not_offered(word: str, other: str) -> None:
    assert nearest(word, [other]) is None


def test_chinese_words_are_compared_too() -> None:
    assert nearest("人员不", ["人员不足", "经费未落实"]) == "人员不足"
