"""See that nobody ever finds half a file, and that what fails leaves what was there."""

import contextlib
import os
import stat
import time
from pathlib import Path

import pytest

from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import say
from ledgers.write import files
from ledgers.write.files import sweep_city, write_file, write_files, write_folder


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


def test_bytes_are_on_the_disk_before_they_replace_others_and_names_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    replace, sync = Path.replace, os.fsync

    def replaced(self: Path, to: Path) -> Path:
        steps.append("replace")
        return replace(self, to)

    def synced(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(os, "fsync", synced)

    write_file(tmp_path, OutputFile("a/b", b"x"))

    assert steps == ["file", "replace", "folder", "folder"]


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


# ── Several files ────────────────────────────────────────────────────────────────────────────────


TWO = (OutputFile("data/a", b"new a"), OutputFile("data/b/b", b"new b"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder that has the first of two files already."""
    write_file(tmp_path, OutputFile("data/a", b"old a"))
    return tmp_path


def there(root: Path) -> dict[str, bytes]:
    """Return all files below `data`, hidden ones too."""
    found = (path for path in (root / "data").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def killed_at_file(number: int, root: Path) -> None:
    """Write both files in a process that ends before it puts one of them into its place."""
    child = os.fork()
    if child == 0:
        left = iter(range(number))

        def dying(folder: Path, file: OutputFile) -> Path:
            if folder == root and next(left, None) is None:
                os._exit(9)
            return write_file(folder, file)

        setattr(files, "write_file", dying)  # noqa: B010 - as a patch that ends with the process
        write_files(root, TWO)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_several_files_are_written_and_nothing_else_is_left(root: Path) -> None:
    assert write_files(root, TWO) == (root / "data/a", root / "data/b/b")
    assert there(root) == {file.path: file.data for file in TWO}


@pytest.mark.parametrize("number", [0, 1])
def test_what_a_killed_command_had_begun_is_finished_by_the_next_sweep(
    root: Path, number: int
) -> None:
    killed_at_file(number, root)
    assert (root / "data/b/b").exists() is False

    sweep_city(root)

    assert there(root) == {file.path: file.data for file in TWO}


def test_what_was_changed_after_a_kill_stays(root: Path) -> None:
    killed_at_file(0, root)
    (root / "data/a").write_bytes(b"by hand")
    os.utime(root / "data/a", (later := time.time() + 1, later))

    sweep_city(root)

    assert there(root) == {"data/a": b"by hand", "data/b/b": b"new b"}


def test_what_is_not_ready_when_a_command_is_killed_is_swept(root: Path) -> None:
    left = root / "data/.several.abcdefgh.unfinished"
    write_file(left / "new", TWO[0])

    sweep_city(root)

    assert there(root) == {"data/a": b"old a"}


def test_where_one_of_several_cannot_be_written_none_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(range(5))

    def sometimes(folder: Path, file: OutputFile) -> Path:
        if folder == root and next(times) == 1:
            raise CannotGoOn(say("full"))
        return write_file(folder, file)

    monkeypatch.setattr(files, "write_file", sometimes)
    with pytest.raises(CannotGoOn):
        write_files(root, TWO)

    assert there(root) == {"data/a": b"old a"}
