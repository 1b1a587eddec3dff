"""Plant markers in all that is not public, build the portal, and look in every byte of it.

It is built twice, in two worlds: a portal depends on nothing but its data. In one of them the
city's own portal was built before it, in the same folder.
"""

import gzip
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from ledgers.flow.load import Request, load
from ledgers.model.catalog import Catalog
from ledgers.model.cataloguing import catalog_of
from ledgers.model.contract import NO_LEDGERS, Contract
from ledgers.model.layout import CITY_LEDGERS, COUNTY_LEDGERS
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import project
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.tree import FolderTree
from tests.conftest import MINI, REPOSITORY, published, write_city
from tests.soak.worlds import HERE, THERE, differing, tree
from tests.unit.project.planting import lenient, planted_records

DAY = date(2026, 7, 15)
SCHEMAS = schemas_of(FolderTree(REPOSITORY)).by_ledger
FILES, PLANTED = planted_records(SCHEMAS, MINI)
MARK = re.compile(rb"CANARY[0-9]{5}|8675309[0-9]{5}(?![0-9])", re.IGNORECASE)

pytestmark = pytest.mark.no_cover  # Built in another process, and projected in tests/unit.


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a planted city whose portals were built here: the city's own first, the public's."""
    city = write_city(tmp_path_factory.mktemp("canary") / "city", FILES)
    for path in (city / "schemas").glob("*.json"):
        path.write_text(json.dumps(lenient(json.loads(path.read_text("utf-8")))), "utf-8")
    published(city, HERE, (0, 1), "--audience", "city", "--out", str(city / "inside"))
    published(city, HERE, (0, 1))
    return city


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """Return the catalogue of the planted city, not projected."""
    return catalog_of(documents_of(FolderTree(root)).documents, Contract(SCHEMAS))


def marks(data: bytes) -> set[str]:
    """Return the markers that some bytes hold."""
    return {mark.decode().upper() for mark in MARK.findall(data)}


def dump(catalog: Catalog) -> bytes:
    """Return all the values of a catalogue as JSON, with the names of its files."""
    values = [[document.file, document.value] for document in catalog.documents]
    return json.dumps(values, default=str, ensure_ascii=False).encode()


def opened(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of a file, and of all that is packed in it, at any depth."""
    yield name, data
    if data[:2] == b"\x1f\x8b":
        yield from opened(f"{name}!", gzip.decompress(data))
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from opened(f"{name}!{inner}", archive.read(inner))


def everything(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of all that was built: pages before and after, charts, downloads."""
    for folder in ("build", "public", ".cache/charts"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                name = path.relative_to(root).as_posix()
                yield f"{name} as a name", name.encode()
                yield from opened(name, path.read_bytes())


def files_below(folder: Path) -> list[Path]:
    """Return every file below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def published_sums(catalog: Catalog) -> set[str]:
    """Return the numbers that the tables of sums may show."""
    tables = aggregates_of(catalog, DAY)
    return {str(cell.value) for table in tables for row in table.cells for cell in row}


def test_every_ledger_of_records_is_planted(catalog: Catalog) -> None:
    planted = {*CITY_LEDGERS, *COUNTY_LEDGERS}

    assert {ledger for ledger in planted if not catalog.by_ledger.get(ledger)} == set()


def test_everything_that_was_planted_is_used(root: Path) -> None:
    assert [document.file for document in load(Request(root, DAY)).left_out] == []


def test_without_projection_every_marker_would_be_found(catalog: Catalog) -> None:
    assert len(PLANTED.texts) > 1000
    assert len(PLANTED.numbers) > 500
    assert marks(dump(catalog)) == {*PLANTED.texts, *PLANTED.numbers}


def test_no_marker_is_in_the_projected_catalogue(catalog: Catalog) -> None:
    public = project(catalog, DAY)

    assert marks(dump(public)) == set()
    shown = {document.ledger for document in public.documents}
    assert shown == set(SCHEMAS) - {*NO_LEDGERS, "programmes"}  # It has no second programme.


def test_no_marker_is_in_any_byte_of_the_portal(root: Path, catalog: Catalog) -> None:
    sums = published_sums(catalog)
    found = {name: marks(data) - sums for name, data in everything(root)}

    assert len(found) > 200
    assert {name: marks for name, marks in found.items() if marks} == {}
    assert len(set(PLANTED.numbers) - sums) > 500


def test_the_citys_own_portal_shows_what_no_byte_of_the_public_one_holds(root: Path) -> None:
    shown = set[str]().union(*(marks(path.read_bytes()) for path in files_below(root / "inside")))

    assert len(shown & set(PLANTED.texts)) > 1000
    assert [
        path for path in files_below(root / ".cache/inside") if path.stat().st_mode & 0o077
    ] == []


def test_no_record_that_is_not_public_yet_is_named_anywhere(root: Path) -> None:
    names = {name.split("/")[1] for name in PLANTED.names}
    pattern = re.compile("|".join(map(re.escape, sorted(names))).encode())

    found = {name: set(pattern.findall(data)) for name, data in everything(root)}

    assert len(names) > 20
    assert {name: named for name, named in found.items() if named} == {}


def test_two_builds_in_different_worlds_are_the_same_bytes_whatever_stood_there_before(
    root: Path, tmp_path: Path
) -> None:
    there = tmp_path / "a much longer path/到处/there"
    write_city(there, {"public/SHA256SUMS": b"", "public/old.html": b"", "build/pages/old.md": b""})
    for folder in ("data", "schemas"):
        shutil.copytree(root / folder, there / folder, dirs_exist_ok=True)

    published(there, THERE, expected=(0, 1))

    for folder in ("public", "build"):
        assert differing(tree(root / folder), tree(there / folder)) == []


def test_the_search_looks_into_packed_files() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.gz", gzip.compress(b"CANARY60001"))

    assert [marks(data) for _, data in opened("a.zip", packed.getvalue())][-1] == {"CANARY60001"}
