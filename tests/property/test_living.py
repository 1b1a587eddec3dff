"""What charts say, and what tables are filtered by, as the portal's own scripts work it out."""

import string
from itertools import pairwise
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers.model.output import csv_text
from tests.draws import NODE, by_node

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")

T = TypeVar("T")
SOME = settings(max_examples=2, deadline=None)
SIGNS = "\"',;=+-@\t\r\n＝－ 0.%霁𠮷ａ?&#<>\u202e"
TEXTS = st.text(SIGNS + string.ascii_letters, max_size=12)
FACETS = st.dictionaries(st.sampled_from(["county", "light"]), st.lists(TEXTS, min_size=1))
COLUMNS = st.none() | st.lists(st.integers(0, 20), min_size=1)
FILTERS = st.fixed_dictionaries({"text": TEXTS, "facets": FACETS, "columns": COLUMNS})


def many(one: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    """Return many values at once, since node takes a while to start."""
    return st.lists(one, min_size=30, max_size=60)


@SOME
@given(many(st.tuples(FILTERS, FILTERS)))
def test_a_filter_comes_back_from_the_address_and_leaves_others_alone(
    pairs: list[tuple[object, object]],
) -> None:
    script = """data.map(([one, two]) => {
        const first = ledgers.withFilter("?county=990121", 1, one);
        const both = ledgers.withFilter(first, 12, two);
        const none = ledgers.withFilter(ledgers.withFilter(both, 1, ledgers.nothing()), 12,
            ledgers.nothing());
        return [ledgers.filterIn(both, 1), ledgers.filterIn(both, 12), none];
    })"""
    found = by_node(script, pairs, ["filters.js"])

    assert found == [[one, two, "?county=990121"] for one, two in pairs]


@SOME
@given(many(st.lists(TEXTS.map("{}甲".format), min_size=2, max_size=4)))
def test_the_file_of_what_is_seen_is_written_as_the_files_of_the_portal(
    rows: list[list[str]],
) -> None:
    found = by_node("data.map((row) => ledgers.csvOf([row, row]))", rows, ["filters.js"])

    assert found == [csv_text([row, row]) for row in rows]


def test_numbers_stay_numbers_in_the_file_and_formulas_do_not() -> None:
    cells = ["-1.2", "+3", "50.0%", "-1+2", "=A1", "−1.2", "@x", "+86 10"]
    found = by_node("ledgers.csvOf([data])", cells, ["filters.js"])

    assert found == "\ufeff-1.2,+3,50.0%,'-1+2,'=A1,−1.2,'@x,'+86 10\r\n"


@SOME
@given(many(TEXTS))
def test_a_file_has_a_name_that_every_system_takes(texts: list[str]) -> None:
    names = by_node("data.map(ledgers.fileName)", texts, ["filters.js"])

    assert [name for name in names if set(name) & set('\\/:*?"<>|\t\r\n \u202e')] == []
    assert all(name.endswith(".csv") for name in names)


@pytest.mark.parametrize(
    ("text", "facets", "hits"),
    [
        ("", {}, True),
        ("霁城 t07", {}, True),
        ("霁城 t08", {}, False),
        ("Ｔ０７", {}, True),
        ("", {"light": []}, True),
        ("", {"light": ["overdue", "done"]}, True),
        ("", {"light": ["done"]}, False),
        ("", {"light": ["overdue"], "county": ["岫岭县"]}, False),
    ],
)
def test_a_row_passes_by_all_words_and_one_value_of_each_facet(
    text: str, facets: dict[str, list[str]], *, hits: bool
) -> None:
    row = ["霁城区 T07 overdue", {"light": "overdue", "county": "霁城区"}]
    asked = {"text": text, "facets": facets, "columns": None}

    assert by_node("ledgers.passes(...data)", [*row, asked], ["filters.js"]) is hits


CODES = st.none() | st.from_regex(r"[0-9]{6}", fullmatch=True)


@SOME
@given(many(st.tuples(st.sampled_from(["", "#score", "#霁"]), CODES, CODES)))
def test_a_county_in_an_address_replaces_the_one_before_and_nothing_else(
    cases: list[tuple[str, str | None, str | None]],
) -> None:
    script = """data.map(([hash, one, two]) => {
        const there = (code) => ledgers.withCounty("../x/index.html?f=1.text%3Da" + hash, code);
        return [there(two), ledgers.withCounty(there(one), two)];
    })"""
    for case, (straight, replaced) in zip(
        cases, by_node(script, cases, ["county.js"]), strict=True
    ):
        fragment, _, code = case
        found = urlsplit(replaced)

        assert straight == replaced
        assert (found.path, found.fragment) == ("../x/index.html", fragment.removeprefix("#"))
        assert dict(parse_qsl(found.query)) == {
            "f": "1.text=a",
            **({"county": code} if code else {}),
        }


def test_a_county_is_asked_for_by_six_digits_and_no_other_text() -> None:
    searches = ["?county=990121", "?county=%3Cscript%3E", "?county=99012", "?county=9901211", ""]
    links = ["../counties/990121/index.html#score", "counties/index.html", "x/990121/index.html"]

    asked = by_node("data.map(ledgers.askedCounty)", searches, ["county.js"])
    of = by_node("data.map(ledgers.countyOf)", links, ["county.js"])
    assert asked == ["990121", None, None, None, None]
    assert of == ["990121", None, None]


@SOME
@given(many(st.tuples(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(-5, 60))))
def test_the_nearest_band_is_the_one_with_the_least_way_to_it(
    cases: list[tuple[list[int], int]],
) -> None:
    asked: list[tuple[list[tuple[int, int]], int]] = []
    for widths, place in cases:
        ends = [sum(widths[:count]) for count in range(len(widths) + 1)]
        asked.append((list(pairwise(ends)), place))
    found = by_node("data.map((one) => ledgers.nearest(...one))", asked, ["county.js", "charts.js"])

    for (spans, place), at in zip(asked, found, strict=True):
        ways = [max(low - place, place - high, 0) for low, high in spans]
        assert ways[at] == min(ways)


@pytest.mark.parametrize(
    ("shape", "column", "said"),
    [
        ("dots", None, "霁城区 · 得分 60 · 一周前 0"),
        ("stack", None, "霁城区 · 得分 60"),
        ("heat", 1, "霁城区 · 一周前 0"),
    ],
)
def test_a_chart_says_the_words_of_its_table(shape: str, column: int | None, said: str) -> None:
    asked = [["县区", "得分", "一周前"], ["霁城区", "60", "0"], shape, column]

    assert by_node("ledgers.readOut(...data)", asked, ["county.js", "charts.js"]) == said
