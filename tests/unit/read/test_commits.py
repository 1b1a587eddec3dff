"""Git is asked through one door: any name of a commit, many objects at once, one sentence."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.repositories import Step, git, go_on, repository
from ledgers.model.problem import CannotGoOn
from ledgers.read.commits import Store, StoredTree, commit_tree, opened
from ledgers.read.tree import EMPTY_TREE, File, Unopened

FIRST = datetime(2026, 3, 1, tzinfo=UTC)
SECOND = datetime(2026, 3, 2, tzinfo=UTC)
MANY = {f"data/{number:02}.yaml": b"%d\n" % number for number in range(40)}
NOWHERE = "0" * 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with two commits, the first one tagged twice."""
    repository(tmp_path, [Step(FIRST, {"data/a.yaml": b"a: 1\n"})])
    git(tmp_path, "tag", "light")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    git(tmp_path, *who, "tag", "--annotate", "--message", "first", "heavy")
    return go_on(tmp_path, [Step(SECOND, {"data/a.yaml": b"a: 2\n"})])


@pytest.mark.parametrize("name", ["light", "heavy", "HEAD~1", "main^", "@{short}", "@{whole}"])
def test_any_name_of_a_commit_will_do(root: Path, name: str) -> None:
    first = git(root, "rev-parse", "light").strip()
    revision = {"@{short}": first[:8], "@{whole}": first}.get(name, name)

    tree = commit_tree(root, revision)

    assert tree.commit == first
    assert tree.data("data/a.yaml") == b"a: 1\n"


def test_a_name_of_something_else_is_no_commit(root: Path) -> None:
    with pytest.raises(CannotGoOn, match="git knows no commit"):
        commit_tree(root, git(root, "rev-parse", "HEAD:data").strip())


def test_a_commit_says_when_it_was_made_and_what_it_holds(root: Path) -> None:
    commits = list(opened(root).commits("HEAD"))

    assert [commit.seconds for commit in commits] == [int(d.timestamp()) for d in (SECOND, FIRST)]
    assert [commit.tree for commit in commits] == [
        git(root, "rev-parse", f"{name}^{{tree}}").strip() for name in ("main", "light")
    ]


def test_files_are_listed_as_git_lists_them(tmp_path: Path) -> None:
    names = ("data/a/b.yaml", "data/a.yaml", "data/a-b.yaml", "data/city/x/y/z.yaml")
    repository(tmp_path, [Step(FIRST, dict.fromkeys(names, b""))])
    listed = git(tmp_path, "ls-tree", "-r", "HEAD").splitlines()

    tree = commit_tree(tmp_path, "HEAD")

    assert [f"{f.mode} blob {f.blob}\t{path}" for path, f in tree.files.items()] == listed


def test_a_folder_that_is_not_there_is_the_empty_tree(root: Path) -> None:
    store = opened(root)

    assert store.folder(store.commit("HEAD").tree, "schemas") == EMPTY_TREE
    assert store.files("schemas", EMPTY_TREE) == ()


def stored(root: Path) -> tuple[Store, dict[str, bytes]]:
    """Return a repository's store, and its bytes by blob."""
    repository(root, [Step(FIRST, dict(MANY))])
    tree = commit_tree(root, "HEAD")
    return tree.store, {file.blob: MANY[path] for path, file in tree.files.items()}


@pytest.mark.parametrize("count", [0, 1, 19, 20, 40])
def test_many_objects_are_read_at_once_as_one_by_one(tmp_path: Path, count: int) -> None:
    store, blobs = stored(tmp_path)
    names = sorted(blobs)[:count]

    assert store.all_data([*names, NOWHERE]) == {name: blobs[name] for name in names}


def test_an_object_that_is_not_there_cannot_be_opened(root: Path) -> None:
    store = opened(root)
    tree = StoredTree(store, {"data/b.yaml": File("data/b.yaml", "100644", NOWHERE)})

    for path in ("data/b.yaml", "data/c.yaml"):
        with pytest.raises(Unopened):
            tree.data(path)


def damaged(root: Path, name: str) -> Store:
    """Return the store of a repository in which one object is damaged."""
    git(root, "config", "gc.auto", "0")
    for pack in (root / ".git/objects/pack").glob("*.pack"):
        data = pack.read_bytes()
        for part in pack.parent.glob(f"{pack.stem}.*"):
            part.unlink()
        git(root, "unpack-objects", "-q", data=data)
    place = root / ".git/objects" / name[:2] / name[2:]
    place.chmod(0o644)
    place.write_bytes(b"damaged")
    return opened(root)


@pytest.mark.parametrize("count", [3, 40])
def test_one_damaged_object_takes_no_other_down(tmp_path: Path, count: int) -> None:
    _, blobs = stored(tmp_path)
    names = sorted(blobs)[:count]
    store = damaged(tmp_path, names[1])

    with pytest.raises(Unopened):
        store.data(names[1])
    assert store.data(names[2]) == blobs[names[2]]
    assert store.all_data(names) == {name: blobs[name] for name in names if name != names[1]}


def test_a_damaged_folder_ends_the_run_with_a_sentence(root: Path) -> None:
    tree = git(root, "rev-parse", "HEAD:data").strip()
    damaged(root, tree)

    with pytest.raises(CannotGoOn, match=f"git cannot read the folder {tree}"):
        commit_tree(root, "HEAD")


def test_a_folder_inside_a_repository_sees_its_own_files(tmp_path: Path) -> None:
    repository(tmp_path, [Step(FIRST, {"one/data/a.yaml": b"1", "data/b.yaml": b"2"})])

    assert list(commit_tree(tmp_path / "one", "HEAD").files) == ["data/a.yaml"]


def test_a_repository_that_git_cannot_read_ends_the_run_with_a_sentence(root: Path) -> None:
    (root / ".git/config").write_text("[core]\n\trepositoryformatversion = 9\n", "utf-8")

    with pytest.raises(CannotGoOn, match=r"^git cannot read this repository: \S"):
        opened(root)


def test_a_machine_without_git_ends_the_run_with_a_sentence(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ledgers", "assess", "--at", "HEAD", "--root", root, "--lang", "en"],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONPATH": "scripts", "PATH": ""},
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "git is missing: please install it\n"
