"""A repository that cannot be read is refused by every command, in one and the same sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from demo.repositories import git
from tests.cities import MINI, write_city

Run = Callable[..., tuple[int, str, str]]

OF_COMMITS = (
    "check --at HEAD",
    "check --base HEAD",
    "check --base HEAD~1 --head HEAD",
    "review --base HEAD",
    "review --base HEAD~1 --head HEAD",
    "assess --at HEAD",
    "explain 990121 --at HEAD",
    "publish --at HEAD",
    "history",
    "bulletin issue weekly-2026-01",
    "bulletin verify --all",
    "edition cut 2026-Q2",
    "edition verify --all",
    "edition deploy --all",
)
OF_FOLDERS = (
    "check",
    "assess",
    "todo",
    "explain 990121",
    "publish",
    "decide accept 990121 progress/T22",
)
DAY = ("--today", "2026-07-15")
WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")


def committed(root: Path, *options: str) -> Path:
    """Make a city a repository with two commits."""
    git(root, "init", "--quiet", *options)
    git(root, "add", "--all")
    git(root, *WHO, "commit", "--quiet", "--message", "1")
    git(root, *WHO, "commit", "--quiet", "--allow-empty", "--message", "2")
    return root


def said(ledgers: Run, root: Path, command: str) -> tuple[int, str]:
    """Return the status of a command and what it said."""
    status, _, errors = ledgers(*command.split(), "--root", root, "--lang", "en", *DAY)
    return status, errors.partition(":")[0].strip()


def test_names_of_objects_by_sha_256_are_refused_in_one_sentence(
    ledgers: Run, tmp_path: Path
) -> None:
    root = committed(write_city(tmp_path, MINI), "--object-format=sha256")
    sentence = (
        "this repository names its objects by SHA-256, which GitPython cannot read; move its"
        " history to one made with"
    )

    found = {command: said(ledgers, root, command) for command in OF_COMMITS}

    assert found == dict.fromkeys(OF_COMMITS, (2, sentence))
    assert said(ledgers, root, "check") == (0, "")


def test_data_that_is_a_link_is_refused_in_one_sentence(ledgers: Run, tmp_path: Path) -> None:
    root = write_city(tmp_path, MINI)
    (root / "data").rename(root / "real")
    (root / "data").symlink_to("real")
    committed(root)
    commands = (*OF_COMMITS, *OF_FOLDERS)

    found = {command: said(ledgers, root, command) for command in commands}

    assert found == dict.fromkeys(commands, (2, "data is a link"))


@pytest.mark.parametrize("name", ["x\x1b[2K", "x\u202e", "x\\x", "已\u00ad报"])
def test_a_name_that_cannot_be_shown_is_refused_anywhere(
    ledgers: Run, city: Path, name: str
) -> None:
    committed(city)
    (city / name).write_text("x", "utf-8")

    _, told, _ = ledgers("check", "--root", city, "--base", "HEAD", "--lang", "en", *DAY)

    assert "P605 the name of the file" in told


def test_the_branch_of_a_change_is_searched_for_persons(ledgers: Run, city: Path) -> None:
    place = ("--root", committed(city), "--base", "HEAD", "--lang", "en", *DAY)

    _, told, _ = ledgers("check", *place, "--branch", "t16/138-0013-8000")
    _, well, _ = ledgers("check", *place, "--branch", "t16/2026-07-15")

    assert "branch:1:5: V103" in told
    assert "V103" not in well
