"""See that a list has as many rows as the figure says that leads to it."""

import re
from collections.abc import Iterator

import pytest

from ledgers.model.assessment import Light, MeasureStatus
from ledgers.publish.boards.lists import (
    ACCEPTED,
    DEADLINES,
    DUE,
    ON_TIME,
    RETURNED,
    TITLES,
    list_pages,
)
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled
from ledgers.publish.subjects.measures import deadlines
from tests.unit.publish.views import mini_desk, mini_portal

ASSESSMENT = mini_desk().view.assessment
STATES = [state for county in ASSESSMENT.counties for state in county.tasks]


def rows_by_anchor(page: Filled) -> dict[str, int]:
    """Return how many rows the table of each part of a page has."""
    return {part.id: sum(len(table.lines) for table in part.tables) for part in page.parts}


def listed() -> dict[str, dict[str, int]]:
    """Return the rows of all lists by the folder of their page."""
    return {page.head.folder: rows_by_anchor(page) for page in list_pages(mini_desk())}


@pytest.mark.parametrize("light", Light)
def test_a_list_has_every_task_of_its_light(light: Light) -> None:
    assert listed()[links.list_page(light)][light] == ASSESSMENT.city.lights[light]


def test_the_deadlines_that_are_overdue_are_each_listed_once() -> None:
    assert listed()[links.list_page(Light.OVERDUE)][DEADLINES] == ASSESSMENT.city.overdue


def test_what_was_returned_is_listed() -> None:
    returned = [
        any(row.status is MeasureStatus.RETURNED for row in state.measures) for state in STATES
    ]

    assert listed()[links.list_page(RETURNED)][RETURNED] == sum(returned)


def test_what_was_accepted_is_listed_once_with_what_was_filed_in_time_apart() -> None:
    rows = listed()[links.list_page(ACCEPTED)]

    assert rows[ON_TIME] == ASSESSMENT.city.on_time
    assert sum(rows.values()) == ASSESSMENT.city.accepted


def test_every_county_that_has_yet_to_file_is_listed_under_its_deadline() -> None:
    found = [len(row.counties) for row in deadlines(ASSESSMENT)]

    assert found
    assert [*listed()[links.list_page(DUE)].values()] == found


@pytest.mark.parametrize("county", ASSESSMENT.counties, ids=lambda county: county.code)
def test_a_county_has_all_its_tasks_in_its_lists(county) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    rows = listed()[links.county_lists(county.code)]
    rows.pop(RETURNED, None)

    assert rows == {light: count for light, count in county.totals.lights.items() if count}


def led_to(page: str) -> Iterator[tuple[str, int]]:
    """Yield the figures of a page that lead to a list: the address, and the number."""
    pattern = r'<a href="(lists/[^"]+)">(\d+)</a>'
    return ((there, int(text)) for there, text in re.findall(pattern, page))


def test_each_figure_of_the_overview_that_leads_to_a_list_says_how_long_it_is() -> None:
    lists = {
        f"{folder}{links.INDEX}{anchor}": count
        for folder, parts in listed().items()
        for name, count in parts.items()
        for anchor in ("", f"#{name}")
        if anchor or name != DEADLINES
    }
    due = sum(len(row.counties) for row in deadlines(ASSESSMENT))
    lists[f"{links.list_page(DUE)}{links.INDEX}"] = due
    lists[f"{links.list_page(ACCEPTED)}{links.INDEX}"] = ASSESSMENT.city.accepted
    found = [*led_to(mini_portal()["index.md"].decode())]

    assert len(found) >= mini_portal()["index.md"].count(b'class="cl-tile ') > 0
    assert [(there, lists[there]) for there, _ in found] == found


def test_every_list_says_how_long_the_others_are() -> None:
    page = next(iter(list_pages(mini_desk())))
    counts = {name: int(count) for name, (_, count) in zip(TITLES, page.others, strict=True)}

    assert {name: counts[name] for name in Light} == {**ASSESSMENT.city.lights}
    assert counts[DUE] == sum(len(row.counties) for row in deadlines(ASSESSMENT))
