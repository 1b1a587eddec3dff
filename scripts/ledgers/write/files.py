"""Write files so that nobody ever sees half of one, and nothing outside its folder is touched."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ledgers.model.output import OutputFile
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import say
from ledgers.write.scratch import new_file, new_folder


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the machine refuses into a sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotGoOn(
            say("{path} cannot be written: {reason}", path=path, reason=reason)
        ) from error


def inside(root: Path, path: str) -> Path:
    """Return where a file lies below a folder; raises CannotGoOn where it would leave it."""
    top = root.resolve()
    place = (top / path).resolve()
    if place == top or not place.is_relative_to(top):
        raise CannotGoOn(say("{path} lies outside {folder}", path=path, folder=root))
    return place


def write_file(root: Path, file: OutputFile) -> Path:
    """Write one file below a folder: whole beside its place, on the disk, then moved into it."""
    path = inside(root, file.path)
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with new_file(path) as beside:
            beside.write_bytes(file.data)
            beside.chmod(0o644)
            kept(beside)
            beside.replace(path)
        _kept_up_to(root.resolve(), path.parent)
    return path


def _kept_up_to(root: Path, folder: Path) -> None:
    """Keep the names of folders too that may be new."""
    kept(folder)
    for above in folder.parents:
        if above.is_relative_to(root):
            kept(above)


def kept(path: Path) -> None:
    """See that a file's bytes, or a folder's names, would outlive a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_folder(folder: Path, files: Iterable[OutputFile]) -> int:
    """Write a folder anew from its files; return how many there were."""
    with told(folder):
        if folder.is_symlink():
            folder.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    count = 0
    for file in files:
        path = inside(folder, file.path)
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        count += 1
    return count


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """Give a name for a folder on the same disk as a place, and remove it afterwards.

    It lies in a folder that nobody holds, so that a portal can be swapped in under this very name.
    """
    with ExitStack() as stack:
        with told(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            inner = stack.enter_context(new_folder(place)) / "new"
            inner.mkdir()
        yield inner / "finished"
