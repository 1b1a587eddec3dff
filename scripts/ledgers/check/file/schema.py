"""Documents compared with their JSON Schemas; the one door to jsonschema and jsonschema-rs.

jsonschema-rs decides, some hundred times faster; jsonschema is asked only for what failed, since
its errors carry the keyword, the value and the schema that words are made from.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

import jsonschema_rs

from ledgers.model import Document, Path, Place, Problem, Struct, kinds, say

Schema = Mapping[str, Any]
BROKEN = (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError)


class SchemaError(Struct, frozen=True):
    """One place where a value breaks its schema: the keyword, what it asks, what is there."""

    path: Path
    keyword: str
    asked: Any
    value: Any
    schema: Schema


class Rulebook:
    """The schemas by ledger, ready to validate; a schema that cannot be used is a problem."""

    def __init__(self, schemas: Mapping[str, Schema], *, usable: bool = False) -> None:
        """Keep the schemas; where all are `usable`, as is known, each is prepared when needed."""
        self.schemas = schemas
        self._usable = usable
        self._all = {str(schema["$id"]): schema for schema in schemas.values() if "$id" in schema}

    @cached_property
    def _prepared(self) -> "Prepared":
        return _prepared(json.dumps({name: dict(schema) for name, schema in self.schemas.items()}))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps schemas from being used."""
        return () if self._usable else tuple(self._prepared.problems.values())

    def knows(self, ledger: str) -> bool:
        """Say whether there is a usable schema for a ledger."""
        return ledger in self.schemas and (self._usable or self._prepared.knows(ledger))

    def fields(self, ledger: str) -> frozenset[str]:
        """Return the fields that the schema of a ledger knows at the top."""
        return frozenset(self.schemas[ledger].get("properties", {}))

    def errors(self, document: Document) -> tuple[SchemaError, ...]:
        """Return where a document breaks its schema, as jsonschema explains it.

        The fast validator is believed where it refuses what jsonschema accepts, and where a
        subschema is simply `false`: jsonschema loses the path there.
        """
        fast = self._prepared.validator(document.ledger)
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
def _prepared(text: str) -> "Prepared":
    """Return schemas, given as JSON by ledger, with their validators.

    Kept, since compiling takes a tenth of a check, and a decision checks the city twice.
    """
    return Prepared(json.loads(text))


class Prepared:
    """Schemas by ledger with their fast validators, each made when it is first asked for."""

    def __init__(self, schemas: Mapping[str, dict[str, Any]]) -> None:
        """Keep the schemas, and how they find each other."""
        by_uri: dict[str, Any] = {
            str(schema["$id"]): schema for schema in schemas.values() if "$id" in schema
        }
        self.schemas = schemas
        self.apart: Mapping[str, Problem] = {}
        self._made: dict[str, Any] = {}
        try:
            self._registry = jsonschema_rs.Registry(list(by_uri.items()))
        except BROKEN as error:
            self.apart = {"defs": _unusable("defs", error)}

    def knows(self, ledger: str) -> bool:
        """Say whether the schema of a ledger can be used: none can if they do not fit together."""
        return not self.apart and ledger not in self.problems

    def validator(self, ledger: str) -> Any:  # noqa: ANN401 - its class is not exported for typing
        """Return the validator of a ledger."""
        if ledger not in self._made:
            self._made[ledger] = jsonschema_rs.Draft202012Validator(
                self.schemas[ledger], registry=self._registry, validate_formats=True
            )
        return self._made[ledger]

    @cached_property
    def problems(self) -> Mapping[str, Problem]:
        """Return what keeps a schema from being used, by ledger."""
        return self.apart or dict(self._problems())

    def _problems(self) -> Iterator[tuple[str, Problem]]:
        for name in sorted(self.schemas):
            try:
                self.validator(name)
            except BROKEN as error:
                yield name, _unusable(name, error)


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
