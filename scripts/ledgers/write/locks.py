"""Locks on folders, and portals replaced whole by two renames.

The folder itself is locked: git sees no lock file, and none can go stale, since the kernel frees
the lock when the process that has it ends, however it ends.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from ledgers.model.layout import UNFINISHED
from ledgers.model.problem import CannotGoOn
from ledgers.write.files import kept, opened, seized, told

PATIENCE = 10.0
"""How many seconds to wait for another command."""
PAUSE = 0.02


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Lock a folder; raises CannotGoOn where another command keeps it too long."""
    with told(folder):
        handle = opened(folder)
    try:
        _wait(handle, folder, patience)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, folder: Path, patience: float) -> None:
    """Ask again and again, since a wait in the kernel could not be ended after some seconds."""
    end = monotonic() + patience
    with told(folder):
        while not seized(handle):
            if monotonic() >= end:
                raise CannotGoOn.say(
                    "another command has been writing to {folder} for {seconds} seconds: "
                    "see that it ends, then run this one again",
                    folder=folder,
                    seconds=round(patience),
                )
            sleep(PAUSE)


def swap_in(finished: Path, place: Path) -> None:
    """Put a finished folder into its place; where that fails, the last one stays there.

    Between both renames there is nothing at the place for an instant. If a command is killed then,
    `recover` repairs it. The last folder goes where the finished one was.
    """
    old = old_of(place)
    # All files at once, but on Windows: asked for one by one, thousands of them take 4 ms each.
    getattr(os, "sync", tuple)()
    with told(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        with locked(place.parent):
            _recovered(old, place)
            if place.exists():
                place.replace(old)
            _put(finished, place, old)
            kept(place.parent)
            if old.exists():
                old.replace(finished)
    shutil.rmtree(finished, ignore_errors=True)


def recover(place: Path) -> None:
    """Put the last folder back where a command that was killed had moved it away."""
    old = old_of(place)
    if old.exists():
        with told(place), locked(place.parent):
            _recovered(old, place)


def old_of(place: Path) -> Path:
    """Return the name that the last folder has while it is replaced."""
    return place.with_name(f".{place.name}.old{UNFINISHED}")


def _recovered(old: Path, place: Path) -> None:
    if old.exists() and not place.exists():
        old.replace(place)
    shutil.rmtree(old, ignore_errors=True)


def _put(finished: Path, place: Path, old: Path) -> None:
    try:
        finished.replace(place)
    except OSError:
        if old.exists():
            old.replace(place)
        raise
