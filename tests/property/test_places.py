"""Laws of places: whoever is equal is in or out together, and both ends are counted alike."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from ledgers.model.places import Place, among, climbed, lowest, places_of, rank_among, set_apart

SCORES = some.lists(some.integers(0, 6).map(Fraction), min_size=1, max_size=12)
SIZES = some.integers(1, 5)


@given(SCORES)
def test_a_rank_is_one_more_than_there_are_better_scores(scores: list[Fraction]) -> None:
    assert places_of(scores) == {score: rank_among(score, scores) for score in scores}


@given(SCORES, SIZES)
def test_a_tie_at_the_boundary_is_in_or_out_as_a_whole(scores: list[Fraction], size: int) -> None:
    """In, where fewer are ahead than there are places; out, where not all who share it fit."""
    better = {score: sum(other > score for other in scores) for score in scores}
    filled = {score: better[score] + scores.count(score) for score in scores}

    assert among(scores, size, up=True) == {one for one in scores if better[one] < size}
    inside = among(scores, size, up=True, include=False)
    assert inside == {one for one in scores if filled[one] <= size}


@given(SCORES, SIZES)
def test_the_last_are_the_first_of_the_order_turned_round(
    scores: list[Fraction], size: int
) -> None:
    turned = [-score for score in scores]

    for include in (False, True):
        last = set_apart(scores, size, up=False, include=include)
        first = set_apart(turned, size, up=True, include=include)
        assert {-score for score in last} == first


@given(SCORES, SIZES)
def test_where_no_one_would_be_left_over_no_one_is_set_apart(
    scores: list[Fraction], size: int
) -> None:
    found = set_apart(scores, size, up=True, include=True)

    assert bool(found) == (len(scores) > size and len(set(scores)) > 1)


@given(SCORES, SIZES)
def test_the_leader_is_never_last_and_ranks_tell_it_as_scores_do(
    scores: list[Fraction], size: int
) -> None:
    below = {score: sum(other < score for other in scores) for score in scores}
    places = places_of(scores)
    last = lowest(scores, size)

    assert last == {one for one in scores if below[one] < size and one != max(scores)}
    from_below = lowest([-places[score] for score in scores], size)
    assert from_below == {-places[score] for score in last}


WEEKS = some.integers(2, 8).flatmap(
    lambda size: some.tuples(*[some.lists(some.integers(0, 4), min_size=size, max_size=size)] * 2)
)
"""The scores of as many counties in two weeks."""


def place(scores: list[int], at: int) -> Place:
    """Return the place of one among all."""
    return places_of(scores)[scores[at]], scores.count(scores[at])


@given(WEEKS)
def test_who_falls_has_more_ahead_and_fewer_behind(weeks: tuple[list[int], list[int]]) -> None:
    """And who rises the other way round; where only a tie begins or ends, nobody knows."""
    for at in range(len(weeks[0])):
        ahead, behind = (
            [sum(sign * other > sign * scores[at] for other in scores) for scores in weeks]
            for sign in (1, -1)
        )
        moved = climbed(*(place(scores, at) for scores in weeks))
        fell, rose = (
            sign * (ahead[1] - ahead[0]) > 0 > sign * (behind[1] - behind[0]) for sign in (1, -1)
        )
        assert moved == (ahead[0] - ahead[1] if fell or rose or ahead[0] == ahead[1] else None)


@given(WEEKS)
def test_without_ties_the_places_gained_are_the_difference_of_ranks(
    weeks: tuple[list[int], list[int]],
) -> None:
    orders = [sorted(range(len(scores)), key=lambda at: (scores[at], at)) for scores in weeks]
    for at in range(len(orders[0])):
        first, last = (place(order, at) for order in orders)
        assert climbed(first, last) == first[0] - last[0]
