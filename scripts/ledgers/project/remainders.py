"""The rests of wholes without their parts (`x-part-of`, `x-adds-up-to`).

A reader who sees a whole and its part can compute the rest, so the rest is protected like a cell,
though it is in no table. It is computed from the filed values, whatever the word of the whole: a
stricter whole does not make its part less protected.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from ledgers.model.contract import Schema
from ledgers.project.context import Context, Scope
from ledgers.project.visibility import AGGREGATE, is_to_come, strictest, word_of

Remainder: TypeAlias = tuple[tuple[str, ...], str, int | Decimal]
"""The part's field inside the object, its whole, and the rest."""

OBJECT = "."
"""The whole of a day or a word: each object has one or none."""

NUMBERS = ("integer", "number")
RELATIONS = frozenset({"x-part-of", "x-adds-up-to"})


def remainders_in(
    value: Mapping[str, object], scope: Scope, word: str, context: Context
) -> Iterator[Remainder]:
    """Yield the rests in an object under a word; the object is the nearest one of `scope`."""
    described = scope.around[0].described
    together: dict[str, list[str]] = {}
    for name, raw in described.items():
        schema = context.contract.followed(raw)
        once = _is_counted(name, schema)
        if not (once or schema.keys() & RELATIONS):
            continue
        counts = strictest((word, word_of(raw, scope, context))) == AGGREGATE
        part = amount(value.get(name)) if counts else None
        for whole in dict.fromkeys(_wholes(name, described, context)):
            # A list has its numbers one by one, in `count`.
            way = (name, "count") if "items" in schema else (name,)
            yield from _left(way, whole, value, part)
        if "x-adds-up-to" in schema and counts:
            together.setdefault(schema["x-adds-up-to"], []).append(name)
        if counts and once:
            said = value.get(name)
            yield (name,), OBJECT, int(said is None or is_to_come(said, context))
    for whole, names in together.items():
        parts = [number for name in names if (number := amount(value.get(name))) is not None]
        yield from _left((names[0],), whole, value, sum(parts, start=0) if parts else None)


def wholes_of(said: str) -> tuple[str, ...]:
    """Return the fields that make up a whole, such as `letters + calls`."""
    return tuple(said.split(" + "))


def _wholes(
    name: str, described: Mapping[str, Schema], context: Context, seen: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield the wholes of a field, and the wholes of those."""
    for whole in context.contract.followed(described[name]).get("x-part-of", ()):
        if whole not in seen:
            yield whole
            if whole in described:
                yield from _wholes(whole, described, context, (*seen, whole))


def amount(value: object) -> int | Decimal | None:
    """Return a number, or the sum of the numbers in a group or of the counts in a list."""
    if isinstance(value, Mapping):
        return _sum(value.values())
    if isinstance(value, list):
        return _sum(row.get("count") for row in value if isinstance(row, Mapping))
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _sum(values: object) -> int | Decimal:
    rows: Iterator[object] = iter(values)  # type: ignore[call-overload] # the values of a group
    return sum((number for row in rows if (number := amount(row)) is not None), start=0)


def _left(
    way: tuple[str, ...], whole: str, value: Mapping[str, object], part: int | Decimal | None
) -> Iterator[Remainder]:
    found = [amount(value.get(name)) for name in wholes_of(whole)]
    if part is not None or any(number is not None for number in found):
        yield way, whole, sum((number or 0 for number in found), start=0) - (part or 0)


def _is_counted(name: str, schema: Schema) -> bool:
    """Say whether a field is counted once in each object that has it."""
    said = schema.get("x-visibility")
    default = said.get("default") if isinstance(said, Mapping) else said
    inside = schema.keys() & {"items", "properties", "x-refers"}
    number = schema.get("type") in NUMBERS
    return default == AGGREGATE and not (inside or number or name == "code")
