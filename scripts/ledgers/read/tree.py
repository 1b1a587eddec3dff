"""Look at a city's files as a tree: a folder now, a commit through the same interface."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from ledgers.model.layout import meant_for
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import say


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a tree; `ordinary` is false for links and anything else that is no file."""

    path: str
    ordinary: bool = True


class Tree(Protocol):
    """A set of files by their paths, with `/` between the parts, relative to a root."""

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """Return what lies below a folder at any depth, by path; nothing where there is none."""

    def data(self, path: str) -> bytes:
        """Return the bytes of a file; raises Unopened where it may not be read."""


class Unopened(Exception):  # noqa: N818 - a file, not a fault: whoever reads tells it as a problem
    """Say why a file cannot be opened."""


@dataclass(frozen=True, slots=True)
class FolderTree:
    """The files of a folder as they are now."""

    root: Path

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """Return what lies below a folder, links unfollowed, nothing that is being written.

        Raises CannotGoOn where the folder itself is a link: no commit would hold its files.
        """
        _refuse_link(self.root, folder)
        start = self.root / folder
        found = _walk(str(start), folder) if start.is_dir() else iter(())
        return tuple(sorted(found, key=lambda entry: entry.path))

    def data(self, path: str) -> bytes:
        """Return the bytes of a file."""
        try:
            return (self.root / path).read_bytes()
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


def _refuse_link(root: Path, folder: str) -> None:
    """Stop where a folder that is asked for, or one above it, is a link."""
    for path in accumulate(folder.split("/"), "{}/{}".format):
        if (root / path).is_symlink():
            raise CannotGoOn(say("{path} is a link: put the folder itself here", path=path))


def _walk(folder: str, path: str) -> Iterator[Entry]:
    for entry in _listed(folder, path):
        inner = f"{path}/{entry.name}"
        if meant_for(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, inner)
        else:
            yield Entry(inner, ordinary=entry.is_file(follow_symlinks=False))


def _listed(folder: str, path: str) -> list[os.DirEntry[str]]:
    """Return what a folder holds; raises CannotGoOn where that may not be known."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = say("{path} cannot be read: {reason}", path=path, reason=reason)
        raise CannotGoOn(message) from error
