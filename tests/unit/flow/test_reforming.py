"""See that what is asked of all counties is changed by commands, and that periods are decided."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledgers.check.change.registers import changes_unsaid
from ledgers.model.values import replace
from tests.unit.check.change.judging import (
    CITY,
    TREE,
    after,
    changed,
    codes,
    problems_of,
    put,
    swap,
)
from tests.unit.publish.bulletins_made import issue

Run = Callable[..., tuple[int, str, str]]
Decide = Callable[..., tuple[int, str]]
TASKS = "data/city/tasks.yaml"
DAY = ("--today", "2026-07-15", "--lang", "en")
DUE = "        due_on: 2026-07-17\n  - id: T07"


@pytest.fixture
def decide(ledgers: Run, city: Path) -> Decide:
    """Return a function that decides in the mini city, and gives the status and what was said."""

    def run(*words: str) -> tuple[int, str]:
        status, out, errors = ledgers("decide", *words, "--root", city, *DAY)
        return status, out + errors

    return run


def test_a_deadline_is_moved_by_an_entry_as_often_as_need_be(decide: Decide, city: Path) -> None:
    first = decide("move", "T02.2", "--until", "2026-07-31", "--reason", "统一延期")
    second = decide("move", "T02.2", "--until", "2026-08-07", "--reason", "再延")

    assert first == (0, f"what moves as of 2026-07-15: 0\nwritten: {TASKS}\n")
    assert second[0] == 0
    assert (
        "        due_on: 2026-08-07\n        changes:\n"
        "          - {on: 2026-07-15, was: {due_on: 2026-07-17}, reason: 统一延期}\n"
        "          - {on: 2026-07-15, was: {due_on: 2026-07-31}, reason: 再延}\n"
    ) in (city / TASKS).read_text()


def test_several_deadlines_of_one_task_are_moved_at_once(decide: Decide, city: Path) -> None:
    status, told = decide("move", "T22.2", "T22.3", "--until", "2026-09-30", "--reason", "统一延期")

    assert status == 0, told
    moved = (
        "due_on: 2026-09-30\n        changes:\n          - {{on: 2026-07-15, was: {{due_on: {}}}"
    )
    text = (city / TASKS).read_text()
    assert [text.count(moved.format(day)) for day in ("2026-07-15", "2026-09-09")] == [1, 1]


def test_what_is_cancelled_is_told_first_and_then_written(decide: Decide, city: Path) -> None:
    before = (city / TASKS).read_text()
    status, told = decide("cancel", "T16", "T07.3", "--reason", "不再要求", "--dry-run")

    assert status == 0
    assert "葭陵市 light T07: on track → done\n" in told
    assert (city / TASKS).read_text() == before
    assert decide("cancel", "T16", "T07.3", "--reason", "不再要求")[0] == 0
    assert (city / TASKS).read_text().count("cancelled: {on: 2026-07-15, reason: 不再要求}\n") == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("move", "T99.1", "--until", "2026-08-07"), "there is no task or measure called “T99.1”"),
        (("move", "T02.2", "--until", "2026-07-17"), "T02.2 is due on 2026-07-17 already"),
        (("move", "T02.2", "--until", "2026-07-01"), "deadline 2026-07-17 would be 2026-07-01"),
        (("move", "T02.2", "--until", "2026-12-31"), "2026-12-31 lies outside the programme"),
        (("move", "T02", "--until", "2026-08-07"), "move its measures: T02.1 T02.2"),
        (("cancel", "T07.1", "--on", "2026-07-01"), "T07.1 was cancelled from 2026-07-01 on"),
    ],
)
def test_what_cannot_be_is_said_and_not_written(
    words: tuple[str, ...], said: str, decide: Decide, city: Path
) -> None:
    before = (city / TASKS).read_text()
    status, told = decide(*words, "--reason", "统一")

    assert (status, said in told) == (1, True), told
    assert (city / TASKS).read_text() == before


def test_a_period_is_decided_by_its_name(decide: Decide, city: Path) -> None:
    rule = "        due: {every: month, from: 2026-05-01, until: 2026-08-31}\n  - id: T07"
    tasks = (city / TASKS).read_text()
    (city / TASKS).write_text(tasks.replace(DUE, rule))
    filed = city / "data/counties/990121/progress/T02.yaml"
    rows = [("2026-06-20", ""), ("2026-07-03", "    period: 2026-05\n")]
    more = "".join(
        f"  - on: {on}\n    status: submitted\n    measures: [T02.2]\n{x}" for on, x in rows
    )
    filed.write_text(filed.read_text() + more)

    one = decide("accept", "990121", "T02", "--measure", "T02.2@2026-05")
    every = decide("accept", "990121", "T02")
    later = decide("extend", "990121", "T02", "--measure", "T02.2@2026-07", "--until", "2026-08-07")

    assert [one[0], every[0], later[0]] == [0, 0, 0], (one, every, later)
    decided = (city / "data/city/decisions/990121/progress/T02.yaml").read_text()
    assert decided.endswith(
        "  - on: 2026-07-15\n    decision: accepted\n    of: 4\n    measures: [T02.2]\n"
        "  - on: 2026-07-15\n    decision: accepted\n    of: 3\n    measures: [T02.2]\n"
        "  - on: 2026-07-15\n    decision: extended\n    measures: [T02.2]\n"
        '    period: "2026-07"\n    until: 2026-08-07\n'
    )


def test_what_is_cancelled_is_not_decided_with_the_rest(decide: Decide, city: Path) -> None:
    assert decide("cancel", "T07.2", "--reason", "不再要求")[0] == 0
    assert decide("accept", "990102", "T07")[0] == 0

    decided = (city / "data/city/decisions/990102/progress/T07.yaml").read_text()
    assert decided.endswith("decision: accepted\n    of: 1\n    measures: [T07.1]\n")


def test_a_task_that_is_deleted_outright_is_refused_with_what_to_write_instead() -> None:
    text = (TREE[TASKS] or b"").decode()
    first, last = text.index("  - id: T16\n"), text.index("  - id: T20\n")
    found = problems_of(CITY, put(TASKS, text[:first] + text[last:]))

    (problem,) = found
    hint = problem.hint
    assert problem.kind.code == "P207"
    assert hint is not None
    assert hint.args["field"] == "cancelled"


def test_a_changed_text_and_a_changed_weight_need_an_entry_too() -> None:
    old, new = "text: 村级“六有”达标\n", "text: 村级“六有”全部达标\n"
    entry = "        changes: [{on: 2026-07-15, was: {text: 村级“六有”达标}, reason: 写明}]\n"
    edits = swap(TASKS, old, new), swap(TASKS, old, new + entry)
    weight = swap(TASKS, "weight: 1.5\n", "weight: 2.5\n")
    found = [codes(problems_of(CITY, edit)) for edit in (*edits, weight)]

    assert found == [["P431"], [], ["P431"]]


def test_an_entry_of_a_change_is_never_taken_out_again() -> None:
    row = "cancelled: {on: 2026-07-10, reason: 不再要求}\n        "
    base = after((swap(TASKS, "due_on: 2026-09-29\n", f"{row}due_on: 2026-09-29\n"),))

    assert codes(problems_of(CITY, swap(TASKS, row, ""), base=base)) == ["P432"]


def test_nothing_counts_from_a_day_of_an_issued_bulletin() -> None:
    row = "cancelled: {on: 2026-07-12, reason: 不再要求}\n        "
    change = changed(CITY, swap(TASKS, "due_on: 2026-09-29\n", f"{row}due_on: 2026-09-29\n"))
    issued = replace(change.base, bulletins={"weekly-2026-14": issue(14)})
    before = replace(change, received=date(2026, 7, 14))

    assert codes(changes_unsaid(before)) == []
    assert issue(14).as_of == date(2026, 7, 12)
    assert codes(changes_unsaid(replace(before, base=issued))) == ["P432"]
