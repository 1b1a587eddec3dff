"""Put any value into any field of a document; the checks end in problems, never in an exception.

So do the rules about a change to that document, and about the change back.
"""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from ledgers.check.change.context import Change
from ledgers.check.change.rules import judged
from ledgers.check.city import check
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.model.diff import FILE, Blob, Diff, FileChange
from ledgers.model.document import Document
from ledgers.model.values import replace
from ledgers.model.words import english
from ledgers.read.documents import Reading, Schemas, documents_of, schemas_of
from tests.cities import SCHEMAS, MemoryTree
from tests.sequel import with_sequel

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

IN_TIME = {
    "data/city/areas.yaml": (
        'code: "990121"\n',
        "    changes: [{on: 2026-06-15, was: {name: 旧名县, kind: county}, reason: 更名}]\n",
    ),
    "data/city/tasks.yaml": (
        "      - id: T16.1\n",
        (
            "        added_on: 2026-07-01\n"
            "        changes: [{on: 2026-07-06, was: {due_on: 2026-08-14}, reason: 延期}]\n"
            "        cancelled: {on: 2026-12-01, reason: 并入}\n"
        ),
    ),
    "data/city/rules.yaml": (
        "resubmit_days: 10\n",
        "changes: [{on: 2026-06-01, was: {resubmit_days: 5}, reason: 修订}]\n",
    ),
    "data/city/findings/F2026-0007.yaml": (
        'county: "990181"\n',
        'handed_over: {on: 2026-07-11, to: "990121", reason: 移交}\n',
    ),
    "data/city/publication.yaml": (
        "minimum_cell: 5\n",
        "corrections: [{on: 2026-07-01, at: /cells, reason: 公开}]\n",
    ),
}
"""What is added behind a line of a file, so that each kind of dated entry is there."""
Route = tuple[Any, ...]


def play(seed: int, number: int, _folder: Path) -> None:
    """Change some fields, each alone, and check the whole city each time."""
    chance = Random(f"{seed}/{number}")
    reading, schemas, fields = world()
    for document, way in chance.sample(fields, FIELDS):
        other = changed(document, way, chance.choice(ODD))
        documents = [other if item is document else item for item in reading.documents]
        problems = list(check(documents, reading.files, schemas.by_ledger, TODAY).problems)
        for before, after in ((document, other), (other, document)):
            problems += judged(change_of(before, after, reading, schemas))
        assert all(english(problem.message) for problem in problems)


def change_of(before: Document, after: Document, reading: Reading, schemas: Schemas) -> Change:
    """Return the change of one document, which the city submits."""
    old, new = (Blob(FILE, name, 1, b"") for name in ("before", "after"))
    diff = Diff("before", "after", (), (FileChange(after.file, old, new, before, after),))
    rest = [row for row in reading.documents if row.file != after.file]
    contract = Contract(schemas.by_ledger)
    base, head = (catalog_of((*rest, one), contract) for one in (before, after))
    return Change(diff, base, head, TODAY, "city-office-08", TODAY)


@cache
def world() -> tuple[Reading, Schemas, tuple[tuple[Document, Route], ...]]:
    """Return a city in its second year, its schemas, and the way to every value in it."""
    tree = MemoryTree(second_year())
    reading = documents_of(tree)
    found = ((document, way) for document in reading.documents for way in ways(document.value))
    return reading, schemas_of(tree), tuple(found)


def second_year() -> dict[str, bytes]:
    """Return the mini city with a second programme, and with what changed in time."""
    files = {**with_sequel("2026-07-06", "2026-07-06", "2026-12-31"), **SCHEMAS}
    for path, (old, new) in IN_TIME.items():
        data = files[path].decode()
        assert data.count(old) == 1, f"{path}: {old}"
        files[path] = data.replace(old, old + new).encode()
    return files


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
