"""Prove the demonstration's bulletins from the repository's own data, whatever its history."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

BULLETINS = REPOSITORY / "data/city/bulletins"
KINDS = Counter(re.sub(r"-.*", "", path.stem) for path in BULLETINS.glob("*.yaml"))


@pytest.fixture(scope="module")
def squashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data in a repository with one commit: what a squash leaves of any history."""
    root = tmp_path_factory.mktemp("squashed")
    for name in ("data", "schemas"):
        shutil.copytree(REPOSITORY / name, root / name)
    names = ("-c", "user.name=reader", "-c", "user.email=reader@example.org")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "Squash")):
        subprocess.run(("git", *names, *words), cwd=root, check=True)
    return root


def test_there_are_bulletins_of_four_series() -> None:
    assert KINDS["weekly"] >= 12
    assert KINDS["node"] >= 3
    assert (KINDS["quarterly"], KINDS["correction"]) == (1, 1)


def test_every_bulletin_of_the_demonstration_verifies(
    squashed: Path, ledgers: Callable[..., tuple[int, str, str]]
) -> None:
    status, said, _ = ledgers("bulletin", "verify", "--all", "--root", squashed, "--lang", "en")

    count = sum(KINDS.values())
    assert status == 0, said
    figures = re.search(rf"{count} of {count} issues verified, ([0-9]+) figures compared", said)
    assert figures is not None
    assert int(figures[1]) > 100 * KINDS["weekly"]
