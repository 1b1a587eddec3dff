"""The page of draws and its file: what each proves, and nothing before its time."""

import json
from functools import cache
from typing import Any

from demo import mini_city
from ledgers.model.lots import verdict
from ledgers.model.words import english
from tests.draws import FILES, HIDDEN, REVEALED, SIGNS, WAITING, city_of_draws
from tests.unit.publish.views import portal_of, view_in

ONE_PARTY = "C2026-06-08-1"


@cache
def portal() -> dict[str, bytes]:
    """Return the portal of a city of draws."""
    return dict(portal_of(view_in(city_of_draws(mini_city()))))


def put() -> list[dict[str, Any]]:
    """Return what the file of the page holds: the draws, and what drawn bodies are called."""
    lines = portal()["draws/draws.js"].decode("ascii").splitlines()
    begins = ('ledgers.put("draws", ', 'ledgers.put("names", ')
    assert all(line.startswith(begin) for line, begin in zip(lines, begins, strict=True))
    assert all(line.endswith(");") for line in lines)
    return [json.loads(line[len(begin) : -2]) for line, begin in zip(lines, begins, strict=True)]


def said() -> dict[str, dict[str, Any]]:
    """Return the draws that the file of the page holds."""
    return put()[0]


def test_whoever_is_drawn_and_public_has_a_name_on_the_page() -> None:
    drawn = {name for row in said()[REVEALED]["reveal"]["strata"] for name in row["sample"]}

    assert put()[1].keys() == drawn


def test_each_draw_says_what_it_proves() -> None:
    assert {name: english(verdict(draw)[0]) for name, draw in said().items()} == {
        REVEALED: "comes out again",
        FILES: "comes out again",
        WAITING: "committed, not revealed yet",
        HIDDEN: "revealed, and not published",
        ONE_PARTY: "drawn by one party: could have been chosen",
    }
    page = portal()["draws/index.md"].decode()
    for name, draw in said().items():
        row = page.partition(f'<tr data-draw="{name}">')[2].partition("</tr>")[0]
        assert english(verdict(draw)[0]) in row


def test_before_the_reveal_only_digests_and_the_value_to_come_are_public() -> None:
    assert said()[WAITING].keys() == {
        *("committed_on", "algorithm", "population_digest", "half_a_digest", "half_b_digest"),
        *("value_kind", "value_on", "value_where", "reveal_by"),
    }


def test_units_that_are_drawn_for_no_observation_are_in_no_byte() -> None:
    named = [f"990181-{sign}" for sign in SIGNS]
    forms = [form.encode() for name in named for form in (name, json.dumps(name).strip('"'))]

    assert "reveal" not in said()[HIDDEN]
    assert [path for path, data in portal().items() if any(form in data for form in forms)] == []
