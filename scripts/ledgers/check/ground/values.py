"""Plain values of documents, read without trusting them: fields, groups, numbers, references."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from ledgers.model.catalog import REGISTERS
from ledgers.model.document import Path
from ledgers.model.layout import CITY
from ledgers.model.rows import as_day as day
from ledgers.model.rows import as_text as text
from ledgers.model.rows import as_texts as texts

__all__ = ["Group", "day", "fields", "file_of", "groups", "number", "reference", "text", "texts"]

Group: TypeAlias = Mapping[str, Any]
PARTS = 3
"""Parts of a full reference: owner, ledger and identifier."""


def fields(value: object, *way: str) -> Iterator[tuple[Path, object]]:
    """Yield path and value of every field at the end of a way through groups and lists."""
    rows = _listed((), value)
    for name in way:
        rows = [
            row
            for path, inner in rows
            if isinstance(inner, dict) and name in inner
            for row in _listed((*path, name), inner[name])
        ]
    yield from rows


def _listed(path: Path, value: object) -> list[tuple[Path, object]]:
    if isinstance(value, list):
        return [((*path, index), item) for index, item in enumerate(value)]
    return [(path, value)]


def groups(value: object, *way: str) -> Iterator[tuple[Path, Group]]:
    """Yield path and value of every group of fields at the end of a way."""
    for path, inner in fields(value, *way):
        if isinstance(inner, dict):
            yield path, inner


def number(value: object) -> Decimal | None:
    """Return a number, or None where there is none."""
    whole = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if whole else None  # type: ignore[arg-type]


def reference(owner: str, value: str) -> str:
    """Return a reference in full: owner, ledger and identifier."""
    return value if value.count("/") == PARTS - 1 else f"{owner}/{value}"


def file_of(full: str) -> str:
    """Return the file of the record that a full reference names."""
    owner, ledger, name = full.split("/", PARTS - 1)
    folder = "data/city" if owner == CITY else f"data/counties/{owner}"
    return f"{folder}/{ledger}.yaml" if ledger in REGISTERS else f"{folder}/{ledger}/{name}.yaml"
