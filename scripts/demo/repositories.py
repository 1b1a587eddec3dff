"""Git repositories with a history: same commits, same ids."""

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

Files = Mapping[str, bytes | None]
"""Files by path that a commit writes; None removes one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One commit: its time and its changes."""

    at: datetime
    files: Files


def git(root: Path, *arguments: str, data: bytes | None = None) -> str:
    """Run git in a folder and return what it printed."""
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, input=data).stdout.decode()


def repository(root: Path, steps: Iterable[Step]) -> Path:
    """Make a repository whose branch `main` has these commits, and check the last one out."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "core.autocrlf", "false")
    return go_on(root, steps)


def go_on(root: Path, steps: Iterable[Step]) -> Path:
    """Add commits to `main` and check the last one out."""
    begun = git(root, "for-each-ref", "refs/heads/main") != ""
    stream = b"".join(_commit(step, follows=begun and not i) for i, step in enumerate(steps))
    git(root, "fast-import", "--quiet", data=stream)
    git(root, "reset", "--quiet", "--hard", "main")
    return root


def _commit(step: Step, *, follows: bool) -> bytes:
    who = f"committer Test <test@example.invalid> {int(step.at.timestamp())} +0800"
    head = f"commit refs/heads/main\n{who}\ndata 0\n{'from refs/heads/main^0' if follows else ''}\n"
    return head.encode() + b"".join(_changes(step.files))


def _changes(files: Files) -> Iterator[bytes]:
    for path, data in files.items():
        if data is None:
            yield f"D {path}\n".encode()
        else:
            yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"
