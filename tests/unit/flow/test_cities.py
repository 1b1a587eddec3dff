"""See that many cities are published each on its own, and that none is lost on the way."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ledgers.publish.kit.links import API_1, MANIFEST
from ledgers.publish.site import interface_alone
from tests.unit.publish.views import mini_portal, mini_view

Run = Callable[..., tuple[int, str, str]]
TODAY = ("--today", "2026-07-15", "--lang", "en")


def files_below(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def cities(city: Path) -> tuple[Path, ...]:
    """Return a sound city, one without any data, and one with a leak that nothing publishes."""
    folders = tuple(city.parent / name for name in ("sound", "without", "leaking"))
    for folder in folders:
        shutil.copytree(city, folder)
    shutil.rmtree(folders[1] / "data")
    (folders[2] / "data/city/publication.yaml").write_bytes(b"as_of: today\nphone: 1\n")
    return folders


def test_every_city_has_a_line_and_only_sound_ones_are_published(
    ledgers: Run, cities: tuple[Path, ...]
) -> None:
    out = cities[0].parent / "out"
    status, said, errors = ledgers("cities", *cities, *TODAY, "--out", out, "--workers", 1)
    assert (status, errors) == (1, "")
    rows = [line.split() for line in said.splitlines()[1 : 1 + len(cities)]]
    assert [row[0] for row in rows] == [folder.name for folder in cities]
    assert said.endswith("1 of 3 cities published\n")
    assert [path.name for path in out.iterdir()] == ["sound"]


def test_several_processes_give_the_same_words_and_bytes(
    ledgers: Run, cities: tuple[Path, ...]
) -> None:
    outs = [cities[0].parent / f"out{workers}" for workers in (1, 2)]
    said = [
        ledgers("cities", *cities, *TODAY, "--out", out, "--workers", workers)
        for workers, out in enumerate(outs, start=1)
    ]
    assert said[0] == said[1]
    one, other = map(files_below, outs)
    assert one == other


def test_the_files_have_their_sums_and_are_those_of_the_portal() -> None:
    whole = mini_portal()
    alone = {file.path: file.data for file in interface_alone(mini_view())}
    assert {path for path in whole if path.startswith((API_1, MANIFEST))} == set(alone)
    assert [path for path, data in alone.items() if whole[path] != data] == []


def test_sums_are_of_every_file(ledgers: Run, city: Path) -> None:
    out = city.parent / "out"
    assert ledgers("cities", city, *TODAY, "--out", out, "--workers", 1)[0] == 0
    made = files_below(out / city.name)
    sums = made.pop("SHA256SUMS").decode()
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in made.items())
    assert sums == "".join(sorted(lines, key=lambda line: line[66:]))


def test_two_folders_of_one_name_are_refused(ledgers: Run, city: Path) -> None:
    other = city.parent / "other" / city.name
    other.mkdir(parents=True)
    status, _, errors = ledgers("cities", city, other, "--out", city.parent / "out", "--lang", "en")
    assert status == 2
    assert f"two folders have the name {city.name}" in errors
