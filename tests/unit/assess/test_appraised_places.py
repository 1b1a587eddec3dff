"""What an entry of an appraisal is worth to a rule about places: its result, where it has one."""

from typing import Any

import pytest

from ledgers.assess.rules.rankings import score_of
from ledgers.assess.rules.rows import RuleRow
from tests.unit.project.made import document

FILE = "data/city/appraisals/K2026-9001.yaml"


def worth(results: list[dict[str, Any]], entries: int = 2) -> list[object]:
    """Return what each entry of an appraisal with some results is worth."""
    units = [{"unit": unit} for unit in "abc"[:entries]]
    held = document(FILE, {"entries": units, "results": results})
    rows = [RuleRow(held, ("entries", at), entry) for at, entry in enumerate(units)]
    return [score_of(row, ()) for row in rows]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([{"unit": "a", "total": 80}, {"unit": "b", "total": 91}], [80, 91]),
        ([{"unit": "a", "rank": 2}, {"unit": "b", "rank": 1}], [-2, -1]),
        ([{"unit": "a", "rank": 1}, {"unit": "b"}], [-1, None]),
        ([{"unit": "a", "grade": "good"}, {"unit": "b", "grade": "good"}], [None, None]),
    ],
)
def test_a_total_counts_and_where_only_ranks_are_published_the_rank(
    results: list[dict[str, Any]], expected: list[object]
) -> None:
    assert worth(results) == expected


def test_where_only_the_best_are_published_nobody_is_the_last_of_them() -> None:
    assert worth([{"unit": "a", "rank": 1}, {"unit": "b", "rank": 2}], entries=3) == [None] * 3
