"""Draws: quick numbers give what the exact ones give, and what varies is what the scheme says."""

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from ledgers.assess.schemes import scorer
from ledgers.assess.schemes.draws import EXACT, QUICK, turn_of
from ledgers.assess.schemes.intervals import chances_of, shares_of_last
from ledgers.assess.schemes.scorer import Drawing
from ledgers.model.assessment import Standing
from ledgers.model.method import Draws, Scheme
from ledgers.model.scoring import Measurement
from tests.unit.assess.schemed import dimension, measured, scheme, taking

WAYS = ("weights", "mean", "goalposts", "left_out", "waiting")
NAMES = ("x", "y", "z")
VALUES = st.lists(st.integers(0, 40).map(lambda part: f"{part}/40"), min_size=4, max_size=4)


def varied(*vary: str, number: int = 40, across: str = "geometric") -> Scheme:
    """Return a scheme of two dimensions whose draws vary some things."""
    rows = [
        dimension("a", [("x", "2"), ("y", "1")], "0.6", "arithmetic"),
        dimension("b", [("z", None)], "0.4", "geometric"),
    ]
    made = scheme(*rows, across=across, deductions=taking("1", "10").deductions)
    return structs.replace(made, draws=Draws(number=number, seed="test", vary=vary))


def found_of(values: list[str]) -> Mapping[str, Measurement]:
    """Return what is measured of one county: three shares, and a number of missed deadlines."""
    named = dict(zip((*NAMES, "missed_deadlines"), values, strict=True))
    return {
        name: rows["c"] for name, rows in measured({k: {"c": v} for k, v in named.items()}).items()
    }


@given(VALUES, VALUES, st.lists(st.sampled_from(WAYS), unique=True))
@settings(max_examples=25)
def test_quick_numbers_give_the_scores_of_the_exact_ones(
    accepted: list[str], returned: list[str], vary: list[str]
) -> None:
    drawing = Drawing(varied(*vary, number=20))
    both = found_of(accepted), found_of(returned)

    quick = drawing.scores(both)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scorer, "NEAR", 1)
        exact = drawing.scores(both)

    assert quick == exact


def test_a_scheme_that_says_nothing_varies_weights_alone() -> None:
    for number in range(1, 41):
        assert turn_of(varied(), number, EXACT) == turn_of(varied("weights"), number, EXACT)
    fixed = {tuple(turn_of(varied("mean"), number, QUICK).weights.values()) for number in range(9)}
    assert len(fixed) == 1


def number_of(key: str) -> int:
    """Return the number of a key, as the specification says."""
    return int.from_bytes(sha256(key.encode()).digest()[:8], "big")


@pytest.mark.parametrize("number", range(1, 13))
def test_what_a_draw_varies_follows_from_its_keys(number: int) -> None:
    turn = turn_of(varied(*WAYS), number, EXACT)
    start = f"test/{number}"
    place = number_of(f"{start}/~left_out") * 4 // 2**64
    low = number_of(f"{start}/a/x/~low")

    assert turn.left_out == ("a/x", "a/y", "b/z", "")[place]
    assert turn.turned == (number_of(f"{start}/~mean") >= 2**63)
    assert turn.returned == (number_of(f"{start}/~waiting") >= 2**63)
    assert abs(turn.moves["a/x"][0] - Decimal(2 * low - 2**64 + 1) / (2**64 - 1) / 10) < Decimal(
        "1e-26"
    )


def test_goalposts_that_move_keep_who_is_at_an_end_within_a_tenth() -> None:
    drawing = Drawing(varied("goalposts", across="arithmetic"))
    top, bottom = (found_of([one, one, one, "0"]) for one in ("1", "0"))

    assert min(drawing.scores((top, top))) >= 900 / 1.1
    assert max(drawing.scores((bottom, bottom))) <= 1000 / 9


def test_chances_are_shares_of_the_draws() -> None:
    scores = {"a": [30, 30, 30, 10], "b": [20, 20, 20, 20], "c": [10, 20, 10, 0]}
    rows = {code: Standing(code, rank=rank) for rank, code in enumerate("abc", 1)}

    ranks, found = chances_of(scores, rows, 1)

    assert ranks == {"a": [1, 1, 1, 2], "b": [1, 2, 2, 2], "c": [2, 3, 3, 3]}
    told = {code: (one.rank, one.first, one.last, one.beats) for code, one in found.items()}
    three, half = Decimal("0.7500"), Decimal("0.2500")
    assert told == {
        "a": (three, three, 0, ("c",)),
        "b": (three, half, half, ()),
        "c": (three, 0, 1, ()),
    }


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=6))
def test_the_last_places_are_filled_wherever_somebody_leads(draws: list[list[int]]) -> None:
    scores = {code: [row[at] for row in draws] for at, code in enumerate("abcd")}
    led = sum(sorted(row)[1] < max(row) for row in draws)

    assert sum(shares_of_last(scores, 2).values()) * len(draws) >= 2 * led
