"""The digests of the program: the lock, and the files that decide how pages look."""

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from ledgers.model import NotHere, Struct, field
from ledgers.model.bulletin import LOCK, Engine
from ledgers.read.commits import Store, opened
from ledgers.read.tree import FOLDER, Commit, File, sha256

PARTS = ("scripts", "site", "schemas")
CODE = re.compile(
    r"(?:scripts/ledgers|site)/(?:[^/]+/)*[^/]+\.(?!mo\Z|pyc\Z)[^./]+\Z"
    r"|mkdocs(?:\.[a-z]+)?\.yml\Z"
    r"|schemas/README\.md\Z"  # its samples are on the pages of the ledgers
)
"""The files that decide how pages look; catalogues of words count as they are written."""


def engine_at(home: Path) -> Engine:
    """Return the program that makes editions here."""
    patterns = ("mkdocs*.yml", *(f"{part}/**/*" for part in PARTS))
    found = (path for pattern in patterns for path in home.glob(pattern) if path.is_file())
    named = {path.relative_to(home).as_posix(): path for path in found}
    sums = {name: sha256(path.read_bytes()) for name, path in named.items() if CODE.match(name)}
    return Engine(
        tool=version("ledgers"), lock=sha256((home / LOCK).read_bytes()), code=code_digest(sums)
    )


def code_digest(sums: Mapping[str, str]) -> str:
    """Return the digest of the program from the SHA-256 of each of its files, by path."""
    return sha256("".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode())


def commit_with(home: Path, engine: Engine) -> str:
    """Return the newest commit that holds a program and its lock.

    Raises NotHere where no branch, tag or HEAD reaches one.
    """
    store = opened(home)
    looked = Looked(store)
    for commit in store.all_commits():
        if looked.engine_of(commit) == engine.digests:
            return commit.id
    if store.is_shallow:
        raise NotHere.say(
            "the program of that day is not in this clone, whose history is cut off; "
            "run: git fetch --unshallow"
        )
    raise NotHere.say(
        "no commit or tag of this repository holds the program of that day "
        "(version {version}, code {code})",
        version=engine.tool,
        code=engine.code,
    )


def engine_in(home: Path, revision: str) -> tuple[str, str] | None:
    """Return the digests of lock and program in a commit; None where it has no lock."""
    store = opened(home)
    return Looked(store).engine_of(store.commit(revision))


class Looked(Struct, frozen=True):
    """The programs of many commits; each file and each program is digested once."""

    store: Store
    sums: dict[str, str] = field(default_factory=dict)
    codes: dict[tuple[File, ...], str] = field(default_factory=dict)

    def engine_of(self, commit: Commit) -> tuple[str, str] | None:
        """Return the digests of a commit's lock and program; None where it has no lock."""
        files = tuple(_files(self.store, commit))
        lock = next((file.blob for file in files if file.path == LOCK), None)
        if lock is None:
            return None
        if files not in self.codes:
            read = self.store.all_data(sorted({file.blob for file in files} - self.sums.keys()))
            self.sums.update({blob: sha256(data) for blob, data in read.items()})
            program = {file.path: self.sums.get(file.blob, "") for file in files}
            del program[LOCK]
            self.codes[files] = code_digest(program)
        return self.sums.get(lock, ""), self.codes[files]


def _files(store: Store, commit: Commit) -> Iterator[File]:
    """Yield the lock and the program's files of a commit."""
    for mode, name, found in store.rows(store.folder(commit.tree)):
        if mode != FOLDER:
            listed: tuple[File, ...] = (File(name, mode, found),)
        else:
            listed = store.files(name, found) if name in PARTS else ()
        yield from (file for file in listed if file.path == LOCK or CODE.match(file.path))
