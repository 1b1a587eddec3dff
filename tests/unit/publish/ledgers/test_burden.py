"""What ledgers ask, against their budgets."""

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ledgers.assess.ledgers import within
from ledgers.model.ledger_facts import Burden, Filings
from ledgers.publish.kit.components import Mark
from ledgers.publish.ledgers.burden import _trend, verdict


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({}, "no budget"),
        ({"required_fields": 5, "filings_year": 12}, "yes"),
        ({"required_fields": 4}, "over the budget"),
        ({"filings_year": 11}, "over the budget"),
    ],
)
def test_a_ledger_is_held_to_its_budget(limits: Mapping[str, int], said: str) -> None:
    found = verdict(Burden("posts", 5, 12, limits, within(limits, 5, 12)))

    assert str(found.word if isinstance(found, Mark) else found) == said


def trend(filed: Mapping[str, int], began: str) -> Mapping[str, Any] | None:
    """Return the trend in the middle of July of one county, by its filings of each month."""
    view = SimpleNamespace(
        facts=SimpleNamespace(filings=[Filings("990121", "posts", *row) for row in filed.items()]),
        assessment=SimpleNamespace(as_of=date(2026, 7, 15)),
        catalog=SimpleNamespace(
            counties=["990121"], programme=SimpleNamespace(start_on=date.fromisoformat(began))
        ),
    )
    here: Any = SimpleNamespace(view=view)
    return _trend(here, {"posts": 5})


BEFORE, LATELY = (
    [f"2026-{month:02d}" for month in months] for months in (range(1, 4), range(4, 7))
)


@pytest.mark.parametrize(("lately", "now", "rising"), [(3, "15", True), (2, "10", False)])
def test_a_burden_that_rises_is_told(lately: int, now: str, *, rising: bool) -> None:
    found = trend({**dict.fromkeys(BEFORE, 2), **dict.fromkeys(LATELY, lately)}, "2026-01-01")

    assert found is not None
    assert (found["was"], found["now"], found["rising"]) == ("10", now, rising)


def test_months_without_filings_count_and_those_of_years_ago_do_not() -> None:
    found = trend({"2022-03": 90, "2026-02": 6, **dict.fromkeys(LATELY, 2)}, "2022-01-01")

    assert found is not None
    assert (found["first"], found["end"], found["start"], found["last"]) == (
        *("2026-01", "2026-03"),
        *("2026-04", "2026-06"),
    )
    assert (found["was"], found["now"], found["rising"]) == ("10", "10", False)


@pytest.mark.parametrize("began", ["2026-01-02", "2026-03-31"])
def test_nothing_is_compared_with_months_before_the_programme(began: str) -> None:
    assert trend({"2026-03": 1, **dict.fromkeys(LATELY, 50)}, began) is None
