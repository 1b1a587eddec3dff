"""Many trees are read through one shelf, and give what each would give by itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from demo.repositories import Files, Step, git, repository
from ledgers.model.problem import CannotGoOn
from ledgers.read.commits import StoredTree, commit_tree, opened, tree_of_commit
from ledgers.read.documents import Reading, documents_of
from ledgers.read.history import Shelf
from ledgers.read.tree import File

START = datetime(2026, 3, 1, tzinfo=UTC)
A, B = "data/counties/990121/progress/T01.yaml", "data/counties/990121/progress/T02.yaml"
TEXT = b"task: T01\nupdates: []\n"


def trees(root: Path, *changes: Files) -> list[StoredTree]:
    """Make one commit for each change and return their trees, the oldest first."""
    steps = (Step(START + timedelta(days=day), change) for day, change in enumerate(changes))
    repository(root, steps)
    store = opened(root)
    return [tree_of_commit(store, commit) for commit in store.commits("--reverse", "main")]


def told(reading: Reading) -> tuple[object, ...]:
    """Return what two readings are compared by."""
    documents = [(each.file, each.id, each.blob, each.value) for each in reading.documents]
    return documents, reading.problems, reading.files


def test_each_tree_gives_what_it_gives_by_itself(tmp_path: Path) -> None:
    made = trees(
        tmp_path,
        {A: TEXT, "data/odd.txt": b"", "data/README.md": b"words"},
        {A: b"a: [", B: TEXT},
        {A: None, "data/odd.txt": None, "data/\u202e.yaml": b""},
    )
    shelf = Shelf()

    assert [told(shelf.reading(tree)) for tree in made] == [told(documents_of(t)) for t in made]


def test_a_file_that_trees_share_is_one_document(tmp_path: Path) -> None:
    first, second = trees(tmp_path, {A: TEXT}, {B: b"task: T02\nupdates: []\n"})
    shelf = Shelf()

    (before,), (after, _) = shelf.reading(first).documents, shelf.reading(second).documents

    assert before is after


def test_what_comes_back_is_not_read_again(tmp_path: Path) -> None:
    first, second, third = trees(tmp_path, {A: TEXT}, {A: b"task: T09\nupdates: []\n"}, {A: TEXT})
    shelf = Shelf()
    readings = [shelf.reading(tree).documents[0] for tree in (first, second, third)]

    assert readings[0] is readings[2]
    assert readings[0] is not readings[1]


def test_the_same_bytes_elsewhere_are_another_document(tmp_path: Path) -> None:
    (tree,) = trees(tmp_path, {A: TEXT, B: TEXT})

    one, other = Shelf().reading(tree).documents

    assert (one.id, other.id) == ("T01", "T02")
    assert one.blob == other.blob


def test_a_link_is_told_even_where_its_bytes_were_read_as_a_file(tmp_path: Path) -> None:
    trees(tmp_path, {A: TEXT})
    (tmp_path / A).unlink()
    (tmp_path / A).symlink_to(TEXT.decode())
    git(tmp_path, "add", "--all")
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    git(tmp_path, *who, "commit", "--quiet", "--message", "link")
    store, shelf = opened(tmp_path), Shelf()
    link, file = (tree_of_commit(store, commit) for commit in store.commits("main"))

    assert link.files[A].blob == file.files[A].blob
    assert [len(shelf.reading(tree).documents) for tree in (file, link)] == [1, 0]


def test_a_blob_that_the_repository_lacks_is_a_problem(tmp_path: Path) -> None:
    (tree,) = trees(tmp_path, {A: TEXT})

    reading = Shelf().reading(StoredTree(tree.store, {A: File(A, "100644", "0" * 40)}))

    assert [(problem.kind.code, problem.place.file) for problem in reading.problems] == [
        ("Y116", A)
    ]


def test_a_tree_without_data_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    trees(tmp_path, {"other/a.yaml": b""})

    with pytest.raises(CannotGoOn, match="no file below data/"):
        Shelf().reading(commit_tree(tmp_path, "HEAD"))
