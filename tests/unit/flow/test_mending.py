"""See that `ledgers fmt` mends files of a city, shows its lines, and tells what is still wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.flow.pushed import git

Run = Callable[..., tuple[int, str, str]]
Fmt = Callable[..., tuple[int, str]]
T22, OTHER = (f"data/counties/{code}/progress/T22.yaml" for code in ("990121", "990102"))


@pytest.fixture
def fmt(ledgers: Run, city: Path) -> Fmt:
    """Return a function that mends files of the mini city, and gives status and what was said."""

    def run(*words: str) -> tuple[int, str]:
        files = [word if word.startswith("-") else city / word for word in words]
        day = ("--today", "2026-07-15", "--lang", "en")
        status, out, errors = ledgers("fmt", *files, "--root", city, *day)
        return status, out + errors

    return run


def damaged(file: Path, *pairs: tuple[str, str]) -> bytes:
    """Put other words into a file, and return what it held."""
    before = file.read_bytes()
    text = before.decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_bytes(text.encode())
    return before


def test_a_file_is_what_it_was_before_the_mistakes(fmt: Fmt, city: Path) -> None:
    mistakes = ("on: 2026-07-13", "on：7.13"), ("status: submitted", "status: 已完成")
    before = damaged(city / T22, *mistakes, ("measures: [T22.2]", "measures：［T22.2］"))
    wrong = (city / T22).read_bytes()

    status, told = fmt(T22, "--check")
    assert (status, (city / T22).read_bytes()) == (1, wrong)
    assert "-  - on：7.13\n" in told
    assert "+  - on: 2026-07-13\n" in told

    assert fmt(T22) == (0, told.replace("nothing was written", f"written: {T22}"))
    assert (city / T22).read_bytes() == before
    assert fmt(T22)[0] == 0


def test_what_needs_judgement_is_told(fmt: Fmt, city: Path) -> None:
    damaged(city / T22, ("status: submitted", "status：差不多"))
    damaged(city / OTHER, ("task: T22", 'task: "T22'))

    status, told = fmt(T22, OTHER)
    assert status == 1
    said = " S104 “Status (status)” cannot be 差不多"
    assert told.count("+    status: 差不多\n") == told.count(said) == 2
    assert f"{OTHER}:2:7: Y103 " in told
    assert told.endswith(f"written: {T22}\n")


def test_without_names_all_files_are_mended(fmt: Fmt, city: Path) -> None:
    before = damaged(city / T22, ("task: ", "task："))
    assert fmt()[0] == 0

    assert (city / T22).read_bytes() == before
    assert fmt("--diff") == (0, "nothing was written\n")


def test_a_file_that_is_none_of_the_data_is_named(fmt: Fmt, city: Path) -> None:
    (city / "notes.yaml").write_text("on：7.14\n", "utf-8")
    assert fmt("notes.yaml") == (2, "this is no file of the data: notes.yaml\n")


def test_when_a_new_entry_came_in_is_filled_in_where_it_says_why_it_is_late(
    fmt: Fmt, city: Path
) -> None:
    entry = "  - on: 2026-07-06\n    late: 档案移交\n    status: doing\n"
    (city / T22).write_text((city / T22).read_text("utf-8") + entry, "utf-8")
    assert "+    came_in" not in fmt(T22)[1]  # Without a commit nobody knows what is new.

    git(city, "init", "--quiet")
    git(city, "add", "schemas")
    git(city, "commit", "--quiet", "--message", "first")
    status, told = fmt(T22)
    assert (status, told.count("+    came_in: 2026-07-15\n")) == (0, 1)

    (city / T22).write_text(
        (city / T22).read_text("utf-8").replace("    came_in: 2026-07-15\n", "")
    )
    git(city, "add", T22)
    git(city, "commit", "--quiet", "--message", "filed so")
    assert "+    came_in" not in fmt(T22)[1]
