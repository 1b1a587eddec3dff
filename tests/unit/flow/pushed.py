"""A bare repository with the hook, and clones of it, as counties and the city have them."""

import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledgers.cli.main import main
from tests.unit.check.change.judging import TREE, Files

COUNTY, OTHER, CITY = "county-990121-filing", "county-990102-filing", "city-office-08"
T16 = "data/counties/990121/progress/T16.yaml"
DAY, NONE = "2026-07-15", "0" * 40
UPDATE = "  - on: 2026-07-15\n    status: doing\n"
NAMES = {f"GIT_{who}_{what}": "post@example.invalid" for who in ("AUTHOR", "COMMITTER")
         for what in ("NAME", "EMAIL")}  # fmt: skip
WORLD = {
    **{name: text for name, text in os.environ.items() if not name.startswith("GIT_")},
    **NAMES,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
}


def git(folder: Path, *words: str, actor: str = "") -> subprocess.CompletedProcess[str]:
    """Run git in a folder; `actor` is who the server says it is."""
    return subprocess.run(
        ("git", *words),
        cwd=folder,
        env={**WORLD, "GL_USERNAME": actor},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def of_today(hook: Path) -> None:
    """Let a hook believe that it is the last day of the mini city."""
    text = hook.read_text("utf-8")
    hook.write_text(text.replace("--kind", "--today 2026-07-15 --kind"), "utf-8")


def served(folder: Path, files: Files = TREE) -> Path:
    """Return a bare repository of the mini city, with the hook."""
    seed = folder / "seed"
    for path, data in files.items():
        (seed / path).parent.mkdir(parents=True, exist_ok=True)
        (seed / path).write_bytes(data or b"")
    git(seed, "init", "--quiet", "--initial-branch=main")
    git(seed, "add", "--all")
    git(seed, "commit", "--quiet", "--message", "first")
    git(folder, "clone", "--quiet", "--bare", "seed", "city.git")
    bare = folder / "city.git"
    assert main(["hook", "install", "--kind", "pre-receive", "--root", str(bare)]) == 0
    of_today(bare / "hooks/pre-receive")
    return bare


@dataclass(frozen=True)
class Clone:
    """A clone, whose owner pushes with one account."""

    root: Path
    actor: str

    def git(self, *words: str) -> str:
        """Run git and return what it prints."""
        return git(self.root, *words).stdout

    def commit(self, path: str = "", text: str = "", message: str = "filed") -> None:
        """Add a text at the end of a file, and commit all that there is."""
        if path:
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            with (self.root / path).open("a", encoding="utf-8") as file:
                file.write(text)
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--message", message)

    def push(self, ref: str = "HEAD:main", *words: str) -> tuple[bool, str]:
        """Push, and return whether the server took it, and what the pusher reads."""
        result = git(self.root, "push", "origin", ref, *words, actor=self.actor)
        said = [line.removeprefix("remote: ").rstrip() for line in result.stdout.splitlines()]
        return result.returncode == 0, "\n".join(said)


def cloned(bare: Path, actor: str) -> Clone:
    """Return a new clone."""
    number = len(list(bare.parent.glob("clone-*")))
    folder = bare.parent / f"clone-{number}"
    git(bare.parent, "clone", "--quiet", str(bare), folder.name)
    return Clone(folder, actor)


def copied(bare: Path, folder: Path) -> Path:
    """Return a copy of a bare repository."""
    return Path(shutil.copytree(bare, folder / "city.git"))


def asked(
    bare: Path, clerk: Clone, refspec: str, monkeypatch: pytest.MonkeyPatch, day: str = DAY
) -> int:
    """Return what the hook says of a push, asked in this process as git would ask it."""
    source, _, ref = refspec.removeprefix("+").rpartition(":")
    ref = ref if ref.startswith("refs/") else f"refs/heads/{ref}"
    new = clerk.git("rev-parse", source or ref).strip() if source or "tags" in ref else NONE
    if new != NONE:
        git(bare, "fetch", "--quiet", "--no-tags", str(clerk.root), source or ref)
    old = git(bare, "rev-parse", "--verify", "--quiet", ref).stdout.strip() or NONE
    line = io.TextIOWrapper(io.BytesIO(f"{old} {new} {ref}\n".encode()))
    monkeypatch.setattr("sys.stdin", line)
    monkeypatch.setenv("GL_USERNAME", clerk.actor)
    words = ("--kind", "pre-receive", "--today", day, "--actor-from", "GL_USERNAME")
    return main(["hook", "run", "--root", str(bare), *words])
