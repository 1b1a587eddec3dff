"""What is being written, and what commands that were killed left unfinished.

What is not whole yet lies beside its place under a name of its own (`model.layout`), held
by the process that writes it. The kernel frees the hold when that process ends, however it ends.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ledgers.model.layout import UNFINISHED, meant_for

OF_A_CITY = (".", "build", "build/editions", ".cache/charts")
"""The folders of a city in which commands leave something besides data."""


def seized(handle: int) -> bool:
    """Take hold of an open file or folder, and say whether no other process had it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def new_file(place: Path) -> Iterator[Path]:
    """Give an empty file beside a place, held while it is written and gone afterwards."""

    def made() -> str:
        handle, name = tempfile.mkstemp(UNFINISHED, f".{place.name}.", place.parent)
        os.close(handle)
        return name

    path, handle = _held(made)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


@contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """Give an empty folder beside a place, held while it is filled and gone afterwards."""
    path, handle = _held(lambda: tempfile.mkdtemp(UNFINISHED, f".{place.name}.", place.parent))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(handle)


def _held(make: Callable[[], str]) -> tuple[Path, int]:
    """Return a new file or folder and the handle that holds it.

    Another command may sweep it away in the instant before it is held; then it is made again.
    """
    while True:
        path = Path(make())
        with suppress(FileNotFoundError):
            handle = os.open(path, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _is_at(path, handle):
                return path, handle
            os.close(handle)


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def sweep(place: Path) -> None:
    """Remove what killed commands left beside a place and meant for it."""
    for left in _leftovers(place.parent):
        if meant_for(left.name) == place.name:
            _remove(left)


def sweep_city(root: Path) -> None:
    """Remove what killed commands left anywhere in a city's folders."""
    data = (Path(top) for top, _, _ in os.walk(root / "data"))
    for folder in (*data, *(root / name for name in OF_A_CITY)):
        for left in _leftovers(folder):
            _remove(left)


def _leftovers(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if meant_for(path.name))
    except OSError:  # Where nothing can be listed, nothing was left.
        return []


def _remove(left: Path) -> None:
    """Remove one leftover, unless a process holds it or it is another person's."""
    with suppress(OSError):
        if left.is_symlink() or not (left.is_dir() or left.is_file()):
            left.unlink()
            return
        handle = os.open(left, os.O_RDONLY)
        try:
            if seized(handle):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        finally:
            os.close(handle)
