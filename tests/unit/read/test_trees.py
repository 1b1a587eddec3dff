"""A folder and a commit are read through one interface, and give the same."""

import os
from pathlib import Path

import git
import pytest
from pathspec.gitignore import GitIgnoreSpec

from ledgers.model.problem import CannotGoOn
from ledgers.read.commits import commit_tree
from ledgers.read.documents import documents_of
from ledgers.read.tree import Entry, FolderTree, Tree, Unopened, digest_below
from tests.cities import REPOSITORY, MemoryTree

ODD = [b"data/\xd6\xd0.yaml", "data/中文 空格.yaml".encode(), b"data/a\nb.yaml", b'data/"q".yaml']


def committed(root: Path) -> git.Repo:
    """Commit everything below a folder and return the repository."""
    repository = git.Repo.init(root, initial_branch="main")
    with repository.config_writer() as settings:
        settings.set_value("user", "name", "Test")
        settings.set_value("user", "email", "test@example.invalid")
        settings.set_value("commit", "gpgsign", "false")
        settings.set_value("core", "autocrlf", "false")
    repository.git.add("--all")
    repository.git.commit("--quiet", "--message", "first")
    return repository


def write(root: Path, name: bytes, data: bytes = b"a: 1\n") -> None:
    """Write a file with any name."""
    path = Path(os.fsdecode(os.path.join(os.fsencode(root), name)))  # noqa: PTH118 - bytes
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_entries_come_by_path_at_any_depth(tmp_path: Path) -> None:
    for name in (b"data/b.yaml", b"data/a/c.yaml", b"data/a.yaml", b"other/d.yaml"):
        write(tmp_path, name)

    found = [entry.path for entry in FolderTree(tmp_path).entries("data")]

    assert found == ["data/a.yaml", "data/a/c.yaml", "data/b.yaml"]


def test_a_missing_folder_has_no_entries(tmp_path: Path) -> None:
    assert FolderTree(tmp_path).entries("data") == ()


def test_links_are_seen_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, b"outside/secret.yaml")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "data/file.yaml").symlink_to(tmp_path / "outside/secret.yaml")

    assert FolderTree(tmp_path).entries("data") == (
        Entry("data/file.yaml", ordinary=False),
        Entry("data/folder", ordinary=False),
    )


@pytest.mark.parametrize("link", ["data", "data/city"])
def test_a_folder_that_is_a_link_is_refused(tmp_path: Path, link: str) -> None:
    write(tmp_path, b"outside/city/bulletins/secret.yaml")
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "outside")

    with pytest.raises(CannotGoOn, match=f"{link} is a link"):
        FolderTree(tmp_path).entries("data/city/bulletins")


FOREIGN = (
    *(".DS_Store", "._T07.yaml", "Thumbs.db", "Desktop.ini", "~$T07.yaml", ".~lock.T07.yaml#"),
    *("ehthumbs.db", ".directory", "~WRL0001.tmp", "T07.yaml~", ".T07.yaml.swp", "T07.yaml.bak"),
    *("T07.yaml.orig", "T07.yaml.tmp", "T07.yaml.lnk"),
)


@pytest.mark.parametrize("name", FOREIGN)
def test_what_systems_and_offices_leave_is_no_data(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"data/city/{name}".encode())
    ignored = GitIgnoreSpec.from_lines((REPOSITORY / ".gitignore").read_text("utf-8").splitlines())
    committed = MemoryTree({"data/city/tasks.yaml": b"a: 1\n", f"data/city/{name}": b"\xff"})

    assert FolderTree(tmp_path).entries("data") == ()
    assert ignored.match_file(f"data/city/{name}")
    assert documents_of(committed).problems == ()


def test_what_is_being_written_is_no_data_yet(tmp_path: Path) -> None:
    for name in (b"data/T22.yaml", b"data/.T22.yaml.abcd12_4.unfinished", b"data/.T22.unfinished"):
        write(tmp_path, name)

    found = [entry.path for entry in FolderTree(tmp_path).entries("data")]

    assert found == ["data/.T22.unfinished", "data/T22.yaml"]


@pytest.mark.parametrize("change", [(b"data/a", b"2"), (b"data/b", b"1"), (b"data/a", b"")])
def test_a_digest_tells_any_change(tmp_path: Path, change: tuple[bytes, bytes]) -> None:
    write(tmp_path, b"data/a", b"1")
    before = digest_below(FolderTree(tmp_path), "data")
    assert before == digest_below(FolderTree(tmp_path), "data")

    write(tmp_path, *change)

    assert digest_below(FolderTree(tmp_path), "data") != before


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, b"data/a.yaml")
    os.mkfifo(tmp_path / "data/pipe.yaml")

    problems = documents_of(FolderTree(tmp_path)).problems

    assert [item.place.file for item in problems if item.kind.code == "Y116"] == ["data/pipe.yaml"]


def test_a_file_that_vanished_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(Unopened, match="No such file"):
        FolderTree(tmp_path).data("data/a.yaml")


def test_a_commit_is_read_as_its_files(tmp_path: Path) -> None:
    for number, name in enumerate(ODD):
        write(tmp_path, name, bytes([number, 0, 255, 13, 10]))
    (tmp_path / "data/link.yaml").symlink_to("a.yaml")
    folder, commit = FolderTree(tmp_path), commit_tree_of(tmp_path)

    assert set(commit.entries("data")) == set(folder.entries("data"))
    assert commit.entries("data") == folder.entries("data")
    for entry in folder.entries("data"):
        if entry.ordinary:
            assert commit.data(entry.path) == folder.data(entry.path)


def commit_tree_of(root: Path, below: str = "") -> Tree:
    """Commit a folder and return its tree."""
    committed(root)
    return commit_tree(root / below, "HEAD")


def test_a_city_in_a_folder_of_a_repository_is_read_from_there(tmp_path: Path) -> None:
    write(tmp_path, b"cities/one/data/a.yaml")
    write(tmp_path, b"data/other.yaml")

    tree = commit_tree_of(tmp_path, "cities/one")

    assert [entry.path for entry in tree.entries("data")] == ["data/a.yaml"]


def test_a_commit_does_not_see_what_changed_since(tmp_path: Path) -> None:
    write(tmp_path, b"data/a.yaml", b"a: 1\n")
    tree = commit_tree_of(tmp_path)
    write(tmp_path, b"data/a.yaml", b"a: 2\n")
    write(tmp_path, b"data/b.yaml")

    assert tree.data("data/a.yaml") == b"a: 1\n"
    assert [entry.path for entry in tree.entries("data")] == ["data/a.yaml"]


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "HEAD~9", "HEAD:data", "-h"])
def test_an_unknown_revision_ends_the_run_with_a_sentence(tmp_path: Path, revision: str) -> None:
    write(tmp_path, b"data/a.yaml")
    committed(tmp_path)

    with pytest.raises(CannotGoOn, match="git knows no commit"):
        commit_tree(tmp_path, revision)


def test_outside_a_repository_there_is_no_commit(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn):
        commit_tree(tmp_path, "HEAD")
