"""Run the program of another day, in a worktree of its own that is gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledgers.model.errors import CannotGoOn
from ledgers.model.words import say


@contextmanager
def worktree(home: Path, commit: str) -> Iterator[Path]:
    """Give the program's folder as it is in a commit, and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="ledgers-") as scratch:
        place = Path(scratch) / "program"
        prefix = _git(home, "rev-parse", "--show-prefix").strip()
        _git(home, "worktree", "add", "--quiet", "--detach", str(place), commit)
        try:
            yield place / prefix
        finally:
            _git(home, "worktree", "remove", "--force", str(place))


def run_in(folder: Path, *command: str) -> int:
    """Run a command in a folder, its words as they come, and return its exit status.

    What this process was told about Python (`PYTHONPATH` above all) would bring in this program.
    """
    world = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    call = _found(*command)
    try:
        return subprocess.run(call, cwd=folder, env=world, check=False).returncode  # noqa: S603 - our own Makefile and command, no shell
    except OSError as error:
        raise CannotGoOn(say("{program} is missing", program=command[0])) from error


def _git(home: Path, *arguments: str) -> str:
    command = _found("git", *arguments)
    done = subprocess.run(command, cwd=home, check=False, capture_output=True, text=True)  # noqa: S603 - git's own words, no shell
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines() or ["?"]
        raise CannotGoOn(say("git cannot do this here: {reason}", reason=reason[-1]))
    return done.stdout


def _found(program: str, *arguments: str) -> tuple[str, ...]:
    place = shutil.which(program)
    if place is None:
        raise CannotGoOn(say("{program} is missing", program=program))
    return place, *arguments
