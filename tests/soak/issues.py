"""Verify every issued bulletin of the repository's own data, in a squashed copy of it."""

import re
import shutil
import subprocess
from pathlib import Path

from tests.cities import REPOSITORY
from tests.soak.commands import run

NAME = "issues"
ROUNDS = 1
CUT = 0  # tests/acceptance/test_demonstration.py verifies some.


def play(_seed: int, _number: int, folder: Path) -> None:
    """Verify all of them."""
    status, said = run("bulletin", "verify", "--all", "--root", squashed(folder), "--lang", "en")
    count = len(list((REPOSITORY / "data/city/bulletins").glob("*.yaml")))
    assert status == 0, said
    assert re.search(rf"{count} of {count} issues verified", said), said


def squashed(folder: Path) -> Path:
    """Return the data in a repository with one commit: what a squash leaves of any history."""
    root = folder / "squashed"
    for name in ("data", "schemas"):
        shutil.copytree(REPOSITORY / name, root / name)
    names = ("-c", "user.name=reader", "-c", "user.email=reader@example.org")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "Squash")):
        subprocess.run(("git", *names, *words), cwd=root, check=True)
    return root
