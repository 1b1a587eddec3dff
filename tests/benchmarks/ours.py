"""The programs of ours that are measured, of one tree or of two: checks, and the portal."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path

from ledgers.model.values import Struct, replace
from tests.benchmarks.runs import Program, timed

TODAY = "--today=2026-07-15"
CACHE = Path(".cache/check")
NUMBERS = count(1)


class Tree(Struct, frozen=True):
    """A work tree of the project: its label, its folder, its Python, and what it can do."""

    label: str
    root: Path
    python: str
    caches: bool = False
    word: str = "--help"
    """What starts it, and no more."""

    @property
    def environment(self) -> Mapping[str, str]:
        """Return what its program needs: its own code, and no word of being checked in CI.

        Compiled it is kept, as a setup leaves it.
        """
        return {"PYTHONPATH": str(self.root / "scripts"), "CI": "", "PYTHONDONTWRITEBYTECODE": ""}

    def program(
        self,
        name: str,
        words: Sequence[str],
        folder: Path,
        prepare: Callable[[], None] = lambda: None,
    ) -> Program:
        """Return a run of its `ledgers`."""
        command = (self.python, "-m", "ledgers", *words)
        return Program(name, command, folder, prepare, self.environment, self.label)


def tree(root: Path, label: str = "") -> Tree:
    """Return a work tree; where it has no environment of its own, the one that runs this."""
    own = root / ".venv/bin/python"
    found = Tree(label, root, str(own) if own.exists() else sys.executable)
    caches = "--no-cache" in said(found, "check", "--help")
    word = "--version" if "--version" in said(found, "--help") else found.word
    return replace(found, caches=caches, word=word)


def said(tree: Tree, *words: str) -> str:
    """Return what a program prints."""
    asked = tree.program("help", words, tree.root)
    environment = {**os.environ, **asked.environment}
    return subprocess.check_output(asked.command, cwd=tree.root, env=environment, text=True)


def checks(tree: Tree, city: Path, wanted: Sequence[str]) -> list[Program]:
    """Return the ways to check a city: without a cache, with it, and after a change."""
    found = [_cold(tree, city)]
    if tree.caches:
        words = ("check", "--cache", TODAY)
        found.append(tree.program("warm", words, city, lambda: _filled(tree, city)))
        found.append(tree.program("changed", words, city, lambda: _touched(tree, city)))
    return [each for each in found if each.name in wanted]


def _cold(tree: Tree, city: Path) -> Program:
    words = ("check", *(["--no-cache"] if tree.caches else []), TODAY)
    return tree.program("cold", words, city)


def _filled(tree: Tree, city: Path) -> None:
    """Fill the cache, where it is not there yet."""
    if not (city / CACHE).exists():
        timed(tree.program("filling", ("check", "--cache", TODAY), city))


def _touched(tree: Tree, city: Path) -> None:
    _filled(tree, city)
    touch(city)


def touch(city: Path) -> None:
    """Change one file of progress: by a comment, another one each time."""
    file = min(city.glob("data/counties/*/progress/*.yaml"))
    file.write_bytes(file.read_bytes() + f"# {next(NUMBERS)}\n".encode())


def portals(tree: Tree, city: Path) -> list[Program]:
    """Return the ways to build the portal: all anew, and after a change in one county."""
    words = ("publish", f"--out={city / 'public'}", TODAY)
    whole = tree.program("publish", words, city, lambda: _emptied(city))
    programs = (
        # With `--lang=en` it would build the English pages alone.
        replace(whole, step="assessing", step_printed="测算"),
        tree.program("republish", words, city, lambda: touch(city)),
    )
    return [each.counting(lambda: pages(city)) for each in programs]


def pages(city: Path, *, english: bool = True) -> int:
    """Return how many pages of the portal were made, in both languages or in Chinese."""
    below = city / "build/pages"
    files = (path.relative_to(below) for path in below.rglob("*.md"))
    return sum(english or path.parts[0] != "en" for path in files)


def _emptied(city: Path) -> None:
    for name in (".cache", "build", "public"):
        shutil.rmtree(city / name, ignore_errors=True)
