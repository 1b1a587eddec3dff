"""See that nobody ever finds half a file, and that what fails leaves what was there."""

import contextlib
from pathlib import Path

import pytest

from ledgers.model.errors import CannotGoOn
from ledgers.model.output import OutputFile
from ledgers.write.files import swap_in, write_file, write_folder


def full(*_: object, **__: object) -> None:
    """Fail as a full disk does."""
    raise OSError(28, "No space left on device")


def names(folder: Path) -> list[str]:
    """Return all names below a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_file_is_written_with_its_folders_and_can_be_read_by_all(tmp_path: Path) -> None:
    path = write_file(tmp_path, OutputFile("a/b/c.yaml", b"x: 1\n"))

    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"x: 1\n", 0o644)
    assert names(tmp_path) == ["a", "a/b", "a/b/c.yaml"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"something longer")

    write_file(tmp_path, OutputFile("a", b"short"))

    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"short", ["a"])


def test_when_replacing_fails_the_old_file_stays_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(Exception, match=r"a|No space"):
        write_file(tmp_path, OutputFile("a", b"new"))

    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"old", ["a"])


@pytest.mark.parametrize("path", ["../x", "a/../../x", "{outside}/x"])
def test_a_file_is_not_written_outside_its_folder(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    root.mkdir()

    with pytest.raises(CannotGoOn, match="outside"):
        write_file(root, OutputFile(path.format(outside=tmp_path), b"x"))

    assert names(tmp_path) == ["root"]


def test_a_folder_is_written_anew(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    write_folder(pages, [OutputFile("old/a.md", b"1"), OutputFile("b.md", b"2")])

    count = write_folder(pages, [OutputFile("c/d.md", b"3")])

    assert (count, names(pages)) == (1, ["c", "c/d.md"])


@pytest.mark.parametrize("path", ["../x", "a/../../x", "{outside}/x"])
def test_a_folder_takes_no_file_that_would_leave_it(tmp_path: Path, path: str) -> None:
    with pytest.raises(CannotGoOn, match="outside"):
        write_folder(tmp_path / "pages", [OutputFile(path.format(outside=tmp_path), b"x")])

    assert not (tmp_path / "x").exists()


def test_a_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "pages").symlink_to(outside)

    with contextlib.suppress(CannotGoOn):
        write_folder(tmp_path / "pages", [OutputFile("x", b"x")])

    assert list(outside.iterdir()) == []


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
    write_folder(tmp_path / ".public.old", [OutputFile("o", b"")])

    swap_in(finished, place)

    assert names(tmp_path) == ["public", "public/n"]
