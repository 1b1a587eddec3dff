"""Charts and tables answer to pointer, touch and keys, in pages opened from a folder."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ledgers.model.assessment import LIGHT_WORDS, Light
from ledgers.model.words import english, say
from ledgers.publish.kit.components import Cell, Column, Row, Table, lamp
from ledgers.publish.kit.templates import Templates
from ledgers.read.home import SITE, bytes_below, texts_below
from tests.unit.publish.views import HOSTILE, mini_desk, mini_portal, mini_view

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
POLICY = "default-src 'none'; script-src file:; style-src file: 'unsafe-inline'; img-src data:"
SCRIPTS = (*("loader", "ledgers", "county", "charts", "pictures", "filters", "tables", "matrix"),)
OVERVIEW, RANKING, LONG = "index.html", "ranking/index.html", "long/index.html"
COUNTY, MATRIX = "counties/990121/index.html", "matrix/index.html"
CODES = [county.code for county in mini_view().assessment.counties]
SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) => done(
    list.getEntries().reduce((sum, entry) => sum + entry.value, 0),
)).observe({type: "layout-shift", buffered: true}) ?? setTimeout(() => done(0), 300))"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def long_table() -> str:
    """Return a table of nine rows and seven columns, two of them by kind, with hostile names."""
    lights = [county.tasks[0].light for county in mini_view().assessment.counties] * 3
    heads = [say("Task"), say("Kind"), say("Light")]
    columns = (*map(Column, heads), *(Column(f"more {number}") for number in range(4)))
    names = [HOSTILE, "=1+1", "-1.5", *(f"row {number}" for number in range(6))]
    lines = tuple(
        Row(tuple(map(Cell, columns, (name, f"kind {at % 2}", lamp(light, None), *"abcd"))))
        for at, (name, light) in enumerate(zip(names, lights, strict=True))
    )
    table = Table(say("A long table"), columns, lines, sortable=True)
    return str(Templates(texts_below(SITE / "templates"), english).printed(table))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pages of the mini city and one of a long table, with their scripts."""
    folder = tmp_path_factory.mktemp("living")
    files = mini_portal()
    bodies = {
        path: files[path.replace(".html", ".md")].decode().partition("<!-- finished -->\n")[2]
        for path in (OVERVIEW, RANKING, COUNTY, MATRIX)
    }
    for path, body in {**bodies, LONG: long_table()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(page_of(body, "../" * path.count("/")), encoding="utf-8")
    (folder / "assets").mkdir()
    for name, data in bytes_below(SITE / "assets").items():
        (folder / "assets" / name).write_bytes(data)
    return folder


def page_of(body: str, up: str) -> str:
    """Return a page as the theme frames it, as far as matters here."""
    styles = ("ledgers", "living")
    links = "".join(f'<link rel="stylesheet" href="{up}assets/{name}.css">' for name in styles)
    scripts = "".join(f'<script src="{up}assets/{name}.js" defer></script>' for name in SCRIPTS)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head = f'<meta charset="utf-8">{policy}<meta name="viewport" content="width=device-width">'
    return (
        f'<!doctype html><html><head>{head}{links}{scripts}</head><body class="md-typeset">{body}'
    )


@contextmanager
def opened(browser: Browser, address: str, **how: Any) -> Iterator[Page]:  # noqa: ANN401
    """Open a page in a window of its own, and see that nothing went wrong in it."""
    view = browser.new_context(**how)
    page = view.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address)
    yield page
    ran = page.evaluate("window.pwned !== undefined")
    view.close()
    assert (wrong, ran) == ([], False)


def read_out(page: Page, chart: str) -> str:
    """Return what a chart says."""
    return page.locator(f"#chart-{chart} .cl-readout").inner_text()


def said_of(page: Page, chart: str, row: int) -> str:
    """Return what a chart should say of a row: the words of its table."""
    table = page.locator(f"#chart-{chart} table")
    heads = table.locator("thead th").all_text_contents()[1:]
    name, *cells = table.locator(f"tbody tr:nth-child({row}) > *").all_text_contents()
    return " · ".join([name, *(f"{head} {cell}" for head, cell in zip(heads, cells, strict=True))])


def county_of(page: Page, chart: str, row: int) -> str:
    """Return the code of the county of a row of a chart's table."""
    code = page.locator(f"#chart-{chart} tbody tr:nth-child({row})").get_attribute("data-county")
    assert code is not None
    return code


def lit(page: Page, name: str = "chosen") -> set[str | None]:
    """Return the codes of the counties whose rows in tables are lit or chosen."""
    rows = page.locator(f"tr.cl-{name}[data-county]")
    return {row.get_attribute("data-county") for row in rows.all()}


def test_arrow_keys_read_a_chart_out_and_enter_follows_a_name(
    browser: Browser, folder: Path
) -> None:
    with opened(browser, (folder / OVERVIEW).as_uri()) as page:
        page.locator("#chart-ranking svg").focus()
        page.keyboard.press("ArrowDown")
        first = read_out(page, "ranking"), lit(page, "lit")
        page.keyboard.press("ArrowDown")
        second = read_out(page, "ranking")
        expected = [said_of(page, "ranking", row) for row in (1, 2)]
        page.locator("#chart-city-progress svg").focus()
        page.keyboard.press("End")
        weeks = page.locator("#chart-city-progress tbody tr").count()
        last = read_out(page, "city-progress"), said_of(page, "city-progress", weeks)
        page.locator("#chart-ranking svg").focus()
        ranked = [county_of(page, "ranking", row) for row in range(1, len(CODES) + 1)]
        for key in ("Home", *["ArrowDown"] * ranked.index("990121"), "Enter"):
            page.keyboard.press(key)
        page.wait_for_url(f"**/{COUNTY}")

        assert ([first[0], second], first[1]) == (expected, {ranked[0]})
        assert last[0] == last[1]


def test_the_chart_of_ranks_says_the_week_and_lights_the_line(
    browser: Browser, folder: Path
) -> None:
    with opened(browser, (folder / RANKING).as_uri()) as page:
        page.locator("#chart-rank-weeks svg").focus()
        page.keyboard.press("ArrowDown")
        week = page.locator("#chart-rank-weeks thead th").last.text_content()
        cell = page.locator("#chart-rank-weeks tbody tr:first-child td").last.text_content()
        name = page.locator("#chart-rank-weeks tbody th").first.text_content()

        assert read_out(page, "rank-weeks") == f"{name} · {week} {cell}"
        assert page.locator('#chart-rank-weeks [data-row="1"].cl-lit').count() > 0
        assert page.locator('#chart-rank-weeks [data-row="2"].cl-lit').count() == 0


def test_a_touch_reads_a_row_and_chooses_its_county(browser: Browser, folder: Path) -> None:
    narrow = {"width": 360, "height": 740}
    with opened(browser, (folder / OVERVIEW).as_uri(), has_touch=True, viewport=narrow) as page:
        page.locator("#chart-ranking .cl-drawing__row").nth(2).tap(position={"x": 200, "y": 8})
        code = county_of(page, "ranking", 3)

        assert read_out(page, "ranking") == said_of(page, "ranking", 3)
        assert lit(page) == {code}
        assert page.url.endswith(f"?county={code}")


def test_a_county_stays_chosen_on_other_pages_until_it_is_let_go(
    browser: Browser, folder: Path
) -> None:
    with opened(browser, (folder / OVERVIEW).as_uri()) as page:
        page.locator("#chart-ranking svg").focus()
        page.keyboard.press("Home")
        page.keyboard.press(" ")
        code = county_of(page, "ranking", 1)
        page.locator('a[href^="ranking/index.html"]').first.click()
        page.wait_for_url(f"**/{RANKING}?county={code}*")
        there = lit(page), page.locator(".cl-drawing__row.cl-chosen").count()
        page.keyboard.press("Escape")

        assert there == ({code}, 1)
        assert (lit(page), "county=" in page.url) == (set(), False)
        page.goto((folder / OVERVIEW).as_uri())
        assert lit(page) == set()


@pytest.mark.parametrize("query", ["county=%3Cscript%3E", "county=123456", "f=1.light=x&f=9.a=b"])
def test_an_address_that_means_nothing_gives_the_plain_page(
    browser: Browser, folder: Path, query: str
) -> None:
    for path in (OVERVIEW, LONG):
        with opened(browser, f"{(folder / path).as_uri()}?{query}") as page:
            assert page.locator(".cl-chosen").count() == 0
            assert page.locator("tr[hidden]").count() == 0
            assert page.locator('a[href*="county="]').count() == 0


def test_a_table_is_filtered_and_the_address_keeps_it(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / LONG).as_uri()) as page:
        rows = page.locator("tbody tr:visible")
        page.get_by_role("searchbox").fill("ROW")
        by_text = rows.count(), page.locator(".cl-tools__count").inner_text()
        page.get_by_role("button", name="Choose").click()
        page.get_by_role("button", name="kind 1").click()
        by_both = rows.all_inner_texts()
        page.reload()
        again = rows.all_inner_texts(), page.get_by_role("searchbox").input_value()
        page.go_back()
        before = rows.count()
        page.go_back()

        assert by_text == (6, "6 of 9 rows")
        assert [text.split("\t")[0] for text in by_both] == ["row 0", "row 2", "row 4"]
        assert again == (by_both, "ROW")
        assert (before, rows.count()) == (6, 9)


def test_what_is_seen_is_saved_and_hostile_text_stays_text(browser: Browser, folder: Path) -> None:
    phone = {"width": 360, "height": 740}
    with opened(browser, (folder / LONG).as_uri(), viewport=phone) as page:
        page.get_by_role("button", name="Choose").click()
        page.get_by_role("button", name="kind 0").click()
        page.keyboard.press("Escape")
        name = page.locator("tbody tr").first.locator("td, th").first.text_content()
        with page.expect_download() as saved:
            page.get_by_role("button", name="CSV").click()
        data = saved.value.path().read_bytes().decode("utf-8")

        assert data.startswith("\ufeffTask,Kind,Light,more 0\r\n")
        assert data.count("\r\n") == 1 + page.locator("tbody tr:visible").count()
        assert (name or "").startswith("</title></a><script>")
        assert '"</title></a><script>window.pwned=1' in data
        assert "\r\n-1.5,kind 0" in data


def test_a_phone_shows_the_first_columns_and_others_when_they_are_chosen(
    browser: Browser, folder: Path
) -> None:
    phone = {"width": 360, "height": 740}
    with opened(browser, (folder / LONG).as_uri(), viewport=phone) as page:
        heads = page.locator("thead th:visible")
        first = heads.all_text_contents()
        page.get_by_role("button", name="Columns").click()
        page.get_by_role("checkbox", name="more 3").check()
        page.get_by_role("checkbox", name="Kind").uncheck()
        chosen = heads.all_text_contents()
        page.reload()

        assert first == ["Task", "Kind", "Light", "more 0"]
        assert chosen == ["Task", "Light", "more 0", "more 3"]
        assert heads.all_text_contents() == chosen


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [RANKING, LONG])
def test_nothing_moves_when_the_scripts_run(
    browser: Browser, folder: Path, path: str, width: int
) -> None:
    window = {"width": width, "height": 740}
    with opened(browser, (folder / path).as_uri(), viewport=window) as page:
        assert page.evaluate(SHIFTS) == 0


def test_pages_are_whole_without_scripts(browser: Browser, folder: Path) -> None:
    phone = {"width": 360, "height": 740}
    plain: dict[str, Any] = {"java_script_enabled": False, "viewport": phone}
    view = browser.new_context(**plain)
    page = view.new_page()
    page.goto((folder / LONG).as_uri())
    cells, tools = page.locator("td:visible, tbody th:visible").count(), page.locator(".cl-tools")
    seen = tools.is_visible()
    page.goto((folder / OVERVIEW).as_uri())
    page.locator(f'#chart-ranking svg a[href="{COUNTY}"]').click()
    there = page.url
    view.close()

    assert (cells, seen) == (9 * 7, False)
    assert there == (folder / COUNTY).as_uri()


def test_a_chart_is_saved_as_png_at_twice_its_size(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / RANKING).as_uri()) as page:
        button = page.locator(".cl-png").first
        box = page.locator("figure:has(.cl-png) svg").first.get_attribute("viewBox") or ""
        with page.expect_download() as saved:
            button.click()
        data = saved.value.path().read_bytes()

    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert [width, height] == [int(float(each) * 2) for each in box.split()[2:]]


def dots(page: Page) -> list[str | None]:
    """Return the marks of the matrix that are seen, each by what it says of itself."""
    return [
        one.get_attribute("title")
        for one in page.locator(".cl-grid .cl-dot").all()
        if one.evaluate("one => one.checkVisibility({visibilityProperty: true})")
    ]


def lights_of(light: Light, section: str) -> set[str]:
    """Return what the marks of a light in a section say of themselves."""
    desk = mini_desk()
    states = (state for county in desk.view.assessment.counties for state in county.tasks)
    return {
        f"{desk.county_name(state.county)} {state.task} {LIGHT_WORDS[light]}"
        for state in states
        if state.light is light and desk.view.catalog.tasks[state.task].section == section
    }


def test_the_matrix_shows_one_light_of_one_section_and_keeps_both_in_its_address(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    states = [state for row in mini_desk().view.assessment.counties for state in row.tasks]
    light, task = next((one.light, one.task) for one in states if one.light is Light.OVERDUE)
    section = mini_desk().view.catalog.tasks[task].section
    assert section is not None
    with opened(browser, (folder / MATRIX).as_uri(), accept_downloads=True) as page:
        before = len(dots(page))
        page.locator(f'.cl-board__choice a[href$="#only-{light}"]').click()
        page.locator(f'.cl-board__choice a[href$="#section-{section}"]').click()
        seen, address = dots(page), page.url
        with page.expect_download() as download:
            page.locator(".cl-board .cl-tools__button").click()
        download.value.save_as(tmp_path / "seen.csv")
        page.go_back()
        one_light = len(dots(page))
        page.goto(address)
        again = dots(page)
        page.locator('.cl-board__choice a[href$="#page"]').click()
        after = len(dots(page))

    rows = [*csv.reader((tmp_path / "seen.csv").read_text("utf-8-sig").splitlines())]
    assert {*seen} == lights_of(light, section)
    assert seen == again
    assert len(seen) < one_light < before == after
    assert sum(cell == str(LIGHT_WORDS[light]) for row in rows for cell in row) == len(seen)
    assert sum(cell != "" for row in rows[1:] for cell in row[1:]) == len(seen)


def test_an_anchor_of_the_matrix_and_a_strange_address_are_understood(
    browser: Browser, folder: Path
) -> None:
    where = (folder / MATRIX).as_uri()
    with opened(browser, f"{where}#only-{Light.OVERDUE}") as page:
        chosen = page.locator(".cl-board__choice [aria-current]").inner_text()
        marks = page.locator(f".cl-grid .cl-lamp--{Light.OVERDUE}").count()
        assert (chosen, len(dots(page))) == (str(LIGHT_WORDS[Light.OVERDUE]), marks)
    with opened(browser, f"{where}?f=1.only=<script>&f=1.section=nowhere") as page:
        assert len(dots(page)) == page.locator(".cl-grid .cl-dot").count()
