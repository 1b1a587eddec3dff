"""Put any value into any field of a document; the checks end in problems, never in an exception."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from ledgers.check.city import check
from ledgers.model.document import Document
from ledgers.model.words import english
from ledgers.read.documents import Reading, Schemas, documents_of, schemas_of
from tests.cities import MINI, SCHEMAS, MemoryTree

NAME = "any_value"
ROUNDS = 400
CUT = 2

TODAY = date(2026, 7, 15)
ODD: list[object] = [
    *[None, True, -1, 12, 10**30, Decimal("1.5"), Decimal("1.0"), "", "x", "x\n"],
    *["2026-13-45", "9999-12-31", "0001-01-01", [], {}, [[]], [{}], ["x"], {"a": 1}],
]
FIELDS = 10
"""Fields that a round changes, one after the other."""

Route = tuple[Any, ...]


def play(seed: int, number: int, _folder: Path) -> None:
    """Change some fields, each alone, and check the whole city each time."""
    chance = Random(f"{seed}/{number}")
    reading, schemas, fields = world()
    for document, way in chance.sample(fields, FIELDS):
        other = changed(document, way, chance.choice(ODD))
        documents = [other if item is document else item for item in reading.documents]
        for problem in check(documents, reading.files, schemas.by_ledger, TODAY).problems:
            assert english(problem.message)


@cache
def world() -> tuple[Reading, Schemas, tuple[tuple[Document, Route], ...]]:
    """Return the mini city, its schemas, and the way to every value of every document."""
    tree = MemoryTree({**MINI, **SCHEMAS})
    reading = documents_of(tree)
    found = ((document, way) for document in reading.documents for way in ways(document.value))
    return reading, schemas_of(tree), tuple(found)


def ways(value: object, way: Route = ()) -> Iterator[Route]:
    """Yield the way to every part of a value."""
    if way:
        yield way
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for name, inner in items:
        yield from ways(inner, (*way, name))


def changed(document: Document, way: Route, odd: object) -> Document:
    """Return a document with another value at the end of a way."""
    value: Any = deepcopy(document.value)
    place = value
    for name in way[:-1]:
        place = place[name]
    place[way[-1]] = odd
    return replace(document, value=value)
