"""The waterfall of a score: each bar begins where the one before ends, and the words agree."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from ledgers.model.assessment import CountyResult
from ledgers.model.values import replace
from ledgers.publish.charts.lines import waterfall
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Linked
from ledgers.publish.kit.context import Desk
from tests.unit.publish.views import mini_desk

HERE = "counties/990121/"


def ranked() -> CountyResult:
    """Return a county of the mini city that has a score."""
    counties = mini_desk().view.assessment.counties
    return next(row for row in counties if row.standing.score is not None)


def rows(desk: Desk, county: CountyResult) -> tuple[Mapping[str, Any], ...]:
    """Return the rows of a county's waterfall."""
    made = waterfall(desk.here(HERE), county)
    assert made is not None
    found: tuple[Mapping[str, Any], ...] = made.rows
    return found


def test_each_bar_begins_where_the_one_before_ends() -> None:
    parts = [row for row in rows(mini_desk(), ranked()) if row["key"] == "part"]

    for one, other in pairwise(parts):
        end = Decimal(one["filled"][0]) + Decimal(one["filled"][1])
        assert abs(end - Decimal(other["filled"][0])) <= Decimal("0.02")  # both rounded to 0.01


def test_the_last_bar_is_the_score() -> None:
    county = ranked()
    last = rows(mini_desk(), county)[-1]

    assert last["key"] == "sum"
    there = "../../methods/index.html#rounding"
    about = links.between(HERE, links.scored(county.code, "score"))
    assert last["number"] == Linked(f"{county.standing.score}", there, about)
    assert county.standing.score is not None
    assert abs(Decimal(last["filled"][1]) - county.standing.score) <= Decimal("0.05")


def test_no_bar_leaves_the_scale() -> None:
    desk = mini_desk()

    for county in desk.view.assessment.counties:
        made = waterfall(desk.here(HERE), county)
        for row in made.rows if made else ():
            for start, width in (row["outline"], row["filled"]):
                assert Decimal(start) >= 0
                assert Decimal(start) + Decimal(width) <= Decimal("100.01")


@pytest.mark.parametrize("field", ["score", "scheme"])
def test_without_a_score_or_a_scheme_there_is_none(field: str) -> None:
    desk, county = mini_desk(), ranked()
    if field == "score":
        standing = replace(county.standing, score=None, exact=None, dimensions=())
        county = replace(county, standing=standing)
    else:
        assessment = replace(desk.view.assessment, scheme=None)
        desk = replace(desk, view=replace(desk.view, assessment=assessment))

    assert waterfall(desk.here(HERE), county) is None


def test_an_indicator_that_is_not_known_is_called_by_its_identifier() -> None:
    desk = mini_desk()
    catalog = replace(desk.view.catalog, indicators={})
    bare = replace(desk, view=replace(desk.view, catalog=catalog))

    first = rows(bare, ranked())[0]

    assert first["name"].text == ranked().standing.items[0].indicator
