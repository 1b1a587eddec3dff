"""Build the portal of the repository's own data in two worlds; the bytes are the same."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.cities import REPOSITORY, published

NAME = "worlds"
ROUNDS = 1
CUT = 0  # tests/acceptance/test_canary.py builds the mini city.

HERE = {"LANG": "C", "LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"}
THERE = {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4242"}


def play(_seed: int, _number: int, folder: Path) -> None:
    """Build it here, and at a longer path elsewhere; problems in the data change nothing."""
    portals = []
    for name, world in (("a", HERE), ("a much longer path/到处", THERE)):
        for part in ("data", "schemas"):
            shutil.copytree(REPOSITORY / part, folder / name / part)
        portals.append(tree(published(folder / name, world, expected=(0, 1))))
    assert len(portals[0]) > 100
    assert differing(*portals) == []


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the names of the files that differ or stand in one tree only."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
