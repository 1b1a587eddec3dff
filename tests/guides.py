"""Follow a guide: every command of its shell blocks, in order, in a clone of a city."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.cities import REPOSITORY

FOLDER = REPOSITORY / "site/guides"
ROLES = ("clerk", "reviewer", "officer", "adopter", "maintainer", "windows")
STORIES = (("clerk", "reviewer"), ("officer",), ("maintainer",), ("adopter",))
"""Guides that are followed in one clone, one after the other."""
TODAY = "2026-07-15"
DAYS = {"officer": "2026-07-20"}
"""The days on which guides are followed, where it is not `TODAY`."""
BLOCK = re.compile(r"^```(\w+)( not-run)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
POST = {
    f"GIT_{role}_{what}": text
    for role in ("AUTHOR", "COMMITTER")
    for what, text in (("NAME", "post"), ("EMAIL", "post@example.invalid"))
}
Ledgers = Callable[..., tuple[int, str, str]]


def text_of(role: str, language: str = "en") -> str:
    """Return a guide in a language."""
    return (FOLDER / f"{role}.{language}.md").read_text("utf-8")


def blocks(text: str, kind: str) -> list[str]:
    """Return the blocks of a kind that are to be run."""
    return [code for found, left_out, code in BLOCK.findall(text) if found == kind and not left_out]


def commands(text: str) -> Iterator[list[str]]:
    """Yield the commands of the shell blocks of a guide, as words."""
    for block in blocks(text, "sh"):
        for line in block.splitlines():
            if words := shlex.split(line, comments=True):
                yield words


def cloned(folder: Path, city: Path) -> Path:
    """Return a clone of a city's files, whose origin is a bare repository beside it."""
    origin, clone = folder / "origin.git", folder / "clone"
    shutil.copytree(city, clone)
    for words in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "--all"),
        ("commit", "--quiet", "--allow-empty", "--message", "Begin"),
        ("clone", "--quiet", "--bare", ".", str(origin)),
        ("remote", "add", "origin", str(origin)),
        ("fetch", "--quiet", "origin"),
    ):
        subprocess.run(("git", *words), cwd=clone, check=True)
    return clone


def follow(
    role: str,
    clone: Path,
    ledgers: Ledgers,
    left_out: Callable[[list[str]], bool],
    told: Callable[[str], str] = str,
) -> list[list[str]]:
    """Run the commands of a guide in a clone, and return them.

    Raises AssertionError at the first that fails. The text is `told` as it is meant in that city.
    Of commands that are `left_out` only the help is asked for. What make would run is tried
    elsewhere: here its targets must be there.
    """
    followed = list(commands(told(text_of(role))))
    for words in followed:
        if words[0] == ".venv/bin/ledgers":
            more = ["--help"] if left_out(words) else ["--today", DAYS.get(role, TODAY)]
            status, out, errors = ledgers(*words[1:], *more)
            assert status == 0, f"{shlex.join(words)}: {out}{errors}"
        elif not left_out(words):
            where = REPOSITORY if words[0] == "make" else clone
            asked = [words[0], "--dry-run", *words[1:]] if words[0] == "make" else words
            done = subprocess.run(asked, cwd=where, check=False, capture_output=True, text=True)
            assert done.returncode == 0, f"{shlex.join(words)}: {done.stdout}{done.stderr}"
    return followed
