"""Hold a task to the paragraphs “task-deadline”, “Lights” and “Progress” of the design."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.unit.assess.lives import RULES, on, state_of, task

ALL_DONE = "05-01 submitted 1,2; 05-02 accepted 1,2"

LIGHTS = {
    "nothing applies": ("05-01 not_applicable; 05-02 accepted 1,2", "07-01", "not_applicable"),
    "a claim alone is pending": ("05-01 not_applicable", "05-02", "pending"),
    "all accepted": (ALL_DONE, "10-31", "done"),
    "what applies is accepted": (
        "05-01 submitted 1; 05-01 not_applicable 2; 05-02 accepted 1,2",
        "10-31",
        "done",
    ),
    "some measure overdue, another pending": ("06-10 submitted 2", "06-11", "overdue"),
    "some measure overdue, another accepted": (
        "06-01 submitted 2; 06-01 accepted 2",
        "06-11",
        "overdue",
    ),
    "all that is due is pending": ("06-10 submitted 1", "06-11", "pending"),
    "on its due day, pending": ("06-10 submitted 1", "06-10", "pending"),
    "all that is left is pending, nothing is due": ("05-01 submitted 1,2", "05-02", "pending"),
    "one of two is pending, nothing is due": ("05-01 submitted 1", "05-02", "on_track"),
    "accepted so far, the rest not due": (
        "06-01 submitted 1; 06-01 accepted 1",
        "06-11",
        "on_track",
    ),
    "seven days before": ("06-01 doing", "06-03", "due_soon"),
    "on the due day": ("06-01 doing", "06-10", "due_soon"),
    "eight days before": ("06-01 doing", "06-02", "on_track"),
    "in the days to resubmit": ("06-10 submitted 1; 06-15 returned 1", "06-18", "due_soon"),
    "something filed": ("05-01 doing", "05-02", "on_track"),
    "only a blocker filed": ("05-01 blocked", "05-02", "on_track"),
    "nothing filed": ("", "05-02", "not_started"),
    "nothing filed yet": ("05-10 doing", "05-02", "not_started"),
    "nothing filed, but due soon": ("", "06-03", "due_soon"),
    "nothing filed, and overdue": ("", "06-11", "overdue"),
}


@pytest.mark.parametrize(("life", "day", "light"), LIGHTS.values(), ids=LIGHTS.keys())
def test_light(life: str, day: str, light: str) -> None:
    # Begun late and with a last deadline far off, so that nothing is behind here.
    state = state_of(life, day, task("06-10", "10-30", start="05-31"))

    assert state.light == light


BEHIND = {
    "exactly the lag is not behind": ("", "04-20", "not_started"),
    "a day more is": ("", "04-21", "behind"),
    "accepted work counts": ("04-01 submitted 1; 04-02 accepted 1", "06-09", "on_track"),
    "and is used up": ("04-01 submitted 1; 04-02 accepted 1", "06-10", "behind"),
    "what waits for the city counts as the county's work": (
        "04-01 submitted 1",
        "06-09",
        "on_track",
    ),
    "behind comes before due soon": ("", "07-05", "behind"),
    "overdue comes before behind": ("", "07-11", "overdue"),
    "an extension moves the end of the line": (
        "04-01 extended 1,2 until 10-18",
        "04-21",
        "not_started",
    ),
}


@pytest.mark.parametrize(("life", "day", "light"), BEHIND.values(), ids=BEHIND.keys())
def test_behind(life: str, day: str, light: str) -> None:
    """The line runs over 100 days, from 1 April to 10 July; the lag is 19 of them."""
    rules = replace(RULES, lag=Decimal("0.19"))

    state = state_of(life, day, task("07-10", "07-10", start="04-01"), rules)

    assert state.light == light


def test_behind_has_no_line_before_the_start_and_none_after_the_end() -> None:
    asked = task("07-10", start="06-01")

    assert state_of("", "04-01", asked).light == "not_started"
    assert state_of("07-11 extended 1 until 08-01", "10-31", asked).light == "overdue"


@pytest.mark.parametrize(
    ("day", "urgent"), [("06-06", False), ("06-07", True), ("06-10", True), ("06-11", False)]
)
def test_due_soon_is_urgent_in_the_last_three_days(day: str, urgent: bool) -> None:  # noqa: FBT001 - a row
    state = state_of("06-01 doing", day, task("06-10", "10-30", start="05-31"))

    assert state.urgent is urgent


@pytest.mark.parametrize(
    ("life", "blocked"),
    [
        ("", False),
        ("05-01 blocked", True),
        ("05-01 blocked; 05-02 doing", False),
        ("05-01 doing; 05-02 blocked", True),
        ("05-01 doing; 06-20 blocked", False),
    ],
)
def test_blocked_is_a_mark_beside_the_light(life: str, blocked: bool) -> None:  # noqa: FBT001 - a row
    state = state_of(life, "05-05", task("06-30", "10-30"))

    assert state.blocked is blocked
    assert state.light in {"on_track", "not_started"}


def test_a_deadline_is_counted_once_for_all_measures_due_on_it() -> None:
    state = state_of("", "07-11", task("06-10", "06-10", "07-10", "10-30"))

    assert state.overdue == state.missed == (on("06-10"), on("07-10"))


def test_a_missed_deadline_stays_counted_when_all_is_accepted() -> None:
    state = state_of("06-12 submitted 1,2; 06-13 accepted 1,2", "07-01", task("06-10", "06-10"))

    assert (state.overdue, state.missed) == ((), (on("06-10"),))


def test_one_late_measure_misses_the_deadline_of_all() -> None:
    state = state_of("06-10 submitted 1; 06-11 submitted 2", "06-11", task("06-10", "06-10"))

    assert state.missed == (on("06-10"),)


def test_an_extension_of_one_measure_does_not_excuse_the_other() -> None:
    state = state_of("06-10 extended 1 until 06-30", "06-20", task("06-10", "06-10"))

    assert state.missed == (on("06-10"),)


def test_measures_that_do_not_apply_miss_no_deadline() -> None:
    state = state_of("06-12 not_applicable 1; 06-13 accepted 1", "06-20", task("06-10", "10-30"))

    assert state.missed == ()


def test_progress_is_accepted_weight_by_applicable_weight() -> None:
    life = "05-01 submitted 1,2; 05-01 not_applicable 3; 05-02 accepted 1,3"

    state = state_of(life, "05-02", task(*["06-10"] * 4, weights=["2", "1", "4", "0.5"]))

    assert state.progress == Decimal(2) / Decimal("3.5")


def test_a_claim_leaves_the_denominator_only_when_accepted() -> None:
    asked, life = (
        task("06-10", "06-10"),
        "05-01 submitted 1; 05-02 accepted 1; 05-01 not_applicable 2",
    )

    assert state_of(life, "05-03", asked).progress == Decimal("0.5")
    assert state_of(life + "; 05-04 accepted 2", "05-04", asked).progress == 1


def test_plan_is_the_weight_due_by_the_end_of_the_day_with_extensions() -> None:
    asked = task("06-10", "06-10", "07-10", weights=["1", "1", "2"])

    plans = [
        state_of("06-01 extended 2 until 07-10", day, asked).plan
        for day in ("06-09", "06-10", "07-10")
    ]

    assert plans == [0, Decimal("0.25"), 1]


def test_deviation_is_progress_less_plan() -> None:
    state = state_of(
        "05-01 submitted 2; 05-02 accepted 2", "06-10", task("06-10", "07-10", "07-11", "07-12")
    )

    assert state.deviation == 0


def test_what_does_not_apply_has_neither_progress_nor_plan_nor_deviation() -> None:
    state = state_of("05-01 not_applicable; 05-02 accepted 1", "07-01", task("06-10"))

    assert (state.progress, state.plan, state.deviation) == (None, None, None)


def test_the_next_deadline_is_the_nearest_that_is_open() -> None:
    asked = task("06-10", "06-20", "07-20", "08-20")

    state = state_of("06-15 submitted 2; 06-15 extended 3 until 09-20", "06-16", asked)

    assert state.next_due == on("08-20")


def test_the_last_filing_is_the_last_one_until_the_day() -> None:
    state = state_of("05-01 doing; 05-05 doing; 06-01 doing", "05-20", task("06-10"))

    assert state.last_filed_on == on("05-05")
