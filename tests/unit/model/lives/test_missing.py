"""Say what is due on a day: weeks that have ended, deadlines, and what was missed (R16)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledgers.flow.load import Request, load
from ledgers.model.bulletin import Bulletin
from ledgers.model.catalog import Catalog
from ledgers.model.lives.missing import Due, missing
from ledgers.model.periods import DAY
from tests.unit.publish.bulletins_made import issue

Ledgers = Callable[..., tuple[int, str, str]]
MONDAY = date(2026, 7, 13)


@pytest.fixture
def catalog(city: Path) -> Catalog:
    """Return the mini city's catalogue."""
    return load(Request(city, MONDAY)).catalog


def deadlines(catalog: Catalog) -> dict[date, str]:
    """Return each deadline with its first task."""
    found: dict[date, str] = {}
    for task in sorted(catalog.tasks.values(), key=lambda task: (task.no, task.id)):
        for measure in task.measures:
            found.setdefault(measure.due_on, task.id)
    return found


def due_on(catalog: Catalog, day: date, *there: Bulletin) -> tuple[Due, ...]:
    """Return what is due on a day beside what is there."""
    return tuple(missing(catalog, day, there))


def test_from_monday_on_the_week_that_has_ended_is_due(catalog: Catalog) -> None:
    weeks = [
        [row.period for row in due_on(catalog, MONDAY + DAY * step) if row.series == "weekly"]
        for step in (-1, 0, 1, 6, 7)
    ]

    assert weeks == [["2026-W27"], ["2026-W28"], ["2026-W28"], ["2026-W28"], ["2026-W29"]]


def test_weeks_and_deadlines_that_were_missed_are_caught_up(catalog: Catalog) -> None:
    first, node = issue(10), issue(1, "node", start_on=date(2026, 6, 30), end_on=date(2026, 6, 30))
    passed = sorted(day for day in deadlines(catalog) if node.end_on < day <= MONDAY)

    found = due_on(catalog, MONDAY, first, node)
    assert [row.period for row in found if row.period] == [
        "2026-W25",
        "2026-W26",
        "2026-W27",
        "2026-W28",
    ]
    assert [row.as_of for row in found if row.as_of] == passed
    assert passed == [date(2026, 7, 7)]


def test_outside_the_programme_no_week_is_due(catalog: Catalog) -> None:
    assert catalog.programme is not None
    before = date.fromisocalendar(catalog.programme.start_on.year - 1, 20, 1)
    after = date.fromisocalendar(catalog.programme.end_on.year + 1, 20, 1)

    assert [*due_on(catalog, before), *due_on(catalog, after)] == []


def test_on_a_deadline_one_node_bulletin_is_due(catalog: Catalog) -> None:
    for day, task in deadlines(catalog).items():
        nodes = [row for row in due_on(catalog, day) if row.series == "node"]
        assert nodes == [Due("node", task=task, as_of=day)]


def test_what_is_there_is_not_due(catalog: Catalog) -> None:
    free = next(
        day for day in (MONDAY + DAY * n for n in range(7)) if day not in deadlines(catalog)
    )

    assert due_on(catalog, free, issue(14)) == ()


def test_what_is_drafted_is_due_no_more(city: Path, catalog: Catalog, ledgers: Ledgers) -> None:
    day = max(deadlines(catalog))
    place = ("--root", city, "--today", day, "--lang", "en")

    count = len(due_on(catalog, day, *catalog.bulletins.values()))
    assert ledgers("bulletin", "due", "--count", *place)[1] == f"count={count}\n"
    commands = ledgers("bulletin", "due", *place)[1].splitlines()
    node = f"--series node --task {deadlines(catalog)[day]} --as-of {day}"
    assert f".venv/bin/ledgers bulletin draft {node}" in commands
    status, said, _ = ledgers("bulletin", "due", "--draft", *place)
    assert (status, said.count("written: data/city/bulletins/")) == (0, count)

    assert ledgers("bulletin", "due", "--count", *place)[1] == "count=0\n"
    assert ledgers("bulletin", "due", *place)[1] == f"no bulletin is due on {day}\n"
