"""Change what git keeps beside the files: tags, and worktrees of other days."""

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
        prefix = run_git(home, "rev-parse", "--show-prefix").strip()
        run_git(home, "worktree", "add", "--quiet", "--detach", str(place), commit)
        try:
            yield place / prefix
        finally:
            run_git(home, "worktree", "remove", "--force", str(place))


def commit_all(files: Path) -> None:
    """Make a folder a repository with one commit that holds what lies in it."""
    names = ("-c", "user.name=ledgers", "-c", "user.email=ledgers@localhost")
    run_git(files, "init", "--quiet")
    run_git(files, "add", "--all", "--force")
    run_git(files, *names, "commit", "--quiet", "--no-verify", "--message", "Inputs")


def tag(root: Path, name: str, commit: str) -> None:
    """Keep a commit by a tag, whatever becomes of its branch."""
    run_git(root, "tag", "--force", name, commit)


def run_git(home: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints; raises CannotGoOn where it fails."""
    place = shutil.which("git")
    if place is None:
        raise CannotGoOn(say("{program} is missing", program="git"))
    command = (place, *arguments)
    done = subprocess.run(command, cwd=home, check=False, capture_output=True, text=True)  # noqa: S603 - git's own words, no shell
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines() or ["?"]
        raise CannotGoOn(say("git cannot do this here: {reason}", reason=reason[-1]))
    return done.stdout
