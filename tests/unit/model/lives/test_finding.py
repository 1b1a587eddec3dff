"""The life of a finding that is due on 15 June, where ten days are allowed for submitting again."""

from datetime import date

import pytest

from ledgers.model.lives.finding import FindingLife, begun, steps
from ledgers.model.lives.replay import last
from ledgers.model.records import Again, Decision, Events, Update

DUE = date(2026, 6, 15)
AGAIN = Again(10)


def day(text: str) -> date:
    """Return a day of the year."""
    return date.fromisoformat(f"2026-{text}")


def life(*story: str, again: Again = AGAIN) -> FindingLife:
    """Return the life after a story such as `06-10 submitted`, `06-12 extended 06-30`."""
    rows = [line.split() for line in story]
    filed = tuple(Update(day(row[0]), row[1]) for row in rows if row[1] in {"doing", "submitted"})
    decided = tuple(
        Decision(
            day(row[0]),
            row[1],
            until=day(row[2]) if row[1] == "extended" else None,
            received_on=day(row[2]) if row[1] != "extended" and len(row) > 2 else None,
        )
        for row in rows
        if row[1] not in {"doing", "submitted"}
    )
    events = steps(begun(DUE), Events(filed, decided, again))
    return last(begun(DUE), events)


@pytest.mark.parametrize(
    ("story", "limit"),
    [
        ([], "06-15"),
        (["06-10 submitted", "06-15 returned"], "06-15"),
        # Submitted in time and returned after the deadline: ten days more.
        (["06-15 submitted", "07-06 returned"], "07-16"),
        (["06-10 submitted", "07-06 returned", "07-08 submitted"], "07-16"),
        # Once more in time and once more returned: ten days from the later return.
        (
            ["06-10 submitted", "07-06 returned", "07-08 submitted", "07-12 returned"],
            "07-22",
        ),
        (["06-16 submitted", "07-06 returned"], "06-15"),
        (["06-10 submitted", "06-12 closed", "07-20 reopened"], "07-30"),
        # The city found that it came in after the deadline.
        (["06-10 submitted", "07-06 returned 06-16"], "06-15"),
        # An extension counts where it is granted by the last day, to a later one.
        (["06-15 extended 06-30"], "06-30"),
        (["06-16 extended 06-30"], "06-15"),
        (["06-10 extended 06-12"], "06-15"),
        (["06-10 submitted", "07-06 returned", "07-10 extended 07-31"], "07-31"),
    ],
)
def test_the_last_day_follows_from_what_was_filed_and_decided(story: list[str], limit: str) -> None:
    assert life(*story).limit_on == day(limit)


@pytest.mark.parametrize(("back", "limit"), [("07-06", "07-16"), ("07-12", "07-15")])
def test_a_change_of_the_days_to_submit_again_touches_no_earlier_return(
    back: str, limit: str
) -> None:
    shorter = Again(3, ((day("07-10"), 10),))
    assert life("06-10 submitted", f"{back} returned", again=shorter).limit_on == day(limit)


@pytest.mark.parametrize(
    ("story", "submitted"),
    [
        (["06-10 submitted", "06-12 submitted"], "06-10"),
        (["06-10 submitted", "06-12 doing"], "06-10"),
        (["06-10 submitted", "06-20 closed 06-11"], "06-11"),
        (["06-10 submitted", "06-12 returned"], None),
        (["06-10 submitted", "06-12 closed", "06-14 reopened"], None),
        (["06-10 doing"], None),
    ],
)
def test_the_first_submission_counts_while_it_is_not_given_back(
    story: list[str], submitted: str | None
) -> None:
    assert life(*story).submitted_on == (day(submitted) if submitted else None)


@pytest.mark.parametrize(
    "story",
    [
        ["06-12 closed"],
        ["06-12 returned"],
        ["06-12 reopened"],
        ["06-10 doing", "06-12 closed"],
        ["06-20 extended 06-30"],
    ],
)
def test_a_decision_that_makes_no_sense_changes_nothing(story: list[str]) -> None:
    assert life(*story) == begun(DUE)


def test_closed_again_keeps_the_first_closing_and_the_reopening() -> None:
    story = ["06-01 submitted", "06-02 closed", "06-03 reopened", "06-04 submitted", "06-05 closed"]
    found = life(*story)

    assert (found.closed_on, found.first_closed_on, found.reopened_on, found.closed) == (
        day("06-05"),
        day("06-02"),
        day("06-03"),
        True,
    )


@pytest.mark.parametrize(
    ("story", "overdue"),
    [([], True), (["06-16 submitted"], False), (["06-16 submitted", "06-17 returned"], True)],
)
def test_what_is_submitted_is_never_overdue(story: list[str], *, overdue: bool) -> None:
    assert life(*story).overdue(day("06-20")) == overdue


def test_the_last_day_passes_at_its_end() -> None:
    assert [life().overdue(DUE), life().overdue(day("06-16"))] == [False, True]
