"""What decides about visibility besides the value: the day, the registers, the records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

Schema: TypeAlias = Mapping[str, Any]
Entry: TypeAlias = tuple[str, str]
"""A register's ledger, and the identifier of one of its entries."""


@dataclass(frozen=True, slots=True)
class Context:
    """Hold what the words of visibility are held against.

    `entries` are the registers' entries; `terms` the codes of each list of the vocabulary;
    `hidden` the entries, and `shown` the names (`city/findings/F2026-0017`) of the records,
    whose existence is hidden, or public. `read` keeps what was read of each schema.
    """

    schemas: Mapping[str, Schema]
    as_of: date
    entries: Mapping[Entry, Mapping[str, object]] = field(default_factory=dict)
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hidden: frozenset[Entry] = frozenset()
    shown: frozenset[str] = frozenset()
    read: dict[int, tuple[Schema, Schema, tuple[object, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def resolved(self, schema: Schema) -> Schema:
        """Return a schema with its reference into `$defs` followed; what stands beside it wins.

        A reference that leads nowhere describes nothing, so nothing below it is public.
        """
        return self._read(schema)[1]

    def visibilities(self, schema: Schema) -> tuple[object, ...]:
        """Return every word of visibility on the way along a schema's references."""
        return self._read(schema)[2]

    def _read(self, schema: Schema) -> tuple[Schema, Schema, tuple[object, ...]]:
        """Return a schema, the whole that it stands for, and its words; worked out once."""
        known = self.read.get(id(schema))
        if known is None:
            along = self._along(schema)
            whole: dict[str, Any] = {}
            for part in along:
                whole = {**part, **whole}
            words = tuple(part["x-visibility"] for part in along if "x-visibility" in part)
            # The schema itself is kept too, so that nothing else can come to have its id.
            known = self.read[id(schema)] = (schema, whole, words)
        return known

    def _along(self, schema: Schema) -> tuple[Schema, ...]:
        parts, seen = [schema], set()
        while "$ref" in parts[-1] and str(parts[-1]["$ref"]) not in seen:
            seen.add(str(parts[-1]["$ref"]))
            parts.append(self._target(str(parts[-1]["$ref"])))
        return tuple(parts)

    def _target(self, reference: str) -> Schema:
        file, _, pointer = reference.partition("#")
        target: Any = self.schemas.get(file.removesuffix(".schema.json") or "defs", {})
        for part in pointer.strip("/").split("/"):
            target = target.get(part, {}) if isinstance(target, Mapping) else {}
        return target if isinstance(target, Mapping) else {}


@dataclass(frozen=True, slots=True)
class Held:
    """Hold one of the objects around a value: what it says, and what its schema describes."""

    value: Mapping[str, object]
    described: Mapping[str, Any]
    required: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold the objects around a value, the nearest first, and who owns the record they are in.

    A reference without an owner of its own is to a record of this one.
    """

    owner: str = ""
    around: tuple[Held, ...] = ()

    def inside(self, value: Mapping[str, object], schema: Schema) -> "Scope":
        """Return the scope of what an object holds."""
        required = schema.get("required", ())
        held = Held(value, schema.get("properties", {}), frozenset(map(str, required)))
        return Scope(self.owner, (held, *self.around))

    def holder(self, name: str) -> Held | None:
        """Return the nearest object whose schema describes a field."""
        return next((held for held in self.around if name in held.described), None)
