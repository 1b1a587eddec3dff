"""See that what a killed run left is cleared away, and what another run writes is not."""

import fcntl
import os
from pathlib import Path

from ledgers.write.files import beside
from ledgers.write.leftovers import held, sweep


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".public.abcd1234/finished").mkdir(parents=True)
    (tmp_path / ".public.efgh5678").write_text("half", "utf-8")

    sweep(tmp_path / "public")

    assert names(tmp_path) == []


def test_what_a_run_is_writing_stays(tmp_path: Path) -> None:
    place = tmp_path / "public"
    with beside(place) as finished, held(finished.parent):
        finished.mkdir()
        sweep(place)
        assert finished.is_dir()
    assert names(tmp_path) == []


def test_what_another_place_needs_stays(tmp_path: Path) -> None:
    kept = [".public.old", ".publications.abcd1234", "public", ".2026-Q2.yaml.abcd1234"]
    for name in kept:
        (tmp_path / name).mkdir()

    sweep(tmp_path / "public")

    assert names(tmp_path) == sorted(kept)


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / ".public.abcd1234").symlink_to(tmp_path / "kept")

    sweep(tmp_path / "public")

    assert names(tmp_path) == ["kept"]


def test_the_hold_ends_with_the_writing(tmp_path: Path) -> None:
    with held(tmp_path):
        pass

    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(handle)
    sweep(tmp_path / "nothing")
    assert names(tmp_path) == []
