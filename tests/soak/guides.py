"""Follow the guides in a clone of the repository's own data, with what takes long."""

import shutil
from pathlib import Path

import pytest

from tests.cities import REPOSITORY
from tests.guides import POST, STORIES, blocks, cloned, follow, text_of
from tests.soak.commands import run

NAME = "guides"
ROUNDS = len(STORIES)
CUT = 0  # tests/unit/test_guides.py follows them in the mini city.


def play(_seed: int, number: int, folder: Path) -> None:
    """Follow the guides of one story, each command of which must succeed."""
    city = folder / "city"
    for name in ("data", "schemas", ".github"):
        shutil.copytree(REPOSITORY / name, city / name)
    with pytest.MonkeyPatch.context() as patch:
        for name, text in POST.items():
            patch.setenv(name, text)
        clone = cloned(folder, city)
        patch.chdir(clone)
        answers, province, *_ = blocks(text_of("adopter"), "yaml")
        (clone / "answers.yaml").write_text(answers, "utf-8")
        (folder / "province.yaml").write_text(province, "utf-8")
        for role in STORIES[number % len(STORIES)]:
            follow(role, clone, in_english, lambda _: False)


def in_english(*words: object) -> tuple[int, str, str]:
    """Run a command and return its status and what it said."""
    return (*run(*words), "")
