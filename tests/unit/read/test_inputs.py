"""The inputs of an issue are named by their content, and found wherever that content is."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from demo.repositories import Files, Step, git, go_on, repository
from ledgers.model.bulletin import Inputs
from ledgers.model.problem import CannotGoOn
from ledgers.read.inputs import (
    archive_of,
    changed_files,
    find_inputs,
    inputs_of,
    inputs_tree,
    tree_by_ids,
    tree_name,
)
from ledgers.read.tree import EMPTY_TREE, FolderTree, Unopened

START = datetime(2026, 3, 1, tzinfo=UTC)
CITY: Files = {
    "data/city/tasks.yaml": b"tasks: []\n",
    "data/counties/990121/progress/T01.yaml": b"task: T01\n",
    "schemas/tasks.schema.json": b"{}\n",
}
ISSUED: Files = {
    "data/city/bulletins/W26-01.yaml": b"facts\n",
    "data/city/editions/2026-Q3.yaml": b"manifest\n",
}
OTHER: Files = {"data/counties/990121/progress/T01.yaml": b"task: T02\n"}


def made(root: Path, *changes: Files) -> Path:
    """Make a repository with one commit for each change."""
    return repository(root, _steps(*changes))


def _steps(*changes: Files) -> list[Step]:
    return [Step(START + timedelta(days=day), change) for day, change in enumerate(changes)]


def named(root: Path, revision: str = "HEAD") -> Inputs:
    """Return the inputs of a commit."""
    return inputs_of(archive_of(root), revision)[1]


def found(root: Path, wanted: Inputs) -> dict[str, bytes]:
    """Return the files that the inputs name, as found in a repository."""
    tree = tree_by_ids(archive_of(root), wanted)
    return {path: tree.data(path) for path in tree.files}


# ── Names ────────────────────────────────────────────────────────────────────────────────────────


def test_the_names_are_gits_own_for_the_folders_without_what_was_issued(tmp_path: Path) -> None:
    inputs = named(made(tmp_path, {**CITY, **ISSUED}))

    git(tmp_path, "rm", "-r", "--quiet", "data/city/bulletins", "data/city/editions")
    tree = git(tmp_path, "write-tree").strip()
    data, schemas = git(tmp_path, "rev-parse", f"{tree}:data", f"{tree}:schemas").split()
    assert (inputs.data, inputs.schemas) == (data, schemas)


def test_issuing_changes_no_name(tmp_path: Path) -> None:
    made(tmp_path, CITY, ISSUED)

    assert named(tmp_path, "HEAD~1") == named(tmp_path, "HEAD")


def test_a_folder_that_held_only_issues_is_as_if_it_had_not_been(tmp_path: Path) -> None:
    with_city = made(tmp_path / "one", {**OTHER, **ISSUED})
    without = made(tmp_path / "two", OTHER)

    assert named(with_city) == named(without)


def test_the_digest_can_be_recomputed_from_the_files_alone(tmp_path: Path) -> None:
    inputs = named(made(tmp_path, {**CITY, **ISSUED}))

    lines = b""
    for path in sorted(CITY):
        digest = hashlib.sha256((tmp_path / path).read_bytes()).hexdigest()
        lines += f"100644 {path} {digest}\0".encode()
    assert inputs.digest == hashlib.sha256(lines).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        OTHER,
        {"data/city/tasks.yaml": None},
        {"data/city/tasks.yaml": None, "data/city/other.yaml": b"tasks: []\n"},
        {"schemas/tasks.schema.json": b"{} \n"},
        {"data/city/bulletins.yaml": b""},
    ],
)
def test_any_other_change_changes_the_names(tmp_path: Path, change: Files) -> None:
    made(tmp_path, CITY, change)
    before, after = named(tmp_path, "HEAD~1"), named(tmp_path)

    assert before.digest != after.digest
    assert (before.data, before.schemas) != (after.data, after.schemas)


def test_the_names_do_not_depend_on_where_the_city_lies(tmp_path: Path) -> None:
    made(tmp_path / "one", CITY)
    made(tmp_path / "two", {f"cities/a/{path}": data for path, data in CITY.items()})

    assert named(tmp_path / "one") == named(tmp_path / "two/cities/a")


def test_a_tree_of_nothing_is_named_as_git_names_it() -> None:
    assert tree_name(()) == EMPTY_TREE


# ── Finding ──────────────────────────────────────────────────────────────────────────────────────


def test_inputs_are_found_in_a_commit_of_the_past(tmp_path: Path) -> None:
    made(tmp_path, {**CITY, **ISSUED}, OTHER)

    assert found(tmp_path, named(tmp_path, "HEAD~1")) == CITY


def test_inputs_are_found_after_a_squash(tmp_path: Path) -> None:
    wanted = named(made(tmp_path / "long", CITY, ISSUED, OTHER), "HEAD~2")
    squashed = made(tmp_path / "short", {**CITY, **ISSUED, **OTHER}, CITY)

    assert found(squashed, wanted) == CITY


def test_inputs_are_found_on_another_branch_and_below_a_tag(tmp_path: Path) -> None:
    made(tmp_path, CITY)
    wanted = named(tmp_path)
    git(tmp_path, "tag", "edition")
    git(tmp_path, "checkout", "--quiet", "--orphan", "new")
    (tmp_path / "data/city/tasks.yaml").write_bytes(b"tasks: [1]\n")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    git(tmp_path, *who, "commit", "--quiet", "--all", "--message", "new")
    git(tmp_path, "branch", "--quiet", "--delete", "--force", "main")

    assert found(tmp_path, wanted) == CITY


def test_data_and_schemas_may_come_from_two_commits(tmp_path: Path) -> None:
    wanted = named(made(tmp_path / "one", CITY))
    other = {"schemas/tasks.schema.json": b"[]\n"}
    made(tmp_path / "two", {**CITY, **other}, {**CITY, **OTHER})

    assert found(tmp_path / "two", wanted) == CITY


def test_one_commit_that_holds_both_comes_before_two(tmp_path: Path) -> None:
    made(tmp_path, CITY, {"schemas/tasks.schema.json": b"[]\n"}, {**OTHER, **CITY}, OTHER)
    archive = archive_of(tmp_path)

    data, schemas = find_inputs(archive, named(tmp_path, "HEAD~3"))

    assert data == schemas


def test_what_was_found_is_a_tree_like_any_other(tmp_path: Path) -> None:
    made(tmp_path, CITY)

    tree, folder = tree_by_ids(archive_of(tmp_path), named(tmp_path)), FolderTree(tmp_path)

    for name in ("data", "data/counties", "schemas"):
        assert tree.entries(name) == folder.entries(name)
        assert [tree.data(e.path) for e in tree.entries(name)] == [
            folder.data(e.path) for e in folder.entries(name)
        ]


def test_whoever_issues_reads_the_tree_that_whoever_verifies_finds(tmp_path: Path) -> None:
    made(tmp_path, {**CITY, **ISSUED})
    archive = archive_of(tmp_path)
    commit = archive.store.commit("HEAD")

    assert inputs_tree(archive, commit, commit) == tree_by_ids(archive, named(tmp_path))


@pytest.mark.parametrize("part", ["data", "schemas"])
def test_a_tree_that_no_commit_holds_is_one_sentence(tmp_path: Path, part: str) -> None:
    wanted = replace(named(made(tmp_path, CITY)), **{part: "0" * 40})

    with pytest.raises(CannotGoOn, match=f"repository holds tree {'0' * 40}"):
        tree_by_ids(archive_of(tmp_path), wanted)


def test_a_tree_before_the_end_of_a_shallow_clone_is_one_sentence(tmp_path: Path) -> None:
    wanted = named(made(tmp_path / "whole", CITY, OTHER), "HEAD~1")
    git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "whole").as_uri(), "cut")

    with pytest.raises(CannotGoOn, match="git fetch --unshallow"):
        tree_by_ids(archive_of(tmp_path / "cut"), wanted)


def test_in_a_shallow_clone_what_is_there_is_found(tmp_path: Path) -> None:
    wanted = named(made(tmp_path / "whole", OTHER, CITY))
    git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "whole").as_uri(), "cut")

    assert found(tmp_path / "cut", wanted) == CITY


def test_other_bytes_under_the_same_name_are_told(tmp_path: Path) -> None:
    wanted = named(made(tmp_path, CITY))

    with pytest.raises(CannotGoOn, match="have the SHA-256"):
        tree_by_ids(archive_of(tmp_path), replace(wanted, digest="0" * 64))


def test_in_a_repository_without_a_commit_nothing_is_found(tmp_path: Path) -> None:
    wanted = named(made(tmp_path / "one", CITY))
    (tmp_path / "two").mkdir()
    git(tmp_path / "two", "init", "--quiet")

    with pytest.raises(CannotGoOn, match="no commit or tag of this repository holds tree"):
        find_inputs(archive_of(tmp_path / "two"), wanted)


# ── The working tree ─────────────────────────────────────────────────────────────────────────────


def test_what_was_just_checked_out_is_clean(tmp_path: Path) -> None:
    made(tmp_path, {**CITY, **ISSUED, "other.txt": b""})
    (tmp_path / "other.txt").write_bytes(b"changed")
    (tmp_path / "build").mkdir()

    assert changed_files(tmp_path) == ()


def test_every_file_that_differs_is_told_whatever_git_ignores(tmp_path: Path) -> None:
    made(tmp_path, {**CITY, ".gitignore": b"*.old\n"})
    (tmp_path / "data/city/tasks.yaml").write_bytes(b"tasks: [1]\n")
    git(tmp_path, "update-index", "--assume-unchanged", "data/city/tasks.yaml")
    (tmp_path / "data/new.yaml").write_bytes(b"")
    (tmp_path / "data/ignored.old").write_bytes(b"")
    (tmp_path / "schemas/tasks.schema.json").unlink()
    git(tmp_path, "add", "data/new.yaml")

    assert changed_files(tmp_path) == (
        "data/city/tasks.yaml",
        "data/ignored.old",
        "data/new.yaml",
        "schemas/tasks.schema.json",
    )


def test_a_link_is_never_clean(tmp_path: Path) -> None:
    made(tmp_path, CITY)
    (tmp_path / "data/link.yaml").symlink_to("city/tasks.yaml")
    git(tmp_path, "add", "--all")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    git(tmp_path, *who, "commit", "--quiet", "--message", "link")

    assert changed_files(tmp_path) == ("data/link.yaml",)


def test_a_file_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise Unopened("Permission denied")

    made(tmp_path, CITY)
    monkeypatch.setattr(FolderTree, "data", refuse)

    assert changed_files(tmp_path) == tuple(CITY)


def test_a_later_commit_does_not_change_what_is_clean(tmp_path: Path) -> None:
    go_on(made(tmp_path, CITY), _steps(CITY, OTHER)[1:])

    assert changed_files(tmp_path) == ()
