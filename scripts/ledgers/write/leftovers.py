"""Clear away what runs that were killed left beside the place they wrote to."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(scratch: Path) -> Iterator[None]:
    """Hold a scratch folder while it is written to; the hold ends with the process at the latest.

    So the next run can tell what a killed run left from what another run is just writing.
    """
    handle = _handle(scratch)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def sweep(place: Path) -> None:
    """Remove the scratch folders and files beside a place that no run holds any more.

    They are named as `write.files` names them: a dot, the name of the place, a dot, eight signs.
    """
    for left in sorted(place.parent.glob(f".{place.name}.????????")):
        if left.is_symlink() or not left.is_dir():
            left.unlink(missing_ok=True)
        elif (handle := _handle(left)) is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(handle)


def _handle(scratch: Path) -> int | None:
    """Take hold of a folder, or return None where another process has it."""
    handle = os.open(scratch, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
