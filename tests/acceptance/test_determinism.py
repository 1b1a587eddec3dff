"""Prove that a portal depends on nothing but its data, and that nothing hidden is in it."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledgers.cli.main import main
from tests.conftest import MINI, published, write_city
from tests.sites import one_page
from tests.soak.worlds import HERE, THERE, differing, tree
from tests.unit.project.canaries import found, planted, spoiled


def opened(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of a file, and of what is packed in it."""
    data = path.read_bytes()
    yield path.name, data
    if path.suffix == ".gz":
        yield f"{path.name}!", gzip.decompress(data)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from ((f"{path.name}!{name}", archive.read(name)) for name in archive.namelist())


def leaks(folder: Path) -> dict[str, set[bytes]]:
    """Return the markers that stand in a folder of many files, by file."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 50
    met = {name: found(data) for path in files for name, data in opened(path)}
    return {name: marks for name, marks in met.items() if marks}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a planted city whose portal was built here."""
    root = write_city(tmp_path_factory.mktemp("a"), planted(MINI))
    published(root, HERE)
    return root


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a planted city with errors, at a longer path, whose pages were made here."""
    root = write_city(tmp_path_factory.mktemp("b") / "a much longer path/到处/b", spoiled(MINI))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ledgers.write.site.build", one_page)
        assert main(["publish", "--root", str(root), "--today", "2026-07-15"]) == 1
    return root


def test_nothing_hidden_is_in_any_byte_of_the_portal(sound: Path) -> None:
    assert leaks(sound / "public") == {}
    assert leaks(sound / "build") == {}


def test_nothing_hidden_is_in_any_byte_that_a_portal_of_a_city_with_errors_is_built_from(
    elsewhere: Path,
) -> None:
    assert leaks(elsewhere / "build") == {}


def test_two_builds_in_different_worlds_are_the_same_bytes_whatever_stood_there_before(
    sound: Path, elsewhere: Path
) -> None:
    assert differing(tree(sound / "public"), tree(elsewhere / "public")) != []
    write_city(elsewhere, planted(MINI))

    published(elsewhere, THERE)

    assert differing(tree(sound / "public"), tree(elsewhere / "public")) == []
    assert differing(tree(sound / "build"), tree(elsewhere / "build")) == []
