"""See up to which days sums run."""

from datetime import date

import pytest

from ledgers.model.periods import last_day
from ledgers.project.margins import checkpoints

START = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("as_of", "months"),
    [
        (date(2026, 3, 31), []),
        (date(2026, 7, 13), ["2026-03"]),
        (date(2026, 7, 14), ["2026-03", "2026-06"]),
        (date(2027, 1, 14), ["2026-03", "2026-06", "2026-09", "2026-12"]),
    ],
)
def test_a_quarter_counts_once_it_has_been_filed(as_of: date, months: list[str]) -> None:
    assert [point.month for point in checkpoints(START, as_of)] == months


def test_a_quarter_that_was_over_before_the_start_does_not_count() -> None:
    assert list(checkpoints(date(2026, 4, 1), date(2026, 7, 13))) == []


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-H1", date(2026, 6, 30)),
        ("2026-Q3", date(2026, 9, 30)),
        ("2028-02", date(2028, 2, 29)),
        ("2026-W53", date(2027, 1, 3)),
        ("2026-06-12", date(2026, 6, 12)),
        ("2026-13", None),
        ("2025-W53", None),
        ("soon", None),
    ],
)
def test_a_period_ends_on_its_last_day(when: str, day: date | None) -> None:
    assert last_day(when) == day
