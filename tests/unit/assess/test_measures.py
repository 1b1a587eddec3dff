"""Hold one measure, due on 10 June, to the paragraph “On time” of the design (section 6)."""

import pytest

from tests.unit.assess.lives import state_of, task

RETURNED_AFTER = "06-10 submitted 1; 06-15 returned 1"
RETURNED_TWICE = f"{RETURNED_AFTER}; 06-24 submitted 1; 06-28 returned 1"

OVERDUE = {
    "a deadline passes at the end of its day": ("", "06-10", False),
    "the day after, it is overdue": ("", "06-11", True),
    "work that was only told of is overdue": ("06-09 doing", "06-11", True),
    "submitted on the due day is pending": ("06-10 submitted 1", "06-11", False),
    "pending is never overdue, however slow the city": ("06-10 submitted 1", "10-31", False),
    "submitted late and undecided is pending too": ("06-20 submitted 1", "06-20", False),
    "another measure's submission helps nothing": ("06-10 submitted 2", "06-11", True),
    "accepted is never overdue": ("06-20 submitted 1; 06-21 accepted 1", "10-31", False),
    "claimed as not applicable is pending": ("06-10 not_applicable", "10-31", False),
    "a claim for another measure helps nothing": ("06-10 not_applicable 2", "06-11", True),
    "returned before the deadline, due as before": (
        "06-01 submitted 1; 06-08 returned 1",
        "06-11",
        True,
    ),
    "returned on the due day is not after it": (
        "06-01 submitted 1; 06-10 returned 1",
        "06-11",
        True,
    ),
    "returned after the deadline, there are days to resubmit": (RETURNED_AFTER, "06-25", False),
    "the days to resubmit end": (RETURNED_AFTER, "06-26", True),
    "resubmitted in those days, pending": (f"{RETURNED_AFTER}; 06-25 submitted 1", "10-31", False),
    "returned again, there are days again": (RETURNED_TWICE, "07-08", False),
    "and they end again": (RETURNED_TWICE, "07-09", True),
    "a late submission has no days to resubmit": (
        "06-11 submitted 1; 06-15 returned 1",
        "06-15",
        True,
    ),
    "nor one that the city received late": (
        "06-10 submitted 1; 06-15 returned 1 received 06-11",
        "06-15",
        True,
    ),
    "one that the city received in time has them": (
        "06-11 submitted 1; 06-15 returned 1 received 06-10",
        "06-25",
        False,
    ),
    "an extension granted on the due day excuses": (
        "06-10 extended 1 until 06-30",
        "06-30",
        False,
    ),
    "until its own day has passed": ("06-10 extended 1 until 06-30", "07-01", True),
    "an extension granted a day late does not": ("06-11 extended 1 until 06-30", "06-12", True),
    "an extension can be extended": (
        "06-10 extended 1 until 06-20; 06-20 extended 1 until 06-30",
        "06-30",
        False,
    ),
    "an extension does not shorten": ("06-01 extended 1 until 06-05", "06-10", False),
    "an extension of another measure does not": ("06-01 extended 2 until 06-30", "06-11", True),
    "a decision on nothing filed changes nothing": ("06-05 accepted 1", "06-11", True),
}


@pytest.mark.parametrize(("life", "day", "overdue"), OVERDUE.values(), ids=OVERDUE.keys())
def test_overdue(life: str, day: str, overdue: bool) -> None:  # noqa: FBT001 - a row of the table
    state = state_of(life, day, task("06-10", "10-20"))

    assert state.measures[0].overdue is overdue


ON_TIME = {
    "not known before it is accepted": ("06-10 submitted 1", "06-30", None),
    "submitted on the due day": ("06-10 submitted 1; 09-01 accepted 1", "09-01", True),
    "submitted a day late": ("06-11 submitted 1; 06-11 accepted 1", "06-11", False),
    "filed and accepted on one day": ("06-10 submitted 1; 06-10 accepted 1", "06-10", True),
    "received later than filed": (
        "06-09 submitted 1; 06-15 accepted 1 received 06-11",
        "06-15",
        False,
    ),
    "received earlier than filed": (
        "06-12 submitted 1; 06-15 accepted 1 received 06-10",
        "06-15",
        True,
    ),
    "within an extension": (
        "06-10 extended 1 until 06-30; 06-30 submitted 1; 07-20 accepted 1",
        "07-20",
        True,
    ),
    "filed again while it waits: the first one counts": (
        "06-10 submitted 1; 06-12 submitted 1; 06-15 accepted 1",
        "06-15",
        True,
    ),
    "returned in time and submitted in time": (
        "06-01 submitted 1; 06-05 returned 1; 06-10 submitted 1; 06-20 accepted 1",
        "06-20",
        True,
    ),
    "the one finally accepted counts, not the first": (
        f"{RETURNED_AFTER}; 06-20 submitted 1; 06-22 accepted 1",
        "06-22",
        False,
    ),
    "not applicable is neither": ("06-10 not_applicable; 06-20 accepted 1", "06-20", None),
    "a later decision has not been made yet": (
        "06-10 submitted 1; 06-20 accepted 1",
        "06-19",
        None,
    ),
}


@pytest.mark.parametrize(("life", "day", "on_time"), ON_TIME.values(), ids=ON_TIME.keys())
def test_on_time(life: str, day: str, on_time: bool | None) -> None:  # noqa: FBT001 - a row
    state = state_of(life, day, task("06-10", "10-20"))

    assert state.measures[0].on_time is on_time


MISSED = {
    "overdue now": ("", "06-11", True),
    "filed late, pending": ("06-11 submitted 1", "06-11", True),
    "filed late, accepted": ("06-11 submitted 1; 06-12 accepted 1", "10-31", True),
    "resubmitted within the days": (f"{RETURNED_AFTER}; 06-25 submitted 1", "10-31", False),
    "resubmitted after the days": (f"{RETURNED_AFTER}; 06-26 submitted 1", "10-31", True),
    "late, returned, filed again": (
        "06-11 submitted 1; 06-12 returned 1; 06-13 submitted 1; 06-14 accepted 1",
        "10-31",
        True,
    ),
    "received late": ("06-09 submitted 1; 06-15 accepted 1 received 06-11", "06-15", True),
    "the doubt is not known before the decision": (
        "06-09 submitted 1; 06-15 accepted 1 received 06-11",
        "06-14",
        False,
    ),
    "received in time after all": (
        "06-12 submitted 1; 06-15 accepted 1 received 06-10",
        "06-15",
        False,
    ),
    "claimed late, undecided": ("06-11 not_applicable", "06-20", True),
    "claimed late, accepted: never asked of the county": (
        "06-11 not_applicable; 06-20 accepted 1",
        "06-20",
        False,
    ),
    "claimed in time, refused, submitted within the days": (
        "06-10 not_applicable; 06-15 returned 1; 06-25 submitted 1",
        "10-31",
        False,
    ),
    "excused by an extension": ("06-10 extended 1 until 06-30", "06-30", False),
    "claimed in time, submitted later while the claim waits: at no day overdue": (
        "06-09 not_applicable 1; 06-15 submitted 1",
        "06-20",
        False,
    ),
}


@pytest.mark.parametrize(("life", "day", "missed"), MISSED.values(), ids=MISSED.keys())
def test_missed(life: str, day: str, missed: bool) -> None:  # noqa: FBT001 - a row of the table
    state = state_of(life, day, task("06-10", "10-20"))

    assert state.measures[0].missed is missed


def test_an_accepted_measure_stays_accepted_whatever_is_filed_or_decided_after() -> None:
    life = "06-01 submitted 1; 06-02 accepted 1; 06-03 not_applicable; 06-04 returned 1"

    state = state_of(life, "06-30", task("06-10"))

    assert [measure.status for measure in state.measures] == ["accepted"]


def test_one_claim_for_the_whole_task_speaks_of_every_measure() -> None:
    state = state_of("06-01 not_applicable; 06-02 accepted 1,2", "06-02", task("06-10", "07-10"))

    assert [measure.status for measure in state.measures] == ["not_applicable"] * 2
