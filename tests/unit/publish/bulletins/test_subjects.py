"""Which counties an issue names for a trouble, and how many it counts."""

from datetime import date

import pytest
from msgspec import structs

from ledgers.model.bulletin import Demand, Fact
from ledgers.publish.bulletins.beside import demand_lines
from ledgers.publish.bulletins.frozen import frozen
from ledgers.publish.bulletins.site import wording_of
from ledgers.publish.bulletins.subjects import bars_of, problems_of
from tests.unit.publish.bulletins_made import issue
from tests.unit.publish.views import mini_desk, mini_view

CODES = ("990102", "990103", "990104", "990105", "990121", "990122", "990123")


@pytest.mark.parametrize(
    ("late", "told"),
    [
        ((0, 0), None),
        ((0, 2), "tasks overdue: 990103 2."),
        ((3, 1, 2), "tasks overdue: 990102 3, 990104 2, 990103 1."),
        ((1, 1, 1, 1, 1), "tasks overdue: 990102 1, 990103 1, 990104 1, 990105 1, 990121 1."),
        ((1, 1, 1, 1, 1, 1), "tasks overdue: 6 counties, at most 1 each."),
        ((1, 4, 1, 3, 1, 1, 1), "tasks overdue: 7 counties, most of all 990103 4, 990105 3."),
        ((2, 2, 2, 2, 2, 2, 1), "tasks overdue: 7 counties, at most 2 each."),
    ],
)
def test_no_county_is_named_where_one_that_is_not_is_as_bad(
    late: tuple[int, ...], told: str | None
) -> None:
    facts = tuple(
        Fact("county.overdue", count, county=code) for code, count in zip(CODES, late, strict=False)
    )
    view = mini_view()
    wording = wording_of(view)
    named = {code: area.name for code, area in view.catalog.areas.items()}
    made = structs.replace(issue(1), facts=facts, as_of=date(2026, 4, 12))
    found = [wording.translate(row) for row in problems_of(made, frozen(made), wording)]
    plain = [_coded(text, named) for text in found]

    assert plain == ([told] if told else [])


def _coded(text: str, named: dict[str, str]) -> str:
    for code, name in named.items():
        text = text.replace(name, code)
    return text


@pytest.mark.parametrize(("values", "drawn"), [((1, 1, 1), False), ((1, 2), True), ((3,), False)])
def test_bars_are_drawn_only_where_they_differ(values: tuple[int, ...], *, drawn: bool) -> None:
    facts = tuple(
        Fact("county.late", value, county=code) for code, value in zip(CODES, values, strict=False)
    )
    here = mini_desk().here("bulletins/x/")
    made = structs.replace(issue(1), facts=facts)

    assert (bars_of(here, frozen(made), str, "county.late") is not None) is drawn


def test_the_overdue_demands_stand_first_and_a_state_nobody_knows_comes_last() -> None:
    states = ("done", "typed by hand", "overdue", "open")
    rows = [
        Demand(no, f"step {no}", date(2026, 4, no), county="990102", state=state)
        for no, state in enumerate(states, 1)
    ]
    told = list(demand_lines(wording_of(mini_view()), rows))

    assert [text.partition("step ")[2][0] for text in told] == ["3", "4", "1", "2"]
