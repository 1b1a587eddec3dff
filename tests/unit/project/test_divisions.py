"""See which months and parts are shown, so that no county works out what the others have."""

from collections.abc import Mapping, Sequence

from ledgers.model.portal import TOTAL
from ledgers.project.divisions import Divided, divided_over_time
from ledgers.project.suppression import State

MINIMUM = 5
NONE: frozenset[str] = frozenset()
Table = Mapping[str, Sequence[int]]
"""Numbers by month or part, one for each county."""


def state(table: Table, left: Table | None, county: int | None = None) -> State:
    """Return the sums of all counties, or of one."""
    values, rests = (
        {name: sum(row) if county is None else row[county] for name, row in each.items()}
        for each in (table, left or {})
    )
    sums = {TOTAL: sum(values.values()), **values}
    return State(sums, sums, {"whole": rests} if left else {})


def months(
    table: Table, takers: Mapping[str, str] | None = None, left: Table | None = None
) -> Divided:
    """Return the sums of some months, and the counties that have filed in each, by letters."""
    counties = "abcdef"[: len(next(iter(table.values())))]
    return Divided(
        state(table, left),
        {code: state(table, left, at) for at, code in enumerate(counties)},
        months=tuple(table),
        takers={name: frozenset((takers or {}).get(name, counties)) for name in table},
    )


def parts(table: Table, left: Table | None = None) -> Divided:
    """Return the sums of some parts."""
    found = months(table, left=left)
    return Divided(found.state, found.own, parts=tuple(table))


def hidden(*found: Divided, names: frozenset[str] = NONE) -> list[set[str]]:
    """Return what is hidden at each checkpoint."""
    return [set(one) for one in divided_over_time(found, [names] * len(found), MINIMUM)]


FULL = {"04": (5, 5, 5), "05": (4, 4, 4), "06": (6, 6, 6)}


def test_months_are_shown_where_none_is_small() -> None:
    assert hidden(months(FULL)) == [set()]


def test_the_months_of_a_quarter_are_hidden_together() -> None:
    assert hidden(months(FULL | {"05": (1, 1, 1)})) == [{"04", "05", "06"}]


def test_a_month_is_hidden_where_a_county_knows_nearly_all_of_it() -> None:
    # 17, of which the others have 3.
    assert hidden(months(FULL | {"05": (14, 2, 1)})) == [{"04", "05", "06"}]


def test_a_month_is_hidden_where_fewer_than_three_or_not_all_have_filed() -> None:
    assert hidden(months(FULL, {"05": "ab"})) == [{"04", "05", "06"}]
    assert hidden(months(FULL, dict.fromkeys(FULL, "ab"))) == [{"04", "05", "06"}]


def test_a_month_in_which_nobody_has_filed_is_no_secret() -> None:
    assert hidden(months(FULL | {"05": (0, 0, 0)}, {"05": ""})) == [set()]


def test_months_that_were_shown_stay_shown() -> None:
    later = FULL | {"07": (1, 1, 1), "08": (6, 6, 6), "09": (6, 6, 6)}

    assert hidden(months(FULL), months(later)) == [set(), {"07", "08", "09"}]


def test_a_month_that_changed_is_hidden_with_the_new_ones() -> None:
    later = FULL | {"04": (25, 5, 5), "07": (6, 6, 6), "08": (6, 6, 6), "09": (6, 6, 6)}

    assert hidden(months(FULL), months(later)) == [set(), {"04", "07", "08", "09"}]


def test_nothing_is_shown_where_hidden_months_leave_no_room() -> None:
    # All that came since is 6, and one county has 4 of it.
    later = FULL | {"07": (4, 1, 0), "08": (0, 0, 0), "09": (0, 0, 1)}

    assert hidden(months(FULL), months(later))[1] == {TOTAL, *later}


def test_nothing_is_shown_where_a_hidden_month_is_all_that_others_have() -> None:
    # b and c have filed in June alone: a knows their June from what has come in all.
    table = {"04": (9, 0, 0), "05": (9, 0, 0), "06": (9, 9, 9)}

    assert hidden(months(table, {"04": "a", "05": "a"})) == [{TOTAL, *table}]


def test_hidden_parts_leave_room_for_every_reader() -> None:
    table = {"x": (1, 1, 1), "y": (2, 2, 2), "z": (9, 9, 9)}

    assert hidden(parts(table), names=frozenset("xy")) == [{"x", "y"}]
    few = {"x": (0, 1, 1), "y": (4, 0, 0), "z": (9, 9, 9)}
    # The first county knows that the others have 2 of x and y together.
    assert hidden(parts(few), names=frozenset("xy")) == [{TOTAL, *few}]


def test_a_part_is_hidden_where_a_county_knows_what_has_come_of_the_others() -> None:
    first = parts({"x": (9, 9, 9), "y": (9, 9, 9), "z": (9, 9, 9)})
    then = parts({"x": (20, 10, 11), "y": (30, 18, 18), "z": (20, 20, 20)})

    # Of x 14 have come, 11 of them of the first county: the others have 3, so x and one more hide.
    made = divided_over_time([first, then], [NONE, frozenset("y")], MINIMUM)
    assert made[1] == frozenset("xy")


def test_nothing_is_shown_where_little_has_come_of_all_hidden_parts() -> None:
    first = {"x": (9, 5, 5), "y": (9, 4, 5), "z": (30, 30, 30)}
    hiding = frozenset("xy")

    # Of x and y 3 have come of the others of the first county, and it knows that.
    later = {"x": (18, 6, 5), "y": (18, 5, 6), "z": (60, 60, 60)}
    assert hidden(parts(first), parts(later), names=hiding)[1] == {TOTAL, "x", "y", "z"}
    assert hidden(parts(first), parts(later | {"y": (18, 5, 7)}), names=hiding)[1] == {"x", "y"}


def test_a_part_cannot_be_more_than_its_whole() -> None:
    table = {"x": (5, 5, 5), "y": (5, 5, 5)}
    left = {"x": (1, 0, 0), "y": (0, 0, 1)}

    assert hidden(parts(table, left), names=frozenset("xy")) == [{TOTAL, "x", "y"}]


def test_a_part_hidden_before_is_not_shown_close_to_it() -> None:
    first = parts({"x": (1, 1, 0), "y": (2, 2, 2), "z": (9, 9, 9)})
    then = parts({"x": (1, 2, 2), "y": (9, 9, 9), "z": (9, 9, 9)})

    # x is 5 now, 2 of it new of the third county: to that one, x was 0 to 3.
    made = divided_over_time([first, then], [frozenset("xy"), NONE], MINIMUM)
    assert made[0] == frozenset("xy")
    assert made[1] == frozenset({TOTAL, "x", "y", "z"})
