"""Hold the laws in tests/property/ with many more examples, other ones in each round."""

import subprocess
import sys
from pathlib import Path

from tests.cities import REPOSITORY

NAME = "laws"
ROUNDS = 5
CUT = 0  # They are tests themselves.


def play(seed: int, number: int, folder: Path) -> None:
    """Run them in a process of their own with the profile `soak`."""
    chance = f"--hypothesis-seed={seed * 1000 + number}"
    command = (sys.executable, "-m", "pytest", "tests/property", "-q", chance)
    options = ("--hypothesis-profile=soak", f"--basetemp={folder / 'made'}")
    done = subprocess.run(
        (*command, *options), cwd=REPOSITORY, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-2000:]
