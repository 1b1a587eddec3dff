"""See that what a killed run left is cleared away, and what another run writes is not."""

import fcntl
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from ledgers.write.files import new_file, new_folder, sweep, sweep_city

LEFT = ".T22.yaml.abcd12_4.unfinished"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".public.abcd1234.unfinished/finished").mkdir(parents=True)
    (tmp_path / ".public.efgh5678.unfinished").write_text("half", "utf-8")

    sweep(tmp_path / "public")

    assert names(tmp_path) == []


@pytest.mark.parametrize("new", [new_file, new_folder])
def test_what_a_run_is_writing_stays_until_it_is_done(
    tmp_path: Path, new: Callable[[Path], AbstractContextManager[Path]]
) -> None:
    place = tmp_path / "public"
    with new(place) as unfinished:
        sweep(place)
        sweep_city(tmp_path)
        assert names(tmp_path) == [unfinished.name]
    assert names(tmp_path) == []


def test_what_another_place_needs_stays(tmp_path: Path) -> None:
    kept = [
        ".public.old.unfinished",
        ".publications.abcd1234.unfinished",
        ".public.abcd1234",
        "public",
        LEFT,
    ]
    for name in kept:
        (tmp_path / name).mkdir()

    sweep(tmp_path / "public")

    assert names(tmp_path) == sorted(kept)


@pytest.mark.parametrize(
    "folder", ["data/city/decisions/990102", "data", ".", "build/editions", ".cache/charts"]
)
def test_a_city_is_swept_wherever_commands_write(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / folder / LEFT).write_text("half", "utf-8")

    sweep_city(tmp_path)

    assert list(tmp_path.rglob(LEFT)) == []


def test_what_people_call_unfinished_is_not_swept(tmp_path: Path) -> None:
    kept = [".notes.unfinished", "T22.yaml.abcd1234.unfinished", ".T22.yaml.ABCD1234.unfinished"]
    for name in kept:
        (tmp_path / name).write_text("mine", "utf-8")

    sweep_city(tmp_path)

    assert names(tmp_path) == sorted(kept)


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / ".public.abcd1234.unfinished").symlink_to(tmp_path / "kept")

    sweep(tmp_path / "public")

    assert names(tmp_path) == ["kept"]


def test_what_is_swept_before_it_is_held_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command sweeps in the instant between making a file and holding it."""
    lock = fcntl.flock
    swept: list[Path] = []

    def late(handle: int, how: int) -> None:
        if not swept:
            swept.extend(tmp_path.iterdir())
            swept[0].unlink()
        lock(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with new_file(tmp_path / "a") as unfinished:
        assert (names(tmp_path), unfinished == swept[0]) == ([unfinished.name], False)


def test_the_hold_ends_with_the_writing(tmp_path: Path) -> None:
    before = len(list(Path("/dev/fd").iterdir()))

    with new_folder(tmp_path / "a"), new_file(tmp_path / "b"):
        pass

    assert len(list(Path("/dev/fd").iterdir())) == before
