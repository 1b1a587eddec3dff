"""See the pages of a programme that does not lead: their places, their links, what they say."""

import posixpath
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from ledgers.flow.load import Request, checked
from ledgers.flow.publish import Order, view_of
from ledgers.model.words import english
from ledgers.publish.charts import wanted_charts
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import between, placed, spots
from ledgers.publish.kit.view import View
from ledgers.publish.pages.programme import issues_about
from ledgers.publish.site import render_portal
from ledgers.read.documents import documents_of, schemas_of
from ledgers.read.home import SITE, texts_below
from tests.cities import MINI, SCHEMAS, MemoryTree
from tests.sequel import NAME, with_sequel
from tests.unit.publish.bulletins_made import issue
from tests.unit.publish.bulletins_made import issued as frozen

FIRST = "foundations-2026"
BASE = f"programmes/{FIRST}/"
SEQUEL = with_sequel("2027-01-04", "2027-03-01", "2027-06-30")
GAP, LATER = date(2026, 12, 1), date(2027, 3, 5)
OWN = ("", "ranking/", "tasks/", "programme/", "methods/", "counties/990121/", "ranking/2026-W30/")
HREF = re.compile(r'href="([^"#:]*)(?:#([^"]*))?"')


def seen(files: Mapping[str, bytes], day: date) -> View:
    """Return what the portal of a city shows on a day."""
    tree = MemoryTree({**SCHEMAS, **files})
    city = checked(documents_of(tree), schemas_of(tree), day, None)
    place = Path("nowhere")
    order = Order(Request(place, day), day, place, "en", english, lambda: 0.0)
    return view_of(city, order)


@cache
def portal(day: date) -> Mapping[str, str]:
    """Return the pages of the city of two programmes on a day, by path."""
    view = seen(SEQUEL, day)
    drawings = {chart.digest("salt"): "<svg></svg>" for chart in wanted_charts(view)}
    files = render_portal(view, texts_below(SITE / "templates"), drawings, "salt")
    return {file.path: file.data.decode(errors="replace") for file in files}


def test_every_programme_has_its_pages_and_tasks_keep_their_addresses() -> None:
    pages = portal(LATER)

    assert {f"{BASE}{folder}index.md" for folder in OWN} <= pages.keys()
    assert {"index.md", "tasks/T02/index.md", "tasks/T30/index.md"} <= pages.keys()
    assert f"{BASE}tasks/T02/index.md" not in pages
    assert "ranking/2026-W30/index.md" not in pages


def test_every_link_of_an_own_page_leads_to_a_page() -> None:
    pages = portal(LATER)
    own = [path for path in pages if path.startswith(BASE) and path.endswith(".md")]
    linked = {
        (path, posixpath.normpath(f"{posixpath.dirname(path)}/{href}"))
        for path in own
        for href, _ in HREF.findall(pages[path])
        if href.endswith("index.html")
    }
    there = {path.removesuffix("md") + "html" for path in pages}

    assert len(linked) > 100
    assert [row for row in linked if row[1] not in there] == []


def test_an_ended_programme_says_so_and_is_shown_at_its_last_day() -> None:
    closed, leads = portal(LATER)[f"{BASE}index.md"], portal(LATER)["index.md"]

    said = re.sub(r"<[^>]*>", "", closed)
    assert "The programme ended on 2026-10-31. On 2027-03-05 12 tasks in counties were open" in said
    assert "Data as of 2026-10-31" in said
    assert 'The portal leads with <a href="../../index.html">' in closed
    assert f'Other programmes: <span><a href="{BASE}index.html">' in leads


def test_in_a_gap_the_portal_leads_with_the_one_that_ended() -> None:
    said = re.sub(r"<[^>]*>", "", portal(GAP)["index.md"])

    assert "The programme ended on 2026-10-31. On 2026-12-01 12 tasks in counties were open" in said
    assert not [path for path in portal(GAP) if path.startswith("programmes/")]


def test_all_programmes_are_listed_with_the_progress_that_each_has_reached() -> None:
    for path in ("programme/index.md", f"{BASE}programme/index.md"):
        listed = portal(LATER)[path].partition('id="programmes"')[2]
        assert re.findall(r">([0-9.]+%)<", listed) == ["31.0%", "8.3%"]


def test_a_second_programme_changes_nothing_that_is_shown_of_the_first() -> None:
    one, (two,) = seen(MINI, date(2026, 10, 31)), seen(SEQUEL, LATER).others

    assert two.assessment == one.assessment
    assert two.measurements == one.measurements
    assert two.trend == one.trend
    assert two.catalog.chosen == FIRST


def test_tables_for_download_hold_every_programme_each_at_the_day_on_which_it_is_shown() -> None:
    lines = portal(LATER)["data/tables/task-states.csv"].splitlines()
    one = portal(date(2026, 7, 15))["data/tables/task-states.csv"].splitlines()
    rows = {tuple(line.split(",")[:3:2]): line.split(",")[-2:] for line in lines[1:]}

    assert lines[0].endswith(",programme,shown_on")
    assert rows["990121", "T02"] == [FIRST, "2026-10-31"]
    assert rows["990121", "T30"] == [NAME, "2027-03-05"]
    assert "programme" not in one[0]


def test_only_pages_of_a_programme_are_placed_in_its_folder() -> None:
    assert placed("p/", "") == "p/"
    assert placed("p/", "tasks/#N1") == "p/tasks/#N1"
    assert placed("p/", "tasks/T02/#counties") == "tasks/T02/#counties"
    assert placed("p/", "data/2026-W30/ranking.csv") == "p/data/2026-W30/ranking.csv"
    assert placed("p/", "data/tables/tasks.csv") == "data/tables/tasks.csv"
    assert placed("", "ranking/") == "ranking/"
    assert between(placed("p/", "ranking/"), placed("p/", "")) == "../index.html"


def test_the_ledger_of_further_programmes_is_shown_only_where_there_are_any() -> None:
    assert "ledgers/programmes/index.md" in portal(LATER)
    assert NAME in portal(LATER)["source/city/programmes/index.md"]


def test_the_bulletins_of_a_programme_are_listed_on_its_overview_also_those_after_its_end() -> None:
    issues = [issue(30), issue(45, year="2027", period="2027-W06")]
    assert [row.end_on for row in issues] == [date(2026, 11, 1), date(2027, 2, 14)]
    files = {file.path: file.data for file in map(frozen, issues)}
    view = seen({**SEQUEL, **files}, LATER)
    (other,) = view.others
    first, second = (desk_of(each) for each in (view, other))

    assert [row.text for row in issues_about(second.here(""))] == [issues[0].title]
    assert [row.text for row in issues_about(first.here(""))] == [issues[1].title]
    assert view.issues_elsewhere == {issues[0].id}
    assert other.issues_elsewhere == {issues[1].id}


def desk_of(view: View) -> Desk:
    """Return the desk at which the pages of a view are made."""
    return Desk(view, spots(view.sources), {}, "")
