"""Put a finished folder into the place of the last one, whole, by two renames."""

import os
import shutil
from pathlib import Path

from ledgers.model.layout import UNFINISHED
from ledgers.write.files import kept, told
from ledgers.write.locks import locked


def swap_in(finished: Path, place: Path) -> None:
    """Put a finished folder into its place; where that fails, the last one stays there.

    Whoever looks between both renames finds nothing for an instant; what a command that was killed
    there left is put right by `recover`. The last folder goes where the finished one was.
    """
    old = old_of(place)
    os.sync()  # All files at once: asked for one by one, thousands of them take 4 ms each.
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
