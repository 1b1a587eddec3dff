"""Whatever stands in a field, the checks end with problems and never with an exception."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ledgers.check.city import check
from ledgers.model.document import Document
from ledgers.model.words import english
from ledgers.read.documents import documents_of
from ledgers.read.schemas import schemas_of
from ledgers.read.tree import FolderTree

TODAY = date(2026, 7, 15)
ODD: list[object] = [
    *[None, True, -1, 12, 10**30, Decimal("1.5"), Decimal("1.0"), "", "x", "x\n"],
    *["2026-13-45", "9999-12-31", "0001-01-01", [], {}, [[]], [{}], ["x"], {"a": 1}],
]
SAMPLES = 200


def ways(value: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
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


def changed(document: Document, way: tuple[Any, ...], odd: object) -> Document:
    """Return a document with another value at the end of a way."""
    value: Any = deepcopy(document.value)
    place = value
    for name in way[:-1]:
        place = place[name]
    place[way[-1]] = odd
    return replace(document, value=value)


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(2))
def test_any_value_in_any_field_is_survived(city: Path, seed: int) -> None:
    reading, schemas = documents_of(FolderTree(city)), schemas_of(FolderTree(city)).by_ledger
    fields = [(document, way) for document in reading.documents for way in ways(document.value)]
    chance = Random(seed)

    for document, way in chance.sample(fields, SAMPLES):
        other = changed(document, way, chance.choice(ODD))
        documents = [other if item is document else item for item in reading.documents]
        for problem in check(documents, reading.files, schemas, TODAY).problems:
            assert english(problem.message)
