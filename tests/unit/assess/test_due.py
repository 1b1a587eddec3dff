"""Say what is due on a day: weekly issues on Mondays, node bulletins on deadlines (R16)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledgers.assess.due import Due, due_on
from ledgers.flow.load import Request, load
from ledgers.model.catalog import Catalog
from ledgers.model.periods import DAY

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


def test_on_mondays_the_week_that_has_ended_is_due(catalog: Catalog) -> None:
    assert Due("weekly", period="2026-W28") in due_on(catalog, MONDAY)
    assert [row for row in due_on(catalog, MONDAY + DAY) if row.series == "weekly"] == []


def test_outside_the_programme_no_week_is_due(catalog: Catalog) -> None:
    assert catalog.programme is not None
    before = date.fromisocalendar(catalog.programme.start_on.year - 1, 20, 1)
    after = date.fromisocalendar(catalog.programme.end_on.year + 1, 20, 1)

    assert [*due_on(catalog, before), *due_on(catalog, after)] == []


def test_on_a_deadline_one_node_bulletin_is_due(catalog: Catalog) -> None:
    for day, task in deadlines(catalog).items():
        nodes = [row for row in due_on(catalog, day) if row.series == "node"]
        assert nodes == [Due("node", task=task, as_of=day)]


def test_on_other_days_nothing_is(catalog: Catalog) -> None:
    free = next(
        day
        for day in (MONDAY + DAY * step for step in range(1, 7))
        if day not in deadlines(catalog)
    )

    assert due_on(catalog, free) == ()


def test_what_is_drafted_is_due_no_more(city: Path, catalog: Catalog, ledgers: Ledgers) -> None:
    day = max(deadlines(catalog))
    place = ("--root", city, "--today", day, "--lang", "en")

    count = len(due_on(catalog, day))
    assert ledgers("bulletin", "due", "--count", *place)[1] == f"count={count}\n"
    commands = ledgers("bulletin", "due", *place)[1].splitlines()
    node = f"ledgers bulletin draft --series node --task {deadlines(catalog)[day]} --as-of {day}"
    assert node in commands
    status, said, _ = ledgers("bulletin", "due", "--draft", *place)
    assert (status, said.count("written: data/city/bulletins/")) == (0, count)

    assert ledgers("bulletin", "due", "--count", *place)[1] == "count=0\n"
    assert ledgers("bulletin", "due", *place)[1] == f"no bulletin is due on {day}\n"
