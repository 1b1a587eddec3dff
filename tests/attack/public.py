"""What is public of the numbers that are only in sums: who may have some, and their relations.

Everything here comes from the projected catalogue of each checkpoint and from the schemas. A lump
is what nobody can tell apart: the numbers of a field in a county's records of one month that came
in before the same checkpoint.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract, Schema
from ledgers.model.document import Document
from ledgers.model.layout import CITY
from ledgers.model.periods import period
from ledgers.model.rows import rows, text

NUMBERS = ("integer", "number")
FILED = ("came_in", "filed_on", "submitted_on", "on")
LAST = {1: 31, 2: 31, 3: 30, 4: 31}


class Point(NamedTuple):
    """A checkpoint: the day on which a quarter ends, and the day of its publication."""

    ends_on: date
    made_on: date


class Lump(NamedTuple):
    """Whose numbers, of which period, and from which checkpoint on they count."""

    county: str
    when: str
    since: int


class Number(NamedTuple):
    """A number that nobody sees: its field as the tables call it, its part, its lump."""

    field: str
    part: str
    lump: Lump


@dataclass
class Relation:
    """Numbers that are together at most others and a known number, or just as many."""

    less: set[Number] = field(default_factory=set)
    more: set[Number] = field(default_factory=set)
    known: int = 0
    equal: bool = False


@dataclass
class Public:
    """The numbers that there may be, and what binds them."""

    numbers: set[Number] = field(default_factory=set)
    relations: dict[tuple[Any, ...], Relation] = field(
        default_factory=lambda: defaultdict(Relation)
    )

    def bind(self, name: tuple[Any, ...], less: set[Number], more: set[Number], known: int) -> None:
        """Add an object to a relation of its lump."""
        relation = self.relations[name]
        relation.less |= less
        relation.more |= more
        relation.known += known


@dataclass(frozen=True)
class Object:
    """An object of a public record as everybody sees it, in its surroundings."""

    way: tuple[str, ...]
    value: Mapping[str, Any]
    described: Mapping[str, Schema]
    around: tuple[Mapping[str, Any], ...]

    def nearest(self, name: str) -> str | None:
        """Return the text of a field in the nearest object that has it."""
        said = next((held[name] for held in (self.value, *self.around) if name in held), None)
        return said if isinstance(said, str) else None


def public_of(
    projected: Sequence[Catalog], points: Sequence[Point], parts: Mapping[str, Any]
) -> Public:
    """Return what the catalogues of all checkpoints say; `parts` are the parts of each field."""
    found, seen = Public(), set()
    for at, (catalog, point) in enumerate(zip(projected, points, strict=True)):
        walk = _Walk(catalog.contract, catalog, found, parts)
        for document in catalog.documents:
            for number, each in enumerate(objects_of(document, catalog.contract)):
                when, name = walk.when(document, each), (document.file, number, each.way)
                late = any(
                    str(each.value.get(one, "")) > point.made_on.isoformat() for one in FILED
                )
                if name in seen or not when or late or last_day(when) > point.ends_on:
                    continue
                seen.add(name)
                county = document.owner if document.owner != CITY else each.nearest("county")
                walk.object(each, Lump(county or CITY, when, at))
        walk.unseen(at, point)
    return found


def last_day(when: str) -> date:
    """Return the last day of a period or a day."""
    named = period(when)
    return named.last if named else date.fromisoformat(when)


def objects_of(document: Document, contract: Contract) -> Iterator[Object]:
    """Yield the objects of a projected record, with those of which nothing is public."""
    schema = contract.schemas[document.ledger]
    yield from _objects((document.ledger,), document.value, schema, contract, ())


def _objects(
    way: tuple[str, ...],
    value: Mapping[str, Any],
    schema: Schema,
    contract: Contract,
    around: tuple[Any, ...],
) -> Iterator[Object]:
    described = {name: contract.followed(raw) for name, raw in schema.get("properties", {}).items()}
    yield Object(way, value, described, around)
    for name, inner in described.items():
        held = value.get(name)
        if inner.get("type") == "object" or "properties" in inner:
            yield from _objects((*way, name), held or {}, inner, contract, (value, *around))
        elif "properties" in (items := contract.followed(inner.get("items", {}))):
            for row in held if isinstance(held, list) else ():
                yield from _objects((*way, name), row, items, contract, (value, *around))


@dataclass(frozen=True)
class _Walk:
    contract: Contract
    catalog: Catalog
    found: Public
    parts: Mapping[str, Any]

    def when(self, document: Document, each: Object) -> str | None:
        """Return the period in which an object counts."""
        name = self.contract.ledger(document.ledger).summed_on
        updates = rows(document.value, "updates")
        said = each.nearest(name) if name else text(updates[0], "on") if updates else None
        return said if said and (period(said) or len(said) == len("2026-01-01")) else None

    def object(self, each: Object, lump: Lump, *, seen: bool = True) -> None:
        """Add the numbers of an object and their relations."""
        lump = Lump(lump.county, _month(lump.when), lump.since)
        for name, schema in each.described.items():
            less = self.numbers(each, name, lump)
            self.found.numbers |= less
            if less and seen and schema.get("type") not in NUMBERS and not _listed(schema):
                self.found.bind((*each.way, name, lump), less, set(), 1)  # Once in each object.
            self._parts(each, name, lump, seen=seen)
        self._sums(each, lump, seen=seen)

    def _parts(self, each: Object, name: str, lump: Lump, *, seen: bool) -> None:
        schema, caps = each.described[name], []
        less = self.numbers(each, name, lump)
        for whole in schema.get("x-part-of", ()) if less else ():
            more, known = self._whole(each, whole.split(" + "), lump)
            if more:
                self.found.bind((*each.way, name, whole, lump), less, more, known)
            elif known is not None and seen:
                caps.append(known)
        if caps:
            self.found.bind((*each.way, name, lump), less, set(), min(caps))

    def _sums(self, each: Object, lump: Lump, *, seen: bool) -> None:
        wholes: dict[str, set[Number]] = defaultdict(set)
        for name, schema in each.described.items():
            if "x-adds-up-to" in schema:
                wholes[schema["x-adds-up-to"]] |= self.numbers(each, name, lump)
        for whole, less in wholes.items():
            more, known = self._whole(each, [whole], lump)
            if less and (more or (known is not None and seen)):
                self.found.bind((*each.way, whole, lump), less, more, known or 0)
                self.found.relations[*each.way, whole, lump].equal = True

    def _whole(self, each: Object, names: list[str], lump: Lump) -> tuple[set[Number], Any]:
        """Return the numbers of a whole and what is known of it; None where nothing binds."""
        more: set[Number] = set()
        known: int | None = 0
        for name in names:
            schema = each.described.get(name, {})
            hidden = self.numbers(each, name, lump)
            more |= hidden
            if not hidden:
                public = self._word(schema, each) == "public"
                said = amount(each.value.get(name)) if public else None
                known = None if said is None or known is None else known + said
        return (more, known or 0) if known is not None else (set(), None)

    def numbers(  # noqa: PLR0911 - a case for each kind of field
        self, each: Object, name: str, lump: Lump
    ) -> set[Number]:
        """Return the hidden numbers of a field of an object."""
        schema = each.described.get(name, {})
        if name in each.value or self._word(schema, each) != "aggregate":
            return set()
        inner = [*each.way, name]
        if "properties" in schema:
            return {Number(".".join(inner), part, lump) for part in schema["properties"]}
        items = self.contract.followed(schema.get("items", {}))
        if "code" in items.get("properties", {}) and "count" in items["properties"]:
            return self._divided([*inner, "count"], lump)
        if items.get("properties") or name in {"code", "updates"}:
            return set()
        if schema.get("type") == "boolean" or "enum" in schema or "x-vocab" in schema:
            return self._divided(inner, lump)
        entry = each.nearest(_by(schema)) if _by(schema) else ""
        said = str(schema.get("x-sum", ""))
        if said not in {"", "stock", "divided", "never"}:
            return {Number(".".join([*each.way, said]), name, lump)}
        if self.contract.field(*each.way).get("x-sum") == "divided":
            return {Number(".".join(each.way), name, lump)}
        return {Number(".".join(filter(None, [*inner, entry])), "", lump)}

    def _divided(self, way: list[str], lump: Lump) -> set[Number]:
        name = ".".join(way)
        return {Number(name, part, lump) for part in (*self.parts.get(name, ()), "?")}

    def _word(self, schema: Schema, each: Object) -> str:
        said = schema.get("x-visibility")
        if not isinstance(said, dict):
            return str(said)
        if "by" in said:
            named = each.nearest(said["by"])
            for document in self.catalog.by_ledger.get("indicators", ()):
                for row in rows(document.value, "indicators"):
                    if row.get("id") == named:
                        return text(row, "visibility")
            return "internal"
        return str(said.get("default"))

    def unseen(self, at: int, point: Point) -> None:
        """Add what records may hold whose existence is not public, of every county and month."""
        for ledger, schema in self.contract.schemas.items():
            said = schema.get("x-visibility")
            if "aggregate" not in str(said):
                continue
            for county in (*(one.code for one in self.catalog.counties), CITY):
                for month in range(1, point.ends_on.month + 1):
                    lump = Lump(county, f"{point.ends_on.year}-{month:02}", at)
                    if isinstance(said, dict) and said.get("default") == "aggregate":
                        self.found.numbers.add(Number(ledger, "", lump))
                    for each in _objects((ledger,), {}, schema, self.contract, ()):
                        self.object(each, lump, seen=False)


def _listed(schema: Schema) -> bool:
    return bool(schema.keys() & {"items", "properties"})


def _by(schema: Schema) -> str:
    said = schema.get("x-visibility")
    return str(said.get("by", "")) if isinstance(said, dict) else ""


def _month(when: str) -> str:
    """Return a month or what is longer as it is, a day or a week as its month."""
    return when[:7] if len(when) == len("2026-01-01") else when


def amount(value: object) -> int:
    """Return a number, or the sum of those in a group; nothing is none."""
    if isinstance(value, Mapping):
        return sum(map(amount, value.values()))
    if isinstance(value, list):
        return sum(amount(row.get("count")) for row in value)
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else 0
