"""A week differs where a reader was told another score or rank, and only if anything was told."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from ledgers.model.assessment import Standing
from ledgers.model.history import KnownWeek
from ledgers.model.values import replace
from ledgers.model.words import say

HIGH = Standing("990121", None, None, Decimal("88.8"), 1)
LOW = Standing("990121", None, None, Decimal("70.0"), 2)
NONE = Standing("990121", None, None, None, None, say("no task applies"))


def week(then: Mapping[str, Standing], now: Mapping[str, Standing]) -> KnownWeek:
    """Return a week with these standings."""
    return KnownWeek("2026-W28", date(2026, 7, 12), now, "2026-1", "c0ffee", then, "2026-1")


@pytest.mark.parametrize(
    ("then", "now", "differs"),
    [
        (HIGH, HIGH, False),
        (HIGH, LOW, True),
        (HIGH, replace(HIGH, rank=2), True),
        (HIGH, NONE, True),
        (NONE, HIGH, True),
        (NONE, replace(NONE, unranked=say("data error in {file}", file="a")), False),
        (HIGH, replace(HIGH, raw=Decimal("88.84"), sharing=2), False),
    ],
)
def test_score_and_rank_are_what_is_compared(
    then: Standing, now: Standing, *, differs: bool
) -> None:
    found = week({"990121": then}, {"990121": now})

    assert found.differs("990121") is differs


def test_a_county_that_was_not_there_is_known_otherwise() -> None:
    assert week({}, {"990121": HIGH}).differs("990121")
    assert week({"990121": HIGH}, {}).differs("990121")


def test_where_nothing_was_known_nothing_differs() -> None:
    found = replace(week({}, {"990121": HIGH}), unknown=say("no commit had been made by then"))

    assert found.differs("990121") is None
