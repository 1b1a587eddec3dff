"""See which cells are suppressed beside the small ones, and for how long."""

from collections.abc import Mapping

from ledgers.model.portal import TOTAL
from ledgers.project.suppression import UNDIVIDED, State, suppressed_over_time

NONE: frozenset[str] = frozenset()


def state(rest: Mapping[str, int] | None = None, **values: int) -> State:
    """Return a state of counties, or of parts, with what is left of one whole."""
    sums = {TOTAL: sum(values.values()), **values}
    return State(sums, sums, {} if rest is None else {"whole": rest}, (tuple(values),))


def left(**values: int) -> dict[str, int]:
    """Return what is left by county, and in all."""
    return {TOTAL: sum(values.values()), **values}


def test_a_small_rest_takes_its_part_and_another_with_enough_left() -> None:
    one = state(left(a=2, b=0, c=9, d=8), a=20, b=7, c=8, d=30)

    assert suppressed_over_time([one], 5) == (frozenset({"a", "c"}),)


def test_nothing_left_may_be_seen() -> None:
    assert suppressed_over_time([state(left(a=0, b=0), a=20, b=7)], 5) == (NONE,)


def test_a_small_rest_in_all_takes_everything() -> None:
    one = state(left(a=2, b=2), a=20, b=7)

    assert suppressed_over_time([one], 5) == (frozenset({TOTAL, "a", "b"}),)


def test_a_small_rest_of_all_parts_together_takes_the_smallest_parts() -> None:
    assert suppressed_over_time([state({UNDIVIDED: 3}, a=20, b=7, c=9)], 5) == (
        frozenset({"b", "c"}),
    )
    assert suppressed_over_time([state({UNDIVIDED: 5}, a=20, b=7, c=9)], 5) == (NONE,)


def test_a_small_change_is_withheld_until_there_is_more_of_it() -> None:
    years = [state(a=20, b=20, c=20), state(a=22, b=30, c=40), state(a=25, b=40, c=60)]

    assert suppressed_over_time(years, 5) == (NONE, frozenset({"a", "b"}), NONE)


def test_a_fall_is_a_change_too() -> None:
    assert suppressed_over_time([state(a=30, b=30, c=30), state(a=26, b=50, c=20)], 5)[1] == {
        "a",
        "c",
    }


def test_a_small_change_in_all_withholds_everything() -> None:
    first, second = suppressed_over_time([state(a=20, b=20), state(a=22, b=21)], 5)

    assert (first, second) == (NONE, frozenset({TOTAL, "a", "b"}))


def test_a_small_change_of_a_rest_is_withheld_too() -> None:
    first = state(left(a=10, b=10, c=10), a=20, b=20, c=20)
    second = state(left(a=12, b=20, c=20), a=30, b=31, c=40)

    assert suppressed_over_time([first, second], 5) == (NONE, frozenset({"a", "b"}))


def test_what_was_hidden_stays_hidden_while_it_does_not_change() -> None:
    first, second = state(a=3, b=6, c=20), state(a=8, b=6, c=30)

    assert suppressed_over_time([first, second], 5) == (frozenset("ab"), frozenset("ab"))


def test_after_a_checkpoint_that_showed_nothing_all_may_be_shown() -> None:
    years = [state(a=2, b=1), state(a=9, b=8)]

    assert suppressed_over_time(years, 5) == (frozenset({TOTAL, "a", "b"}), NONE)
