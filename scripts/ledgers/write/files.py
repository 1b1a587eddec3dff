"""Write files so that nobody ever sees half of one."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ledgers.model.output import OutputFile


def write_file(root: Path, file: OutputFile) -> Path:
    """Write one file below a folder: whole beside its place, then moved into it."""
    path = root / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(file.data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def write_folder(folder: Path, files: Iterable[OutputFile]) -> int:
    """Write a folder anew from its files; return how many there were.

    Raises ValueError where a path would leave the folder.
    """
    shutil.rmtree(folder, ignore_errors=True)
    count = 0
    top = folder.resolve()
    for file in files:
        path = (top / file.path).resolve()
        if not path.is_relative_to(top):
            raise ValueError(file.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
        count += 1
    return count


def swap_in(finished: Path, place: Path) -> None:
    """Put a finished folder into its place; until then the last one stays there untouched."""
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.replace(old)
    finished.replace(place)
    shutil.rmtree(old, ignore_errors=True)
