"""Write files so that nobody ever sees half of one, and nothing outside its folder is touched."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ledgers.model.errors import CannotGoOn
from ledgers.model.output import OutputFile
from ledgers.model.words import say


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
    """Write one file below a folder: whole beside its place, then moved into it."""
    path = inside(root, file.path)
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as beside:
                beside.write(file.data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    return path


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
    """Give a name for a folder on the same disk as a place, and remove it afterwards."""
    with told(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        yield Path(scratch) / "finished"
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
