"""See what is shown of counties' sums over time, and with the wholes and parts they hang with."""

from collections.abc import Mapping

from ledgers.model.portal import TOTAL
from ledgers.project.bands import NOTHING, Range
from ledgers.project.disclosure import Link, Taken, shown_over_time
from ledgers.project.suppression import State

NAMES = tuple("abcde")
ALL: frozenset[str] = frozenset({*NAMES, TOTAL})
NOTHING_HIDDEN: frozenset[str] = frozenset()


def taken(
    *values: int,
    wholes: tuple[Link, ...] = (),
    parts: tuple[Link, ...] = (),
    filed: Mapping[str, int] | None = None,
    grows: bool = True,
) -> Taken:
    """Return the sums of some counties, by letters."""
    sums = dict(zip(NAMES, values, strict=False))
    state = State({**sums, TOTAL: sum(values)}, {}, {}, (tuple(sums),))
    return Taken(state, tuple(sums), wholes, parts, grows=grows, filed=filed or {})


def link(*values: int, known: bool = False) -> Link:
    """Return the numbers of a whole or a part, by letters."""
    return Link("linked", dict(zip(NAMES, values, strict=False)), known)


def exact(*values: int) -> dict[str, Range]:
    """Return numbers as they are, by letters."""
    return {name: Range(one, one) for name, one in zip(NAMES, values, strict=False)}


FOUR = dict.fromkeys("abcd", Range(0, 4))


def test_where_the_total_is_hidden_nothing_is_shown() -> None:
    assert shown_over_time([taken(2, 2, 2, 2)], [ALL]) == (None,)
    assert shown_over_time([taken(2, 2, 2, 2)], [frozenset("abcd")]) == (FOUR,)


def test_two_counties_have_no_table() -> None:
    assert shown_over_time([taken(20, 30)], [NOTHING_HIDDEN]) == (None,)


def test_a_sum_is_not_less_than_it_was() -> None:
    # The first was 7. It is 8 now, and no band of 5 to 9 any more: it cannot be 5.
    then, now = taken(7, 20, 30, 40, 50), taken(8, 34, 44, 54, 64)
    first, second = shown_over_time([then, now], [NOTHING_HIDDEN, frozenset("ab")])

    assert first == exact(7, 20, 30, 40, 50)
    assert second is not None
    assert second["a"] == NOTHING


def test_what_would_give_away_an_earlier_number_is_not_shown() -> None:
    # Then all were 0 to 4; if it was seen now that a is still 1, that would be known of then.
    then, now = taken(1, 2, 2, 2, 3), taken(1, 22, 22, 22, 23)
    first, second = shown_over_time([then, now], [frozenset(NAMES), NOTHING_HIDDEN])

    assert first == dict.fromkeys(NAMES, Range(0, 4))
    assert second is None


def test_of_how_things_stand_earlier_numbers_say_nothing() -> None:
    then, now = taken(1, 2, 2, 2, 3, grows=False), taken(1, 22, 22, 22, 23, grows=False)

    assert shown_over_time([then, now], [frozenset(NAMES), NOTHING_HIDDEN])[1] is not None


def test_who_has_filed_nothing_more_has_what_it_had() -> None:
    # a and b have filed once; so whoever sees b exactly now knows what it was.
    filed = dict.fromkeys(NAMES, 1), dict.fromkeys("ab", 1) | dict.fromkeys("cde", 2)
    sums, hidden = ((2, 6, 2, 2, 2), (2, 6, 32, 32, 32)), (frozenset(NAMES), frozenset("acde"))
    then, now = (taken(*one, grows=False) for one in sums)
    counted = [taken(*one, grows=False, filed=each) for one, each in zip(sums, filed, strict=True)]

    found = shown_over_time([then, now], hidden)[1]
    assert found is not None
    assert found["b"] == Range(6, 6)
    assert shown_over_time(counted, hidden)[1] is None


def test_a_part_is_no_band_above_its_whole() -> None:
    # Of the whole a reader has 7: the part is 5 to 7, and that is no band.
    wholes = (link(7, 30, 30, 30, 30),)
    (found,) = shown_over_time([taken(6, 8, 8, 8, 8, wholes=wholes)], [frozenset(NAMES)])

    assert found == {"a": NOTHING, **dict.fromkeys("bcde", Range(5, 9))}


def test_a_part_of_a_small_whole_may_be_a_band_where_nobody_has_the_whole() -> None:
    hidden, known = link(3, 9, 9, 9, 9), link(3, 9, 9, 9, 9, known=True)
    sums = 2, 2, 2, 2, 2
    (first,) = shown_over_time([taken(*sums, wholes=(hidden,))], [frozenset(NAMES)])
    (second,) = shown_over_time([taken(*sums, wholes=(known,))], [frozenset(NAMES)])

    assert first is not None
    assert first["a"] == Range(0, 4)
    # Everybody has the whole, so a is 0 to 3: four numbers are no band.
    assert second == {"a": NOTHING, **dict.fromkeys("bcde", Range(0, 4))}


def test_a_whole_is_no_band_below_its_part() -> None:
    (found,) = shown_over_time(
        [taken(8, 8, 8, 8, 8, parts=(link(7, 0, 0, 0, 0),))], [frozenset(NAMES)]
    )

    assert found == {"a": NOTHING, **dict.fromkeys("bcde", Range(5, 9))}


def test_no_more_has_come_of_a_part_than_of_its_whole() -> None:
    # Of a's whole 3 more came, and a is 8 now: it was 5 at least, so nobody may see the 8.
    then = taken(6, 6, 6, 6, 6, wholes=(link(20, 20, 20, 20, 20, known=True),))
    now = taken(8, 30, 30, 30, 30, wholes=(link(22, 60, 60, 60, 60, known=True),))
    first, second = shown_over_time([then, now], [frozenset(NAMES), NOTHING_HIDDEN])

    assert first == dict.fromkeys(NAMES, Range(5, 9))
    assert second is None


def test_a_checkpoint_that_shows_nothing_is_protected_too() -> None:
    # Nothing was shown of 3, 3 and 3. Of its whole 3 came, so a 6 now would say that it was 3.
    wholes = (link(3, 30, 30, known=True),), (link(6, 60, 60, known=True),)
    then, now = taken(3, 3, 3, wholes=wholes[0]), taken(6, 30, 30, wholes=wholes[1])

    assert shown_over_time([then, now], [ALL, NOTHING_HIDDEN]) == (None, None)
