"""Pages are redrawn in place as of another day, read from a folder, and say what that day's do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ledgers.publish.kit.addresses import handed_over
from ledgers.publish.weeks.asof import asof_files
from ledgers.read.home import SITE, bytes_below
from tests.unit.publish.issued import desk_with, weekly, with_editions
from tests.unit.publish.views import mini_portal

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
POLICY = "default-src 'none'; script-src file:; style-src file: 'unsafe-inline'; img-src data:"
SCRIPTS = ("loader", "ledgers", "county", "charts", "filters", "tables", "asof")
OVERVIEW, RANKING = "index.html", "ranking/index.html"
COUNTY, TASK = "counties/990121/index.html", "tasks/T07/index.html"
PAGES = (OVERVIEW, RANKING, COUNTY, TASK)
EDITIONS = ("2026-Q1", "2026-Q2")
"""One that lies beside the portal, and one that does not."""
WEEK = "2026-W24"
OF_WEEK = f"ranking/{WEEK}/index.html"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def page_of(body: str, up: str) -> str:
    """Return a page as the theme frames it, as far as matters here."""
    styles = "".join(
        f'<link rel="stylesheet" href="{up}assets/{name}.css">' for name in ("ledgers", "living")
    )
    scripts = "".join(f'<script src="{up}assets/{name}.js" defer></script>' for name in SCRIPTS)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head = f'<meta charset="utf-8">{policy}{styles}{scripts}'
    return f'<!doctype html><html><head>{head}</head><body class="md-typeset">{body}'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pages of the mini city, one bulletin, and the data of all days."""
    folder = tmp_path_factory.mktemp("asof")
    files = mini_portal()
    pages = {path: files[path.replace(".html", ".md")].decode() for path in (*PAGES, OF_WEEK)}
    texts = {
        path: page_of(page.partition("<!-- finished -->\n")[2], "../" * path.count("/")).encode()
        for path, page in pages.items()
    }
    assets = {f"assets/{name}": data for name, data in bytes_below(SITE / "assets").items()}
    days = {
        file.path: file.data for file in asof_files(with_editions(desk_with(weekly()), *EDITIONS))
    }
    days |= {"editions/beside.js": handed_over("beside", EDITIONS[:1]).data}
    for path, data in {**texts, **assets, **days}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return one window for all, in which nothing may go wrong."""
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert wrong == []


def as_of(page: Page, folder: Path, path: str, day: str = WEEK) -> None:
    """Open a page as of a day, and wait until it has been redrawn."""
    page.goto(f"{(folder / path).as_uri()}?asof={day}")
    page.locator(".cl-then strong").wait_for()


def cells(page: Page, table: str) -> list[list[str]]:
    """Return the texts of a table."""
    rows = page.locator(f"{table} tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return [[" ".join(text.split()) for text in row] for row in rows]


def lights(page: Page) -> dict[tuple[str, str], str]:
    """Return the lights of a grid by county and task, whichever of them heads the rows."""
    found = page.locator(".cl-dot").evaluate_all(
        r"dots => dots.map(dot => [...dot.title.match(/^(.+) (T\d+) /).slice(1), dot.textContent])"
    )
    return {(plain(county), task): word for county, task, word in found}


def plain(name: str) -> str:
    """Return a name without the Chinese beside it, which stands in no attribute."""
    return name.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Week:
    """What the page of the week itself says."""

    told: str
    places: list[list[str]]
    lights: dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def week(page: Page, folder: Path) -> Week:
    """Read the page of the week."""
    page.goto((folder / OF_WEEK).as_uri())
    places = [row[:3] for row in cells(page, ".cl-table")]
    return Week(page.locator(".cl-lead p").first.inner_text(), places, lights(page))


def test_the_ranking_shows_the_places_of_the_week(page: Page, folder: Path, week: Week) -> None:
    as_of(page, folder, RANKING)

    assert cells(page, "[data-then=places] table") == week.places


def test_the_overview_shows_the_lights_and_the_progress_of_the_week(
    page: Page, folder: Path, week: Week
) -> None:
    as_of(page, folder, OVERVIEW)
    counts = page.locator(".cl-lights li").evaluate_all(
        "rows => rows.map(row => [...row.children].map(one => one.textContent))"
    )

    assert lights(page) == week.lights
    assert page.locator(".cl-lead").inner_text() == week.told
    assert {light: int(count) for light, count in counts} == {
        light: [*week.lights.values()].count(light) for light, _ in counts
    }


def test_a_county_shows_its_lights_of_the_week(page: Page, folder: Path, week: Week) -> None:
    as_of(page, folder, COUNTY)
    name = plain(page.locator("h1").inner_text())
    rows = page.locator(".cl-tasks li").evaluate_all(
        "rows => rows.map(row => [row.id, row.querySelector('.cl-lamp').textContent])"
    )

    assert dict(rows) == {
        task: word for (county, task), word in week.lights.items() if county == name
    }


def test_a_task_shows_its_lights_of_the_week(page: Page, folder: Path, week: Week) -> None:
    as_of(page, folder, TASK)
    found = cells(page, "[data-then='task.lights'] table")
    shown = {plain(name): word for name, word in found}

    assert shown == {county: word for (county, task), word in week.lights.items() if task == "T07"}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_today_stands_beside_an_old_day_and_all_of_it_comes_back(
    page: Page, folder: Path, path: str
) -> None:
    """What stays is a head, the choice, or something that the data of the day tells."""
    page.goto((folder / path).as_uri())
    today = page.evaluate("document.body.innerHTML")
    as_of(page, folder, path)
    left = page.locator("body > :not(h1, h2, nav, script, .cl-past, .cl-then)").evaluate_all(
        "all => all.filter(one => one.textContent.trim() && !one.matches('[data-then]')"
        " && !one.querySelector('[data-then], h2.cl-then__not')).map(one => one.outerHTML)"
    )

    page.get_by_role("button", name="Back to today").click()
    expect(page.locator(".cl-then")).to_be_empty()
    assert left == []
    assert page.evaluate("document.body.innerHTML") == today
    assert "?asof" not in page.url


def test_a_day_that_is_not_there_is_said_above_the_page_of_today(page: Page, folder: Path) -> None:
    page.goto((folder / RANKING).as_uri())
    today = page.locator("table").first.inner_text()
    for day in ("2019-W01", "<script>pwned=1</script>", "../list", ""):
        page.goto(f"{(folder / RANKING).as_uri()}?asof={day}")
        page.evaluate("async () => { await ledgers.load('asof/list.js', 'asof/list') }")

        assert page.locator("table").first.inner_text() == today
        told = f"There is nothing to be seen as of {day[:20]}: this is the page of today."
        expect(page.locator(".cl-then")).to_have_text(told if day else "")


def test_a_day_is_chosen_with_keys_and_kept_on_the_way_to_a_county(
    page: Page, folder: Path
) -> None:
    page.goto((folder / RANKING).as_uri())
    page.locator(".cl-past summary").press("Enter")
    page.get_by_label("Show this page as of").press("ArrowDown")
    page.locator(".cl-then strong").wait_for()
    assert page.url.endswith("ranking/index.html?asof=2026-W28")

    page.locator("[data-then=places] a[href*='990121']").first.click()
    page.locator(".cl-then strong").wait_for()
    assert "counties/990121/index.html?asof=2026-W28" in page.url


def test_the_address_may_name_a_day_and_going_back_returns_to_it(page: Page, folder: Path) -> None:
    as_of(page, folder, OVERVIEW, "2026-06-14")
    assert f"the end of {WEEK}" in page.locator(".cl-then").inner_text()

    page.get_by_role("button", name="Back to today").click()
    expect(page.locator(".cl-then")).to_be_empty()
    page.go_back()
    page.locator(".cl-then strong").wait_for()


def test_an_issue_shows_what_it_printed_and_no_light(page: Page, folder: Path) -> None:
    as_of(page, folder, RANKING, weekly().id)
    assert cells(page, "[data-then=places] table") == [["3", "Xiuling County (岫岭县)", "19.2"]]
    assert "as printed in" in page.locator(".cl-then").inner_text()

    as_of(page, folder, OVERVIEW, weekly().id)
    assert page.locator(".cl-lead").inner_text() == "Progress 40.0%, plan —."
    assert page.locator(".cl-dot").count() == 0


def test_an_edition_is_led_to_where_it_lies_beside_the_portal_and_else_named(
    page: Page, folder: Path
) -> None:
    page.goto((folder / COUNTY).as_uri())
    page.locator(".cl-past summary").click()
    chooser = page.get_by_label("Show this page as of")
    options = chooser.locator("[label=Editions] option")
    expect(options).to_have_text(["2026-Q2 (not beside this portal)", "2026-Q1"])
    assert [row.is_disabled() for row in options.all()] == [True, False]

    there = (folder / "editions/2026-Q1/index.html").as_uri()
    with page.expect_request(there):
        chooser.select_option("2026-Q1")
