"""Documents compared with their JSON Schemas; the one door to jsonschema and jsonschema-rs.

jsonschema-rs decides, some hundred times faster; jsonschema is asked only for what failed, since
its errors carry the keyword, the value and the schema that words are made from.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs

from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Place, Problem
from ledgers.model.values import Struct
from ledgers.model.words import say

Schema = Mapping[str, Any]


class SchemaError(Struct, frozen=True):
    """One place where a value breaks its schema: the keyword, what it asks, what is there."""

    path: Path
    keyword: str
    asked: Any
    value: Any
    schema: Schema


class Rulebook:
    """The schemas by ledger, ready to validate; a schema that cannot be used is a problem."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        """Prepare the schemas for the fast validator."""
        self.schemas = schemas
        self._all = {str(schema["$id"]): schema for schema in schemas.values() if "$id" in schema}
        text = json.dumps({name: dict(schema) for name, schema in schemas.items()})
        self._fast, self.problems = _prepared(text)

    def knows(self, ledger: str) -> bool:
        """Say whether there is a usable schema for a ledger."""
        return ledger in self._fast

    def fields(self, ledger: str) -> frozenset[str]:
        """Return the fields that the schema of a ledger knows at the top."""
        return frozenset(self.schemas[ledger].get("properties", {}))

    def errors(self, document: Document) -> tuple[SchemaError, ...]:
        """Return where a document breaks its schema, as jsonschema explains it.

        The fast validator is believed where it refuses what jsonschema accepts, and where a
        subschema is simply `false`: jsonschema loses the path there.
        """
        fast = self._fast[document.ledger]
        if fast.is_valid(document.value):
            return ()
        explained = self.explained(document)
        own = tuple(_told(error) for error in fast.iter_errors(document.value))
        if not explained:
            return own
        kept = tuple(error for error in explained if error.keyword != "false")
        return (*kept, *(error for error in own if error.keyword == "false"))

    def explained(self, document: Document) -> tuple[SchemaError, ...]:
        """Return what jsonschema says of a document, whatever the fast validator says."""
        try:
            return tuple(_explained(self.schemas[document.ledger], self._all, document.value))
        except TypeError:  # jsonschema divides a decimal by a float in `multipleOf`.
            return ()


@lru_cache(maxsize=4)
def _prepared(text: str) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """Return the fast validators of schemas, given as JSON by ledger, and what keeps any out.

    Kept, since compiling takes a tenth of a check, and a decision checks the city twice.
    """
    schemas: dict[str, dict[str, Any]] = json.loads(text)
    by_uri = {str(schema["$id"]): schema for schema in schemas.values() if "$id" in schema}
    try:
        registry = jsonschema_rs.Registry(list(by_uri.items()))
    except (jsonschema_rs.ReferencingError, ValueError) as error:
        return {}, (_unusable("defs", error),)
    fast: dict[str, Any] = {}
    problems = []
    for name, schema in sorted(schemas.items()):
        try:
            fast[name] = jsonschema_rs.Draft202012Validator(
                schema, registry=registry, validate_formats=True
            )
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
            problems.append(_unusable(name, error))
    return fast, tuple(problems)


def _unusable(name: str, error: Exception) -> Problem:
    message = say("the schema cannot be used: {reason}", reason=str(error).split("\n")[0])
    hint = say("restore the schema from the last release")
    return kinds.schemas.BROKEN_SCHEMA.at(Place(f"schemas/{name}.schema.json"), message, hint)


def _told(error: Any) -> SchemaError:  # noqa: ANN401 - its class is not exported for typing
    plainly_false = type(error.kind).__name__.endswith("FalseSchema")
    last = "false" if plainly_false else str(error.schema_path[-1])
    keyword = last if last in {"false", "pattern"} else "other"
    return SchemaError(tuple(error.instance_path), keyword, None, error.instance, {})


def _explained(
    schema: Schema, schemas: Mapping[str, Schema], value: object
) -> Iterator[SchemaError]:
    # Imported here: takes about 0.1 s, and a sound city never needs it.
    import jsonschema  # noqa: PLC0415
    import referencing.jsonschema  # noqa: PLC0415

    specification = referencing.jsonschema.DRAFT202012
    named = ((uri, specification.create_resource(other)) for uri, other in schemas.items())
    registry: Any = referencing.Registry().with_resources(named)
    checker = jsonschema.FormatChecker(["date"])
    validator = jsonschema.Draft202012Validator(schema, registry=registry, format_checker=checker)
    for error in validator.iter_errors(value):
        yield SchemaError(
            path=tuple(error.absolute_path),
            keyword=error.validator or "false",
            asked=error.validator_value,
            value=error.instance,
            schema=error.schema if isinstance(error.schema, dict) else {},
        )
