"""The small city that rounds are played in, commands run on it, and what must hold afterwards."""

import hashlib
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from demo import mini_city
from demo.repositories import Step, git, go_on, repository
from ledgers.flow.load import Request, load

HOME = Path(__file__).resolve().parents[2]
TODAY = date(2026, 7, 15)
MOMENT = datetime(2026, 7, 15, 12, tzinfo=UTC)
DECISIONS = "data/city/decisions"
DRAFT = "data/city/bulletins/weekly-2026-01.yaml"
DRAFTING = ("bulletin", "draft", "--series", "weekly", "--period", "2026-W26")
ISSUING = ("bulletin", "issue", "weekly-2026-01")
SUMS = "SHA256SUMS"

OPEN = {
    "990102/progress/T07": ("T07.1", "T07.2"),
    "990102/progress/T16": ("T16.1", "T16.2", "T16.3"),
    "990121/progress/T16": ("T16.1", "T16.2", "T16.3"),
    "990181/progress/T16": ("T16.1", "T16.2", "T16.3"),
    "990181/progress/T22": ("T22.2", "T22.3"),
}
"""Subjects of the small city, and measures of theirs on which the city may decide today."""


@cache
def _files() -> dict[str, bytes | None]:
    schemas = {f"schemas/{path.name}": path.read_bytes() for path in (HOME / "schemas").iterdir()}
    return {**mini_city(), **schemas, ".gitignore": (HOME / ".gitignore").read_bytes()}


def founded(folder: Path) -> Path:
    """Make the small city in a folder, with all its files committed, and return its root."""
    return repository(folder, [Step(MOMENT, _files())])


def committed(root: Path, path: str) -> None:
    """Commit one file as it is."""
    go_on(root, [Step(MOMENT, {path: (root / path).read_bytes()})])


def deciding(subject: str, measure: str) -> tuple[str, ...]:
    """Return a command by which the city decides on a measure of a subject."""
    county, _, filed = subject.partition("/")
    accepts = measure in OPEN["990102/progress/T07"]
    what = ("accept",) if accepts else ("extend", "--until", "2026-10-31")
    return ("decide", *what, county, filed, "--measure", measure)


def command(root: Path, *arguments: str) -> tuple[str, ...]:
    """Return what a command is called with."""
    return (*arguments, "--root", str(root), "--today", str(TODAY), "--lang", "en")


def started(*call: str) -> subprocess.Popen[str]:
    """Start Python with these arguments, in a group of its own."""
    world = {**os.environ, "PYTHONPATH": f"{HOME / 'scripts'}", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        (sys.executable, *call),
        env=world,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def run(root: Path, *arguments: str) -> tuple[int, str]:
    """Run a command to its end; return its status and what it said."""
    process = started("-m", "ledgers", *command(root, *arguments))
    said, _ = process.communicate()
    return process.returncode, said


def at_once(root: Path, *commands: tuple[str, ...]) -> list[tuple[int, str]]:
    """Start commands together; return the status of each and what it said."""
    processes = [started("-m", "ledgers", *command(root, *each)) for each in commands]
    said = [process.communicate()[0] for process in processes]
    return [(each.returncode, text) for each, text in zip(processes, said, strict=True)]


def expect_sound(root: Path, *written: str) -> None:
    """See that git finds these files new or changed and no others, and no data has an error."""
    status = git(root, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert sorted(line[3:] for line in status) == sorted(written), status
    problems = load(Request(root, TODAY)).problems
    errors = [str(problem.message) for problem in problems if problem.is_error]
    assert errors == [], errors


def expect_swept(root: Path) -> None:
    """See that no command left anything unfinished."""
    left = sorted(str(path.relative_to(root)) for path in root.rglob("*.unfinished"))
    assert left == [], left


def expect_whole(portal: Path) -> None:
    """See that a portal holds the files of its sums, each whole, and no other."""
    rows = (line.split("  ", 1) for line in (portal / SUMS).read_text("utf-8").splitlines())
    wanted = {path: digest for digest, path in rows}
    there = (path for path in portal.rglob("*") if path.is_file() and path.name != SUMS)
    found = {path.relative_to(portal).as_posix(): _digest(path) for path in there}
    assert found == wanted, sorted(found.items() ^ wanted.items())[:4]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
