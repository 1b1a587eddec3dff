"""Samples hold whom they should, and the page's script finds the same as the program."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.lots import drawn, faults, seed_of, tickets, verdict
from ledgers.model.words import english
from tests.draws import NODE, by_node, revealed_draw

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12)
LISTS = st.lists(TEXTS, min_size=1, max_size=30, unique=True)
RULES = st.one_of(
    st.builds(lambda each: {"each": each}, st.integers(1, 40)),
    st.builds(lambda percent: {"percent": percent}, st.integers(1, 100)),
)
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed")


@given(LISTS, st.data())
def test_a_sample_holds_so_many_different_members(members: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(members)))
    (sample,) = drawn([(members, number)], tickets(seed_of("a", "b", data.draw(TEXTS))))

    assert len(sample) == number
    assert len({*sample}) == number
    assert {*sample} <= {*members}


@given(LISTS, TEXTS, RULES)
def test_what_is_drawn_comes_out_again(
    members: list[str], value: str, rule: dict[str, int]
) -> None:
    draw = revealed_draw([("甲", members)], value=value, rule={"of": "files", **rule})

    assert list(faults(draw)) == []


@needs_node
def test_the_script_has_the_sha_256_of_any_length() -> None:
    texts = ["", "abc", *("甲" * length for length in range(70)), "a" * 100_000]

    found = by_node("data.map((text) => ledgers.sha256(ledgers.utf8(text)))", texts)

    assert found == [sha256(text.encode()).hexdigest() for text in texts]


@needs_node
def test_the_script_draws_the_same() -> None:
    sizes = [(number, share * number // 4) for number in range(1, 120, 7) for share in range(5)]
    asked = [(sha256(str(size).encode()).hexdigest(), *size) for size in sizes]
    script = """data.map(([seed, every, n]) => ledgers.drawn(seed,
        [[Array.from({length: every}, (_, at) => `${at + 1}`), n], [["甲", "乙"], 1]]))"""

    found = by_node(script, asked)

    for (seed, every, number), samples in zip(asked, found, strict=True):
        members = [str(serial) for serial in range(1, every + 1)]
        assert samples == drawn([(members, number), (["甲", "乙"], 1)], tickets(seed))


SAID = {
    "comes out again": "fits",
    "committed, not revealed yet": "waiting",
    "revealed, and not published": "hidden",
    "drawn by one party: could have been chosen": "oneParty",
    "halves, value and list give another sample": "sample",
    "these are not the strata and lists that were committed": "list",
    "the value was known when this was committed": "known",
    "this half is not the one that was committed": "half",
}


@needs_node
def test_the_script_finds_the_same_wrong() -> None:
    draw = revealed_draw()
    said = draw["reveal"]
    other = [{**row, "population": row["population"][::-1]} for row in said["strata"]]
    cases = [
        draw,
        revealed_draw(rule={"of": "files", "percent": 30}),
        {"seed": "x"},
        {name: value for name, value in draw.items() if name != "reveal"},
        {name: draw[name] for name in draw if name not in {"reveal", "revealed_on"}},
        {**draw, "reveal": {**said, "half_b": ""}},
        {**draw, "reveal": {**said, "half_b": "00" * 32}},
        {**draw, "reveal": {**said, "value": "1"}},
        {**draw, "reveal": {**said, "strata": other}},
        {**draw, "strata": draw["strata"][:1]},
        {**draw, "value_on": draw["committed_on"]},
    ]

    found = by_node("data.map((draw) => ledgers.proved(draw).word)", cases)

    assert found == [SAID[english(verdict(case)[0])] for case in cases]
    assert {*found} == {*SAID.values()}
