"""See that `ledgers file` adds an entry to a county's file, and lets no error in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
File = Callable[..., tuple[int, str]]
OWN = "data/counties/990121"
T22, FINDING = f"{OWN}/progress/T22.yaml", f"{OWN}/rectifications/F2026-0002.yaml"


@pytest.fixture
def file(ledgers: Run, city: Path) -> File:
    """Return a function that files in the mini city, and gives the status and what was said."""

    def run(*words: str) -> tuple[int, str]:
        day = ("--today", "2026-07-15", "--lang", "en")
        status, out, errors = ledgers("file", *words, "--root", city, *day)
        return status, out + errors

    return run


def test_an_entry_is_shown_and_added_below_the_others(file: File, city: Path) -> None:
    before = (city / T22).read_text("utf-8")
    entry = "  - on: 2026-07-15\n    status: submitted\n    measures: [T22.3]\n    note: 已印发\n"
    asked = ("岫岭", "t22", "报送", "--measures", "3", "--note", "已印发")

    status, said = file(*asked, "--dry-run")
    assert (status, (city / T22).read_text("utf-8")) == (0, before)
    added = [line[1:] for line in said.splitlines() if line.startswith("+ ")]
    assert added == entry.splitlines()

    assert file(*asked) == (0, said.replace("nothing was written", f"written: {T22}"))
    assert (city / T22).read_text("utf-8") == before + entry


def test_what_is_said_by_name_is_written_by_code(file: File, city: Path) -> None:
    asked = ("--blocker", "经费未落实", "--late", "档案移交", "--on", "2026-07-14")
    document = next((city / OWN / "documents").iterdir()).stem
    status, _ = file("990121", "T22", "遇到困难", *asked, "--evidence", f"{document}，")

    text = (city / T22).read_text("utf-8")
    assert status == 0
    assert text.endswith(f"""
  - on: 2026-07-14
    came_in: 2026-07-15
    late: 档案移交
    status: blocked
    evidence: [documents/{document}]
    blocker: funding
""")


def test_a_file_is_begun_where_there_is_none(file: File, city: Path) -> None:
    (city / T22).unlink()
    for decided in city.glob("data/city/decisions/990121/progress/T22.yaml"):
        decided.unlink()

    assert file("990121", "T22", "doing")[0] == 0
    assert (city / T22).read_text("utf-8") == (
        "# yaml-language-server: $schema=../../../../schemas/progress.schema.json\n"
        "task: T22\nupdates:\n  - on: 2026-07-15\n    status: doing\n"
    )


def test_a_rectification_says_which_measures_are_done(file: File, city: Path) -> None:
    asked = ("990121", "F2026-0003", "正在整改")
    assert file(*asked, "--plan", "开展抽查", "--done", "2、3")[0] == 0
    filed = (city / FINDING).with_name("F2026-0003.yaml").read_text("utf-8")
    assert filed.endswith("    status: doing\n    done: [2, 3]\n")

    assert file(*asked, "--done", "2")[0] == 1  # It became done before.


def test_a_rectification_begins_with_what_is_to_be_done(file: File, city: Path) -> None:
    (city / FINDING).unlink()
    for decided in city.glob("data/city/decisions/990121/rectifications/F2026-0002.yaml"):
        decided.unlink()
    asked = ("990121", "F2026-0002", "doing")
    assert file(*asked)[0] == 1
    assert file(*asked, "--plan", "修订制度汇编", "--plan", "组织学习")[0] == 0
    assert file(*asked, "--plan", "开展抽查", "--done", "1")[0] == 0

    due = re.findall(
        "due_on: (.*)", (city / "data/city/findings/F2026-0002.yaml").read_text("utf-8")
    )
    planned = "".join(
        f"  - id: {at}\n    text: {text}\n    due_on: {due[0]}\n"
        for at, text in enumerate(("修订制度汇编", "组织学习", "开展抽查"), 1)
    )
    assert (city / FINDING).read_text("utf-8") == (
        "# yaml-language-server: $schema=../../../../schemas/rectifications.schema.json\n"
        f"finding: city/findings/F2026-0002\nmeasures:\n{planned}updates:\n"
        "  - on: 2026-07-15\n    status: doing\n"
        "  - on: 2026-07-15\n    status: doing\n    done: [1]\n"
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("岭", "T22", "doing"), "R103 岭 is no county of areas.yaml"),
        (("990121", "T22", "submitted", "--measures", "9"), "R106 there is no measure “T22.9”"),
        (
            ("990121", "T99", "审定", "--blocker", "没钱"),
            "→ write one of: doing, submitted, ",
        ),
        (("990121", "F2026-0002", "doing", "--done", "1,x"), "S103 "),
    ],
)
def test_what_would_be_an_error_is_not_written(
    file: File, city: Path, asked: tuple[str, ...], told: str
) -> None:
    before = {path: path.read_bytes() for path in city.rglob("*.yaml")}
    status, said = file(*asked)

    assert (status, said.endswith("nothing was written\n")) == (1, True)
    assert told in said
    assert {path: path.read_bytes() for path in city.rglob("*.yaml")} == before


def test_a_file_that_has_errors_is_mended_first(file: File, city: Path) -> None:
    (city / T22).write_text((city / T22).read_text("utf-8").replace("submitted", "done"), "utf-8")

    status, said = file("990121", "T22", "doing")
    assert (status, said.count("S104 “Status (status)” cannot be done")) == (1, 2)
    assert said.count("→ write one of: doing, submitted") == 2
