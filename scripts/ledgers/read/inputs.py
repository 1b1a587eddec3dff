"""The inputs of an issue: their names, and the commits in which the same files are found again."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ledgers.model import Struct, field, is_foreign
from ledgers.model.bulletin import LEFT_OUT, Inputs
from ledgers.model.problem import NotHere, NotTheSame
from ledgers.read import tree as trees
from ledgers.read.commits import Store, StoredTree, opened, tree_of_commit

NO_BLOB = "160000"


class Archive(Struct, frozen=True):
    """A repository in which inputs are looked for, with the results found so far."""

    store: Store
    pruned: dict[tuple[str, str], str] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)

    def ids(self, tree: str) -> tuple[str, str]:
        """Return git's names of both trees of inputs in a commit's tree."""
        data, schemas = (self.store.folder(tree, name) for name in trees.OF_A_CITY)
        return self.without(data, "data"), schemas

    def without(self, tree: str, path: str) -> str:
        """Return the name that git would give a tree without the folders that are not inputs."""
        if not any(name.startswith(f"{path}/") for name in LEFT_OUT):
            return tree
        if (path, tree) not in self.pruned:
            self.pruned[path, tree] = tree_name(tuple(self._kept(tree, path)))
        return self.pruned[path, tree]

    def _kept(self, tree: str, path: str) -> Iterator[trees.Row]:
        for row in self.store.rows(tree):
            inner = f"{path}/{row.name}"
            kept = self.without(row.object, inner) if row.mode == trees.FOLDER else row.object
            if inner not in LEFT_OUT and kept != trees.EMPTY_TREE:
                yield row._replace(object=kept)

    def digest(self, files: Iterable[trees.File]) -> str:
        """Return the SHA-256 over the listing of files (`Inputs.digest`)."""
        whole = hashlib.sha256()
        for path, file in sorted((_bytes(file.path), file) for file in files):
            whole.update(b"%s %s %s\0" % (file.mode.encode(), path, self._sum(file).encode()))
        return whole.hexdigest()

    def _sum(self, file: trees.File) -> str:
        if file.blob not in self.sums:
            # A commit of another repository has no bytes here: its name stands for them.
            data = file.blob.encode() if file.mode == NO_BLOB else self.store.data(file.blob)
            self.sums[file.blob] = trees.sha256(data)
        return self.sums[file.blob]


def archive_of(root: Path) -> Archive:
    """Open the repository around a city's folder."""
    return Archive(opened(root))


def tree_name(rows: Iterable[trees.Row]) -> str:
    """Return git's name for a folder with these lines."""
    lines = (
        b"%s %s\0%s" % (row.mode.encode(), _bytes(row.name), bytes.fromhex(row.object))
        for row in rows
    )
    return trees.object_name("tree", b"".join(lines))


def inputs_of(archive: Archive, revision: str = "HEAD") -> tuple[StoredTree, Inputs]:
    """Return a commit's inputs and their names; the working tree may differ (`changed_files`)."""
    commit = archive.store.commit(revision)
    tree = inputs_tree(archive, commit, commit)
    return tree, Inputs(*archive.ids(commit.tree), archive.digest(tree.files.values()))


def inputs_tree(archive: Archive, data: trees.Commit, schemas: trees.Commit) -> StoredTree:
    """Return the inputs alone, `data/` of one commit and `schemas/` of that or another one.

    Issuing reads this tree, not the folder, so that verifying reads the same.
    """
    files = (
        file
        for name, commit in zip(trees.OF_A_CITY, (data, schemas), strict=True)
        for file in archive.store.files(name, archive.store.folder(commit.tree, name))
        if not file.path.startswith(tuple(f"{folder}/" for folder in LEFT_OUT))
    )
    return StoredTree(archive.store, {file.path: file for file in files})


def find_inputs(archive: Archive, wanted: Inputs) -> tuple[trees.Commit, trees.Commit]:
    """Return commits that hold the data and the schemas, the same commit where possible.

    All commits that a branch, a tag or HEAD reaches are looked at, each folder once. Raises
    NotHere where a tree is in none of them.
    """
    data: dict[str, trees.Commit] = {}
    schemas: dict[str, trees.Commit] = {}
    for commit in archive.store.all_commits():
        ids = archive.ids(commit.tree)
        if ids == (wanted.data, wanted.schemas):
            return commit, commit
        data.setdefault(ids[0], commit)
        schemas.setdefault(ids[1], commit)
    for name, found in ((wanted.data, data), (wanted.schemas, schemas)):
        if name not in found:
            raise _not_there(archive.store, name)
    return data[wanted.data], schemas[wanted.schemas]


def tree_by_ids(archive: Archive, wanted: Inputs) -> StoredTree:
    """Return the tree with these inputs, its SHA-256 compared.

    Raises NotHere without it, and NotTheSame where its files have another SHA-256.
    """
    tree = inputs_tree(archive, *find_inputs(archive, wanted))
    try:
        found = archive.digest(tree.files.values())
    except trees.Unopened as error:
        raise _not_there(archive.store, wanted.data) from error
    if found != wanted.digest:
        raise NotTheSame.say(
            "the files of tree {tree} have the SHA-256 {found}, not {wanted}",
            tree=wanted.data,
            found=found,
            wanted=wanted.digest,
        )
    return tree


def _not_there(store: Store, tree: str) -> NotHere:
    if store.is_shallow:
        return NotHere.say(
            "tree {tree} is not in this clone, whose history is cut off; "
            "run: git fetch --unshallow",
            tree=tree,
        )
    return NotHere.say("no commit or tag of this repository holds tree {tree}", tree=tree)


def changed_files(root: Path) -> tuple[str, ...]:
    """Return the files of `data/` and `schemas/` that differ from the commit checked out.

    The bytes are compared: a file that git ignores is an input as well. A link is always returned,
    since its target is in no commit.
    """
    store = opened(root)
    committed = tree_of_commit(store, store.commit("HEAD")).files
    kept = {path: file.blob for path, file in committed.items() if not is_foreign(path)}
    tree = trees.FolderTree(root)
    there = {
        entry.path: _blob(tree, entry.path) if entry.ordinary else None
        for name in trees.OF_A_CITY
        for entry in tree.entries(name)
    }
    names = kept.keys() | there.keys()
    return tuple(sorted(name for name in names if there.get(name) != kept.get(name, "")))


def _blob(tree: trees.FolderTree, path: str) -> str | None:
    try:
        return trees.object_name("blob", tree.data(path))
    except trees.Unopened:
        return None


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
