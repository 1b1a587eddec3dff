"""The sides of a comparison: commits, and where their builds are kept."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
MAKING = ("broken.py", "builds.py", "commands.py", "speaking.py")
"""The modules that decide what a build holds."""


@dataclass(frozen=True, slots=True)
class Side:
    """One commit of the program, and where what it builds is kept."""

    commit: str
    version: str
    folder: Path


def side_of(home: Path, revision: str, kept: Path) -> Side:
    """Return the side that a revision names, `.` being the working tree as it is now."""
    commit = saved(home) if revision == "." else git(home, "rev-parse", f"{revision}^{{}}")
    project = tomllib.loads(git(home, "show", f"{commit}:pyproject.toml"))["project"]
    return Side(commit, project["version"], kept / f"{commit}-{digest()}")


def apart(old: Side, new: Side) -> tuple[Side, Side]:
    """Return two sides that are built each by itself, even where they are one commit."""
    again = new.folder.with_name(f"{new.folder.name}-again")
    return old, replace(new, folder=again) if new == old else new


def saved(home: Path) -> str:
    """Return a commit, on no branch, that holds the working tree; HEAD where nothing changed."""
    with tempfile.TemporaryDirectory() as scratch:
        index = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
        git(home, "read-tree", "HEAD", world=index)
        git(home, "add", "--all", world=index)
        tree = git(home, "write-tree", world=index)
    if tree == git(home, "rev-parse", "HEAD^{tree}"):
        return git(home, "rev-parse", "HEAD")
    # Of one name and day: the same files then have the same commit, and are built once.
    day = git(home, "show", "--no-patch", "--format=%cI")
    said = {"NAME": "compare", "EMAIL": "compare@localhost", "DATE": day}
    world = {f"GIT_{who}_{what}": said[what] for who in ("AUTHOR", "COMMITTER") for what in said}
    return git(home, "commit-tree", tree, "-p", "HEAD", "-m", "Working tree", world=world)


def git(home: Path, *words: str, world: Mapping[str, str] | None = None) -> str:
    """Return what git says; raises CalledProcessError, after git's own words, where it fails."""
    done = subprocess.run(
        ("git", *words),
        cwd=home,
        env={**os.environ, **(world or {})},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout.strip()


def digest() -> str:
    """Return a digest of what makes builds: one that was made otherwise is made anew."""
    data = b"".join((HERE / name).read_bytes() for name in MAKING)
    return hashlib.sha256(data).hexdigest()[:8]


def forget(kept: Path, sides: Sequence[Side]) -> None:
    """Remove the builds of other comparisons."""
    for folder in kept.iterdir():
        if folder not in {side.folder for side in sides}:
            shutil.rmtree(folder)
