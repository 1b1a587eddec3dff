"""Files as a tree, of a folder or of a commit alike, and the objects that git keeps."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, Protocol

from ledgers.model import CannotGoOn, Struct
from ledgers.model.layout import is_foreign, meant_for


class Entry(Struct, frozen=True):
    """A name in a tree; `ordinary` is false for links and anything else that is not a file."""

    path: str
    ordinary: bool = True


class Tree(Protocol):
    """A set of files by their paths, with `/` between the parts, relative to a root."""

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """Return the entries below a folder at any depth, by path; none without the folder."""

    def data(self, path: str) -> bytes:
        """Return the bytes of a file; raises Unopened where it may not be read."""


class Unopened(Exception):  # noqa: N818 - a file, not a fault: it is reported as a problem
    """Why a file cannot be opened."""


class FolderTree(Struct, frozen=True):
    """The files of a folder as they are now."""

    root: Path

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """Return the entries below a folder without following links or files being written.

        Raises CannotGoOn where it, or one above it, is a link: no commit would hold its files.
        """
        for path in accumulate(folder.split("/"), "{}/{}".format):
            if (self.root / path).is_symlink():
                raise CannotGoOn.say("{path} is a link: put the folder itself here", path=path)
        start = self.root / folder
        found = _walk(str(start), folder) if start.is_dir() else iter(())
        return tuple(sorted(found, key=lambda entry: entry.path))

    def data(self, path: str) -> bytes:
        """Return the bytes of a file; a link or a pipe, which may never end, is not opened."""
        try:
            place = os.path.join(self.root, path)  # noqa: PTH118 - a path object takes as long as reading
            if not stat.S_ISREG(os.lstat(place).st_mode):
                raise Unopened("not a file")
            with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - as above
                return file.read()
        except OSError as error:
            raise Unopened(error.strerror or type(error).__name__) from error


def digest_below(tree: Tree, folder: str) -> str:
    """Return a digest of all paths and bytes below a folder."""
    whole = hashlib.sha256()
    for entry in tree.entries(folder):
        with suppress(Unopened):
            data = tree.data(entry.path) if entry.ordinary else b""
            name = entry.path.encode("utf-8", "surrogateescape")
            whole.update(b"%d %b %d %b" % (len(name), name, len(data), data))
    return whole.hexdigest()


def _walk(folder: str, path: str) -> Iterator[Entry]:
    for entry in _listed(folder, path):
        inner = f"{path}/{entry.name}"
        if meant_for(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, inner)
        elif not is_foreign(inner):
            yield Entry(inner, ordinary=entry.is_file(follow_symlinks=False))


def _listed(folder: str, path: str) -> list[os.DirEntry[str]]:
    """Return the contents of a folder; raises CannotGoOn where it may not be read."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotGoOn.say("{path} cannot be read: {reason}", path=path, reason=reason) from error


ORDINARY = frozenset({"100644", "100755"})
FOLDER, LINK = "40000", "120000"
OF_A_CITY = ("data", "schemas")
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


class Row(NamedTuple):
    """One line of a folder in git: mode as git keeps it, name, and the name of the object."""

    mode: str
    name: str
    object: str


class File(NamedTuple):
    """One file of a tree: its path, mode, and the name of its blob."""

    path: str
    mode: str
    blob: str


class Commit(NamedTuple):
    """A commit, its tree, and when it was made, in seconds since 1970."""

    id: str
    tree: str
    seconds: int


def object_name(kind: str, data: bytes) -> str:
    """Return git's name for an object with these bytes: a blob or a tree."""
    return hashlib.sha1(f"{kind} {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def objects_in(printed: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each object that `git cat-file --batch` has printed."""
    at = 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        name, kind, *size = printed[at:end].decode().split(" ")
        at = end + 1
        if kind != "missing":
            yield name, printed[at : at + int(size[0])]
            at += int(size[0]) + 1


def rows_in(data: bytes) -> Iterator[Row]:
    """Yield the lines of a tree object: mode, space, name, NUL, twenty bytes."""
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 21
        yield Row(mode.decode(), name.decode("utf-8", "surrogateescape"), data[end + 1 : at].hex())
