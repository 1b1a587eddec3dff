"""The commits of a change are read: their messages, the files that they touch, and the whole."""

import subprocess
from pathlib import Path

import git
import pytest

from ledgers.model.problem import CannotGoOn
from ledgers.read.diff import diff_since


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
    """Write some files anew, commit everything and return the name of the commit."""
    for name in names:
        path = Path(repository.working_dir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"a: {message}\n", encoding="utf-8")
    repository.git.add("--all")
    repository.git.commit("--quiet", "--allow-empty", "--cleanup=verbatim", "--message", message)
    return str(repository.git.rev_parse("HEAD"))


def root(repository: git.Repo) -> Path:
    """Return the folder of a repository."""
    return Path(repository.working_dir)


def names(repository: git.Repo, base: str, head: str | None) -> list[list[str]]:
    """Return the files that each commit of a change touches."""
    diff = diff_since(root(repository), base, head)
    return [[file.path for file in step.files] for step in diff.steps]


def test_every_commit_since_the_base_is_read_with_its_message_and_files(
    repository: git.Repo,
) -> None:
    second = commit(repository, "二\n\n正文\n", "data/b 中.yaml", "data/a.yaml")
    third = commit(repository, "empty")

    diff = diff_since(root(repository), "base", "HEAD")

    found = [(step.commit, step.message, len(step.files)) for step in diff.steps]
    assert found == [(second, "二\n\n正文\n", 2), (third, "empty\n", 0)]
    assert [file.path for file in diff.whole] == ["data/a.yaml", "data/b 中.yaml"]
    (changed, new) = diff.whole
    text = "a: 二\n\n正文\n\n".encode()
    assert [side and side.data for side in (changed.old, changed.new)] == [b"a: first\n", text]
    assert (new.old, new.new and new.new.size) == (None, len(text))


def test_nothing_since_the_base_is_nothing(repository: git.Repo) -> None:
    commit(repository, "second")

    assert names(repository, "HEAD", "HEAD") == []
    assert names(repository, "HEAD", "base") == []


def test_what_came_to_the_base_since_is_left_out(repository: git.Repo) -> None:
    repository.git.checkout("--quiet", "-b", "change")
    commit(repository, "of the change", "data/b.yaml")
    repository.git.checkout("--quiet", "main")
    commit(repository, "of main", "data/c.yaml")
    assert names(repository, "main", "change") == [["data/b.yaml"]]

    repository.git.checkout("--quiet", "change")
    repository.git.merge("--quiet", "--no-edit", "main")
    assert names(repository, "main", "change") == [["data/b.yaml"], []]
    assert [file.path for file in diff_since(root(repository), "main", "change").whole] == [
        "data/b.yaml"
    ]


def test_a_merge_shows_what_it_brings_itself(repository: git.Repo) -> None:
    repository.git.checkout("--quiet", "-b", "change")
    commit(repository, "of the change", "data/b.yaml")
    repository.git.checkout("--quiet", "main")
    commit(repository, "of main", "data/c.yaml")
    repository.git.checkout("--quiet", "change")
    repository.git.merge("--quiet", "--no-commit", "main")
    Path(root(repository), "data/hidden.yaml").write_text("a: 1\n", encoding="utf-8")
    commit(repository, "merged", "data/c.yaml")

    assert names(repository, "main", "change")[-1] == ["data/c.yaml", "data/hidden.yaml"]


def test_a_merge_that_drops_what_the_base_has_shows_in_the_whole(repository: git.Repo) -> None:
    repository.git.checkout("--quiet", "-b", "change")
    commit(repository, "of the change", "data/b.yaml")
    repository.git.checkout("--quiet", "main")
    commit(repository, "of main", "data/a.yaml")
    repository.git.checkout("--quiet", "change")
    repository.git.merge("--quiet", "--no-edit", "--strategy=ours", "main")

    diff = diff_since(root(repository), "main", "change")
    assert [file.path for file in diff.whole] == ["data/a.yaml", "data/b.yaml"]


def test_a_folder_shows_what_is_not_committed(repository: git.Repo) -> None:
    commit(repository, "second", "data/b.yaml")
    folder = root(repository)
    (folder / "data/a.yaml").write_text("a: 2\n", encoding="utf-8")
    (folder / "data/new.yaml").write_text("a: 3\n", encoding="utf-8")
    (folder / "data/link").symlink_to("/etc/passwd")
    (folder / "data/b.yaml").unlink()

    diff = diff_since(folder, "base", None)
    found = {file.path: file.new and (file.new.mode, file.new.data) for file in diff.whole}
    assert found == {
        "data/a.yaml": ("100644", b"a: 2\n"),
        "data/new.yaml": ("100644", b"a: 3\n"),
        "data/link": ("120000", None),
    }
    assert [step.commit for step in diff.steps][-1] == ""
    repository.git.add("--all")
    committed = diff_since(folder, "base", commit(repository, "all of it"))
    assert {
        file.path: file.new and (file.new.mode, file.new.data) for file in committed.whole
    } == found


def test_what_came_and_went_is_seen_in_the_commit_that_brought_it(repository: git.Repo) -> None:
    commit(repository, "came", "data/b.yaml")
    Path(root(repository), "data/b.yaml").unlink()
    commit(repository, "went")

    assert names(repository, "base", "HEAD") == [["data/b.yaml"], ["data/b.yaml"]]
    assert diff_since(root(repository), "base", "HEAD").whole == ()


def test_a_rename_is_one_file_gone_and_another_there(repository: git.Repo) -> None:
    repository.git.mv("data/a.yaml", "data/z.yaml")
    commit(repository, "renamed")

    assert names(repository, "base", "HEAD") == [["data/a.yaml", "data/z.yaml"]]


def test_odd_bytes_do_no_harm(repository: git.Repo) -> None:
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

    messages = [step.message for step in diff_since(root(repository), "base", "HEAD").steps]

    assert len(messages) == 3
    assert any("\x1b[31m 1" in message for message in messages)


def test_a_folder_in_the_repository_names_files_as_it_sees_them(repository: git.Repo) -> None:
    commit(repository, "second", "data/b.yaml")

    diff = diff_since(root(repository) / "data", "base", "HEAD")
    assert [file.path for file in diff.whole] == ["b.yaml"]


@pytest.mark.parametrize(("base", "head"), [("nowhere", "HEAD"), ("base", "--all"), ("", "HEAD")])
def test_an_unknown_revision_is_told(repository: git.Repo, base: str, head: str) -> None:
    with pytest.raises(CannotGoOn, match="git knows no commit"):
        diff_since(root(repository), base, head)


def test_histories_without_a_common_commit_are_told(repository: git.Repo) -> None:
    repository.git.checkout("--quiet", "--orphan", "other")
    commit(repository, "other", "data/b.yaml")

    with pytest.raises(CannotGoOn, match="no commit in common"):
        diff_since(root(repository), "main", "other")


def test_histories_that_were_merged_crosswise_are_told(repository: git.Repo) -> None:
    one = commit(repository, "one", "data/b.yaml")
    repository.git.checkout("--quiet", "-B", "other", "base")
    two = commit(repository, "two", "data/c.yaml")
    repository.git.merge("--quiet", "--no-edit", one)
    repository.git.checkout("--quiet", "main")
    repository.git.merge("--quiet", "--no-edit", two)

    with pytest.raises(CannotGoOn, match="crosswise"):
        diff_since(root(repository), "main", "other")


@pytest.mark.parametrize("how", ["replace", "grafts"])
def test_no_other_history_that_is_laid_over_it_here_is_read(repository: git.Repo, how: str) -> None:
    second = commit(repository, "second", "data/b.yaml")
    third = commit(repository, "third", "data/c.yaml")
    harmless = str(repository.git.commit_tree("HEAD^{tree}", "-p", third, "-m", "harmless"))
    if how == "replace":
        repository.git.replace(second, str(repository.git.rev_parse("base")))
        repository.git.replace(f"{second}:data/b.yaml", f"{third}:data/c.yaml")
    else:
        info = Path(repository.git_dir, "info/grafts")
        info.write_text(f"{harmless} {repository.git.rev_parse('base')}\n", encoding="utf-8")

    diff = diff_since(root(repository), "base", harmless)

    assert [step.commit for step in diff.steps] == [second, third, harmless]
    assert [file.new and file.new.data for file in diff.whole] == [b"a: second\n", b"a: third\n"]


def test_who_wrote_a_commit_is_read(repository: git.Repo) -> None:
    commit(repository, "second")

    (step,) = diff_since(root(repository), "base", "HEAD").steps

    assert step.who == "Test <test@example.invalid>, Test <test@example.invalid>"


def test_a_folder_outside_git_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="git repository"):
        diff_since(tmp_path, "base", "HEAD")


def test_a_shallow_clone_is_told(repository: git.Repo, tmp_path: Path) -> None:
    commit(repository, "second")
    url = root(repository).as_uri()
    git.Repo.clone_from(url, tmp_path / "shallow", depth=1)

    with pytest.raises(CannotGoOn, match="unshallow"):
        diff_since(tmp_path / "shallow", "HEAD", "HEAD")
