"""An action counts from its decision until it is declined or lifted."""

from datetime import date

import pytest

from ledgers.model.lives.actions import decided_on, standing_of


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
