"""Methods and years in time: what issues used stays, words are of their day, what came later shows.

Rows T2, T3, T6 and T10 of what a city that lives on has to get right, in the mini city.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledgers.cli.main import main
from ledgers.model.bulletin import digest_of, sealed
from tests.acceptance.test_bulletins import FOLDER, NAME, WEEK, commit, git, place
from tests.cities import MINI, write_city

Ledgers = Callable[..., tuple[int, str, str]]
TASKS, SCHEMES, RULES = (f"data/city/{name}.yaml" for name in ("tasks", "schemes", "rules"))
TITLE = "谈话场所建设"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that nobody changes, with an issue of the week to 12 July."""
    root = write_city(tmp_path_factory.mktemp("methods") / "city", MINI)
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    assert main(["bulletin", "draft", "--series", "weekly", "--period", WEEK, *place(root)]) == 0
    assert main(["bulletin", "issue", NAME, *place(root)]) == 0
    commit(root)
    return root


@pytest.fixture
def root(issued: Path, tmp_path: Path) -> Path:
    """Return a copy to change."""
    return shutil.copytree(issued, tmp_path / "city")


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (file, text.count(old))
    path.write_text(text.replace(old, new), "utf-8")


def title_of(root: Path) -> tuple[str, str]:
    """Return the first task's name and title."""
    found = re.search(r"- id: (T\d+)\n(?:    .*\n)*?    title: (.+)\n", (root / TASKS).read_text())
    assert found
    return found[1], found[2]


def renamed(root: Path, on: str) -> tuple[str, str]:
    """Rename the first task from a day on; return what it was called before."""
    name, title = title_of(root)
    row = f"    changes:\n      - {{on: {on}, was: {{title: {title}}}, reason: 规范名称}}\n"
    edit(root, TASKS, f"    title: {title}\n", f"    title: {TITLE}\n{row}")
    return name, title


# ── Words of the day (T2) ────────────────────────────────────────────────────────────────────────


def test_an_issue_shows_the_title_that_a_task_had_on_its_day(root: Path, ledgers: Ledgers) -> None:
    name, title = renamed(root, "2026-07-20")
    commit(root)

    out = root / "issue.html"
    export = ("bulletin", "export", NAME, "--format", "html", "--out", out)
    status, _, errors = ledgers(*export, *place(root, "2026-07-21"))
    assert status == 0, errors
    told = out.read_text("utf-8")
    assert f"{name} {title}" in told
    assert TITLE not in told
    assert ledgers("bulletin", "verify", NAME, *place(root, "2026-07-21"))[0] == 0


def test_what_is_issued_after_a_change_for_a_day_before_it_has_the_former_title(
    issued: Path, tmp_path: Path, ledgers: Ledgers
) -> None:
    root = shutil.copytree(issued, tmp_path / "city")
    git(root, "reset", "--quiet", "--hard", "HEAD~1")
    git(root, "clean", "-qfd")
    name, title = renamed(root, "2026-07-13")
    commit(root)

    week = ("--series", "weekly", "--period", WEEK)
    assert ledgers("bulletin", "draft", *week, *place(root))[0] == 0
    assert ledgers("bulletin", "issue", NAME, *place(root))[0] == 0
    text = (root / FOLDER / f"{NAME}.yaml").read_text("utf-8")
    assert f"{{id: {name}, title: {title}}}" in text
    commit(root)
    assert ledgers("bulletin", "verify", NAME, *place(root))[0] == 0


def test_words_that_are_not_those_of_the_day_are_noticed(root: Path, ledgers: Ledgers) -> None:
    name, title = title_of(root)
    file = f"{FOLDER}/{NAME}.yaml"
    edit(root, file, f"{{id: {name}, title: {title}}}", f"{{id: {name}, title: {TITLE}}}")
    text = (root / file).read_text("utf-8")
    above = sealed(text) or ""
    below = text[len(above) :].partition("\n")[2]
    (root / file).write_text(f'{above}digest: "{digest_of(above)}"\n{below}', "utf-8")
    commit(root)

    status, told, _ = ledgers("bulletin", "verify", NAME, *place(root))

    assert status == 1
    assert "it prints other names than the data has on its day: tasks" in told


# ── Methods (T6) ─────────────────────────────────────────────────────────────────────────────────


def problems(ledgers: Ledgers, root: Path, *more: str) -> list[tuple[str, str]]:
    """Return code and message of every problem of a check."""
    place_ = ("--root", root, "--today", "2026-07-15", "--lang", "en")
    _, told, _ = ledgers("check", *place_, "--format", "json", *more)
    return [(row["code"], row["message"]) for row in json.loads(told)["problems"]]


def test_a_method_that_is_another_under_its_name_is_told_of_without_a_base(
    root: Path, ledgers: Ledgers
) -> None:
    assert problems(ledgers, root) == []

    edit(root, SCHEMES, "points: 1\n", "points: 2\n")

    assert problems(ledgers, root) == [("B109", "2026-1 is not now what it was on 2026-07-12")]


def test_a_setting_that_is_changed_from_a_later_day_is_no_problem(
    root: Path, ledgers: Ledgers
) -> None:
    changes = "changes: [{on: 2026-07-14, was: {resubmit_days: 10}, reason: 办法修订}]\n"
    edit(root, RULES, "resubmit_days: 10\n", f"resubmit_days: 20\n{changes}")

    assert {code for code, _ in problems(ledgers, root, "--base", "HEAD")} <= {"P105"}
    assert ledgers("bulletin", "verify", NAME, *place(root))[0] == 0


def test_each_day_is_judged_by_the_settings_that_held_on_it(root: Path, ledgers: Ledgers) -> None:
    """On 14 July what is behind by any share is behind; on the thirteenth as much as before."""
    before = {day: behind(ledgers, root, day) for day in ("2026-07-13", "2026-07-14")}
    changes = "changes: [{on: 2026-07-14, was: {lag: 0.2}, reason: 办法修订}]\n"
    edit(root, RULES, "lag: 0.2\n", f"lag: 0\n{changes}")

    after = {day: behind(ledgers, root, day) for day in before}

    assert after["2026-07-13"] == before["2026-07-13"]
    assert after["2026-07-14"] > before["2026-07-14"]


def behind(ledgers: Ledgers, root: Path, day: str) -> int:
    """Return how many tasks are behind on a day, in all counties."""
    asked = ("--root", root, "--today", "2026-07-15", "--as-of", day, "--format", "json")
    return sum(
        row["lights"]["behind"] for row in json.loads(ledgers("assess", *asked)[1])["counties"]
    )


# ── The calendar (T3) ────────────────────────────────────────────────────────────────────────────


def test_what_cannot_be_worked_out_without_next_years_calendar_is_told_once(
    root: Path, ledgers: Ledgers
) -> None:
    edit(root, "data/city/publication.yaml", "as_of: 2026-07-15", "as_of: today")

    asked = ("--root", root, "--today", "2027-03-01", "--lang", "en", "--format", "json")
    rows = json.loads(ledgers("check", *asked)[1])["problems"]

    (told,) = [row["message"] for row in rows if row["code"] == "T123"]
    assert told == (
        "the calendar does not hold 2027; it is not known when filings are due and which are late;"
        " limits of rules in workdays; whether feedback is late; by how many workdays"
        " entries are dated back"
    )


# ── What came in later ───────────────────────────────────────────────────────────────────────────


def changed(ledgers: Ledgers, root: Path) -> tuple[int, list[dict[str, Any]]]:
    """Return the status, and what differs of the one issue."""
    asked = ("--root", root, "--today", "2026-07-15", "--format", "json")
    status, told, errors = ledgers("history", "--changed", *asked)
    assert errors == ""
    (issue,) = json.loads(told)["issues"]
    return status, issue["changed"]


def filed(root: Path, task: str, entry: str) -> str:
    """Append an entry to a county's progress with a task; return the file."""
    file = f"data/counties/990121/progress/{task}.yaml"
    text = (root / file).read_text("utf-8").rstrip("\n")
    (root / file).write_text(f"{text}\n{entry}", "utf-8")
    return file


def an_open_task(root: Path) -> tuple[str, str]:
    """Return a task of the county that was filed, and one of its measures that was not."""
    for path in sorted((root / "data/counties/990121/progress").glob("*.yaml")):
        listed = re.findall(rf"{path.stem}\.\d+", (root / TASKS).read_text("utf-8"))
        text = path.read_text("utf-8")
        free = [one for one in listed if one not in text]
        if free and "updates:" in text:
            return path.stem, free[0]
    raise AssertionError


def test_nothing_is_listed_where_nothing_came_in(root: Path, ledgers: Ledgers) -> None:
    assert changed(ledgers, root) == (0, [])


@pytest.mark.parametrize("came_in", ["", "    came_in: 2026-07-14\n    late: 网络故障\n"])
def test_only_what_came_in_within_the_tolerance_changes_a_past_day_and_is_named(
    root: Path, ledgers: Ledgers, came_in: str
) -> None:
    task, measure = an_open_task(root)
    entry = f"  - on: 2026-07-12\n{came_in}    status: submitted\n    measures: [{measure}]\n"
    file = filed(root, task, entry)
    commit(root)

    status, rows = changed(ledgers, root)

    assert status == 0
    if came_in:
        assert rows == []
        return
    assert rows
    assert {(row["county"], row["task"]) for row in rows} <= {
        ("990121", None),
        (None, task),
        (None, None),
    }
    line = (root / file).read_text("utf-8").count("\n") - 2
    assert [row["entries"] for row in rows] == [[{"file": file, "line": line}]] * len(rows)


def test_what_is_decided_corrected_or_received_later_changes_nothing_before(
    root: Path, ledgers: Ledgers
) -> None:
    pending = waiting(root)
    decided = ("decide", "accept", *pending, "--today", "2026-07-15", "--root", root)
    status, told, errors = ledgers(*decided)
    assert status == 0, told + errors
    commit(root)

    assert changed(ledgers, root) == (0, [])


def waiting(root: Path) -> tuple[str, ...]:
    """Return county and task of work that awaits a decision."""
    for county in ("990121", "990102", "990181"):
        for path in sorted((root / f"data/counties/{county}/progress").glob("*.yaml")):
            own = root / f"data/city/decisions/{county}/progress/{path.name}"
            text = path.read_text("utf-8")
            if "status: submitted" in text and not own.exists():
                return county, path.stem
    raise AssertionError
