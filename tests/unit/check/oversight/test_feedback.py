"""Feedback, report and publicity are done twice, and one step after the other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledgers.check.oversight.rounds import STEPS, doubles_unsorted, halves_missing
from ledgers.model.words import english
from tests.unit.check.filed import grounds

ROUND = "data/city/rounds/R2026-1.yaml"
NAMES = [name for step in STEPS for name in step]
FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 300).map(lambda number: FIRST + timedelta(days=number))
STEP_OF = {name: number for number, step in enumerate(STEPS) for name in step}


def told(days: dict[str, date]) -> tuple[list[str], list[str]]:
    """Return what is told of the days of a target: of their order, of missing halves."""
    rows = [f"    {name}: {day}\n" for name, day in days.items() if name != "feedback"]
    stages = f"    stages: {{feedback: {days['feedback']}}}\n" if "feedback" in days else ""
    here = grounds({ROUND: f"targets:\n  - unit: a\n{stages}{''.join(rows)}"})
    return (
        [english(row.message) for row in doubles_unsorted(here)],
        [english(row.message) for row in halves_missing(here)],
    )


@given(st.dictionaries(st.sampled_from(NAMES), DAYS))
def test_days_are_in_order_exactly_where_no_step_has_a_day_before_an_earlier_step(
    days: dict[str, date],
) -> None:
    pairs = [(one, other) for one in days for other in days if STEP_OF[one] < STEP_OF[other]]

    assert bool(told(days)[0]) is any(days[one] > days[other] for one, other in pairs)


@given(st.sets(st.sampled_from(NAMES)))
def test_a_half_is_missing_exactly_where_a_later_step_is_dated_without_it(
    dated: set[str],
) -> None:
    last = max((STEP_OF[name] for name in dated), default=0)
    asked = {name for step in STEPS[:last] if len(step) > 1 for name in step}

    assert len(told(dict.fromkeys(dated, FIRST))[1]) == len(asked - dated)


def test_the_two_of_a_step_may_come_in_either_order() -> None:
    days = {"fed_unit_on": date(2026, 5, 2), "fed_head_on": date(2026, 5, 1)}

    assert told(days) == ([], [])
