"""Each record's contribution to the published sums: its `aggregate` values, not its public ones.

Values that a reader can see record by record are not in the sums, so that nothing can be subtracted
from them. A withdrawn record keeps its place but adds nothing, and so do filings and updates after
the day shown.

A reader who sees a whole and its part (`x-part-of`, `x-adds-up-to`) can compute the rest, so the
rest is protected like a cell, though it is in no table. It is computed from the filed values,
whatever the word of the whole: a stricter whole does not make its part less protected.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from ledgers.model import CITY, Document, Struct, in_groups, names_on, replace, rows, text
from ledgers.model.contract import Contract, Schema, default_of, properties
from ledgers.project.bands import FEWEST
from ledgers.project.context import Context, Scope
from ledgers.project.records import Ground, scope_of
from ledgers.project.values import inside
from ledgers.project.visibility import (
    AGGREGATE,
    EMBARGOED,
    INTERNAL,
    PUBLIC,
    is_to_come,
    strictest,
    word_of,
)

Way: TypeAlias = tuple[Any, ...]
"""Ledger and fields; on the way to a value also positions in lists."""

STOCK, DIVIDED, NEVER = "stock", "divided", "never"
"""The words of `x-sum`; any other word names the whole that the field is a part of."""

NOBODY = "none"
"""The word of `x-protects` for numbers that are about nobody."""

CAME_ON = ("came_in", "filed_on", "submitted_on", "on")
"""The fields with the day on which an object was filed."""


class Contribution(Struct, frozen=True):
    """The contribution of one value to a sum: of which field and part, for whom, when, how much.

    `entry` is the register's entry that the field is about (an indicator); `size` is how many it is
    about: the number itself, of points and amounts one, of ages those who have them. With `rest` it
    is not the field's own value but the rest of that whole without this part; `known` says that the
    whole is known. `at` is the value's record and its way in it, with positions in lists.
    """

    way: Way
    entry: str | None
    part: str | None
    county: str
    when: str
    value: int | Decimal
    size: int | Decimal
    at: Way = ()
    rest: str | None = None
    known: bool = False


def with_chosen(ground: Ground, only: str, chosen: dict[str, set[Way]]) -> Iterator[Contribution]:
    """Yield the contributions of all records, and again for each number of three counties at least.

    So for one of the city's own staff alone (R94).
    What the same numbers choose of a part is a group, and it is a rest of all these numbers: it is
    nothing or not small, and so is what any two of them, or one and the sum of all, differ by.
    """
    shares = [*contributions_of(ground, only)]
    whose = in_groups((share.at[0], share.county) for share in shares)
    asks = (
        (names_on((one[0].split("/")[1], *one[1:])), name)
        for name, ones in chosen.items()
        if {one[-1] for one in ones} == {CITY}
        or len({each for one in ones for each in whose.get(one[0], ())} - {CITY}) >= FEWEST
        for one in ones
    )
    named = {way: sorted({*names}) for way, names in in_groups(asks).items()}
    for share in shares:
        yield share
        part = str(share.part)
        ways, places = [share.way, (*share.way, part)], {share.at, (*share.at, part)}
        if share.way[-1:] == ("count",):  # A list of codes and counts is chosen whole.
            ways.append(share.way[:-1])
            places.add(share.at[:-2])
        asked = [name for way in ways for name in named.get(way, ())]
        own = [each for each in asked if chosen[each] & places]
        for name in asked:
            if name in own:
                yield replace(share, part=None, entry=name)
            yield replace(share, part=None, entry=name, rest=f"{own} {share.part} {share.rest}")


def contributions_of(ground: Ground, only: str) -> Iterator[Contribution]:
    """Yield the contributions of all records, or of a ledger's; hidden ones have none."""
    catalog = ground.catalog
    for document in catalog.by_ledger.get(only, ()) if only else catalog.documents:
        word = ground.word(document)
        if word in {PUBLIC, AGGREGATE} and "withdrawn" not in document.value:
            yield from _of_record(document, word, ground.context)


def _of_record(document: Document, word: str, context: Context) -> Iterator[Contribution]:
    schema = context.contract.schemas[document.ledger]
    walk = _Walk(document, context)
    if not _has_sums(schema, context.contract):
        return
    if word == AGGREGATE:
        scope = scope_of(document).inside(document.value, schema)
        yield from walk.share((document.ledger,), None, 1, scope, schema)
    yield from walk.shares((document.ledger,), document.value, schema, scope_of(document), word)


class _Walk(Struct, frozen=True):
    """The same document and context for all values on the way."""

    document: Document
    context: Context

    def shares(  # noqa: PLR0913, PLR0917 - a value and its surroundings
        self, way: Way, value: object, schema: Schema, scope: Scope, word: str, said: object = None
    ) -> Iterator[Contribution]:
        """Yield the shares of everything inside a value, under the strictest word on the way."""
        if isinstance(value, dict):
            if any(is_to_come(value.get(name), self.context) for name in CAME_ON):
                return
            yield from self.rests(
                way, scope.inside(value, self.context.contract.followed(schema)), word
            )
        for step, inner, described, around, own in inside(value, schema, self.context, scope):
            below = strictest((word, own))
            name = (*way, step) if isinstance(step, str) or isinstance(inner, dict) else way
            about = described.get("x-visibility", said)
            if below not in {PUBLIC, AGGREGATE} or described.get("x-sum") == NEVER:
                continue
            if isinstance(inner, dict | list):
                if _is_summed(about) or _has_sums(described, self.context.contract):
                    yield from self.shares(name, inner, described, around, below, about)
            elif below == AGGREGATE and _is_summed(about) and not is_to_come(inner, self.context):
                yield from self.leaf(name, inner, described, around)

    def rests(self, way: Way, scope: Scope, word: str) -> Iterator[Contribution]:
        """Yield the rests of wholes in an object, where the wholes are in sums or public."""
        held = scope.around[0]
        for below, whole, value in remainders_in(held.value, scope, word, self.context):
            if NEVER not in (self.sum_of((*way, name)) for name in wholes_of(whole)):
                field, part = self.divided((*way, *below))
                part = None if len(field) == len((*way, *below)) else part
                schema = held.described[below[0]]
                known = self.is_known(names_on(way), whole, scope)
                for share in self.share(field, part, value, scope, schema):
                    yield replace(share, rest=whole, known=known)

    def is_known(self, way: Way, whole: str, scope: Scope) -> bool:
        """Say whether a reader may have a whole of an object exactly: no sum of it is protected."""
        held = scope.around[0]
        if whole not in held.described:
            return True
        public = word_of(held.described[whole], scope, self.context) == PUBLIC
        return public or self.context.contract.ledger(way[0]).protects((*way[1:], whole)) == NOBODY

    def sum_of(self, way: Way) -> str:
        """Return the word `x-sum` of a field, or nothing."""
        return str(self.context.contract.field(*names_on(way)).get("x-sum", ""))

    def divided(self, way: Way) -> tuple[Way, str | None]:
        """Return the field that a number is a part of, and its part; else the field itself."""
        said = self.sum_of(way)
        if said not in {"", STOCK, DIVIDED, NEVER}:
            return (*way[:-1], said), way[-1]
        return (way[:-1], way[-1]) if self.sum_of(way[:-1]) == DIVIDED else (way, None)

    def leaf(self, way: Way, value: object, schema: Schema, scope: Scope) -> Iterator[Contribution]:
        """Yield the share of a single value: a number, a word, or its presence."""
        code = scope.around[0].value.get("code")
        if isinstance(value, bool):
            yield from self.share(way, str(value).lower(), 1, scope, schema)
        elif isinstance(value, int | Decimal):
            whole, part = self.divided(way)
            yield from self.share(whole, str(code) if code else part, value, scope, schema)
        elif _by(schema) or "x-refers" in schema or way[-1] == "code":
            return
        else:
            word = str(value) if "enum" in schema or "x-vocab" in schema else None
            yield from self.share(way, word, 1, scope, schema)

    def share(
        self, way: Way, part: str | None, value: int | Decimal, scope: Scope, schema: Schema
    ) -> Iterator[Contribution]:
        """Yield a share with its county and its time; none without a time."""
        own, by, when = self.document.owner, _by(schema), self.when(scope)
        county = _nearest(scope, "county") if own == CITY else own
        entry = _nearest(scope, by) if by else None
        about = self.context.entries.get(("indicators", entry or ""), {})
        size = value if schema.get("type") != "number" or about.get("form") == "count" else 1
        if "x-per" in schema:
            size = amount(scope.around[0].value.get(schema["x-per"])) or 0
        if when:
            names, at = names_on(way), (self.document.present, *way[1:])
            yield Contribution(names, entry, part, county or CITY, when, value, size, at)

    def when(self, scope: Scope) -> str | None:
        """Return the day, month or other period in which a value counts."""
        field = self.context.contract.ledger(self.document.ledger).summed_on
        if field:
            return _nearest(scope, field)
        updates = rows(self.document.value, "updates")
        return text(updates[0], "on") if updates else None


def _nearest(scope: Scope, name: str) -> str | None:
    """Return the text of a field in the nearest object that has it."""
    said = next((held.value[name] for held in scope.around if name in held.value), None)
    return said if isinstance(said, str) else None


def _by(schema: Schema) -> str | None:
    """Return the field that names the register's entry of a number."""
    said = schema.get("x-visibility")
    return str(said["by"]) if isinstance(said, dict) and "by" in said else None


def _is_summed(said: object) -> bool:
    """Say whether a field is meant for sums, not only hidden in some cases."""
    return default_of(said) == AGGREGATE or (isinstance(said, dict) and "by" in said)


def _has_sums(schema: Schema, contract: Contract) -> bool:
    """Say whether anything that a schema describes may be in sums, or leave a rest of one."""
    return contract.once(("sums", id(schema)), lambda: any(_summed_in(schema, contract)))


def _summed_in(schema: Schema, contract: Contract) -> Iterator[bool]:
    entry = contract.entry(schema)
    below = [*contract.below(entry, ())]
    for held in (entry, *(each.entry for each in below)):
        yield any(True for _ in _rests(properties(held), contract))
    for held in (entry, *(row for each in below for row in (each.schema, each.entry))):
        yield _is_summed(held.get("x-visibility"))


Remainder: TypeAlias = tuple[tuple[str, ...], str, int | Decimal]
"""The part's field inside the object, its whole, and the rest."""

OBJECT = "."
"""The whole of a day or a word: each object has one or none."""

NUMBERS = ("integer", "number")
KEPT = (EMBARGOED, INTERNAL)
"""What is in no sum at all, and so leaves no rest of one."""
RELATIONS = frozenset({"x-part-of", "x-adds-up-to"})


def remainders_in(
    value: Mapping[str, object], scope: Scope, word: str, context: Context
) -> Iterator[Remainder]:
    """Yield the rests in an object under a word; the object is the nearest one of `scope`."""
    described = scope.around[0].described
    together: dict[str, list[str]] = {}
    known = context.contract.once(
        ("rests", id(described)), lambda: [*_rests(described, context.contract)]
    )
    for name, raw, schema, wholes in known:
        once = _is_counted(name, schema)
        counts = strictest((word, word_of(raw, scope, context))) == AGGREGATE
        part = amount(value.get(name)) if counts else None
        for whole in wholes:
            # A list has its numbers one by one, in `count`.
            yield from _left((name, "count") if "items" in schema else (name,), whole, value, part)
        if "x-adds-up-to" in schema and counts:
            together.setdefault(schema["x-adds-up-to"], []).append(name)
        if counts and once:
            said = value.get(name)
            yield (name,), OBJECT, int(said is None or is_to_come(said, context))
    for whole, names in together.items():
        parts = [value.get(name) for name in names]
        filed = any(amount(each) is not None for each in parts)
        yield from _left((names[0],), whole, value, _sum(parts) if filed else None)


def _rests(described: Mapping[str, Schema], contract: Contract) -> Iterator[tuple[Any, ...]]:
    """Yield each field that leaves a rest of something: name, both its schemas, its wholes."""
    for name, raw in described.items():
        schema = contract.followed(raw)
        asked = _is_counted(name, schema) or schema.keys() & RELATIONS
        if asked and raw.get("x-visibility") not in KEPT:
            yield name, raw, schema, tuple(dict.fromkeys(_wholes(name, described, contract)))


def wholes_of(said: str) -> tuple[str, ...]:
    """Return the fields that make up a whole, such as `letters + calls`."""
    return tuple(said.split(" + "))


def _wholes(
    name: str, described: Mapping[str, Schema], contract: Contract, seen: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield the wholes of a field, and the wholes of those."""
    for whole in contract.followed(described[name]).get("x-part-of", ()):
        if whole not in seen:
            yield whole
            if whole in described:
                yield from _wholes(whole, described, contract, (*seen, whole))


def amount(value: object) -> int | Decimal | None:
    """Return a number, or the sum of the numbers in a group or of the counts in a list."""
    if isinstance(value, dict):
        return _sum([*value.values()])
    if isinstance(value, list):
        return _sum([row.get("count") for row in value if isinstance(row, dict)])
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _sum(values: list[object]) -> int | Decimal:
    return sum((number for row in values if (number := amount(row)) is not None), start=0)


def _left(
    way: tuple[str, ...], whole: str, value: Mapping[str, object], part: int | Decimal | None
) -> Iterator[Remainder]:
    found = [amount(value.get(name)) for name in wholes_of(whole)]
    if part is not None or any(number is not None for number in found):
        yield way, whole, sum((number or 0 for number in found), start=0) - (part or 0)


def _is_counted(name: str, schema: Schema) -> bool:
    """Say whether a field is counted once in each object that has it."""
    inside = schema.keys() & {"items", "properties", "x-refers"} or schema.get("type") in NUMBERS
    return default_of(schema.get("x-visibility")) == AGGREGATE and not (inside or name == "code")
