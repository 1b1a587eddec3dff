"""Context of the rules of visibility: the day, the registers, the objects around a value."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from ledgers.model.contract import Contract, Schema
from ledgers.model.values import Struct, field

Entry: TypeAlias = tuple[str, str]
"""A register's ledger, and the identifier of one of its entries."""


class Context(Struct, frozen=True):
    """The facts that decide about visibility.

    `entries` are the registers' entries; `terms` the codes of each list of the vocabulary;
    `hidden` the entries, and `shown` the names (`city/findings/F2026-K7QZM`) of the records,
    whose existence is hidden, or public. `lasting`: for what is kept as it is, so that every last
    day counts as passed.
    """

    contract: Contract
    as_of: date
    entries: Mapping[Entry, Mapping[str, object]] = field(default_factory=dict)
    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hidden: frozenset[Entry] = frozenset()
    shown: frozenset[str] = frozenset()
    lasting: bool = False


class Held(Struct, frozen=True):
    """One of the objects around a value, with the fields that its schema describes."""

    value: Mapping[str, object]
    described: Mapping[str, Any]
    required: frozenset[str]


class Scope(Struct, frozen=True):
    """The objects around a value, the nearest first, and the owner of their record.

    A reference that names no owner is to a record of this one. `words` are those of visibility that
    were worked out for the fields of the nearest, by what the schema says (`Contract.known`).
    """

    owner: str = ""
    around: tuple[Held, ...] = ()
    words: dict[int, str] = field(default_factory=dict)

    def inside(self, value: Mapping[str, object], schema: Schema) -> "Scope":
        """Return the scope of what an object holds."""
        required = schema.get("required", ())
        held = Held(value, schema.get("properties", {}), frozenset(map(str, required)))
        return Scope(self.owner, (held, *self.around))

    def holder(self, name: str) -> Held | None:
        """Return the nearest object whose schema describes a field."""
        return next((held for held in self.around if name in held.described), None)
