"""An inspection round takes its stages in order and enters with a notice."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledgers.check.oversight.rounds import STAGES, entries_without_notice, stages_unsorted
from tests.unit.check.filed import grounds

ROUND = "data/city/rounds/R2026-1.yaml"
FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 300).map(lambda number: FIRST + timedelta(days=number))


def told(days: dict[str, date], notice: date | None = FIRST) -> tuple[list[int], list[int]]:
    """Return the lines that are told of a target: stages out of order, entries unannounced."""
    rows = "".join(f"      {name}: {days[name]}\n" for name in STAGES if name in days)
    on = f"notice_on: {notice}\n" if notice else "no: 1\n"
    stages = f"    stages:\n{rows}" if days else ""
    here = grounds({ROUND: f"{on}targets:\n  - unit: a\n{stages}"})
    return (
        [row.place.line for row in stages_unsorted(here)],
        [row.place.line for row in entries_without_notice(here)],
    )


@given(st.lists(DAYS, max_size=len(STAGES)).map(sorted))
def test_stages_that_follow_each_other_from_the_first_are_well(days: list[date]) -> None:
    assert told(dict(zip(STAGES, days, strict=False)))[0] == []


@given(st.permutations(range(len(STAGES))))
def test_each_stage_before_the_one_above_it_is_told(order: list[int]) -> None:
    days = {name: FIRST + timedelta(days=at) for name, at in zip(STAGES, order, strict=True)}
    early = [at for at in range(1, len(order)) if order[at] < order[at - 1]]

    assert told(days)[0] == [5 + at for at in early]


@given(st.sets(st.sampled_from(STAGES), min_size=1))
def test_each_stage_without_the_one_before_is_told(reached: set[str]) -> None:
    alone = [
        stage for before, stage in pairwise(STAGES) if stage in reached and before not in reached
    ]

    assert len(told(dict.fromkeys(reached, FIRST))[0]) == len(alone)


@given(DAYS, st.none() | DAYS)
def test_an_entry_needs_a_notice_of_that_day_or_before(entered: date, notice: date | None) -> None:
    unannounced = notice is None or notice > entered

    assert bool(told({"prepare": FIRST, "enter": entered}, notice)[1]) is unannounced
