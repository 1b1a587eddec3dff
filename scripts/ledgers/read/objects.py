"""Read what git keeps: commits, the lines of a folder, objects as `git cat-file` tells them."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

ORDINARY = frozenset({"100644", "100755"})
FOLDER = "40000"
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
    head = f"{kind} {len(data)}\0".encode()
    return hashlib.sha1(head + data, usedforsecurity=False).hexdigest()


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def objects_in(told: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each object that `git cat-file --batch` has told."""
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        name, kind, *size = told[at:end].decode().split(" ")
        at = end + 1
        if kind != "missing":
            yield name, told[at : at + int(size[0])]
            at += int(size[0]) + 1


def rows_in(data: bytes) -> Iterator[Row]:
    """Yield the lines of a tree object: mode, space, name, NUL, twenty bytes."""
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 21
        yield Row(mode.decode(), name.decode("utf-8", "surrogateescape"), data[end + 1 : at].hex())
