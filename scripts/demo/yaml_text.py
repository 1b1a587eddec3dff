"""Values written as YAML in the project's dialect, without a YAML library."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeAlias

from ledgers.model import Contract, Ledger, Names
from ledgers.read.documents import schemas_of
from ledgers.read.tree import FolderTree

Value: TypeAlias = "str | int | bool | date | Decimal | Mapping[str, Value] | Sequence[Value]"

WIDTH = 96
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
UNIT_ID = re.compile(r"[0-9]{6,12}-[a-z_]+-[0-9]{2}\Z")
WORD = re.compile(r"[^\W\d_]")
CODE = re.compile(r"[A-Za-z0-9_.-]+\Z")
OTHER_TYPES = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def yaml_file(path: str, ledger: str, value: Mapping[str, Value]) -> bytes:
    """Return a data file's bytes, fields in the order that `ledgers fmt` gives them.

    The first line leads to the schema by a relative path.
    """
    root = "../" * path.count("/")
    modeline = f"# yaml-language-server: $schema={root}schemas/{ledger}.schema.json"
    ordered = _in_order(_contract().ledger(ledger), value, ())
    return ("\n".join([modeline, *_mapping(ordered, 0)]) + "\n").encode()


@cache
def _contract() -> Contract:
    return Contract(schemas_of(FolderTree(Path(__file__).resolve().parents[2])).by_ledger)


def _in_order(ledger: Ledger, value: Mapping[str, Value], way: Names) -> Mapping[str, Value]:
    """Return a group, and those inside it, with its fields as the schema has them."""
    return {name: _inner(ledger, value[name], (*way, name)) for name in ledger.in_order(way, value)}


def _inner(ledger: Ledger, value: Value, way: Names) -> Value:
    if isinstance(value, Mapping):
        return _in_order(ledger, value, way)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_inner(ledger, row, way) for row in value]
    return value


def scalar(value: str | int | Decimal | date) -> str:
    """Return a scalar as it is written; text is quoted where it could be read as anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and not is_plain(value):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)


def is_plain(text: str) -> bool:
    """Say whether text needs no quotes, for this dialect and for any other YAML reader."""
    if DAY.match(text) or UNIT_ID.match(text):
        return True
    safe_start = WORD.match(text) is not None and text.lower() not in OTHER_TYPES
    return safe_start and text == text.strip() and not re.search(r":\s|:\Z|\s#", text)


def _mapping(value: Mapping[str, Value], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            yield f"{pad}{key}:"
            yield from _mapping(inner, depth + 1)
        elif isinstance(inner, Sequence) and not isinstance(inner, str):
            yield from _sequence(f"{pad}{key}:", inner, depth)
        else:
            yield f"{pad}{key}: {scalar(inner)}"


def _sequence(head: str, values: Sequence[Value], depth: int) -> Iterator[str]:
    flow = _flow(head, values)
    if flow is not None:
        yield flow
        return
    yield head
    pad = "  " * (depth + 1)
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping(value, depth + 2)
            yield f"{pad}- {first.strip()}"
            yield from rest
        elif isinstance(value, Sequence) and not isinstance(value, str):
            raise TypeError("a list directly inside a list has no place in a ledger")
        else:
            yield f"{pad}- {scalar(value)}"


def _flow(head: str, values: Sequence[Value]) -> str | None:
    """Return a short list of codes on one line, or nothing where it must be a block."""
    texts = [value for value in values if isinstance(value, str) and CODE.match(value)]
    line = f"{head} [{', '.join(scalar(text) for text in texts)}]"
    return line if len(texts) == len(values) and len(line) <= WIDTH else None
