"""See that the choice of a day leads to the state of that day, as it is known today."""

import re
from datetime import date

import pytest

from demo import mini_city
from ledgers.model.assessment import WeekPoint
from ledgers.publish.boards.past import is_over, weeks_past
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Filled
from ledgers.publish.weeks.snapshots import snapshot_pages
from tests.unit.publish.views import mini_desk, mini_portal, view_in

WEEKS = [row for row in mini_desk().view.assessment.weeks if is_over(mini_desk(), row)]


def page_of(point: WeekPoint) -> Filled:
    """Return the page of a week's state."""
    folder = links.week_ranking(point.period)
    return next(page for page in snapshot_pages(mini_desk()) if page.head.folder == folder)


def test_a_week_shows_the_lights_that_a_portal_of_its_last_day_shows() -> None:
    point = WEEKS[-3]
    then = view_in(mini_city(), point.as_of).assessment
    grid = page_of(point).grid
    assert grid is not None
    lines = [line for group in grid.groups for line in group.lines]

    for at, county in enumerate(then.counties):
        dots = {line.id: line.cells[at] for line in lines}
        shown = {name: dot.key for name, dot in dots.items() if isinstance(dot, Filled)}
        assert shown == {state.task: state.light.value for state in county.tasks}


def test_every_week_that_is_over_can_be_chosen_the_newest_first() -> None:
    past = weeks_past(mini_desk().here(""))

    assert [date.fromisoformat(link.text) for link in past.weeks] == [
        point.as_of for point in reversed(WEEKS)
    ]


@pytest.mark.parametrize("page", ["index.md", "ranking/index.md", "counties/990121/index.md",
                                  "tasks/T07/index.md"])  # fmt: skip
def test_each_day_that_a_page_offers_has_a_page_with_the_place_that_is_named(page: str) -> None:
    files = {path: data.decode(errors="replace") for path, data in mini_portal().items()}
    way = r"\"(?:../)*(?:ranking/)?(\d{4}-W\d\d)/index\.html(?:#([^\"]+))?\""
    found = re.findall(way, files[page])

    assert {week for week, _ in found} >= {point.period for point in WEEKS}
    for week, anchor in found:
        assert f'id="{anchor or "page"}"' in files[f"ranking/{week}/index.md"]
