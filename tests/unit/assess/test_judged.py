"""What a decision judges, and the day by which a filing counts."""

import pytest

from ledgers.model.assessment import MeasureStatus
from tests.unit.assess.lives import on, state_of, task

OPEN, SUBMITTED = MeasureStatus.OPEN, MeasureStatus.SUBMITTED
RETURNED, ACCEPTED = MeasureStatus.RETURNED, MeasureStatus.ACCEPTED
TASK = task("06-10")


def measure(life: str, day: str = "07-01") -> tuple[MeasureStatus, str | None, bool]:
    """Return status, day of the submission, and whether the deadline was missed."""
    (found,) = state_of(life, day, TASK).measures
    filed = f"{found.submitted_on:%m-%d}" if found.submitted_on else None
    return found.status, filed, found.missed


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        # What stood undecided the day before is judged; what came on the day itself counts after.
        ("06-05 submitted 1; 06-08 submitted 1; 06-08 returned 1", (SUBMITTED, "06-08", False)),
        ("06-08 submitted 1; 06-08 returned 1", (RETURNED, "06-08", True)),
        ("06-05 submitted 1; 06-08 returned 1; 06-08 submitted 1", (SUBMITTED, "06-08", False)),
        # On one day: given back, submitted again, accepted.
        (
            "06-05 submitted 1; 06-08 submitted 1; 06-08 returned 1; 06-08 accepted 1",
            (ACCEPTED, "06-08", False),
        ),
        # A decision that names an entry judges that one, whatever has come since.
        (
            "06-05 submitted 1; 06-07 submitted 1; 06-09 returned 1 of 1",
            (SUBMITTED, "06-07", False),
        ),
        ("06-05 submitted 1; 06-07 submitted 1; 06-09 accepted 1 of 2", (ACCEPTED, "06-07", False)),
        ("06-05 submitted 1; 06-12 submitted 1; 06-13 accepted 1 of 2", (ACCEPTED, "06-12", True)),
        ("06-05 submitted 1; 06-12 submitted 1; 06-13 accepted 1 of 1", (ACCEPTED, "06-05", False)),
        # A run that awaits one decision is dated by its first.
        ("06-05 submitted 1; 06-12 submitted 1; 06-13 accepted 1", (ACCEPTED, "06-05", False)),
        # The day that the city found wins.
        ("06-05 submitted 1; 06-13 accepted 1 of 1 received 06-11", (ACCEPTED, "06-11", True)),
        # An acceptance is taken back, and the measure is submitted again.
        ("06-05 submitted 1; 06-08 accepted 1; 06-12 reopened 1", (RETURNED, "06-05", True)),
        (
            "06-05 submitted 1; 06-08 accepted 1; 06-12 reopened 1; 06-20 submitted 1",
            (SUBMITTED, "06-20", False),
        ),
        ("06-12 submitted 1; 06-13 accepted 1; 06-14 reopened 1", (RETURNED, "06-12", True)),
        ("06-05 submitted 1; 06-08 returned 1; 06-12 reopened 1", (RETURNED, "06-05", True)),
        # An entry that is not there names nothing.
        ("06-05 submitted 1; 06-13 accepted 1 of 9", (ACCEPTED, "06-05", False)),
    ],
)
def test_a_decision_judges_what_stood_or_what_it_names(
    life: str, expected: tuple[MeasureStatus, str | None, bool]
) -> None:
    assert measure(life) == expected


def test_a_filing_counts_from_the_day_on_which_it_came_in() -> None:
    life = "06-05 submitted 1 came 06-12"

    assert measure(life, "06-11") == (OPEN, None, True)
    assert measure(life, "06-12") == (SUBMITTED, "06-12", True)
    assert state_of(life, "06-12", TASK).last_filed_on == on("06-12")


def test_a_filing_that_is_dated_back_does_not_move_what_was_shown_before() -> None:
    before, after = "06-01 doing", "06-01 doing; 04-20 submitted 1 came 06-20"

    for day in ("04-20", "05-30", "06-11", "06-19"):
        assert state_of(after, day, TASK) == state_of(before, day, TASK)


def test_an_acceptance_that_is_taken_back_stays_what_it_was_before() -> None:
    life = "06-05 submitted 1; 06-08 accepted 1; 06-20 reopened 1"

    (then,) = state_of(life, "06-19", TASK).measures
    (now,) = state_of(life, "06-20", TASK).measures

    assert (then.status, now.status) == (ACCEPTED, RETURNED)
    assert now.limit == on("06-30")  # It was in time, so there are ten days to submit it again.
