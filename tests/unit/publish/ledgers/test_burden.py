"""What ledgers ask, against their budgets."""

from collections.abc import Mapping

import pytest

from ledgers.assess.ledgers import within
from ledgers.model.ledger_facts import Burden
from ledgers.publish.kit.components import Mark
from ledgers.publish.ledgers.burden import verdict


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
