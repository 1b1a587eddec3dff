"""See that a projected city holds what is public and not one marker of what is not."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
import pytest

from demo import mini_city
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import Contract
from ledgers.project.catalog import project, sources_of
from ledgers.read.documents import Reading, documents_of, schemas_of
from ledgers.read.tree import FolderTree
from tests.conftest import write_city
from tests.unit.project.canaries import found, planted, spoiled

DAY = date(2026, 7, 15)
CITIES = {"sound": planted(mini_city()), "spoiled": spoiled(mini_city())}


def read(files: Mapping[str, bytes], root: Path) -> Reading:
    """Return what reading a city gives; every file of it can be read."""
    reading = documents_of(FolderTree(write_city(root, dict(files))))
    assert reading.problems == ()
    return reading


def fields(catalog: Catalog) -> list[tuple[str, object]]:
    """Return the fields of a catalogue by name; two of them hold documents with their places."""
    return [(name, getattr(catalog, name)) for name in catalog.__struct_fields__]


@pytest.mark.parametrize("files", CITIES.values(), ids=CITIES.keys())
def test_no_marker_comes_through(files: Mapping[str, bytes], tmp_path: Path) -> None:
    documents = read(files, tmp_path).documents
    catalog = catalog_of(documents, Contract(schemas_of(FolderTree(tmp_path)).by_ledger))
    public = project(catalog, DAY)

    told = [
        repr([document.value for document in public.documents]),
        repr([document.text for document in public.documents]),
        repr([value for name, value in fields(public) if name not in {"documents", "filed"}]),
        repr(sources_of(public)),
    ]

    assert len(found(b"".join(files.values()))) > 300
    assert [found(text.encode()) for text in told] == [set()] * len(told)


def test_a_sound_city_keeps_all_its_records(tmp_path: Path) -> None:
    documents = read(mini_city(), tmp_path).documents
    catalog = catalog_of(documents, Contract(schemas_of(FolderTree(tmp_path)).by_ledger))
    public = project(catalog, DAY)

    for name in ("programme", "rules", "publication", "tasks", "areas", "units"):
        assert getattr(public, name) == getattr(catalog, name), name
    assert public.pairings == tuple(
        msgspec.structs.replace(row, to_unit=None) if row.kind == "help" else row
        for row in catalog.pairings
    )
    assert public.progress == catalog.progress
    hidden = {"reason": None, "by_post": None}
    assert public.decisions == {
        key: msgspec.structs.replace(
            life,
            decisions=tuple(msgspec.structs.replace(row, **hidden) for row in life.decisions),
        )
        for key, life in catalog.decisions.items()
    }


def test_a_ledger_without_a_schema_is_left_out(tmp_path: Path) -> None:
    documents = read(mini_city(), tmp_path).documents
    schemas = dict(schemas_of(FolderTree(tmp_path)).by_ledger)
    del schemas["progress"]

    public = project(catalog_of(documents, Contract(schemas)), DAY)

    assert public.progress == {}
    assert not [subject for _, subject in public.decisions if subject.startswith("progress")]
    shown = {source.ledger for source in sources_of(public)}
    assert shown == set(public.by_ledger)
    assert "progress" not in shown
