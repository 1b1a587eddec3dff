"""Name the program itself: the lock, and the files that decide how pages look."""

import hashlib
import platform
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from ledgers.model.edition import Engine
from ledgers.model.errors import CannotGoOn
from ledgers.model.words import say
from ledgers.read.commits import Store, opened
from ledgers.read.objects import FOLDER, Commit, File

LOCK = "requirements.lock"
PARTS = ("scripts", "site", "schemas")
CODE = re.compile(
    r"(?:scripts/ledgers|site)/(?:[^/]+/)*[^/]+\.(?!mo\Z|pyc\Z)[^./]+\Z"
    r"|mkdocs(?:\.[a-z]+)?\.yml\Z"
    r"|schemas/README\.md\Z"  # its samples stand on the pages of the ledgers
)
"""The files that decide how pages look; catalogues of words count as they are written."""


def engine_at(home: Path) -> Engine:
    """Return what makes editions here."""
    found = sorted(path for path in _ours(home) if CODE.match(path.relative_to(home).as_posix()))
    sums = {path.relative_to(home).as_posix(): _sum(path.read_bytes()) for path in found}
    return Engine(
        tool=version("ledgers"),
        python=platform.python_version(),
        lock=_sum((home / LOCK).read_bytes()),
        code=code_digest(sums),
    )


def _ours(home: Path) -> Iterator[Path]:
    yield from home.glob("mkdocs*.yml")
    for part in PARTS:
        yield from (path for path in (home / part).rglob("*") if path.is_file())


def code_digest(sums: Mapping[str, str]) -> str:
    """Return the digest of the program from the SHA-256 of each of its files, by path."""
    return _sum("".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode())


def commit_with(home: Path, engine: Engine) -> str:
    """Return the newest commit that holds a program and its lock.

    Raises CannotGoOn where no branch, tag or HEAD reaches one.
    """
    store = opened(home)
    for commit in store.commits("--all", "HEAD") if store.has_commits else ():
        if _holds(store, commit, engine):
            return commit.id
    if store.is_shallow:
        message = say(
            "the program of that day is not in this clone, whose history is cut off; "
            "run: git fetch --unshallow"
        )
        raise CannotGoOn(message)
    raise CannotGoOn(say("no commit in this repository holds the program of that day"))


def _holds(store: Store, commit: Commit, engine: Engine) -> bool:
    files = {file.path: file.blob for file in _files(store, commit)}
    if LOCK not in files or _sum(store.data(files.pop(LOCK))) != engine.lock:
        return False
    told = store.all_data(sorted(set(files.values())))
    sums = {path: _sum(told[blob]) for path, blob in files.items() if blob in told}
    return len(sums) == len(files) and code_digest(sums) == engine.code


def _files(store: Store, commit: Commit) -> Iterator[File]:
    """Yield the lock and the program's files of a commit."""
    top = commit.tree
    for part in store.prefix:
        top = next(row.object for row in store.rows(top) if row.name == part)
    for mode, name, found in store.rows(top):
        if mode != FOLDER:
            listed: tuple[File, ...] = (File(name, mode, found),)
        else:
            listed = store.files(name, found) if name in PARTS else ()
        yield from (file for file in listed if file.path == LOCK or CODE.match(file.path))


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
