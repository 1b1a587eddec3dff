"""Verify the editions of earlier programs, each with the program and the libraries of its day."""

import subprocess
import sys
from pathlib import Path

from tests.past.repositories import VERSIONS, repository_of

NAME = "past"
ROUNDS = len(VERSIONS)
CUT = 0
"""Installing libraries takes minutes and a network: never in `make test`."""


def play(_seed: int, number: int, folder: Path) -> None:
    """Verify the edition of one version; where its program is in no commit it says so."""
    root = repository_of(VERSIONS[number % ROUNDS], folder / "past")
    command = ("edition", "verify", "--all", "--with-lock", "--root", str(root), "--lang", "en")
    done = subprocess.run(
        (sys.executable, "-m", "ledgers", *command), check=False, capture_output=True, text=True
    )
    then = "same with the program of its day" in done.stdout
    gone = "holds the program of that day" in done.stdout
    assert (done.returncode, then or gone) == (0 if then else 1, True), done.stdout + done.stderr
