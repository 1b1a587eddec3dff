"""A document is held from the day on which it came in, and in force from the day of its issue."""

from datetime import date

import pytest

from ledgers.model.lives.document import in_force, is_held

LATE = {"updates": [{"on": "2026-06-17", "came_in": "2026-07-14", "status": "issued"}]}
IN_TIME = {"updates": [{"on": "2026-06-17", "status": "issued"}]}
REPEALED = {"updates": [*LATE["updates"], {"on": "2026-07-20", "status": "repealed"}]}


@pytest.mark.parametrize(
    ("value", "day", "force", "held"),
    [
        (IN_TIME, 16, False, False),
        (IN_TIME, 17, True, True),
        (LATE, 17, True, False),
        (LATE, 30, True, False),
        ({"updates": []}, 30, False, False),
    ],
)
def test_it_counts_from_the_day_on_which_it_came_in(
    value: dict[str, object], day: int, *, force: bool, held: bool
) -> None:
    on = date(2026, 6, day)

    assert (in_force(value, on), is_held(value, on)) == (force, held)


def test_it_is_held_until_it_is_repealed() -> None:
    days = [date(2026, 7, day) for day in (13, 14, 19, 20)]

    assert [is_held(REPEALED, day) for day in days] == [False, True, True, False]
