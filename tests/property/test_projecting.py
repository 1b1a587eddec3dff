"""Laws of the projection that hold for any schema and any value."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo import mini_city
from ledgers.check.file.visibility import properties_of
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.model.document import Document, Path
from ledgers.model.layout import located
from ledgers.model.values import replace
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import project
from ledgers.project.context import Context
from ledgers.project.contributions import wholes_of
from ledgers.project.values import public_value, shown_paths
from ledgers.read.documents import document_of, schemas_of
from ledgers.read.tree import FolderTree
from tests.conftest import REPOSITORY
from tests.property.amount import examples
from tests.unit.project.test_catalog_files import without

NAMES = ("a", "b", "c")
LEVELS = ("public", "aggregate", "internal", "embargoed")
WORDS = st.sampled_from(
    [
        *["public"] * 5,
        *LEVELS[1:],
        None,
        "Public",
        {"default": "public", "until": "b"},
        {"default": "public", "through": "c"},
        {"default": "internal", "when": [{"field": "a", "in": ["x"], "then": "public"}]},
    ]
)
LEAVES = st.just({"type": "string"}) | st.just({"$ref": "defs.schema.json#/$defs/group"})
SHARED = {
    "type": "object",
    "properties": {"a": {"x-visibility": "public"}, "b": {"x-visibility": "internal"}},
}
CONTEXT = Context(Contract({"defs": {"$defs": {"group": SHARED}}}), date(2026, 7, 15))


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
    st.integers(0, 9) | st.sampled_from(["x", "2026-07-14", "2026-07-16"]),
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
    return set(paths(public_value(value, schema, CONTEXT)))


@given(VALUES, DRAWN)
def test_projecting_twice_shows_no_more_than_once(value: object, schema: dict[str, Any]) -> None:
    once = public_value(value, schema, CONTEXT)

    assert shown(once, schema) <= set(paths(once))


@given(VALUES, DRAWN)
def test_projecting_twice_is_projecting_once_where_no_word_depends_on_a_hidden_field(
    value: object, schema: dict[str, Any]
) -> None:
    plain = without_conditions(schema)
    once = public_value(value, plain, CONTEXT)

    assert public_value(once, plain, CONTEXT) == once


def without_conditions(schema: Any) -> Any:  # noqa: ANN401 - a schema of any shape
    """Return a schema whose conditions are replaced by their default words."""
    if not isinstance(schema, dict):
        return schema
    made = {name: without_conditions(inner) for name, inner in schema.items()}
    word = made.get("x-visibility")
    return made | ({"x-visibility": word["default"]} if isinstance(word, dict) else {})


@given(VALUES, DRAWN)
def test_every_public_value_is_known_by_its_path_there(
    value: object, schema: dict[str, Any]
) -> None:
    ways = list(shown_paths(value, schema, CONTEXT))

    assert {there for _, there in ways} == shown(value, schema)
    assert {path for path, _ in ways} <= set(paths(value))
    assert len(dict(ways)) == len(ways)


@given(VALUES, DRAWN, st.data())
def test_a_hidden_value_that_is_gone_leaves_the_public_part_as_it_was(
    value: object, schema: dict[str, Any], data: st.DataObject
) -> None:
    plain = without_conditions(schema)
    hidden = set(paths(value)) - {path for path, _ in shown_paths(value, plain, CONTEXT)}
    if hidden:
        path = data.draw(st.sampled_from(sorted(hidden, key=str)))
        left = without(value, path)

        assert public_value(left, plain, CONTEXT) == public_value(value, plain, CONTEXT)


@given(VALUES, DRAWN)
def test_every_field_shown_is_called_public(value: object, schema: dict[str, Any]) -> None:
    for path in shown(value, schema):
        assert all(word == "public" or isinstance(word, dict) for word in words_along(path, schema))


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


# ── Events ───────────────────────────────────────────────────────────────────────────────────────

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
EMBARGOED = {"default": "public", "until": "b"}
RECORD = {
    "x-visibility": EMBARGOED,
    "properties": {"a": {"x-visibility": EMBARGOED}, "b": {"x-visibility": EMBARGOED}},
}


@given(DAYS, DAYS)
def test_before_its_event_nothing_is_public_and_from_its_day_on_everything(
    event: date, as_of: date
) -> None:
    value = {"a": "x", "b": event.isoformat()}
    context = Context(Contract(), as_of)

    assert public_value(value, RECORD, context) == (value if event <= as_of else {})


@given(st.sampled_from(["", "soon", "2026-13-01", None, 5, []]), DAYS)
def test_without_a_day_an_event_has_not_come(event: object, as_of: date) -> None:
    assert public_value({"a": "x", "b": event}, RECORD, Context(Contract(), as_of)) == {}


@given(VALUES, DRAWN, DAYS, DAYS)
def test_what_waits_for_an_event_stays_public_after_it(
    value: object, schema: dict[str, Any], one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    waiting = without_last_days(schema)
    then = set(paths(public_value(value, waiting, Context(CONTEXT.contract, earlier))))

    assert then <= set(paths(public_value(value, waiting, Context(CONTEXT.contract, later))))


def without_last_days(schema: Any) -> Any:  # noqa: ANN401 - a schema of any shape
    """Return a schema in which nothing expires."""
    if not isinstance(schema, dict):
        return schema
    made = {name: without_last_days(inner) for name, inner in schema.items()}
    word = made.get("x-visibility")
    return made | (
        {"x-visibility": "public"} if isinstance(word, dict) and "through" in word else {}
    )


# ── A whole city ─────────────────────────────────────────────────────────────────────────────────

DAY = date(2026, 7, 15)
READ = [
    document
    for path, data in mini_city().items()
    if (place := located(path))
    for document in document_of(path, place, data)
    if isinstance(document, Document)
]
CITY = catalog_of(READ)
SCHEMAS_OF_CITY = schemas_of(FolderTree(REPOSITORY)).by_ledger
FIELDS = [
    (ledger, path)
    for ledger in sorted(CITY.by_ledger)
    for path, _ in properties_of(SCHEMAS_OF_CITY[ledger], ())
    if "$defs" not in path
]


def leaves(value: object, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each single value with the names on the way: places change with what is left out."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*names, name))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, names)
    else:
        yield names, repr(value)


LetOut = tuple[set[Any], set[Any]]


def let_out(schemas: Mapping[str, Any]) -> LetOut:
    """Return what is let out of the city: values, and cells of sums."""
    city = replace(CITY, contract=Contract(schemas))
    values = {
        (document.file, *leaf)
        for document in project(city, DAY).documents
        for leaf in leaves(document.value)
    }
    sums = {
        (table.name, row, column, cell.value)
        for table in aggregates_of(city, DAY)
        for row, cells in zip(table.rows, table.cells, strict=True)
        for column, cell in zip(table.columns, cells, strict=True)
        if not cell.suppressed
    }
    return values, sums


@cache
def all_let_out() -> LetOut:
    """Return what gets out under the schemas as they are."""
    return let_out(SCHEMAS_OF_CITY)


def with_word(schema: Any, path: tuple[str, ...], word: str) -> Any:  # noqa: ANN401 - a schema of any shape
    """Return a schema with another word for the field at the end of a path."""
    if "items" in schema and "properties" not in schema:
        return {**schema, "items": with_word(schema["items"], path, word)}
    name, *rest = path
    inner = schema["properties"][name]
    made = with_word(inner, tuple(rest), word) if rest else {**inner, "x-visibility": word}
    return {**schema, "properties": {**schema["properties"], name: made}}


def linked(ledger: str, path: tuple[str, ...]) -> set[str]:
    """Return the fields of which a field is a part, and its own parts."""
    found = Contract(SCHEMAS_OF_CITY).ledger(ledger)
    pairs = [
        {row.names, (*row.names[:-1], whole)}
        for word in ("x-part-of", "x-adds-up-to")
        for row in found.with_word(word)
        for said in row.named(word)
        for whole in wholes_of(said)
    ]
    return {".".join((ledger, *one)) for pair in pairs if path in pair for one in pair - {path}}


@pytest.mark.no_cover
@examples(8)
@given(st.sampled_from(FIELDS), st.sampled_from(["embargoed", "internal"]))
def test_a_stricter_word_lets_no_value_no_line_and_no_sum_out_of_a_city(
    field: tuple[str, tuple[str, ...]], word: str
) -> None:
    """What was hidden because of the field alone may be seen without it: it tells of it no more."""
    ledger, path = field
    schemas = {**SCHEMAS_OF_CITY, ledger: with_word(SCHEMAS_OF_CITY[ledger], path, word)}

    (values, sums), (all_values, all_sums) = let_out(schemas), all_let_out()

    new = {name.rpartition(".")[0] for name, *_ in sums - all_sums}
    assert values <= all_values
    assert new <= linked(ledger, path)


@pytest.mark.no_cover
@examples(5)
@given(st.sampled_from(sorted(CITY.by_ledger)))
def test_a_ledger_with_a_stricter_word_lets_nothing_out(ledger: str) -> None:
    schemas = {
        **SCHEMAS_OF_CITY,
        ledger: {**SCHEMAS_OF_CITY[ledger], "x-visibility": "internal"},
    }

    values, sums = let_out(schemas)

    public = project(replace(CITY, contract=Contract(schemas)), DAY)
    assert {document.ledger for document in public.documents} <= set(CITY.by_ledger) - {ledger}
    assert values < all_let_out()[0]
    assert not [name for name, *_ in sums if name.startswith(f"{ledger}.")]
