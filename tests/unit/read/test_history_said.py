"""The commits of a change are read: their messages, and the files that they bring."""

import subprocess
from pathlib import Path

import git
import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.read.history import Said, said_since


@pytest.fixture
def repository(tmp_path: Path) -> git.Repo:
    """Return a repository with a first commit, tagged `base`."""
    made = git.Repo.init(tmp_path / "city", initial_branch="main")
    with made.config_writer() as settings:
        settings.set_value("user", "name", "Test")
        settings.set_value("user", "email", "test@example.invalid")
        settings.set_value("commit", "gpgsign", "false")
        settings.set_value("log", "showSignature", "true")
    commit(made, "first", "data/a.yaml")
    made.git.tag("base")
    return made


def commit(repository: git.Repo, message: str, *names: str) -> str:
    """Write some files anew, commit everything and return the commit's short name."""
    for name in names:
        path = Path(repository.working_dir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"a: {message}\n", encoding="utf-8")
    repository.git.add("--all")
    repository.git.commit("--quiet", "--allow-empty", "--cleanup=verbatim", "--message", message)
    return str(repository.git.rev_parse("--short", "HEAD"))


def root(repository: git.Repo) -> Path:
    """Return the folder of a repository."""
    return Path(repository.working_dir)


def test_messages_and_files_since_the_base_are_read(repository: git.Repo) -> None:
    second = commit(repository, "二\n\n正文\n", "data/b 中.yaml", "data/a.yaml")
    third = commit(repository, "empty")

    said = said_since(root(repository), "base", "HEAD")

    assert said == Said(
        {third: "empty\n", second: "二\n\n正文\n"}, frozenset({"data/b 中.yaml", "data/a.yaml"})
    )


def test_nothing_since_the_base_is_nothing(repository: git.Repo) -> None:
    assert said_since(root(repository), "base", "HEAD") == Said({}, frozenset())
    assert said_since(root(repository), "HEAD", "base") == Said({}, frozenset())


def test_what_the_base_has_and_the_head_has_not_is_left_out(repository: git.Repo) -> None:
    repository.git.checkout("--quiet", "-b", "change")
    commit(repository, "of the change", "data/b.yaml")
    repository.git.checkout("--quiet", "main")
    commit(repository, "of main", "data/c.yaml")

    said = said_since(root(repository), "main", "change")

    assert [message.strip() for message in said.messages.values()] == ["of the change"]
    assert said.files == {"data/b.yaml"}


def test_a_file_that_came_and_went_is_named_and_one_that_only_went_is_not(
    repository: git.Repo,
) -> None:
    commit(repository, "came", "data/b.yaml")
    Path(root(repository), "data/b.yaml").unlink()
    Path(root(repository), "data/a.yaml").unlink()
    commit(repository, "went")

    assert said_since(root(repository), "base", "HEAD").files == {"data/b.yaml"}


def test_a_file_that_was_renamed_is_named_as_it_is_now(repository: git.Repo) -> None:
    repository.git.mv("data/a.yaml", "data/z.yaml")
    commit(repository, "renamed")

    assert said_since(root(repository), "base", "HEAD").files == {"data/z.yaml"}


def test_merged_commits_are_read_and_odd_bytes_do_no_harm(repository: git.Repo) -> None:
    tree = repository.git.rev_parse("HEAD^{tree}")
    odd = subprocess.run(
        ["git", "commit-tree", "-p", "HEAD", tree],
        cwd=root(repository),
        input=b"\xd6\xd0\x01\x1b[31m 1",
        capture_output=True,
        check=True,
    ).stdout.decode()
    commit(repository, "main")
    repository.git.merge("--quiet", "--no-ff", "--message", "merged", odd.strip())

    said = said_since(root(repository), "base", "HEAD")

    assert len(said.messages) == 3
    assert any("\x1b[31m 1" in message for message in said.messages.values())


def test_a_folder_in_the_repository_is_enough(repository: git.Repo) -> None:
    commit(repository, "second", "data/b.yaml")

    assert said_since(root(repository) / "data", "base", "HEAD").files == {"data/b.yaml"}


@pytest.mark.parametrize(("base", "head"), [("nowhere", "HEAD"), ("base", "--all"), ("", "HEAD")])
def test_an_unknown_revision_is_told(repository: git.Repo, base: str, head: str) -> None:
    with pytest.raises(CannotGoOn, match="git knows no commit"):
        said_since(root(repository), base, head)


def test_a_folder_outside_git_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="git repository"):
        said_since(tmp_path, "base", "HEAD")


def test_a_shallow_clone_is_told(repository: git.Repo, tmp_path: Path) -> None:
    commit(repository, "second")
    url = root(repository).as_uri()
    git.Repo.clone_from(url, tmp_path / "shallow", depth=1)

    with pytest.raises(CannotGoOn, match="unshallow"):
        said_since(tmp_path / "shallow", "HEAD", "HEAD")
