"""See that the data of a day says what the pages of that day say, and nothing else."""

import json
import re
from collections.abc import Iterator, Mapping
from csv import DictReader
from datetime import timedelta
from html import unescape
from io import StringIO
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ledgers.model.assessment import LIGHT_WORDS, Light, WeekPoint
from ledgers.model.bulletin import Fact
from ledgers.model.numbers import percent, share_of
from ledgers.publish.boards.past import is_over
from ledgers.publish.kit import links
from ledgers.publish.kit.context import Desk
from ledgers.publish.weeks.asof import asof_files, issue_then, week_then
from tests.unit.publish.issued import correction, desk_with, weekly
from tests.unit.publish.views import mini_desk, mini_portal

WEEKS = [row for row in mini_desk().view.assessment.weeks if is_over(mini_desk(), row)]


def handed(data: bytes) -> tuple[str, Any]:
    """Return the key and the value that a file hands over."""
    inner = data.decode().removeprefix("ledgers.put(").removesuffix(");\n")
    key, value = json.loads(f"[{inner}]")
    return key, value


def told_of(desk: Desk, key: str) -> Any:  # noqa: ANN401 - plain data
    """Return what a desk hands over under a key; KeyError where there is nothing."""
    return dict(handed(file.data) for file in asof_files(desk))[links.ASOF + key]


def texts_in(value: object) -> Iterator[str]:
    """Yield every text of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts_in(list(value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(texts_in, value))


def published(week: str) -> str:
    """Return the text of all that is published of the end of a week, without marks."""
    places = (links.week_ranking(week), links.week_data(week))
    found = (data for path, data in mini_portal().items() if path.startswith(places))
    text = "\n".join(data.decode(errors="replace") for data in found)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.mark.parametrize("point", WEEKS, ids=lambda point: point.period)
def test_every_text_of_a_week_is_published_of_that_week(point: WeekPoint) -> None:
    state, public = week_then(mini_desk(), point), published(point.period)
    progress = mini_portal()[f"{links.week_data(point.period)}progress.csv"].decode("utf-8-sig")
    city = next(row for row in DictReader(StringIO(progress)) if row["code"] == "city")
    state = json.loads(json.dumps(state))
    lights = {LIGHT_WORDS[Light(name)].text for name in texts_in(state["lights"])}
    share = state["city"].pop("on_time")

    told = {*texts_in([state["city"], state["counties"]]), *lights}

    assert {text for text in told if text not in public} == set()
    assert share == percent(share_of(int(city["on_time"]), int(city["accepted"])))


@pytest.mark.parametrize("point", WEEKS, ids=lambda point: point.period)
def test_what_leads_on_from_a_day_is_there(point: WeekPoint) -> None:
    ways = dict(told_of(mini_desk(), point.period)["ways"])

    pages = {way.replace("index.html", "index.md") for way in ways}
    assert pages - mini_portal().keys() == set()
    assert links.week_ranking(point.period) + links.INDEX in ways


@pytest.mark.parametrize("point", WEEKS, ids=lambda point: point.period)
def test_a_week_tells_each_county_as_its_ranking_does(point: WeekPoint) -> None:
    counties = told_of(mini_desk(), point.period)["counties"]

    assert {code: row["rank"] for code, row in counties.items()} == {
        code: f"{standing.rank} tied" if standing.tied else f"{standing.rank or '—'}"
        for code, (_, standing) in point.counties.items()
    }
    assert {code: row["missed"] for code, row in counties.items()} == {
        code: str(totals.missed) for code, (totals, _) in point.counties.items()
    }


def test_the_list_names_every_week_that_is_over_and_each_issue_that_printed_places() -> None:
    groups = dict(told_of(desk_with(weekly(), correction()), "list")["groups"])

    assert [key for key, *_ in groups["Weeks"]] == [point.period for point in reversed(WEEKS)]
    assert [key for key, *_ in groups["Bulletins"]] == [weekly().id]


def test_an_issue_tells_what_it_printed_whatever_is_known_today() -> None:
    issue = weekly()

    state = told_of(desk_with(issue), issue.id)

    assert state["counties"] == {
        "990121": {"name": "Xiuling County (岫岭县)", "rank": "3", "score": "19.2"}
    }
    assert state["city"] == {"told": "Progress 40.0%, plan —."}
    assert "lights" not in state


def test_a_day_scored_by_another_method_says_so() -> None:
    desk, point, issue = mini_desk(), WEEKS[-1], weekly()
    now = replace(desk.view.assessment, method="another")
    later = replace(desk, view=replace(desk.view, assessment=now))

    def methods(state: Mapping[str, Any]) -> list[str]:
        return [text for there, text in state["ways"] if there.startswith(links.METHODS)]

    told = f"Scored by {point.method}: not comparable with now"
    assert [methods(week_then(one, point)) for one in (desk, later)] == [[], [told]]
    assert [methods(issue_then(one, issue)) for one in (desk, later)] == [[], [told]]


def test_a_day_leads_to_the_bulletin_about_it_also_where_it_came_later() -> None:
    point = WEEKS[-1]
    issue = replace(weekly(), as_of=point.as_of, published_on=point.as_of + timedelta(days=1))

    ways: Any = week_then(desk_with(issue), point)["ways"]
    assert f"bulletins/{issue.id}/index.html" in dict(ways)


def banded(desk: Desk) -> Desk:
    """Return a desk of which only the band of the last county is published."""
    view = desk.view
    *others, last = view.assessment.counties
    rows = (*others, replace(last, only_band=(1, 2)))
    return replace(desk, view=replace(view, assessment=replace(view.assessment, counties=rows)))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_no_printed_place_is_told_where_only_bands_are_published(ranks: list[int]) -> None:
    codes = ("990102", "990121", "990181", "990199")
    places = tuple(
        Fact("county.rank", rank, county=code) for code, rank in zip(codes, ranks, strict=False)
    )
    progress = tuple(replace(row, key="county.progress") for row in places)
    issue = replace(weekly(), facts=(*places, *progress))
    desk = desk_with(issue)

    counties = issue_then(banded(desk), issue)["counties"]

    assert isinstance(counties, dict)
    assert all(set(row) == {"name", "progress"} for row in counties.values())
    told = issue_then(desk, issue)["counties"]
    assert isinstance(told, dict)
    assert all("rank" in row for row in told.values())


@pytest.mark.parametrize("page", ["index.md", "ranking/index.md", "counties/990121/index.md",
                                  "tasks/T07/index.md"])  # fmt: skip
def test_each_page_knows_where_the_days_are(page: str) -> None:
    files = mini_portal()
    up = "../" * page.count("/")

    assert f'data-days="{up}asof/list.js"' in files[page].decode()
    assert "asof/list.js" in files
