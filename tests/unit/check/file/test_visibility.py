"""Every property of every schema says who may see it."""

import pytest

from ledgers.check.file.visibility import is_visibility, visibility_problems

DEPENDS = {"default": "public", "when": [{"field": "kind", "in": ["help"], "then": "internal"}]}


@pytest.mark.parametrize(
    "word", ["public", "aggregate", "internal", "embargoed", {"default": "public"}, DEPENDS]
)
def test_a_level_or_a_condition_of_levels_is_a_word_on_visibility(word: object) -> None:
    assert is_visibility(word)


@pytest.mark.parametrize(
    "word",
    [
        *[None, "", "Public", "secret", [], ["public"], {}, {"default": "all"}, 1],
        {"default": "public", "when": [{"field": "a", "in": [], "then": "all"}]},
        {"default": "public", "when": ["internal"]},
    ],
)
def test_anything_else_is_not(word: object) -> None:
    assert not is_visibility(word)


def test_properties_at_any_depth_are_asked() -> None:
    inner: dict[str, object] = {"items": {"properties": {"c": {}}}}
    schema = {"properties": {"a": {"x-visibility": "public", "properties": {"b": inner}}}}

    messages = [str(row.message) for row in visibility_problems("x", schema)]

    assert [text.split()[2] for text in messages] == ["a.b", "a.b.c"]


def test_definitions_are_asked_and_conditions_are_not() -> None:
    schema = {
        "$defs": {"d": {"properties": {"a": {}}}},
        "if": {"properties": {"b": {"const": 1}}},
        "then": {"properties": {"c": False}},
    }

    assert len(list(visibility_problems("x", schema))) == 1


@pytest.mark.parametrize(
    "schema", [{}, {"properties": []}, {"properties": {"a": True}}, {"items": 1}]
)
def test_a_schema_of_any_shape_is_looked_at(schema: dict[str, object]) -> None:
    assert len(list(visibility_problems("x", schema))) == (1 if schema.get("properties") else 0)
