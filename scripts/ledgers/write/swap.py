"""Put a finished folder into the place of the last one, in one step where the machine can."""

import ctypes
import os
import shutil
from pathlib import Path

from ledgers.write.files import told

AT_FDCWD = -100
EXCHANGE = 2


def swap_in(finished: Path, place: Path) -> None:
    """Put a finished folder into its place; where that fails, the last one stays there.

    Linux exchanges both names at once, so that whoever looks, or a process that is killed, finds
    the old folder or the new one. Elsewhere two renames are needed; what a killed run left between
    them is put right by `recover` at the next run.
    """
    old = old_of(place)
    with told(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(old, ignore_errors=True)
        if not place.exists():
            finished.replace(place)
        elif not exchanged(finished, place):
            _renamed(finished, place, old)
    for left in (old, finished):
        shutil.rmtree(left, ignore_errors=True)


def recover(place: Path) -> None:
    """Put the last folder back where a killed run had moved it away."""
    old = old_of(place)
    if old.exists() and not place.exists():
        with told(place):
            old.replace(place)


def old_of(place: Path) -> Path:
    """Return the name that the last folder has while it is replaced."""
    return place.with_name(f".{place.name}.old")


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where system or disk cannot (renameat2)."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return int(call(AT_FDCWD, names[0], AT_FDCWD, names[1], EXCHANGE)) == 0


def _renamed(finished: Path, place: Path, old: Path) -> None:
    place.replace(old)
    try:
        finished.replace(place)
    except OSError:
        old.replace(place)
        raise
