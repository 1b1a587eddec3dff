"""What decides about visibility besides the value: the day, the registers, the records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from ledgers.model.contract import Contract, Schema

Entry: TypeAlias = tuple[str, str]
"""A register's ledger, and the identifier of one of its entries."""


@dataclass(frozen=True, slots=True)
class Context:
    """Hold what the words of visibility are held against.

    `entries` are the registers' entries; `terms` the codes of each list of the vocabulary;
    `hidden` the entries, and `shown` the names (`city/findings/F2026-0017`) of the records,
    whose existence is hidden, or public.
    """

    contract: Contract
    as_of: date
    entries: Mapping[Entry, Mapping[str, object]] = field(default_factory=dict)
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hidden: frozenset[Entry] = frozenset()
    shown: frozenset[str] = frozenset()


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
