"""A file checked by itself is told what the whole check tells of it by itself."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledgers.check.city import check
from ledgers.check.file.one import alone_under
from ledgers.model.problem import in_order
from ledgers.read.documents import Reading, documents_of, schemas_of
from ledgers.read.tree import FolderTree

BROKEN = {
    "a field too many": b"task: T02\nupdates: []\nother: 1\n",
    "no fields that are asked for": b"task: T02\n",
    "a value of the wrong type": b"task: [T02]\nupdates: none\n",
    "a day that is none": b"task: T02\nupdates:\n  - on: 2026-02-30\n    status: doing\n",
}
HEAD = b"# yaml-language-server: $schema=../../../../schemas/progress.schema.json\n"
FILE = "data/counties/990121/progress/T02.yaml"

Schemas = Mapping[str, Mapping[str, Any]]


def read(root: Path) -> tuple[Reading, Schemas]:
    """Return the documents and schemas of a city."""
    tree = FolderTree(root)
    return documents_of(tree), schemas_of(tree).by_ledger


def told(reading: Reading, schemas: Schemas) -> list[tuple[str, str, int]]:
    """Return what each file is told by itself: code, file, line."""
    found = in_order(alone_under(schemas).of(reading.documents))
    return [(problem.kind.code, problem.place.file, problem.place.line) for problem in found]


def test_a_sound_city_has_no_problem(city: Path) -> None:
    assert told(*read(city)) == []


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_with_a_file_is_told_as_in_the_whole_check(city: Path, text: bytes) -> None:
    (city / FILE).write_bytes(HEAD + text)
    reading, schemas = read(city)

    whole = check(reading.documents, reading.files, schemas, date(2026, 7, 15)).problems
    of_schema = [
        (problem.kind.code, problem.place.file, problem.place.line)
        for problem in whole
        if problem.kind.code.startswith("S") and problem.place.file == FILE
    ]
    assert of_schema
    assert told(reading, schemas) == of_schema


def test_schemas_that_are_missing_or_broken_are_told(city: Path) -> None:
    (city / "schemas/progress.schema.json").unlink()
    place = city / "schemas/tasks.schema.json"
    place.write_text(json.dumps({"type": "nothing"}), "utf-8")
    reading, schemas = read(city)
    alone = alone_under(schemas)

    files = {problem.place.file for problem in alone.of(reading.documents)}
    known = {document.ledger for document in alone.known(reading.documents)}

    assert {"schemas/progress.schema.json", "schemas/tasks.schema.json"} <= files
    assert known.isdisjoint({"progress", "tasks"})


def test_a_document_is_checked_once(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (city / FILE).write_bytes(BROKEN["a field too many"])
    reading, schemas = read(city)
    alone = alone_under(schemas)
    first = tuple(alone.of(reading.documents))

    def refuse(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr("ledgers.check.file.one.faults", refuse)

    assert tuple(alone.of(reading.documents)) == first
