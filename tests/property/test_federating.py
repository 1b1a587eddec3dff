"""Of any mix of cities, whatever comes in is shown once: count in = count out."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledgers.assess.federation import whole_of
from ledgers.model.province import Copy, County, Seen, Shown, State

DAY = date(2026, 7, 15)
CODES = [f"99010{number}" for number in range(6)]
CITIES = ["990100", "990200", "990300"]


def county(code: str, score: int | None) -> County:
    """Return a county with a score."""
    known = None if score is None else Decimal(score)
    return County(
        code=code,
        name=code,
        page="",
        accepted=1,
        measures=1,
        pending=1,
        overdue=1,
        missed=1,
        method="2026-1",
        score=known,
    )


scores = st.dictionaries(st.sampled_from(CODES), st.none() | st.integers(0, 3))
shown = st.builds(
    lambda rows, days, name: Shown(
        DAY - timedelta(days), tuple(county(*row) for row in rows.items()), name
    ),
    scores,
    st.integers(0, 20),
    st.sampled_from(["A", "B"]),
)
copies = st.builds(
    lambda rules, rows: Copy("", DAY, rules, tuple(rows)),
    st.sampled_from(["x", "y"]),
    st.lists(shown, min_size=1, max_size=2, unique_by=lambda each: each.programme),
)
states = st.none() | copies
asked = st.sampled_from([{}, {"programme": "A"}, {"programme": "B"}])
joints = st.lists(
    st.dictionaries(st.sampled_from([*CITIES, "990900"]), asked, min_size=1), max_size=2
)
groups = st.lists(st.lists(st.sampled_from(CODES), min_size=1, unique=True), max_size=3)


def named(name: str, at: int, **said: object) -> dict[str, Any]:
    """Return something of the province's file."""
    return {name: f"{name}{at}", "zh": f"{name}{at}", **said}


@given(st.lists(states, min_size=3, max_size=3), joints, groups)
def test_every_city_and_every_county_that_comes_in_is_shown_once(
    found: list[Copy | None], matched: list[dict[str, dict[str, str]]], likes: list[list[str]]
) -> None:
    members = [{"city": code, "zh": code} for code in CITIES]
    programmes = [
        named("programme", at, cities=[{"city": code, **it} for code, it in each.items()])
        for at, each in enumerate(matched)
    ]
    alike = [named("group", at, counties=codes) for at, codes in enumerate(likes)]
    province = {"zh": "省", "cities": members, "programmes": programmes, "groups": alike}
    cities = [
        Seen(member, State.CURRENT if copy else State.NEVER, copy)
        for member, copy in zip(members, found, strict=True)
    ]

    whole = whole_of(province, cities, DAY)

    assert [came for _, came, _ in whole.counted()] == [told for *_, told in whole.counted()]
    assert all(line.why for line in whole.counties if line.place is None)
    assert all(line.county for line in whole.counties if line.compared)
    for joint in programmes:
        rows = [line for line in whole.counties if line.joint is joint]
        listed = [(line.group["group"], line.code) for line in rows if line.group in alike]
        assert sorted(listed) == sorted(
            (each["group"], code) for each in alike for code in each["counties"]
        )
