"""Prove that a portal depends on nothing but its data, and that nothing hidden is in it."""

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, write_city
from tests.synthetic import mini_city
from tests.unit.project.canaries import found, planted, spoiled

HERE = {"LANG": "C", "LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"}
THERE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4242"}


def published(root: Path, world: Mapping[str, str], expected: int = 0) -> Path:
    """Publish a city in a process of its own, in a world of its own; return the portal."""
    environment = {name: text for name, text in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    paths = [str(REPOSITORY / "scripts"), environment.get("PYTHONPATH", "")]
    environment |= {**world, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    command = [
        sys.executable,
        "-m",
        "ledgers",
        "publish",
        "--root",
        str(root),
        "--today",
        "2026-07-15",
    ]
    result = subprocess.run(
        command,
        env=environment,
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert result.returncode == expected, result.stdout + result.stderr
    return root / "public"


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the names of the files that differ or stand in one tree only."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.xdist_group("two-portals")
def test_two_builds_in_different_worlds_are_the_same_bytes(tmp_path: Path) -> None:
    one = write_city(tmp_path / "a", mini_city())
    two = write_city(tmp_path / "a much longer path/到处/b", mini_city())

    first, second = published(one, HERE), published(two, THERE)

    assert differing(tree(first), tree(second)) == []
    assert differing(tree(one / "build"), tree(two / "build")) == []
    assert differing(tree(first), tree(published(one, THERE))) == []


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
    """Return the markers that stand in a folder, by file."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 50
    met = {name: found(data) for path in files for name, data in opened(path)}
    return {name: marks for name, marks in met.items() if marks}


@pytest.mark.parametrize(
    ("files", "status"),
    [(planted(mini_city()), 0), (spoiled(mini_city()), 1)],
    ids=["a sound city", "a city with errors"],
)
@pytest.mark.xdist_group("two-portals")
def test_nothing_hidden_is_in_any_byte_of_the_portal(
    tmp_path: Path, files: dict[str, bytes], status: int
) -> None:
    root = write_city(tmp_path / "city", files)

    published(root, HERE, status)

    assert leaks(root / "public") == {}
    assert leaks(root / "build") == {}
