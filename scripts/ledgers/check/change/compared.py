"""Both sides of a record, value by value; entries of lists are compared by their names."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from ledgers.model import Document, Ledger, Path
from ledgers.model.lives.corrections import CORRECTIONS, MISSING

Naming: TypeAlias = Mapping[tuple[str, ...], tuple[str, ...]]
USUAL = ("id", "code", "unit", "kind")
"""Fields that name an entry where the schema says nothing else."""


def compared(
    was: object, now: object, naming: Naming, path: Path = ()
) -> Iterator[tuple[Path, object, object]]:
    """Yield path and both values of everything that differs, MISSING where there is none.

    Entries of a list are compared with those of the same name; `naming` gives the fields that name
    them, by the way to the list. The path is that of the newer side.
    """
    if isinstance(was, dict) and isinstance(now, dict):
        for name in {**was, **now}:
            sides = was.get(name, MISSING), now.get(name, MISSING)
            yield from compared(*sides, naming, (*path, name))
    elif isinstance(was, list) and isinstance(now, list):
        names = naming.get(tuple(part for part in path if isinstance(part, str)), USUAL)
        for at, old, new in _paired(was, now, names):
            yield from compared(old, new, naming, (*path, at))
    elif was != now or type(was) is not type(now):  # 5 and 5.0 are read as the same.
        yield path, was, now


def naming_of(ledger: Ledger) -> Naming:
    """Return the fields that name the entries of each list of a ledger, by the way to it."""
    return {field.names: field.named("x-unique") for field in ledger.with_word("x-unique")}


def _paired(
    was: Sequence[Any], now: Sequence[Any], names: tuple[str, ...]
) -> Iterator[tuple[int, Any, Any]]:
    """Yield each older entry with the newer one of the same name, and the place of that.

    Entries without names, or with a name that is there twice, are compared place by place. New
    entries follow.
    """
    called = [_name(row, names) for row in now]
    often, place = Counter(called), {name: at for at, name in enumerate(called)}
    known = set()
    for at, row in enumerate(was):
        name = _name(row, names)
        if name and name not in place:
            yield min(at, len(now) - 1), row, MISSING
            continue
        there = place[name] if name and often[name] == 1 else at
        known.add(there)
        yield there, row, now[there] if there < len(now) else MISSING
    yield from ((at, MISSING, row) for at, row in enumerate(now) if at not in known)


def _name(row: object, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of an entry: what its naming fields say; a plain value is its own name."""
    if isinstance(row, dict):
        return tuple(f"{name} {row[name]}" for name in names if name in row)
    return () if isinstance(row, list) else (str(row),)


def new_corrections(before: Document, after: Document) -> list[Mapping[str, Any]]:
    """Return the corrections that a record has and had not."""
    new = listed(after, CORRECTIONS)[len(listed(before, CORRECTIONS)) :]
    return [row for row in new if isinstance(row, dict)]


def pointer(path: Path) -> str:
    """Return a path as a JSON pointer, such as `/units/0/established`."""
    return "".join(f"/{part}" for part in path)


def listed(document: Document | None, name: str) -> list[Any]:
    """Return a list of a record; an empty one where there is none."""
    found = document.value.get(name) if document else None
    return found if isinstance(found, list) else []
