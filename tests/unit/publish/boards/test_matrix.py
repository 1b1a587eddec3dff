"""See that the matrix shows every task of every county once, with its light."""

from collections import Counter

from ledgers.model.assessment import Light
from ledgers.model.values import replace
from ledgers.publish.boards.matrix import Grid, matrix_by_county, matrix_page
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.context import Desk
from tests.unit.publish.views import mini_desk

ASSESSMENT = mini_desk().view.assessment


def dots(grid: Grid) -> list[Filled]:
    """Return the lights of a grid from top to bottom."""
    cells = (cell for group in grid.groups for line in group.lines for cell in line.cells)
    return [cell for cell in cells if isinstance(cell, Filled)]


def counted(grid: Grid) -> dict[str, int]:
    """Return how often each light is in a grid, those that are there."""
    return dict(Counter(dot.key for dot in dots(grid)))


def test_both_matrices_have_the_lights_of_the_city() -> None:
    lights = {light.value: count for light, count in ASSESSMENT.city.lights.items() if count}

    assert counted(matrix_page(mini_desk()).grid) == lights
    assert counted(matrix_by_county(mini_desk().here(""))) == lights


def test_each_light_leads_to_its_task_in_its_county() -> None:
    grid = matrix_page(mini_desk()).grid
    expected = {
        f"../counties/{state.county}/lists/index.html#{state.task}": state.light.value
        for county in ASSESSMENT.counties
        for state in county.tasks
    }

    assert {dot.href: dot.key for dot in dots(grid)} == expected


def test_a_task_that_a_county_does_not_have_leaves_its_cell_empty() -> None:
    desk = mini_desk()
    first, *others = ASSESSMENT.counties
    fewer = replace(first, tasks=first.tasks[1:])
    view = replace(desk.view, assessment=replace(ASSESSMENT, counties=(fewer, *others)))
    grid = matrix_page(Desk(view, desk.spots, {}, "")).grid

    assert grid.groups[0].lines[0].cells[0] == ""
    assert len(dots(grid)) == sum(len(county.tasks) for county in view.assessment.counties)


def test_every_light_can_be_shown_alone() -> None:
    page = matrix_page(mini_desk())

    assert {anchor for anchor, *_ in page.lights} == {f"only-{light}" for light in Light}
    assert {group.id for group in page.grid.groups} == {
        (link.href or "").removeprefix("#") for link in page.sections
    }
