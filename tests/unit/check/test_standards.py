"""Counties are held against the city's standards."""

import pytest

from ledgers.check.standards import meets
from ledgers.model.records import Standard


@pytest.mark.parametrize(
    ("exactly", "at_least", "count", "well"),
    [
        (1, None, 1, True),
        (1, None, 0, False),
        (1, None, 2, False),
        (0, None, 0, True),
        (None, 3, 3, True),
        (None, 3, 2, False),
        (None, 3, 9, True),
        (None, 0, 0, True),
        (None, None, 0, True),
    ],
)
def test_a_count_meets_a_standard_or_does_not(
    exactly: int | None, at_least: int | None, count: int, *, well: bool
) -> None:
    assert meets(Standard("internal_office", exactly, at_least), count) is well
