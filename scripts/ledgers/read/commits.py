"""Commits as trees of files; the one door to git.

Objects are read through one `git cat-file --batch` for each repository, and a folder that two
commits share is listed once: the name of an object depends on its content only.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from ledgers.model import CannotGoOn, Struct, Words, field, say
from ledgers.read import tree as trees

try:
    import git
    from git.exc import GitError, InvalidGitRepositoryError, NoSuchPathError
    from gitdb.exc import ODBError
except ImportError as missing:  # GitPython looks for the program when it is imported.
    raise CannotGoOn.say("git is missing: please install it") from missing

AS_STORED = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}
"""How git reads what objects hold, and no other history that somebody has laid over them here."""
FEW = 20
"""How many objects can be read one by one while another process starts."""


def is_kept(path: Path) -> bool:
    """Say whether a repository around a path would take what lies there, or is there itself."""
    around = next(each for each in (path, *path.parents) if each.is_dir())
    try:
        repository = git.Repo(around, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return False
    try:
        return not repository.ignored(path)
    except GitError:  # It is inside the repository's own folder, or one of a host.
        return True


class Store(Struct, frozen=True):
    """The objects of one repository, as seen from a folder in it; each folder is listed once.

    `program` keeps the process that reads objects. It is separate from `repository`, which is in
    a reference cycle: so the process ends with the store, not when the cycle is collected.
    """

    repository: git.Repo
    program: git.Git
    prefix: tuple[str, ...]
    is_shallow: bool
    rows_by_tree: dict[str, tuple[trees.Row, ...]] = field(default_factory=dict)
    files_by_tree: dict[tuple[str, str], tuple[trees.File, ...]] = field(default_factory=dict)

    def all_commits(self) -> Iterator[trees.Commit]:
        """Yield every commit that a branch, a tag or HEAD reaches, the newest first."""
        head = ["HEAD"]
        try:
            self.repository.git.rev_parse("--verify", "--quiet", *head)
        except GitError:  # It is no commit yet.
            head.clear()
        yield from self.commits("--all", *head)

    def data(self, name: str) -> bytes:
        """Return the bytes of an object; raises Unopened where it is missing."""
        try:
            return bytes(self.program.get_object_data(name)[3])
        except (GitError, ODBError, ValueError, OSError) as error:
            # An object that is damaged ends git's process; the next one asked for starts another.
            self.program.clear_cache()
            raise trees.Unopened(f"git has no object {name}") from error

    def all_data(self, names: Collection[str]) -> Mapping[str, bytes]:
        """Return the bytes of many objects by name; those that are not there are left out.

        Asking one by one takes 0.1 ms each, half as long as parsing what comes; asking for all at
        once starts another process.
        """
        if len(names) >= FEW:
            with suppress(CannotGoOn):  # One that is damaged ends git's process.
                wanted = "".join(f"{name}\n" for name in names).encode()
                return dict(trees.objects_in(self.printed("cat_file", "--batch", given=wanted)))
        found: dict[str, bytes] = {}
        for name in names:
            with suppress(trees.Unopened):
                found[name] = self.data(name)
        return found

    def rows(self, tree: str) -> tuple[trees.Row, ...]:
        """Return the lines of one folder, in git's order; raises CannotGoOn where it is damaged."""
        if tree not in self.rows_by_tree:
            try:
                self.rows_by_tree[tree] = tuple(trees.rows_in(self.data(tree)))
            except trees.Unopened as error:
                raise CannotGoOn.say(
                    "git cannot read the folder {tree} of this repository", tree=tree
                ) from error
        return self.rows_by_tree[tree]

    def files(self, folder: str, tree: str) -> tuple[trees.File, ...]:
        """Return all files of a tree at any depth, as if it lay at the path `folder`."""
        key = folder, tree
        if key not in self.files_by_tree:
            self.files_by_tree[key] = tuple(self._files(folder, tree))
        return self.files_by_tree[key]

    def list_ahead(self, tree: str) -> None:
        """List all folders of a tree that are not listed yet, each level asked for at once."""
        level = [tree]
        while unknown := [name for name in level if name not in self.rows_by_tree]:
            rows = {
                name: tuple(trees.rows_in(data)) for name, data in self.all_data(unknown).items()
            }
            self.rows_by_tree.update(rows)
            level = sorted(
                {row[2] for each in rows.values() for row in each if row[0] == trees.FOLDER}
            )

    def _files(self, folder: str, tree: str) -> Iterator[trees.File]:
        for mode, name, found in self.rows(tree):
            path = f"{folder}/{name}"
            if mode == trees.FOLDER:
                yield from self.files(path, found)
            else:
                yield trees.File(path, mode, found)

    def folder(self, top: str, *name: str) -> str:
        """Return the tree of a folder of the city, or of the city; the empty one if none."""
        for part in (*self.prefix, *name):
            found = (row.object for row in self.rows(top) if row[:2] == (trees.FOLDER, part))
            top = next(found, trees.EMPTY_TREE)
        return top

    def commit(self, revision: str) -> trees.Commit:
        """Return the commit of a revision: a branch, a tag, an id, an id cut short."""
        try:
            asked = f"{revision}^{{commit}}"
            name = self.repository.git.rev_parse("--verify", "--end-of-options", asked)
            return next(self.commits("--max-count=1", name))
        except (GitError, ODBError, ValueError) as error:
            raise CannotGoOn.say(
                "git knows no commit {revision} here", revision=revision
            ) from error

    def printed(self, command: str, *words: str, given: bytes = b"") -> bytes:
        """Return what a command of git prints, with `given` as its input.

        Raises CannotGoOn with the last words of git where it fails.
        """
        with TemporaryFile() as stream:
            stream.write(given)
            stream.seek(0)
            try:
                found = getattr(self.repository.git, command)(
                    *words, istream=stream, stdout_as_string=False, strip_newline_in_stdout=False
                )
            except GitError as error:
                raise CannotGoOn(unreadable(error)) from error
        return bytes(found)

    def heads(self, folder: str) -> tuple[str, ...]:
        """Return the commits of all references of a folder, such as `refs/heads/`."""
        names = self.printed("for_each_ref", "--format=%(objectname)", folder).decode().split()
        return tuple(names)

    def commits(self, *which: str) -> Iterator[trees.Commit]:
        """Yield commits as `git log` does, the newest first."""
        log = self.repository.git.log(*which, "--no-show-signature", "--format=%H %T %ct", "--")
        for line in log.splitlines():
            name, tree, seconds = line.split(" ")
            yield trees.Commit(name, tree, int(seconds))


class StoredTree(Struct, frozen=True):
    """Files from git by their paths, of one commit or, where there is none, of several trees.

    `blobs` are the bytes of those that were read already, by git's name for them.
    """

    store: Store
    files: Mapping[str, trees.File]
    commit: str | None = None
    blobs: Mapping[str, bytes] = field(default_factory=dict)

    def entries(self, folder: str) -> tuple[trees.Entry, ...]:
        """Return the entries below a folder."""
        return tuple(
            trees.Entry(path, ordinary=file.mode in trees.ORDINARY)
            for path, file in sorted(self.files.items())
            if path.startswith(f"{folder}/")
        )

    def data(self, path: str) -> bytes:
        """Return the bytes of a file."""
        if path not in self.files:
            raise trees.Unopened("No such file")
        blob = self.files[path].blob
        return self.blobs[blob] if blob in self.blobs else self.store.data(blob)

    def joined(self, more: Mapping[str, bytes]) -> "StoredTree":
        """Return a tree with some more files, by their paths."""
        names = {path: trees.object_name("blob", data) for path, data in more.items()}
        files = {path: trees.File(path, "100644", name) for path, name in names.items()}
        blobs = {name: more[path] for path, name in names.items()}
        return StoredTree(self.store, {**self.files, **files}, None, {**self.blobs, **blobs})


def commit_tree(root: Path, revision: str) -> StoredTree:
    """Return the tree of a revision; raises CannotGoOn where there is none, or a link in it."""
    store = opened(root)
    commit = store.commit(revision)
    for mode, name, _ in store.rows(store.folder(commit.tree)):
        if mode == trees.LINK and name in trees.OF_A_CITY:
            raise CannotGoOn.say("{path} is a link: put the folder itself here", path=name)
    return tree_of_commit(store, commit)


def tree_of_commit(store: Store, commit: trees.Commit) -> StoredTree:
    """Return the files of a city, `data/` and `schemas/`, in one commit."""
    files: dict[str, trees.File] = {}
    for name in trees.OF_A_CITY:
        tree = store.folder(commit.tree, name)
        store.list_ahead(tree)
        files |= {file[0]: file for file in store.files(name, tree)}
    return StoredTree(store, files, commit.id)


def opened(root: Path) -> Store:
    """Open the repository around a folder; raises CannotGoOn where there is none."""
    try:
        repository = git.Repo(root, search_parent_directories=True)
        program = git.Git(repository.working_dir)
        for reader in (repository.git, program):
            reader.update_environment(**AS_STORED)
        asked = ("--is-shallow-repository", "--show-object-format")
        shallow, form = repository.git.rev_parse(*asked).split()
        top = Path(repository.working_tree_dir or repository.git_dir).resolve()
        prefix = root.resolve().relative_to(top).parts
    except (InvalidGitRepositoryError, NoSuchPathError, ValueError) as error:
        raise CannotGoOn.say(
            "there is no git repository here, so nothing is known of the past"
        ) from error
    except GitError as error:
        raise CannotGoOn(unreadable(error)) from error
    if form == "sha256":
        raise CannotGoOn.say(
            "this repository names its objects by SHA-256, which GitPython cannot read;"
            " move its history to one made with: git init --object-format=sha1"
        )
    return Store(repository, program, prefix, shallow == "true")


def unreadable(error: GitError) -> Words:
    """Return the last line of what git says where it fails, in a sentence."""
    lines = str(getattr(error, "stderr", "") or error).strip().strip("'").splitlines()
    return say("git cannot read this repository: {reason}", reason=lines[-1].strip())
