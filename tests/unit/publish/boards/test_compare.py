"""See that the page on which counties are compared holds what their own pages say."""

from collections.abc import Mapping
from decimal import Decimal

from ledgers.model.numbers import MINUS, percent
from ledgers.model.values import replace
from ledgers.publish.boards.compare import compare_page
from ledgers.publish.boards.matrix import Grid
from ledgers.publish.kit.components import Filled
from ledgers.publish.kit.context import Desk
from tests.unit.publish.views import mini_desk

ASSESSMENT = mini_desk().view.assessment
CODES = [county.code for county in ASSESSMENT.counties]


def grid(page: Filled, name: str) -> Grid:
    """Return a grid by its anchor."""
    grids: Mapping[str, Grid] = {anchor: found for anchor, _, found in page.grids}
    return grids[name]


def test_every_grid_has_a_column_for_each_county_that_can_be_chosen() -> None:
    page = compare_page(mini_desk())

    assert [code for code, _ in page.counties] == CODES
    assert [[head.key for head in found.columns] for *_, found in page.grids] == [CODES] * 5


def points(cell: object) -> Decimal:
    """Return points as they are printed."""
    return Decimal(str(cell).replace(MINUS, "-"))


def test_the_points_of_the_dimensions_and_what_is_taken_off_add_up_to_the_score() -> None:
    groups = grid(compare_page(mini_desk()), "score").groups
    added = [sum(points(group.lines[0].cells[at]) for group in groups) for at in range(3)]

    assert added == [county.standing.score for county in ASSESSMENT.counties]
    assert any(county.standing.taken for county in ASSESSMENT.counties)


def test_weeks_come_newest_first_and_end_before_a_county_was_there() -> None:
    first, *others = ASSESSMENT.weeks
    gone = replace(first, counties={code: first.counties[code] for code in CODES[1:]})
    view = replace(mini_desk().view, assessment=replace(ASSESSMENT, weeks=(gone, *others)))
    lines = grid(compare_page(Desk(view, {}, {}, "")), "weeks").groups[0].lines

    assert lines[0].cells == tuple(percent(row.totals.progress) for row in ASSESSMENT.counties)
    assert lines[-1].cells[0] == "—"
    assert len(lines) == len(ASSESSMENT.weeks)


def test_a_county_whose_place_is_withheld_has_no_points() -> None:
    first, *others = ASSESSMENT.counties
    bare = replace(first, standing=replace(first.standing, rank=None, score=None, dimensions=()))
    view = replace(mini_desk().view, assessment=replace(ASSESSMENT, counties=(bare, *others)))
    page = compare_page(Desk(view, {}, {}, ""))

    cells = [line.cells[0] for group in grid(page, "score").groups for line in group.lines]
    assert {*cells} == {"—"}
