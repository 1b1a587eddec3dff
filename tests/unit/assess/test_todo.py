"""See that everybody finds what awaits them, the most urgent first."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledgers.assess.city import assess
from ledgers.flow.assess import question_about
from ledgers.flow.load import Request, load
from ledgers.model.proposal import DECIDE, DUE_SOON, OVERDUE, RETURNED, Todo

Run = Callable[..., tuple[int, str, str]]
DAY = ("--as-of", "2026-07-15", "--today", "2026-07-15")


@pytest.fixture
def rows(ledgers: Run, city: Path) -> list[dict[str, Any]]:
    """Return what is to be done in the mini city."""
    found = json.loads(ledgers("todo", "--root", city, *DAY, "--format", "json")[1])
    listed: list[dict[str, Any]] = found["todo"]
    return listed


def test_it_agrees_with_the_assessment(rows: list[dict[str, Any]], city: Path) -> None:
    loaded = load(Request(city, date(2026, 7, 15)))
    assessment = assess(question_about(loaded, loaded.catalog), date(2026, 7, 15), weeks=False)
    measures = {
        kind: {
            (row["county"], name) for row in rows if row["kind"] == kind for name in row["measures"]
        }
        for kind in (DECIDE, OVERDUE)
    }
    states = [
        (result.code, measure)
        for result in assessment.counties
        for task in result.tasks
        for measure in task.measures
    ]

    assert measures[DECIDE] == {(code, row.id) for code, row in states if row.waiting}
    assert measures[OVERDUE] == {(code, row.id) for code, row in states if row.overdue}
    assert all(measures.values())


def test_the_most_urgent_comes_first(rows: list[dict[str, Any]]) -> None:
    kinds = [row["kind"] for row in rows]

    assert list(dict.fromkeys(kinds)) == [DECIDE, RETURNED, OVERDUE, DUE_SOON]
    for kind in set(kinds):
        days = [row["day"] for row in rows if row["kind"] == kind]
        assert days == sorted(days)


def test_what_it_says_to_type_does_it(ledgers: Run, rows: list[dict[str, Any]], city: Path) -> None:
    for row in rows:
        if row["kind"] == DECIDE:
            words = row["command"].split()[1:]
            assert ledgers(*words, "--root", city, *DAY[2:])[0] == 0
    left = json.loads(ledgers("todo", "--root", city, *DAY, "--format", "json")[1])["todo"]

    assert [row for row in left if row["kind"] == DECIDE] == []


def test_a_county_sees_its_own(ledgers: Run, rows: list[dict[str, Any]], city: Path) -> None:
    own = json.loads(ledgers("todo", "岫岭县", "--root", city, *DAY, "--format", "json")[1])["todo"]

    assert own == [row for row in rows if row["county"] == "990121"]
    assert all((city / row["file"]).is_file() for row in own if row["kind"] != DUE_SOON)
    status, _, errors = ledgers("todo", "990199", "--root", city, *DAY)
    assert (status, "990199" in errors) == (2, True)


def test_it_is_told_in_both_languages(ledgers: Run, city: Path) -> None:
    english = ledgers("todo", "990121", "--root", city, *DAY, "--lang", "en")[1]
    chinese = ledgers("todo", "990121", "--root", city, *DAY)[1]

    assert english.splitlines()[:7] == [
        "to do as of 2026-07-15: 5",
        (
            "  to be decided by the city: 2 · returned to the county: 0"
            " · overdue in the county: 2 · due soon in the county: 1"
        ),
        "",
        "to be decided by the city (2)",
        (
            "  岫岭县 rectifications/F2026-0002 制度汇编未及时更新: submitted on 2026-06-02, "
            "waiting for 43 days"
        ),
        "    data/counties/990121/rectifications/F2026-0002.yaml",
        "    .venv/bin/ledgers decide close 990121 rectifications/F2026-0002",
    ]
    assert chinese.startswith(
        "截至2026-07-15待办事项：5项\n"
        "  待市级审定：2 · 已退回县区：0 · 县区逾期：2 · 县区临期：1\n\n待市级审定 (2)\n"
    )


def test_it_says_what_was_found_and_why_it_was_returned(ledgers: Run, city: Path) -> None:
    decided = city / "data/city/decisions/990121/progress/T22.yaml"
    text = decided.read_text(encoding="utf-8")
    returned = "  - {on: 2026-07-14, decision: returned, measures: [T22.2], reason: 缺少会议记录}\n"
    decided.write_text(text + returned, encoding="utf-8")
    lines = ledgers("todo", "990121", "--root", city, *DAY)[1].splitlines()

    (row,) = (at for at, line in enumerate(lines) if "progress/T22" in line and "T22.2" in line)
    assert lines[row + 1] == "    退回原因：缺少会议记录"
    assert lines[row + 3] == "    .venv/bin/ledgers file 990121 progress/T22 submitted --measures 2"
    assert any("rectifications/F2026-0002 制度汇编未及时更新：" in line for line in lines)


def test_an_earlier_day_does_not_know_why_it_was_returned_later(ledgers: Run, city: Path) -> None:
    decided = city / "data/city/decisions/990121/progress/T22.yaml"
    text = decided.read_text(encoding="utf-8")
    returned = "  - {{on: {}, decision: returned, measures: [T22.2], reason: {}}}\n"
    made = returned.format("2026-07-13", "缺少记录"), returned.format("2026-07-15", "没有签字")
    filed = city / "data/counties/990121/progress/T22.yaml"
    again = "  - {on: 2026-07-14, status: submitted, measures: [T22.2]}\n"
    decided.write_text(text + "".join(made), encoding="utf-8")
    filed.write_text(filed.read_text(encoding="utf-8") + again, encoding="utf-8")
    days = ("--as-of", "2026-07-13", *DAY[2:]), DAY
    told = [ledgers("todo", "990121", "--root", city, *day)[1] for day in days]

    found = [[word for word in ("缺少记录", "没有签字") if word in each] for each in told]
    assert found == [["缺少记录"], ["没有签字"]]


def test_a_name_does_nothing_in_a_terminal(ledgers: Run, city: Path) -> None:
    tasks = city / "data/city/tasks.yaml"
    text = tasks.read_text(encoding="utf-8").replace("title: 职责聚焦主业", 'title: "\\e[31m坏"')
    tasks.write_text(text, encoding="utf-8")

    out = ledgers("todo", "--root", city, *DAY)[1]
    assert all(line.isprintable() for line in out.splitlines())


def test_a_command_names_the_measures() -> None:
    todo = Todo(DECIDE, "990121", "x", "progress/T07", "", ("T07.1",), date.min)

    assert todo.command == ".venv/bin/ledgers decide accept 990121 progress/T07 --measure T07.1"


def test_a_county_is_told_the_period_of_what_recurs() -> None:
    measures = ("T07.1@2026-05", "T07.2@2026-05")
    todo = Todo(OVERDUE, "990121", "x", "progress/T07", "", measures, date.min)

    assert todo.command == (
        ".venv/bin/ledgers file 990121 progress/T07 submitted --measures 1,2 --period 2026-05"
    )
