"""See which hidden numbers are bands, and when a reader knows too well."""

import pytest

from ledgers.project.bands import FAR, NOTHING, Known, Range, ranges_of, unprotected


def known(*values: int) -> dict[str, Known]:
    """Return numbers of which nothing is known, by letters."""
    return {name: Known(value) for name, value in zip("abcdef", values, strict=False)}


def bands(*lows: int) -> dict[str, Range]:
    """Return bands of five from some numbers on, by letters."""
    return {name: Range(low, low + 4) for name, low in zip("abcdef", lows, strict=False)}


@pytest.mark.parametrize(("value", "low"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10), (99, 95)])
def test_a_band_is_five_numbers_from_a_multiple_of_five_on(value: int, low: int) -> None:
    assert Known(value).band == Range(low, low + 4)


def test_of_fewer_than_three_nothing_is_shown() -> None:
    assert ranges_of(known(20, 30), exact=["a", "b"]) is None
    assert ranges_of(known(20, 30, 40), exact=["a", "b", "c"]) == {
        "a": Range(20, 20),
        "b": Range(30, 30),
        "c": Range(40, 40),
    }


def test_numbers_that_hide_one_another_are_bands() -> None:
    # Each may be 0 to 4: of the two others that a reader does not know, each can give way by two.
    assert ranges_of(known(2, 2, 2, 2), exact=()) == bands(0, 0, 0, 0)


def test_a_reader_who_knows_one_of_three_leaves_too_little_room() -> None:
    # Whoever has c knows a + b = 4; so a can be 0 to 4, but by b's band alone, and so can b.
    assert list(unprotected(known(2, 2, 2), bands(0, 0, 0))) == []
    # 4 can give way only downwards: then a cannot be 0 for the reader who has b.
    assert list(unprotected(known(2, 2, 4), bands(0, 0, 0))) == ["a", "b", "c"]


def test_what_bands_cannot_hide_is_not_shown() -> None:
    # In bands of 0 to 4 none could be less. Two that are open give way to the third, and c to them.
    assert ranges_of(known(4, 4, 4, 30), exact=["d"]) == {
        **dict.fromkeys("ab", NOTHING),
        "c": Range(0, 4),
        "d": Range(30, 30),
    }


def test_the_smallest_shown_number_is_taken_along() -> None:
    # Whoever has b knows a within one, since c may be 9 at the most: 9 goes along, 30 stays.
    assert ranges_of(known(2, 2, 8, 9, 30), exact=["d", "e"]) == {
        **dict.fromkeys("ab", NOTHING),
        **dict.fromkeys("cd", Range(5, 9)),
        "e": Range(30, 30),
    }


def test_nothing_is_shown_where_the_others_leave_no_room() -> None:
    assert ranges_of(known(1, 1, 1), exact=()) is None
    assert ranges_of(known(0, 0, 0, 40, 30), exact=["d", "e"]) is None


def test_what_is_known_of_a_number_holds_its_band_back() -> None:
    # b is 3 at the most, since it is a part of 3: it is no band of 0 to 4.
    numbers = {**known(2, 3, 2, 2, 2), "b": Known(3, high=3, most=3)}

    found = ranges_of(numbers, exact=())

    assert found is None or found["b"] == NOTHING


def test_a_band_of_which_something_is_known_is_not_protected() -> None:
    shown = bands(0, 0, 0, 0)
    assert list(unprotected(known(2, 2, 2, 2), shown)) == []

    numbers = {**known(2, 2, 2, 2), "a": Known(2, low=1)}
    assert list(unprotected(numbers, shown)) == ["a"]


def test_a_number_whose_links_stay_gives_no_room_to_others() -> None:
    fixed = Known(2, least=2, most=2)

    assert list(unprotected({**known(2, 2, 2), "c": fixed}, bands(0, 0, 0))) == ["a", "b"]
    assert list(unprotected({**known(2, 2, 2, 2), "d": fixed}, bands(0, 0, 0, 0))) == []


def test_an_open_number_needs_five_numbers_between_what_is_known() -> None:
    shown = {**bands(0, 0, 0), "a": NOTHING}

    assert Known(3, low=1, high=5).is_wide
    assert not Known(3, low=1, high=4).is_wide
    assert list(unprotected({**known(0, 2, 2), "a": Known(3, low=1, high=4)}, shown)) == ["a"]
    assert NOTHING.high == FAR
