"""See that a folder is exchanged whole, wherever a run is cut off."""

from functools import partial
from pathlib import Path

import pytest

from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.write import locks
from ledgers.write.files import beside, write_folder
from ledgers.write.locks import locked, recover, swap_in


def full(*_: object, **__: object) -> None:
    """Fail as a full disk does."""
    raise OSError(28, "No space left on device")


def names(folder: Path) -> list[str]:
    """Return all names below a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_finished_folder_takes_the_place_of_the_last(tmp_path: Path) -> None:
    finished, place = tmp_path / "new", tmp_path / "public"
    write_folder(finished, [OutputFile("n", b"")])
    write_folder(place, [OutputFile("o", b"")])

    swap_in(finished, place)

    assert names(tmp_path) == ["public", "public/n"]


def test_a_finished_folder_may_be_the_first(tmp_path: Path) -> None:
    write_folder(tmp_path / "new", [OutputFile("n", b"")])

    swap_in(tmp_path / "new", tmp_path / "deep/public")

    assert names(tmp_path) == ["deep", "deep/public", "deep/public/n"]


def test_what_a_killed_run_set_aside_comes_back(tmp_path: Path) -> None:
    write_folder(tmp_path / ".public.old.unfinished", [OutputFile("o", b"")])

    recover(tmp_path / "public")

    assert names(tmp_path) == ["public", "public/o"]


@pytest.mark.parametrize("failing", ["new", "public"])
def test_when_swapping_fails_the_last_folder_is_back_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    finished, place = tmp_path / "new", tmp_path / "public"
    write_folder(finished, [OutputFile("n", b"")])
    write_folder(place, [OutputFile("o", b"")])
    replace = Path.replace
    monkeypatch.setattr(
        Path, "replace", lambda self, to: full() if self.name == failing else replace(self, to)
    )

    with pytest.raises(Exception, match=r"No space|public"):
        swap_in(finished, place)

    assert names(place) == ["o"]


def test_a_swap_that_was_cut_off_is_mended_by_the_next(tmp_path: Path) -> None:
    """The power failed when the last folder had been set aside and nothing was in its place."""
    finished, place = tmp_path / "new", tmp_path / "public"
    write_folder(finished, [OutputFile("n", b"")])
    write_folder(tmp_path / ".public.old.unfinished", [OutputFile("o", b"")])

    swap_in(finished, place)

    assert names(tmp_path) == ["public", "public/n"]


def test_what_was_replaced_before_a_kill_does_not_come_back(tmp_path: Path) -> None:
    write_folder(tmp_path / "public", [OutputFile("n", b"")])
    write_folder(tmp_path / ".public.old.unfinished", [OutputFile("o", b"")])

    recover(tmp_path / "public")

    assert names(tmp_path) == ["public", "public/n"]


def test_nothing_is_swapped_while_another_swaps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished, place = tmp_path / "new", tmp_path / "public"
    write_folder(finished, [OutputFile("n", b"")])
    write_folder(tmp_path / ".public.old.unfinished", [OutputFile("o", b"")])
    monkeypatch.setattr(locks, "locked", partial(locked, patience=0))

    with locked(tmp_path):
        with pytest.raises(CannotGoOn, match="another command"):
            swap_in(finished, place)
        with pytest.raises(CannotGoOn, match="another command"):
            recover(place)

    assert names(tmp_path) == [".public.old.unfinished", ".public.old.unfinished/o", "new", "new/n"]


def test_a_folder_can_be_swapped_in_where_another_is_being_made(tmp_path: Path) -> None:
    """An edition that is proved is published into the folder that the proof throws away."""
    with beside(tmp_path / "proof") as place:
        with beside(place) as finished:
            write_folder(finished, [OutputFile("n", b"")])
            swap_in(finished, place)
        assert names(place) == ["n"]

    assert names(tmp_path) == []
