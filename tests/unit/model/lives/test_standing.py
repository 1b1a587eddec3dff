"""A document is held from the day on which it came in; an action counts until it is undone."""

from datetime import date

import pytest

from ledgers.model.lives.standing import decided_on, in_force, is_held, standing_of

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


@pytest.mark.parametrize(
    ("course", "standing"),
    [
        (["06-01 decided"], ("2026-06-01", "")),
        (["06-01 decided", "06-02 delivered"], ("2026-06-01", "")),
        (["06-01 decided", "06-03 lifted"], ("2026-06-01", "2026-06-02")),
        (["06-01 decided", "06-01 declined"], ("2026-06-01", "2026-05-31")),
        (["06-01 decided", "06-03 lifted", "06-05 delivered"], ("2026-06-01", "2026-06-02")),
        (["06-01 declined"], ("", "2026-05-31")),
        (["06-01 delivered"], ("", "")),
        (["06-01 delivered", "06-02 decided"], ("2026-06-02", "")),
        ([], ("", "")),
    ],
)
def test_an_action_stands_from_its_decision_to_the_day_before_it_is_undone(
    course: list[str], standing: tuple[str, str]
) -> None:
    steps = [each.split() for each in course]
    value = {"updates": [{"on": f"2026-{day}", "status": status} for day, status in steps]}
    known, until = standing

    assert standing_of(value) == standing
    for day in (date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3)):
        stands = "" < known <= str(day) and (not until or str(day) <= until)
        assert decided_on(value, day) == (known if stands else "")
