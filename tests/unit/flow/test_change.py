"""See that what was there before a change does not count against it, and that nothing new hides."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from demo.repositories import git
from tests.unit.check.change.judging import COUNTY, add, county
from tests.unit.flow.test_review import committed, made, write

Run = Callable[..., tuple[int, str, str]]

T16, T22 = county("progress/T16"), county("progress/T22")
TOMORROW = "  - on: 2026-07-16\n    status: doing\n"
LATER = "  - on: 2026-07-17\n    status: doing\n"
ASKED = ("--base", "main", "--actor", COUNTY, "--today", "2026-07-15")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a city whose main branch holds an update of tomorrow."""
    root = made(tmp_path / "city", add(T16, TOMORROW))
    committed(root)
    return root


@pytest.fixture
def checked(ledgers: Run, broken: Path) -> Callable[[], tuple[int, list[Any], int]]:
    """Return a function that gives status, new codes with their files, and how many are known."""

    def run() -> tuple[int, list[Any], int]:
        status, out, _ = ledgers("check", "--root", broken, *ASKED, "--format", "json")
        found = json.loads(out)
        rows = [(row["code"], row["file"], row["line"]) for row in found["problems"]]
        return status, rows, len(found.get("already_there", ()))

    return run


def text_of(root: Path, path: str) -> str:
    """Return a file of a city."""
    return (root / path).read_text(encoding="utf-8")


def test_what_was_there_before_does_not_count(
    broken: Path, checked: Callable[[], tuple[int, list[Any], int]]
) -> None:
    write(broken, add(T16, TOMORROW), add(T22, "  - {on: 2026-07-14, status: doing}\n"))

    assert checked() == (0, [], 1)


def test_it_does_not_count_where_its_lines_moved(
    broken: Path, checked: Callable[[], tuple[int, list[Any], int]]
) -> None:
    text = text_of(broken, T16).replace("updates:\n", "# x\nupdates:\n")
    (broken / T16).write_text(text, encoding="utf-8")

    assert checked() == (0, [], 1)


def test_one_more_of_its_kind_counts(
    broken: Path, checked: Callable[[], tuple[int, list[Any], int]]
) -> None:
    write(broken, add(T16, TOMORROW + LATER), add(T22, TOMORROW))
    status, rows, known = checked()

    assert (status, known) == (1, 1)
    assert [(code, file) for code, file, _ in rows] == [("T104", T16), ("T104", T22)]


def test_the_same_once_more_counts(
    broken: Path, checked: Callable[[], tuple[int, list[Any], int]]
) -> None:
    write(broken, add(T16, TOMORROW * 2))
    status, rows, known = checked()

    assert (status, len(rows) > 0, known) == (1, True, 1)


def test_it_is_told_apart(ledgers: Run, broken: Path) -> None:
    out = ledgers("check", "--root", broken, *ASKED, "--lang", "en")[1].splitlines()

    assert out[0] == "118 files checked: all well"
    assert out[1] == "1 problems were there before this change, and do not count against it"
    assert out[2].startswith(f"{T16}:7:9: T104")
    review = ledgers("review", "--root", broken, *ASKED, "--lang", "en")
    assert review[0] == 0
    assert "- problems that were there before: 1\n" in review[1]


def test_a_file_that_git_only_forgot_is_not_gone(ledgers: Run, tmp_path: Path) -> None:
    root = made(tmp_path / "city")
    git(root, "rm", "--quiet", "--cached", "data/city/owners.yaml")
    status, out, _ = ledgers("check", "--root", root, *ASKED)

    assert status == 0, out
