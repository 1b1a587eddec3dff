"""What earlier runs found out, from the files that they left; one that is not whole is no file."""

import hashlib
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ledgers.model.remembered import PAGE, SUM, Page
from ledgers.model.values import unpacked
from ledgers.read.home import HOME
from ledgers.read.tree import FolderTree, Tree, digest_below

PROGRAM = ("check", "flow", "model", "read")
"""The folders of the program that decide what a check finds."""
LOCK = "requirements.lock"


def pages_in(folder: Path, key: str) -> Mapping[str, Page]:
    """Return the pages below a folder that were written under a key, by owner.

    What others could have written is not believed, nor what was cut off or altered.
    """
    found: dict[str, Page] = {}
    with suppress(OSError):
        for path in folder.glob(f"*{PAGE}") if _is_own(folder, stat.S_IFDIR) else ():
            page = _page(path) if _is_own(path, stat.S_IFREG) else None
            if page and page.key == key:
                found[path.name.removesuffix(PAGE)] = page
    return found


def _is_own(path: Path, kind: int) -> bool:
    """Say whether there is a file, or a folder, that only who runs the program may write."""
    about = path.lstat()
    mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
    others = about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_IFMT(about.st_mode) == kind and mine and not others


def _page(path: Path) -> Page | None:
    data = path.read_bytes()
    whole = hashlib.blake2b(data[SUM:], digest_size=SUM).digest() == data[:SUM]
    return unpacked(data[SUM:], Page) if whole else None


def key_of(tree: Tree, folder: str) -> str:
    """Return the digest of all that decides what is found in a file: the program, the schemas."""
    schemas = (digest_below(tree, folder), digest_below(FolderTree(HOME), "schemas"))
    whole = hashlib.sha256("\0".join((sys.version, *schemas)).encode())
    code = HOME / "scripts/ledgers"
    for path in sorted(each for part in PROGRAM for each in (code / part).rglob("*.py")):
        data = path.read_bytes()
        whole.update(f"{path.relative_to(code)}\0{len(data)}\0".encode() + data)
    with suppress(OSError):  # An installed program has no lock beside it.
        whole.update((HOME / LOCK).read_bytes())
    return whole.hexdigest()
