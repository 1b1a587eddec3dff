"""Follow the guides in a clone of the repository as it is committed, with what takes long."""

import subprocess
from pathlib import Path

import pytest

from tests.cities import REPOSITORY
from tests.guides import POST, STORIES, blocks, cloned, follow, text_of
from tests.soak.commands import run

NAME = "guides"
ROUNDS = len(STORIES)
CUT = 0  # tests/unit/test_guides.py follows them in the mini city.


def play(_seed: int, number: int, folder: Path) -> None:
    """Follow the guides of one story: each command succeeds, each tag that is made is pushed."""
    with pytest.MonkeyPatch.context() as patch:
        for name, text in POST.items():
            patch.setenv(name, text)
        clone = cloned(folder, committed(folder / "city"))
        patch.chdir(clone)
        answers, province, *_ = blocks(text_of("adopter"), "yaml")
        (clone / "answers.yaml").write_text(answers, "utf-8")
        (folder / "province.yaml").write_text(province, "utf-8")
        for role in STORIES[number % len(STORIES)]:
            follow(role, clone, in_english, lambda _: False)
    assert tags(clone) == tags(folder / "origin.git")


def committed(city: Path) -> Path:
    """Return what is committed here, with its history: issues are verified by the trees in it."""
    for words in (
        ("clone", "--quiet", str(REPOSITORY), str(city)),
        ("-C", str(city), "remote", "remove", "origin"),
        ("-C", str(city), "switch", "--quiet", "--force-create", "main"),
    ):
        subprocess.run(("git", *words), check=True)
    return city


def tags(repository: Path) -> str:
    """Return the names of a repository's tags, one a line."""
    words = ("git", "-C", str(repository), "tag")
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def in_english(*words: object) -> tuple[int, str, str]:
    """Run a command and return its status and what it said."""
    return (*run(*words), "")
