"""The mini city of the tests, on disk and in memory, with the schemas of the repository."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from demo import mini_city
from ledgers.read.tree import Entry, Unopened

REPOSITORY = Path(__file__).resolve().parents[1]
MINI: dict[str, bytes] = mini_city()
SCHEMAS: Mapping[str, bytes] = {
    f"schemas/{path.name}": path.read_bytes() for path in (REPOSITORY / "schemas").iterdir()
}


def write_city(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write a city's files below a folder, with the repository's schemas beside them."""
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    shutil.copytree(REPOSITORY / "schemas", root / "schemas", dirs_exist_ok=True)
    return root


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """The files of a city in memory; a link has no bytes."""

    files: Mapping[str, bytes | None]

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """Return what lies below a folder."""
        inside = sorted(path for path in self.files if path.startswith(f"{folder}/"))
        return tuple(Entry(path, ordinary=self.files[path] is not None) for path in inside)

    def data(self, path: str) -> bytes:
        """Return the bytes of a file."""
        found = self.files[path]
        if found is None:
            raise Unopened(path)
        return found


def published(
    root: Path,
    world: Mapping[str, str] | None = None,
    expected: tuple[int, ...] = (0,),
    *options: str,
) -> Path:
    """Publish a city in a process of its own, in a world of its own; return the portal.

    Such a process is not traced: the lines of publishing are counted where one test publishes
    in its own process (tests/unit/flow).
    """
    environment = {name: text for name, text in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    paths = [str(REPOSITORY / "scripts"), environment.get("PYTHONPATH", "")]
    environment |= {**(world or {}), "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    day = ("--today", "2026-07-15")
    command = [sys.executable, "-m", "ledgers", "publish", "--root", str(root), *day, *options]
    result = subprocess.run(
        command, env=environment, cwd=root, check=False, capture_output=True, encoding="utf-8"
    )
    assert result.returncode in expected, result.stdout + result.stderr
    return root / "public"
