"""Find the ways through a ledger's values by what its schema says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from ledgers.model.words import Both

Schemas: TypeAlias = Mapping[str, Mapping[str, Any]]
DEFINED = "defs.schema.json#/$defs/"
DEEPEST = 20
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Way:
    """Say where values of one kind stand, and what the schema says of them.

    `names` lead through groups and lists; `definition` is the name of the shared definition
    that the value keeps to, or empty.
    """

    names: tuple[str, ...]
    said: Mapping[str, Any]
    definition: str
    title: Both


def ways(schemas: Schemas, ledger: str) -> Iterator[Way]:
    """Yield the way to every field of a ledger, at any depth, as its schema describes it."""
    yield from _below(schemas, schemas.get(ledger, NOTHING), ())


def _below(schemas: Schemas, schema: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Way]:
    described = schema.get("properties")
    if not isinstance(described, Mapping) or len(names) > DEEPEST:
        return
    for name, words in described.items():
        if isinstance(words, Mapping):
            inner, definition = _inmost(schemas, words, "", DEEPEST)
            yield Way((*names, name), inner, definition, _title(words, name))
            yield from _below(schemas, inner, (*names, name))


def _inmost(
    schemas: Schemas, schema: Mapping[str, Any], definition: str, depth: int
) -> tuple[Mapping[str, Any], str]:
    """Return what is said of a value, or of the entries of a list, with its definition's name."""
    named = schema.get("$ref")
    if isinstance(named, str) and named.startswith(DEFINED):
        definition = named.removeprefix(DEFINED)
        defined = schemas.get("defs", NOTHING).get("$defs", NOTHING).get(definition, NOTHING)
        schema = {**defined, **{key: words for key, words in schema.items() if key != "$ref"}}
    items = schema.get("items")
    if isinstance(items, Mapping) and depth:
        return _inmost(schemas, items, definition, depth - 1)
    return schema, definition


def _title(words: Mapping[str, Any], name: str) -> Both:
    english = words.get("x-en")
    title = english.get("title") if isinstance(english, Mapping) else None
    return Both(str(words.get("title") or name), str(title or name))


def titles(schemas: Schemas, ledger: str) -> dict[tuple[str, ...], Both]:
    """Return what the fields of a ledger are called, by their way."""
    return {way.names: way.title for way in ways(schemas, ledger)}
