"""Take a function out of the program, and see the test of its requirement fail."""

import subprocess
import sys
from pathlib import Path

from tests.cities import REPOSITORY
from tests.requirements.seen import rows

NAME = "mechanisms"
TESTED = [row for _, _, row in rows() if "test" in row]
ROUNDS = len(TESTED)
CUT = 1

TAKEN_OUT = """
import sys, pytest
from importlib import import_module
where, name = sys.argv[1].split(":")
module = import_module(where)
getattr(module, name)
setattr(module, name, lambda *given, **more: ())
sys.exit(pytest.main([sys.argv[2], "-q", "-n", "0", *sys.argv[3:]]))
"""
"""What runs one test without a function; pytest ends with 1 where a test failed."""


def play(_seed: int, number: int, folder: Path) -> None:
    """Run the test of one row without the function that the row names."""
    row = TESTED[(number - 1) % len(TESTED)]
    base = f"--basetemp={folder / 'pytest'}"
    command = [sys.executable, "-c", TAKEN_OUT, row["without"], row["test"], base]
    ended = subprocess.run(
        command, cwd=REPOSITORY, check=False, capture_output=True, encoding="utf-8"
    )
    assert ended.returncode == 1, f"{row}: {ended.stdout[-500:]}{ended.stderr[-500:]}"
