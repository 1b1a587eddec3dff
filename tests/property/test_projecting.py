"""Laws of the projection that hold for any schema and any value."""

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.document import Path
from ledgers.project.visibility import hidden_paths, public_value

NAMES = ("a", "b", "c")
LEVELS = ("public", "aggregate", "internal", "embargoed")
WORDS = st.sampled_from(
    [*["public"] * 5, *LEVELS[1:], None, {"default": "public", "until": "b"}, "Public"]
)
LEAVES = st.just({"type": "string"}) | st.just({"$ref": "defs.schema.json#/$defs/group"})
SHARED = {
    "type": "object",
    "properties": {"a": {"x-visibility": "public"}, "b": {"x-visibility": "internal"}},
}
SCHEMAS = {"defs": {"$defs": {"group": SHARED}}}


def schema_of(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a list, or a group with a word of visibility (or none) for each property."""
    properties = st.dictionaries(st.sampled_from(NAMES), st.tuples(inner, WORDS), max_size=3)
    groups = properties.map(
        lambda drawn: {"properties": {name: worded(*each) for name, each in drawn.items()}}
    )
    return groups | inner.map(lambda items: {"items": items})


def worded(schema: Mapping[str, Any], word: object) -> dict[str, Any]:
    """Return a property's schema with a word of visibility, or without."""
    return dict(schema) if word is None else {**schema, "x-visibility": word}


DRAWN = st.recursive(LEAVES, schema_of, max_leaves=8)
VALUES = st.recursive(
    st.integers(0, 9) | st.just("x"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*NAMES, "z"]), inner)
    ),
    max_leaves=12,
)


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value inside a value."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, each in inner:
        yield (*path, name)
        yield from paths(each, (*path, name))


def shown(value: object, schema: Mapping[str, Any]) -> set[Path]:
    """Return the paths of what is public."""
    return set(paths(public_value(value, schema, SCHEMAS)))


@given(VALUES, DRAWN)
def test_projecting_twice_is_projecting_once(value: object, schema: dict[str, Any]) -> None:
    once = public_value(value, schema, SCHEMAS)

    assert public_value(once, schema, SCHEMAS) == once


@given(VALUES, DRAWN)
def test_what_is_shown_and_what_is_hidden_are_all_there_is(
    value: object, schema: dict[str, Any]
) -> None:
    hidden = set(hidden_paths(value, schema, SCHEMAS))

    below = {path for path in paths(value) if any(path[: len(top)] == top for top in hidden)}
    assert shown(value, schema) == set(paths(value)) - below


@given(VALUES, DRAWN)
def test_nothing_hidden_lies_inside_something_hidden(value: object, schema: dict[str, Any]) -> None:
    hidden = list(hidden_paths(value, schema, SCHEMAS))

    assert len(hidden) == len(set(hidden))
    assert [
        path for path in hidden for top in hidden if top != path and path[: len(top)] == top
    ] == []


@given(VALUES, DRAWN)
def test_every_field_shown_is_called_public(value: object, schema: dict[str, Any]) -> None:
    for path in shown(value, schema):
        assert all(word == "public" for word in words_along(path, schema))


def words_along(path: Path, schema: Any) -> Iterator[object]:  # noqa: ANN401 - of any shape
    """Yield the word of visibility of every field on the way to a value."""
    for step in path:
        schema = SHARED if "$ref" in schema else schema
        if isinstance(step, int):
            schema = schema.get("items", {})
        else:
            schema = schema.get("properties", {}).get(step, {})
            yield schema.get("x-visibility")


@given(VALUES, DRAWN, st.sampled_from(LEVELS[1:]), st.data())
def test_a_stricter_word_never_shows_more(
    value: object, schema: dict[str, Any], level: str, data: st.DataObject
) -> None:
    stricter = tightened(schema, level, data)

    assert shown(value, stricter) <= shown(value, schema)


def tightened(schema: Any, level: str, data: st.DataObject) -> Any:  # noqa: ANN401 - a schema of any shape
    """Return a schema with some of its words replaced by a stricter one, or gone."""
    if not isinstance(schema, dict):
        return schema
    made = {name: tightened(inner, level, data) for name, inner in schema.items()}
    if "x-visibility" in made and data.draw(st.booleans()):
        made["x-visibility"] = level
    return made
