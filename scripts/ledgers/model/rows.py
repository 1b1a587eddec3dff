"""Records of ledgers and the entries of their lists as rows, and readers of plain values.

What is not public or not filed is simply not there: every reader can be asked for what is missing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.values import Struct

Value: TypeAlias = Mapping[str, Any]
K = TypeVar("K")
T = TypeVar("T")
NOTHING: Value = {}
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
CODE = len("990121")
NAMING = ("county", "host_county", "counties", "parent")
"""The fields that say whom a record or an entry is about, the first one that is there."""


class Row(Struct, frozen=True, eq=False):
    """A record of a ledger, or an entry of a list inside it: where it is, and its own fields."""

    document: Document
    path: Path
    value: Value

    @property
    def ledger(self) -> str:
        """Return the ledger of the record."""
        return self.document.ledger

    @property
    def owner(self) -> str:
        """Return who keeps the record."""
        return self.document.owner

    @property
    def whole(self) -> Value:
        """Return the fields of the record."""
        return self.document.value

    @property
    def record(self) -> str:
        """Return the reference of the record, in full."""
        return self.document.reference

    @property
    def groups(self) -> tuple[Value, ...]:
        """Return where a field is looked up: in the entry, then in what it lies in."""
        return self.value, *groups_around(self.whole, self.path)

    def field(self, name: str) -> object:
        """Return a field such as `stages.enter`, None where it is empty."""
        found = (inside(group, name) for group in self.groups)
        return next((value for value in found if value is not None), None)

    def text(self, name: str) -> str:
        """Return a text, or an empty one."""
        return as_text(self.field(name))

    def day_of(self, name: str) -> date | None:
        """Return the day in a field, or None."""
        return as_day(self.field(name))

    def number(self, name: str) -> Fraction | None:
        """Return the number in a field, or how many a list holds; None where there is neither."""
        found = self.field(name)
        number = len(found) if isinstance(found, list) else as_number(found)
        return None if number is None else Fraction(number)


def groups_around(value: Value, path: Path) -> tuple[Value, ...]:
    """Return the groups of fields on the way to a value, the innermost first."""
    found: list[Any] = [value]
    for step in path:
        found.append(found[-1][step])
    return tuple(row for row in reversed(found) if isinstance(row, dict))


def inside(group: Value, name: str) -> Any:  # noqa: ANN401 — fields hold what their schema allows
    """Return what is at the end of a dotted way through groups."""
    found: Any = group
    for step in name.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def fields(value: object, *way: str) -> Iterator[tuple[Path, Any]]:
    """Yield path and value of every field at the end of a way through groups and lists."""
    found: list[tuple[Path, Any]] = [((), value)] if way else _listed((), value)
    for name in way:  # Written out: of all that a check does it does this most.
        held = [(path, row[name]) for path, row in found if isinstance(row, dict) and name in row]
        if not held:
            return iter(())
        found = []
        for path, inner in held:
            if isinstance(inner, list):
                found += [((*path, name, index), item) for index, item in enumerate(inner)]
            else:
                found.append(((*path, name), inner))
    return iter(found)


def _listed(path: Path, value: object) -> list[tuple[Path, Any]]:
    if isinstance(value, list):
        return [((*path, index), item) for index, item in enumerate(value)]
    return [(path, value)]


def all_inside(value: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield path and value of everything that a value holds, itself first."""
    yield path, value
    inner = enumerate(value) if isinstance(value, list) else ()
    for step, held in value.items() if isinstance(value, dict) else inner:
        yield from all_inside(held, (*path, step))


def names_on(path: Path) -> tuple[str, ...]:
    """Return a path without positions in lists: the way to its field."""
    return tuple(step for step in path if isinstance(step, str))


def leaves(value: object) -> Iterator[tuple[Path, object]]:
    """Yield path and value of everything inside a value that holds nothing itself."""
    for path, inner in all_inside(value):
        if not isinstance(inner, dict | list):
            yield path, inner


def texts_in(value: object) -> list[str]:
    """Return every text inside a value, in the order of `leaves`, ten times as fast."""
    if isinstance(value, str):
        return [value]
    inner = value if isinstance(value, list) else ()
    held = value.values() if isinstance(value, dict) else inner
    return [text for each in held for text in texts_in(each)]


def groups(value: object, *way: str) -> Iterator[tuple[Path, Value]]:
    """Yield path and value of every group of fields at the end of a way."""
    return (row for row in fields(value, *way) if isinstance(row[1], dict))


def entries(value: Value, each: str) -> Iterator[tuple[Path, Any]]:
    """Yield path and value of the entries of a list, or the record where no list is named.

    The list may lie in a group, or in the entries of another list.
    """
    return fields(value, *filter(None, each.split(".")))


def counts(value: Value) -> bool:
    """Say whether a record or an entry is counted: neither withdrawn nor kept internal."""
    return "withdrawn" not in value and value.get("visibility") != "internal"


def codes_of(document: Document, value: Value, path: Path = ()) -> tuple[str, ...]:
    """Return whose a record or an entry is: the keeper's, or of whom the nearest word names.

    The codes may be those of counties, of the city, or of nobody known. What names no county is
    about those of its bodies, an entry about that of the body of the entry around it (R25).
    """
    county, _ = document.about
    if county != CITY:
        return (county,)
    for group in (value, *groups_around(document.value, path)):
        named = next((group[word] for word in NAMING if word in group), None)
        if named is None:
            words: Iterable[Any] = as_texts(group.get("units"))
            if group is not document.value:
                words = (group.get("unit"), value.get("units"), value.get("host"))
            named = [str(word)[:CODE] for word in words if word]
        if named:
            return tuple(named if isinstance(named, list) else [named])
    return ()


def as_text(value: object) -> str:
    """Return a text, or an empty one where there is none."""
    return value if isinstance(value, str) else ""


def as_texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(row for row in value if isinstance(row, str)) if isinstance(value, list) else ()


def as_iso(value: object) -> str:
    """Return a day as written, or an empty text where there is none."""
    return value if isinstance(value, str) and ISO.match(value) else ""


def as_day(value: object) -> date | None:
    """Return the day that a text names, or None."""
    return _day(value) if isinstance(value, str) else None


@lru_cache(1 << 12)
def _day(text: str) -> date | None:
    """Return a day, remembered: a city names the same days again and again."""
    try:
        return date.fromisoformat(text) if ISO.match(text) else None
    except ValueError:
        return None


def as_number(value: object) -> int | Fraction | None:
    """Return a number exactly, or None where there is none."""
    if isinstance(value, Decimal):
        return Fraction(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text(value: Value, name: str) -> str:
    """Return a text, or an empty one."""
    return as_text(value.get(name))


def texts(value: Value, name: str) -> list[str]:
    """Return the texts of a list."""
    return list(as_texts(value.get(name)))


def whole(value: Value, name: str) -> int | None:
    """Return a whole number, or None where it is not known."""
    found = value.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def decimal(value: Value, name: str) -> Decimal | None:
    """Return a number, or None where it is not known."""
    found = value.get(name)
    known = isinstance(found, int | float | Decimal) and not isinstance(found, bool)
    return Decimal(str(found)) if known else None


def rows(value: Value, name: str) -> list[Value]:
    """Return the mappings of a list."""
    found = value.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def group(value: Value, name: str) -> Value:
    """Return the mapping that a field holds, or an empty one."""
    found = value.get(name)
    return found if isinstance(found, dict) else NOTHING


def in_groups(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Return what is said of each key, in the order in which the keys come first."""
    found: dict[K, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def former(value: Value, day: date) -> dict[str, Any]:
    """Return an entry as it was at the end of a day: the later of its `changes` are undone."""
    found, changes = dict(value), rows(value, "changes")
    later = [row for row in changes if (on := as_day(row.get("on"))) is not None and on > day]
    for row in sorted(later, key=lambda row: str(row["on"]))[::-1]:
        found |= group(row, "was")
    return found


def last(value: Value, name: str) -> Value:
    """Return the last mapping of a list, or an empty one."""
    found = rows(value, name)
    return found[-1] if found else NOTHING


def total(found: list[int | None]) -> int | None:
    """Add up what is known; None where nothing is."""
    known = [number for number in found if number is not None]
    return sum(known) if known else None


def first_day(value: Value, status: str, name: str = "on") -> date | None:
    """Return the day of the first entry with a status, or another day that it names."""
    updates = [row for row in rows(value, "updates") if text(row, "status") == status]
    return as_day(updates[0].get(name)) if updates else None
