"""A record as tables: its single fields, and each of its lists, whose rows are known by keys."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from ledgers.model import Field, Ledger, Names, Path, Struct, fields

LEFT = frozenset({"corrections", "period", "visibility", "withdrawn"})
"""What no table holds: a period is in the file's name, the others need more than a number."""

Key: TypeAlias = tuple[object, ...]
Slot: TypeAlias = tuple[Names, Key, Names]
"""What a value is known by wherever it stands: its list, the key of its row, its field."""


class Table(Struct, frozen=True):
    """The list at the end of a way, or the single fields; `above` leads to the list around it.

    The first columns are the keys: those of the list around, then its own (`x-unique`).
    """

    ledger: Ledger
    way: Names
    above: Names
    keys: int
    columns: tuple[Field, ...]

    @property
    def name(self) -> str:
        """Return what programs call it, as in `posts.units`."""
        return ".".join((self.ledger.name, *self.way))

    def rows(self, value: object) -> Iterator[tuple[Key, Path]]:
        """Yield key and path of each row in a record."""
        for path, _ in fields(value, *self.way) if self.way else [((), value)]:
            keys = self.columns[: self.keys]
            yield tuple(_at(value, along(path, column.names)) for column in keys), path


def tables_of(ledger: Ledger) -> tuple[Table, ...]:
    """Return the tables of a ledger, in the order of its schema."""
    held = [row for row in ledger.fields.values() if row.names[0] not in LEFT]
    lists = {row.names: row for row in held if row.listed and "properties" in row.entry}
    tables: dict[Names, Table] = {}
    for way in ((), *lists):
        inside = [row for row in held if "properties" not in row.entry]
        inside = [row for row in inside if _around(row.names, lists) == way]
        unique = lists[way].named("x-unique") if way else ()
        above = _around(way, lists)
        outer = tables[above].columns[: tables[above].keys] if way else ()
        keys = (*outer, *(row for row in inside if row.names[-1] in unique))
        others = (row for row in inside if row not in keys)
        tables[way] = Table(ledger, way, above, len(keys), (*keys, *others))
    return tuple(tables.values())


def _around(names: Names, lists: Mapping[Names, Field]) -> Names:
    ways = (names[:length] for length in range(len(names) - 1, 0, -1))
    return next((way for way in ways if way in lists), ())


def along(path: Path, names: Names) -> Path:
    """Return where a field is whose way leads through the entries on the path of a row."""
    found: Path = ()
    for name in names:
        found = (*found, name)
        if path[: len(found)] == found:
            found += tuple(step for step in path[len(found) :][:1] if isinstance(step, int))
    return found


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401 - plain values of any shape
    for step in path:
        value = value.get(step) if isinstance(value, dict) else value[step] if value else None
    return value


def flat(tables: Sequence[Table], value: object) -> dict[Slot, tuple[Path, Any]]:
    """Return where each value of a record stands, and what it is; None where a row has none."""
    return {
        (table.way, key, column.names): (path, _at(value, path))
        for table in tables
        for key, row in table.rows(value)
        for column in table.columns
        for path in (along(row, column.names),)
    }


def record(
    tables: Sequence[Table], slots: Mapping[Slot, object], rest: Mapping[str, object]
) -> dict[str, Any]:
    """Return the record that holds some values, and the rest, in the order of its schema."""
    found: dict[tuple[Names, Key], dict[str, Any]] = {((), ()): dict(rest)}
    known = {table.way: table for table in tables}

    def entry(way: Names, key: Key) -> dict[str, Any]:
        if (way, key) not in found:
            above = known[way].above
            listed = _group(entry(above, key[: known[above].keys]), way[len(above) : -1])
            listed.setdefault(way[-1], []).append(found.setdefault((way, key), {}))
        return found[way, key]

    for (way, key, names), value in slots.items():
        if value is not None and names[: len(way)] == way:
            _group(entry(way, key), names[len(way) : -1])[names[-1]] = value
    whole: dict[str, Any] = _ordered(found[(), ()], (), tables[0].ledger)
    return whole


def _group(value: dict[str, Any], names: Names) -> dict[str, Any]:
    for name in names:
        value = value.setdefault(name, {})
    return value


def _ordered(value: Any, way: Names, ledger: Ledger) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, list):
        return [_ordered(each, way, ledger) for each in value]
    if not isinstance(value, dict):
        return value
    names = ledger.in_order(way, value)
    return {name: _ordered(value[name], (*way, name), ledger) for name in names}
