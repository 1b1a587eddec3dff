"""Rotas of checks: what holds for every number of counties, every past, every wish."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.assess.rota import Turn, cross_rota, in_drawn_order, observation_rota
from ledgers.model.problem import CannotGoOn
from ledgers.model.words import english

NUMBERS = st.integers(3, 13)


def codes(number: int) -> tuple[str, ...]:
    return tuple(f"99{number:04}" for number in range(number))


def turns(number: int, length: int, seed: str = "") -> list[Turn]:
    found = in_drawn_order(codes(number), seed)
    return [Turn(str(at), found) for at in range(length)]


@given(NUMBERS, st.integers(1, 14), st.text(max_size=3))
def test_each_month_everybody_sees_one_other_and_is_seen_by_one(
    number: int, months: int, seed: str
) -> None:
    for hosts in cross_rota(turns(number, months, seed), (), 1):
        assert set(hosts) == set(hosts.values()) == set(codes(number))
        assert [home for home, host in hosts.items() if host == home] == []
        assert [home for home, host in hosts.items() if hosts[host] == home] == []


@given(NUMBERS, st.data())
def test_a_pair_comes_back_after_the_months_that_were_wished(
    number: int, data: st.DataObject
) -> None:
    apart = data.draw(st.integers(1, number - 2 + number % 2))
    made = list(cross_rota(turns(number, 2 * number), (), apart))

    last: dict[tuple[str, str], int] = {}
    for at, hosts in enumerate(made):
        for pair in hosts.items():
            assert at - last.get(pair, -apart) >= apart
            last[pair] = at


@given(st.sampled_from([3, 5, 7, 9, 11, 13]), st.text(max_size=3))
def test_an_odd_number_sees_all_others_before_one_comes_back(number: int, seed: str) -> None:
    made = list(cross_rota(turns(number, 2 * (number - 1), seed), (), 1))

    for part in (made[: number - 1], made[number - 1 :]):
        assert len({pair for hosts in part for pair in hosts.items()}) == number * (number - 1)


@given(st.integers(6, 13), st.permutations(range(13)))
def test_a_plan_goes_on_from_what_was(number: int, order: list[int]) -> None:
    """The month before was another rota: who was seen then is not seen in the first months."""
    drawn = [f"99{at:04}" for at in order if at < number]
    before = {home: drawn[(at + 1) % number] for at, home in enumerate(drawn)}

    for hosts in cross_rota(turns(number, 3), [before.items()], 4):
        assert before.items().isdisjoint(hosts.items())


@given(st.integers(3, 13), st.integers(1, 4), st.integers(1, 4), st.integers(1, 30))
def test_every_county_is_looked_at_equally_often(
    number: int, each: int, apart: int, length: int
) -> None:
    if number < each * apart:
        with pytest.raises(CannotGoOn):
            list(observation_rota(turns(number, length + apart), (), each, apart))
        return
    made = list(observation_rota(turns(number, length), (), each, apart))

    times = Counter(code for found in made for code in found)
    assert {len(set(found)) for found in made} == {each}
    assert max(times.values()) - min(times[code] for code in codes(number)) <= 1
    for at, found in enumerate(made):
        assert not set(found) & {
            code for seen in made[max(at - apart + 1, 0) : at] for code in seen
        }


def test_a_county_that_is_founded_does_not_catch_up() -> None:
    rota = observation_rota([*turns(4, 8), *turns(5, 10)], (), 2, 1)
    times = Counter(code for found in list(rota)[8:] for code in found)

    assert times == dict.fromkeys(codes(5), 4)


@pytest.mark.parametrize(
    ("number", "apart", "said"),
    [
        (2, 1, "0: 2 counties are too few: nobody inspects home, or each other"),
        (0, 1, "0: 0 counties are too few: nobody inspects home, or each other"),
        (3, 3, "0: with 3 counties a pair may rest 2 months"),
        (6, 5, "0: with 6 counties a pair may rest 4 months"),
    ],
)
def test_what_cannot_be_says_why(number: int, apart: int, said: str) -> None:
    with pytest.raises(CannotGoOn) as caught:
        list(cross_rota(turns(number, 3), (), apart))

    assert english(caught.value.words) == said
