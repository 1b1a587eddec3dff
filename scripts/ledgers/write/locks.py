"""Let one command at a time replace data or a portal.

The folder itself is locked: no lock file lies in git's way, and none can go stale, since the kernel
frees the lock when the process that has it ends, however it ends.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from ledgers.model.errors import CannotGoOn
from ledgers.model.words import say
from ledgers.write.files import told
from ledgers.write.leftovers import seized

PATIENCE = 10.0
"""For how many seconds another command is waited for."""
PAUSE = 0.02


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a folder against other commands; raises CannotGoOn where one keeps it too long."""
    with told(folder):
        handle = os.open(folder, os.O_RDONLY)
    try:
        _wait(handle, folder, patience)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, folder: Path, patience: float) -> None:
    """Ask again and again: a wait in the kernel could not be ended after some seconds."""
    end = monotonic() + patience
    with told(folder):
        while not seized(handle):
            if monotonic() >= end:
                raise CannotGoOn(
                    say(
                        "another command has been writing to {folder} for {seconds} seconds: "
                        "see that it ends, then run this one again",
                        folder=folder,
                        seconds=round(patience),
                    )
                )
            sleep(PAUSE)
