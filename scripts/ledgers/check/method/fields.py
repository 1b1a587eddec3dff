"""The fields that indicators and deadlines name, found in the schemas as the program reads them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ledgers.check.ground import Grounds
from ledgers.model import Problem, Struct, inside, kinds, replace, say
from ledgers.model.contract import NOTHING, Schema
from ledgers.model.method import RECORD, WORKED_OUT

PUBLIC = "public"
FOLLOWING = {"progress": "tasks", "rectifications": "findings", "decisions": "decisions"}
"""Ledgers that follow a record which the assessment follows as well, and the ledger of that."""

DAY: Schema = {"type": "string", "format": "date"}
NUMBER: Schema = {"type": "number"}
ONE = {"properties", "x-refers"}


class Field(Struct, frozen=True):
    """One field: its schema, whether it is a list, the words that it may hold where known."""

    schema: Schema
    listed: bool
    words: frozenset[object] | None
    seen: tuple[tuple[str, object], ...]
    """Name and word on visibility of everything on the way to it."""


def is_number(field: Field) -> bool:
    """Say whether a field holds numbers, itself or in the group that it is."""
    return field.schema.get("type") in {"integer", "number"} or any(
        isinstance(one, dict) and ("$ref" in one or one.get("type") in {"integer", "number"})
        for one in field.schema.get("properties", NOTHING).values()
    )


def is_day(field: Field) -> bool:
    """Say whether a field holds a day."""
    return field.schema.get("format") == "date"


def is_dated(field: Field) -> bool:
    """Say whether a field holds a day, or a period that ends on one."""
    return is_day(field) or "1[0-2]" in field.schema.get("pattern", "")  # It ends in a month.


class Reach(Struct, frozen=True, dict=True):
    """What can be found from the rows of a ledger: in the entries of a list, else in the record."""

    grounds: Grounds
    ledger: str
    each: str

    @cached_property
    def root(self) -> Schema:
        """Return the schema of the records."""
        return self.grounds.contract.ledger(self.ledger).schema

    @cached_property
    def rows(self) -> Field | None:
        """Return the list whose entries are the rows, or None where there is no such list."""
        found = self._along(self.root, self.each.split("."), ())
        schema = found.schema if found else NOTHING
        return found if found and (found.listed or schema.keys() & ONE) else None

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """Return the lists of a record."""
        fields = self.grounds.contract.ledger(self.ledger).fields
        return tuple(names[0] for names, row in fields.items() if row.listed and not names[1:])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the fields of a row, for a hint."""
        rows = self.rows.schema.get("properties", NOTHING) if self.each and self.rows else NOTHING
        return (*rows, *self.root.get("properties", NOTHING), *WORKED_OUT.get(self.ledger, ()))

    def field(self, path: str) -> Field | None:
        """Return what a field such as `unit.kind` is, or None where there is none."""
        first, *others = path.split(".")
        if path == RECORD:
            return Field(NOTHING, listed=False, words=None, seen=())
        if first in WORKED_OUT.get(self.ledger, ()) and not others:
            return self._worked_out(first)
        before, _, last = path.rpartition(".")
        named = self.field(before) if before and last in WORKED_OUT["findings"] else None
        if named and "findings" in named.schema.get("x-refers", ()):
            return Field(DAY, listed=False, words=None, seen=named.seen)
        rows = self.rows if self.each else None
        if rows is not None and "properties" not in rows.schema and first == self.each:
            return self._along(rows.schema, others, rows.seen) if others else rows
        for start in (rows.schema if rows else None, self.root):
            if start is not None and first in start.get("properties", NOTHING):
                seen = rows.seen if rows and start is rows.schema else ()
                return self._along(start, [first, *others], seen)
        return None

    def _worked_out(self, name: str) -> Field | None:
        if name == "standing":
            return self.field("updates.status")
        # What is worked out of a pairing or of a body's posts is as public as these.
        body = self.field("to_unit") or self.field("in_post")
        day = Field(DAY, listed=False, words=None, seen=())
        return replace(body, schema=NUMBER, words=None) if body else day

    def _along(self, schema: Schema, names: list[str], seen: tuple[Any, ...]) -> Field | None:
        """Follow names downwards; from the identifier of a body into the register of bodies."""
        found = self.grounds.contract.along(schema, tuple(names))
        if not found:
            return None
        last, said = found[-1], ((row.names[0], row.schema.get("x-visibility")) for row in found)
        boolean = last.entry.get("type") == "boolean"
        words = frozenset({True, False}) if boolean else self.grounds.words_of(last.entry)
        return Field(last.entry, last.listed, words, (*seen, *said))

    def hidden(
        self, path: str, kept: Mapping[str, set[object]], dated: object = None
    ) -> str | None:
        """Return the name of what is not public on the way to a field, or None.

        `kept` are the words that the conditions leave over: what they rule out hides nothing.
        Rows `dated` by the day until which a field is hidden only count from that day on.
        """
        found = self.field(path) if path else None
        seen = found.seen if found else self.rows.seen if self.each and self.rows else ()
        words = ((self.ledger, self.root.get("x-visibility")), *seen)
        return next((name for name, word in words if not self._is_public(word, kept, dated)), None)

    def _is_public(self, word: object, kept: Mapping[str, set[object]], dated: object) -> bool:
        if not isinstance(word, dict):
            return word == PUBLIC
        ledgers = (self.ledger, FOLLOWING.get(self.ledger, self.ledger))
        opens = {self.grounds.contract.ledger(name).opens for name in ledgers}
        if "by" in word:  # The register says it of what the conditions name.
            named = map(self.grounds.catalog.indicators.get, map(str, kept.get(word["by"], "?")))
            return all(row and row.visibility == PUBLIC for row in named)
        hides = "through" in word
        hides |= "follows" in word and self.ledger not in FOLLOWING
        hides |= "until" in word and word["until"] not in {*opens, dated}
        return not hides and all(one == PUBLIC for one in _possible(word, kept))


def _possible(word: Schema, kept: Mapping[str, set[object]]) -> Iterator[object]:
    """Yield the words that may hold: of the first case that the conditions do not rule out."""
    for case in word.get("when", ()):
        left, named = kept.get(str(case.get("field"))), set(case.get("in", ()))
        if left is None or left & named:
            yield case.get("then")
        if left is not None and left <= named:
            return
    yield word.get("default")


STARTS = {
    "document": ("documents", "kind", "updates.status", "updates.on", "updates.came_in"),
    "event": ("events", "kind", "held_on", "came_in"),
}
"""The ledgers of the records after which something is due, with what the day is read from."""


def starts_out_of_sight(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each deadline after a record whose kind or days are not public."""
    for document, path, row in grounds.entries("tasks", "tasks", "measures"):
        for name, (ledger, *fields) in STARTS.items():
            kind = inside(row, f"due.after.{name}")
            reach, kept = Reach(grounds, ledger, ""), {"kind": {kind}}
            if kind is not None and any(reach.hidden(field, kept) for field in fields):
                told = {"kind": kind, "measure": row["id"]}
                message = say("{kind} is not public: nobody sees when {measure} is due", **told)
                hint = say("name a kind that is public")
                place = document.at(*path, "due", "after", name)
                yield kinds.times.DEADLINE_UNCLEAR.at(place, message, hint)
