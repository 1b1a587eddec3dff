"""Conditions on visibility speak of fields that there are; values hide as they say."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledgers.check.file.visibility import conditions_on_nothing
from ledgers.check.ground import Grounds
from ledgers.check.oversight.embargo import Walk, awaited, is_open, level, of_record
from ledgers.check.rules import RULES
from ledgers.flow.load import Request, load
from ledgers.model.bulletin import Term
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.model.values import replace
from ledgers.read.documents import documents_of
from ledgers.read.tree import FolderTree

TODAY = date(2026, 7, 15)
WARY = (
    "oversight.",
    "issues.",
    "privacy.",
    "work.overdue",
    "method.indicators",
    "file.visibility",
)
"""The rooms and modules of rules that trust no schema."""
PLACE = "schemas/x.schema.json"


def grounds(schema: Mapping[str, Any], **words: dict[str, Term]) -> Grounds:
    """Return what there is to stand on where there is nothing but one schema."""
    catalog = replace(catalog_of([], Contract({"x": schema})), words=words)
    sound = frozenset({"data/city/vocab.yaml"})
    return Grounds(catalog, frozenset(), sound, TODAY)


def told(schema: Mapping[str, Any], **words: dict[str, Term]) -> list[str]:
    """Return what a schema's conditions name in vain."""
    problems = conditions_on_nothing(grounds(schema, **words))
    return [str(row.message).split(" names ")[1].split(",")[0] for row in problems]


def case(field: object, *words: object) -> dict[str, object]:
    """Return a condition with one case."""
    return {"default": "public", "when": [{"field": field, "in": [*words], "then": "internal"}]}


KIND = {"enum": ["help", 7], "x-visibility": "public"}
TERM = {"x-vocab": "kinds", "x-visibility": "public"}
HELP = {"help": Term(code="help", zh="帮扶", en="Help")}


@pytest.mark.parametrize("key", ["until", "through", "by", "follows"])
@pytest.mark.parametrize("name", ["on", "of", 7, None])
def test_a_field_that_is_awaited_or_followed_must_be_there(key: str, name: object) -> None:
    schema = {"x-visibility": {"default": "public", key: name}, "properties": {"on": {}}}

    assert len(told(schema)) == (0 if name == "on" else 1)


def test_a_field_is_looked_for_beside_the_property_and_then_further_out() -> None:
    inner = {"a": {"x-visibility": {"default": "public", "until": "b"}}, "b": {}}
    outer = {"c": {"properties": {"d": {"x-visibility": {"default": "public", "until": "b"}}}}}

    assert told({"properties": inner | outer}) == []
    assert told({"properties": {"e": {"properties": inner}} | outer}) == ["b"]


def test_the_words_of_a_case_are_words_of_its_field() -> None:
    schema = {"properties": {"kind": KIND, "a": {"x-visibility": case("kind", "help", "aid")}}}

    assert told(schema) == ["aid"]


def test_the_words_of_a_term_are_those_of_the_vocabulary_where_it_is_known() -> None:
    schema = {"properties": {"kind": TERM, "a": {"x-visibility": case("kind", "help", "aid")}}}

    assert told(schema, kinds=HELP) == ["aid"]
    assert told(schema) == []


def test_a_name_is_told_once_for_a_schema() -> None:
    twice = {"a": {"x-visibility": case("x")}, "b": {"x-visibility": case("x")}}

    assert told({"properties": twice}) == ["x"]


@pytest.mark.parametrize("when", [None, 7, ["internal"], [{}], [{"field": "kind", "in": 7}]])
def test_a_word_of_any_shape_is_looked_at(when: object) -> None:
    word = {"default": "public", "when": when}

    assert len(told({"properties": {"kind": KIND, "a": {"x-visibility": word}}})) <= 1
    assert level(word, ()) == "public"


@pytest.mark.parametrize(
    ("word", "value", "opened"),
    [
        ("public", {}, True),
        ("internal", {}, False),
        (None, {}, False),
        (case("kind", "help"), {"kind": "help"}, False),
        (case("kind", "help"), {"kind": "study"}, True),
        ({"default": "public", "until": "on"}, {"on": "2026-07-15"}, True),
        ({"default": "public", "until": "on"}, {"on": "2026-07-16"}, False),
        ({"default": "public", "until": "on"}, {"on": "soon"}, False),
        ({"default": "public", "until": "on"}, {}, False),
    ],
)
def test_a_value_is_public_as_its_word_says(
    word: object, value: dict[str, object], *, opened: bool
) -> None:
    assert is_open(word, (value,), TODAY) == opened


def test_a_record_does_not_wait_for_a_field_that_there_is_not() -> None:
    schema = {"x-visibility": {"default": "public", "until": "on"}}

    assert awaited(of_record(schema)) is None
    assert awaited(of_record(schema | {"properties": {"on": {}}})) == "on"


PUBLIC = {"x-visibility": "public"}
SCHEMA = {
    **PUBLIC,
    "properties": {
        "title": PUBLIC,
        "note": {"x-visibility": "internal"},
        "code": PUBLIC | {"$ref": "defs.schema.json#/$defs/code"},
        "rows": PUBLIC | {"items": {"properties": {"text": PUBLIC, "on": {}}}},
        "lines": PUBLIC | {"items": {"maxLength": 9}},
        "odd": PUBLIC | {"properties": 7},
    },
}
DEFS = {"$defs": {"code": {"pattern": "^[a-z]+$"}}}


def test_only_what_is_public_and_written_freely_is_read() -> None:
    walk = Walk(Contract({"x": SCHEMA, "defs": DEFS}), TODAY)
    value = {
        "title": "a",
        "note": "b",
        "code": "c",
        "rows": [{"text": "d", "on": "e"}],
        "lines": ["f", 7],
        "odd": {"g": "h"},
        "strange": "i",
    }

    found = dict(walk.texts(SCHEMA, value, (), ()))

    assert found == {("title",): "a", ("rows", 0, "text"): "d", ("lines", 0): "f"}


@pytest.mark.parametrize("name", ["checks", "findings", "rules", "calendar", "publication", "defs"])
def test_without_a_schema_the_rules_still_come_to_an_end(city: Path, name: str) -> None:
    (city / f"schemas/{name}.schema.json").unlink()

    assert {row.kind.code for row in load(Request(city, TODAY)).problems} >= {"S201"}


def test_what_a_schema_that_asks_for_nothing_lets_through_is_survived(city: Path) -> None:
    for path in (city / "data/city").glob("*/*.yaml"):
        path.write_text("kind: cross\nteams: [1]\ntargets: [{stages: 1}, 2]\n", encoding="utf-8")
    documents = documents_of(FolderTree(city)).documents
    files = frozenset(document.file for document in documents)
    nothing: dict[str, dict[str, object]] = {document.ledger: {} for document in documents}
    loose = Grounds(catalog_of(documents, Contract(nothing)), files, files, TODAY)

    found = [row for rule in RULES if is_wary(rule) for row in rule(loose)]

    assert {problem.kind.code for problem in found} <= {"T121", "S120", "S124"}


def is_wary(rule: Callable[..., object]) -> bool:
    """Say whether a rule is one about oversight or visibility, which trust no schema."""
    return rule.__module__.removeprefix("ledgers.check.").startswith(WARY)
