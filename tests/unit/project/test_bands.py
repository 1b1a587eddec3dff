"""See which hidden numbers are bands, and when a reader knows too well."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product

import pytest

from ledgers.model.values import replace
from ledgers.project.bands import NOTHING, WIDTH, Known, Range, ranges_of, unprotected


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


def test_large_numbers_are_not_shown_where_bands_leave_no_room() -> None:
    # 40 and 30 are the least of their bands: only what is not shown could be less.
    assert ranges_of(known(0, 0, 0, 40, 30), exact=["d", "e"]) == {
        **bands(0, 0, 0),
        **dict.fromkeys("de", NOTHING),
    }


def test_what_could_never_be_five_numbers_must_stay_as_open_as_it_is() -> None:
    one = Known(0, high=1, most=1, may=2)
    numbers = {**known(2, 2, 2, 2, 2), "f": one}

    assert ranges_of(numbers, exact=()) == {**bands(0, 0, 0, 0, 0), "f": NOTHING}
    # Nor is it what is shown later that may tell more of it.
    shown = {**bands(0, 0, 0, 0, 0), "f": NOTHING}
    assert list(unprotected({**numbers, "f": replace(one, high=0)}, shown)) == ["f"]
    # A table of which most is so says nothing.
    assert ranges_of({**known(9, 9, 9), **dict.fromkeys("defg", one)}, exact=()) is None


ROWS = [
    row
    for count in (3, 4, 5)
    for row in combinations_with_replacement((0, 1, 2, 4, 5, 7, 9, 30, 44), count)
]


def left(row: Sequence[int], shown: Mapping[str, Range]) -> Iterator[int]:
    """Yield how many numbers of those in its range each reader leaves for each hidden number."""
    values, total = dict(zip(shown, row, strict=False)), sum(row)
    for reader in ("", *shown):
        ends = {
            name: (values[name],) * 2 if name == reader else (one.low, min(one.high, total))
            for name, one in shown.items()
        }
        lows, highs = (sum(end[side] for end in ends.values()) for side in (0, 1))
        for name, one in shown.items():
            low, high = ends[name]
            if not one.is_exact and name != reader:
                yield min(high, total - lows + low) - max(low, total - highs + high) + 1


def ways(row: Sequence[int]) -> Iterator[Mapping[str, Range]]:
    """Yield every way to show a row: nothing of a number, its band, or one that is not small."""
    numbers = known(*row)
    each = [
        (NOTHING, one.band, *([one.itself] if one.value >= WIDTH else ()))
        for one in numbers.values()
    ]
    for shown in product(*each):
        yield dict(zip(numbers, shown, strict=True))


def test_every_reader_of_every_small_row_is_left_five_numbers() -> None:
    large = {row: "abcde"[sum(one < WIDTH for one in row) : len(row)] for row in ROWS}
    made = {row: ranges_of(known(*row), exact) for row, exact in large.items()}

    told = [row for row, shown in made.items() if min(left(row, shown or {}), default=5) < WIDTH]
    assert told == []
    never = [row for row, shown in made.items() if shown is None]
    assert 0 < len(never) < len(ROWS) / 10
    # Where nothing is shown, there is no way to show more.
    assert [
        row
        for row in never
        if any(min(left(row, shown), default=0) >= WIDTH for shown in ways(row))
    ] == []
