"""What a ledger is, read from its schema: its records, its fields, and what is asked of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias, TypeVar

from ledgers.model import Both, Struct, converted, field
from ledgers.model.rows import in_groups, rows

T = TypeVar("T")
Schema: TypeAlias = Mapping[str, Any]
Names: TypeAlias = tuple[str, ...]
"""The way to a field from the top of a record, without positions in lists."""

NOTHING: Schema = {}
"""What describes a ledger or a field that there is not."""
LEVELS = ("public", "aggregate", "embargoed", "internal")
"""The words of `x-visibility`, from the widest to the strictest."""
CONDITION = frozenset({"default", "when", "until", "through", "by", "follows"})
"""The keys of a condition of `x-visibility`."""
DEPENDING = frozenset({"x-about", "x-like", "x-refers"})
"""The words of a schema by which the visibility of a value depends on another one."""
LATER = frozenset({"corrections", "withdrawn"})
"""The fields that no record begins with."""
DEEPEST = 20
NO_LEDGERS = frozenset({"defs", "province"})
"""Schemas of what no city keeps in its ledgers: what others share, a list of cities."""
UNITS = "units"
LISTED = (UNITS, "areas", "standards.documents", "calendar.nodes")
"""The registers into which the identifier of an entry leads."""


class Record(Struct, frozen=True):
    """What a schema says of the records of its ledger (`x-record`, schemas/README.md)."""

    key: str = ""
    name: str = ""
    named_after: str = ""
    days: tuple[str, ...] = ()
    history: str = ""
    judged_on: str = ""
    summed_on: str = ""
    waits: tuple[str, ...] = ()
    begins: str = ""
    ends: str = ""
    sort: str = ""
    cycle: Both | None = None
    of_city: bool = False
    counted: bool = True


class Field(Struct, frozen=True, eq=False):
    """One field of a ledger: `schema` describes its value, `entry` each entry where it is a list.

    References into the shared definitions are followed; `definition` is the last of their names.
    """

    names: Names
    schema: Schema
    entry: Schema
    definition: str
    listed: bool

    @property
    def title(self) -> Both:
        """Return what the field is called."""
        return title_of(self.schema, self.names[-1])

    @property
    def description(self) -> Both:
        """Return what the field holds."""
        return _in_both(self.schema, "description", "")

    @property
    def is_registered(self) -> bool:
        """Say whether the entry of a register that a field names decides what this one means."""
        visibility = self.schema.get("x-visibility")
        return isinstance(visibility, dict) and "by" in visibility

    def said(self, word: str) -> Any:  # noqa: ANN401 - a plain value of any shape
        """Return what a word beside the field, or beside each of its entries, says; else None."""
        return self.schema.get(word, self.entry.get(word))

    def named(self, word: str) -> tuple[str, ...]:
        """Return the names that a word beside the field says."""
        found = self.said(word) or ()
        return (found,) if isinstance(found, str) else tuple(map(str, found))


class Ledger(Struct, frozen=True, eq=False, dict=True):
    """One ledger: what its schema says of its records, and every field of theirs."""

    name: str
    schema: Schema
    contract: "Contract"

    @property
    def title(self) -> Both:
        """Return what the ledger is called."""
        return title_of(self.schema, self.name)

    @cached_property
    def record(self) -> Record:
        """Return what is said of the records; nothing where it makes no sense."""
        return converted(self.schema.get("x-record", {}), Record) or Record()

    @property
    def opens(self) -> str:
        """Return the field with the day from which a record may be known of, or nothing."""
        said = self.schema.get("x-visibility")
        return str(said.get("until", "")) if isinstance(said, dict) else ""

    @property
    def dated(self) -> str:
        """Return the field that dates a record; of a list of dated entries the first one does."""
        return self.record.history or next(iter(self.record.days), "")

    @property
    def judged_on(self) -> str:
        """Return the field that puts a record into a period where a rule names none."""
        undated = self.is_periodic or not self.record.counted
        own = "" if undated else next(iter(self.record.days), "")
        return self.record.judged_on or own or "period"

    @property
    def summed_on(self) -> str:
        """Return the field that says when a record counts in sums; nothing where updates do."""
        return self.record.summed_on or ("period" if self.is_periodic else "")

    @property
    def is_periodic(self) -> bool:
        """Say whether there is one file for each period."""
        return self.record.name in {"month", "quarter", "period"}

    def nearest(self, around: Names, name: str) -> Field | None:
        """Return the field that a name, or a pointer such as `/updates/0/on`, means at a place."""
        way = tuple(step for step in name.split("/")[1:] if not step.isdecimal())
        ways = [way] if way else [(*around[:length], name) for length in range(len(around), -1, -1)]
        return next((self.fields[each] for each in ways if each in self.fields), None)

    def protects(self, names: Names) -> str:
        """Return what the numbers of a field are about: persons, cases, or none to be protected.

        The nearest word counts, from the field outwards; without one they are about cases.
        """
        ways = (names[:length] for length in range(len(names), 0, -1))
        around = (self.fields[way] for way in ways if way in self.fields)
        said = [row.said("x-protects") for row in around]
        return str(next(filter(None, (*said, self.schema.get("x-protects"))), "cases"))

    def is_public(self, names: Names) -> bool:
        """Say whether a field, and all around it, are public where no case hides them."""
        ways = (names[:length] for length in range(1, len(names) + 1))
        around = [self.fields[way].said("x-visibility") for way in ways if way in self.fields]
        return names in self.fields and all(default_of(word) == LEVELS[0] for word in around)

    @cached_property
    def is_open(self) -> bool:
        """Say whether all that its files can hold is public."""
        described = (self.schema, *(row.schema for row in self.fields.values()))
        return all(schema.get("x-visibility") == "public" for schema in described)

    @property
    def entry(self) -> Schema:
        """Return what describes a record: of a register whose entries have names, an entry."""
        listed = self.fields.get((self.name,)) if self.record.key else None
        return listed.entry if listed else self.schema

    @cached_property
    def fields(self) -> Mapping[Names, Field]:
        """Return every field at any depth, by its way."""
        return {found.names: found for found in self.contract.below(self.schema, ())}

    @cached_property
    def _order(self) -> Mapping[Names, tuple[bool, int]]:
        return {names: (names[-1] in LATER, at) for at, names in enumerate(self.fields)}

    def in_order(self, way: Names, names: Iterable[str]) -> list[str]:
        """Return fields of a group in the order of the schema; what comes later, last."""
        return sorted(names, key=lambda name: self._order.get((*way, name), (True, 0)))

    def holder(self, names: Names, beside: str) -> Names:
        """Return the way to the object around a field, the nearest first, that has another."""
        ways = (names[:length] for length in range(len(names) - 1, -1, -1))
        return next((way for way in ways if (*way, *beside.split(".")) in self.fields), names[:-1])

    @property
    def vocabulary(self) -> str:
        """Return the list of the vocabulary that the sorts of records come from, or nothing."""
        found = self.contract.along(self.entry, (self.record.sort,))
        return str(found[-1].entry.get("x-vocab", "")) if found else ""

    def with_word(self, word: str) -> tuple[Field, ...]:
        """Return the fields beside which, or beside whose entries, a word is written."""
        return self._with_words.get(word, ())

    @cached_property
    def _with_words(self) -> Mapping[str, tuple[Field, ...]]:
        said = ((word, row) for row in self.fields.values() for word in {**row.schema, **row.entry})
        return {word: tuple(listed) for word, listed in in_groups(said).items()}


class Known(NamedTuple):
    """A schema, what it is with its references followed, and its words of visibility.

    The schema itself is kept so that nothing else can come to have its id. `fixed` is the word of
    every value that is no group of fields, empty where none is said; None where it depends, and
    not on these words `alone`.
    """

    schema: Schema
    whole: Schema
    words: tuple[object, ...]
    fixed: str | None
    alone: bool


def _fixed(words: tuple[object, ...], *, alone: bool) -> str | None:
    if len(words) > 1 or not alone:
        return None
    return next((word if word in LEVELS else None for word in map(str, words)), "")


class Contract(Struct, frozen=True, eq=False):
    """All ledgers of a tree, by its schemas; each is read when first asked for."""

    schemas: Mapping[str, Schema] = field(default_factory=dict)
    _ledgers: dict[str, Ledger] = field(default_factory=dict)
    _read: dict[int, Known] = field(default_factory=dict)
    _made: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made of the schemas under a key, made when first asked for."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def ledger(self, name: str) -> Ledger:
        """Return a ledger; one without a schema has no fields, and nothing is said of it."""
        if name not in self._ledgers:
            self._ledgers[name] = Ledger(name, self.schemas.get(name, NOTHING), self)
        return self._ledgers[name]

    @property
    def ledgers(self) -> Iterator[Ledger]:
        """Yield every ledger by name."""
        return (self.ledger(name) for name in sorted(self.schemas) if name not in NO_LEDGERS)

    def field(self, *way: str) -> Schema:
        """Return the schema of a field, or of a whole ledger; nothing where there is none."""
        ledger = self.ledger(way[0])
        found = ledger.fields.get(way[1:])
        return found.schema if found else NOTHING if way[1:] else ledger.schema

    def is_stock(self, *way: str) -> bool:
        """Say whether of a year the last filing counts: of a stock, or a total since January."""
        outer = (way[:length] for length in range(1, len(way) + 1))
        return any(self.field(*each).get("x-sum") == "stock" for each in outer)

    def below(self, schema: Schema, names: Names) -> Iterator[Field]:
        """Yield every field below a schema, at any depth."""
        described = properties(schema) if len(names) <= DEEPEST else NOTHING
        for name, raw in described.items():
            if isinstance(raw, dict):
                found = self._field((*names, name), raw)
                yield found
                yield from self.below(found.entry, found.names)

    def along(self, schema: Schema, names: Names) -> tuple[Field, ...]:
        """Return each field on the way down from a schema; none where the way ends before.

        The way leads through lists, from the identifier of a body, a required document or a node
        into its register, and from a record's name into it; of several, into the first that has it.
        """
        found: list[Field] = []
        for name in names:
            if name not in properties(schema) and schema.get("x-refers") in LISTED:
                ledger, _, listed = schema["x-refers"].partition(".")
                register = properties(self.schemas.get(ledger, NOTHING))
                schema = self.entry(register.get(listed or ledger))
            elif name not in properties(schema) and isinstance(schema.get("x-refers"), list):
                ledgers = (self.schemas.get(each, NOTHING) for each in schema["x-refers"])
                schema = next((each for each in ledgers if name in properties(each)), NOTHING)
            described = properties(schema).get(name)
            if not isinstance(described, dict):
                return ()
            found.append(self._field((name,), described))
            schema = found[-1].entry
        return tuple(found)

    def entry(self, schema: object) -> Schema:
        """Return what describes a value, or the entries of a list."""
        return self._field((), schema).entry if isinstance(schema, dict) else NOTHING

    def _field(self, names: Names, raw: Schema) -> Field:
        whole = entry = self.followed(raw)
        definition = _definition(raw, "")
        for _ in range(DEEPEST):
            items = entry.get("items")
            if not isinstance(items, dict):
                break
            definition = _definition(items, definition)
            entry = self.followed(items)
        return Field(names, whole, entry, definition, listed=entry is not whole)

    def followed(self, schema: Schema) -> Schema:
        """Return a schema with its reference into `$defs` followed; words beside it win.

        A reference that leads nowhere describes nothing, so nothing below it is public.
        """
        return self.known(schema).whole

    def known(self, schema: Schema) -> Known:
        """Return what is said of a value by its schema alone; worked out once."""
        known = self._read.get(id(schema))
        if known is None:
            along = self._along(schema)
            whole: dict[str, Any] = {}
            for part in along:
                whole = {**part, **whole}
            said = (part["x-visibility"] for part in along if "x-visibility" in part)
            # Equal words are one object, so that what follows from them is found by it.
            words = tuple(self._made.setdefault(repr(each), each) for each in said)
            alone = DEPENDING.isdisjoint(whole)
            fixed = _fixed(words, alone=alone)
            known = self._read[id(schema)] = Known(schema, whole, words, fixed, alone)
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
            target = target.get(part, {}) if isinstance(target, dict) else {}
        return target if isinstance(target, dict) else {}


def title_of(schema: Schema, name: str) -> Both:
    """Return what a schema calls what it describes, in both languages; else the name."""
    return _in_both(schema, "title", name)


def _in_both(schema: Schema, word: str, otherwise: str) -> Both:
    english = schema.get("x-en")
    found = english.get(word) if isinstance(english, dict) else None
    return Both(str(schema.get(word) or otherwise), str(found or otherwise))


def default_of(said: object) -> object:
    """Return the word of an `x-visibility`, of a condition that where no case holds."""
    return said.get("default") if isinstance(said, dict) else said


def cases_of(said: object) -> tuple[Schema, ...]:
    """Return the cases of an `x-visibility`; none where it is a word."""
    return tuple(rows(said, "when")) if isinstance(said, dict) else ()


def words_of(said: object) -> frozenset[str]:
    """Return every word of an `x-visibility`, whatever decides between them."""
    return frozenset({str(default_of(said)), *(str(case.get("then")) for case in cases_of(said))})


def properties(schema: Schema) -> Schema:
    """Return the fields that a schema describes, by name."""
    described = schema.get("properties")
    return described if isinstance(described, dict) else NOTHING


def _definition(schema: Schema, otherwise: str) -> str:
    named = schema.get("$ref")
    return named.rpartition("/")[2] if isinstance(named, str) else otherwise
