"""What ledgers ask, against their budgets."""

from collections.abc import Mapping
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


@pytest.mark.parametrize(("lately", "now", "rising"), [(3, "15", True), (2, "10", False)])
def test_a_burden_that_rises_is_told(lately: int, now: str, *, rising: bool) -> None:
    each = {**dict.fromkeys(("01", "02", "03"), 2), **dict.fromkeys(("04", "05", "06"), lately)}
    filings = [Filings("990121", "posts", f"2026-{month}", n) for month, n in each.items()]
    view = SimpleNamespace(
        facts=SimpleNamespace(filings=filings),
        as_of="2026-07-15",
        catalog=SimpleNamespace(counties=["990121"]),
    )
    here: Any = SimpleNamespace(view=view)

    found = _trend(here, {"posts": 5})
    assert found is not None
    assert (found["was"], found["now"], found["rising"]) == ("10", now, rising)
