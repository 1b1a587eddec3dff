"""Look at a commit as a tree of files; the one door to GitPython."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import git
from git.exc import GitError
from gitdb.exc import ODBError

from ledgers.model.errors import CannotGoOn
from ledgers.model.words import say
from ledgers.read.tree import Entry

ORDINARY = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True)
class CommitTree:
    """The files of one commit; blobs come through a single `git cat-file --batch`."""

    repository: git.Repo
    commit: str
    blobs: Mapping[str, tuple[str, str]]

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """Return what lies below a folder in the commit."""
        return tuple(
            Entry(path, ordinary=mode in ORDINARY)
            for path, (mode, _) in sorted(self.blobs.items())
            if path.startswith(f"{folder}/")
        )

    def data(self, path: str) -> bytes:
        """Return the bytes of a file in the commit."""
        return bytes(self.repository.git.get_object_data(self.blobs[path][1])[3])


def commit_tree(root: Path, revision: str) -> CommitTree:
    """Return the tree of a revision; raises CannotGoOn where git does not know it."""
    try:
        repository = git.Repo(root, search_parent_directories=True)
        commit = repository.git.rev_parse("--verify", "--end-of-options", f"{revision}^{{commit}}")
        prefix = root.resolve().relative_to(Path(repository.working_dir).resolve()).as_posix()
        top = commit if prefix == "." else f"{commit}:{prefix}"
        listed = repository.git.ls_tree("-r", "-z", "--full-tree", top, stdout_as_string=False)
    except (GitError, ODBError, ValueError) as error:
        message = say("git knows no commit {revision} here", revision=revision)
        raise CannotGoOn(message) from error
    return CommitTree(repository, commit, dict(_rows(listed)))


def _rows(listed: bytes) -> list[tuple[str, tuple[str, str]]]:
    rows = []
    for line in listed.split(b"\0"):
        if line:
            about, _, name = line.partition(b"\t")
            mode, _, blob = about.decode().split(" ")
            rows.append((name.decode("utf-8", "surrogateescape"), (mode, blob)))
    return rows


def commit_of(root: Path) -> str | None:
    """Return the commit that is checked out, or None outside a repository."""
    try:
        repository = git.Repo(root, search_parent_directories=True)
        return str(repository.git.rev_parse("--verify", "HEAD"))
    except GitError:
        return None
