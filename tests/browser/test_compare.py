"""The page that compares counties, opened with what people may write in its address."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from ledgers.model.words import english
from ledgers.publish.boards.compare import compare_page
from ledgers.publish.kit.templates import Templates
from ledgers.read.home import SITE, texts_below
from tests.unit.publish.views import mini_desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
POLICY = "default-src 'none'; script-src file:; style-src 'unsafe-inline'"
SCRIPT = "assets/compare.js"
CODES = [county.code for county in mini_desk().view.assessment.counties]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the page in a folder, with its script."""
    folder = tmp_path_factory.mktemp("compare")
    for name in ("assets", "compare"):
        (folder / name).mkdir()
    (folder / SCRIPT).write_bytes((SITE / SCRIPT).read_bytes())
    templates = Templates(texts_below(SITE / "templates"), english)
    made = templates.page(compare_page(mini_desk())).decode()
    body = made.partition("<!-- finished -->\n")[2]
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page = folder / "compare/index.html"
    page.write_text(f'{head}{body}<script src="../{SCRIPT}"></script>', encoding="utf-8")
    return page.as_uri()


@pytest.fixture
def page() -> Iterator[Page]:
    """Open a page in Chromium; an error in it fails the test."""
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
        browser.close()
    assert wrong == []


def shown(page: Page) -> list[str]:
    """Return the counties whose columns are there."""
    heads = page.locator("table").first.locator("thead th[data-column]:visible")
    return [str(heads.nth(at).get_attribute("data-column")) for at in range(heads.count())]


def test_the_address_chooses_counties_and_nothing_else_in_it_counts(
    page: Page, address: str
) -> None:
    first, second, third = CODES
    found = {}
    for asked in (
        f"?county={second}&county={first}",
        f"?county={third}&county={third}&county=999999&county={first}&week=2026-W99",
        f"?county={first}",
        "?county=%3Cscript%3Ewindow.pwned%3D1%3C/script%3E",
        "",
    ):
        page.goto(address + asked)
        found[asked] = shown(page)

    assert [*found.values()] == [[first, second], [first, third], CODES, CODES, CODES]
    assert page.evaluate("window.pwned") is None


def test_a_choice_stays_in_the_address(page: Page, address: str) -> None:
    page.goto(address)
    for code in CODES[1:]:
        page.get_by_role("checkbox").nth(CODES.index(code)).check()

    assert shown(page) == CODES[1:]
    assert page.url == f"{address}?" + "&".join(f"county={code}" for code in CODES[1:])
    page.reload()
    assert shown(page) == CODES[1:]


def test_every_cell_of_a_county_that_was_not_chosen_is_hidden(page: Page, address: str) -> None:
    page.goto(f"{address}?county={CODES[0]}&county={CODES[2]}")
    cells = page.locator(f'[data-column="{CODES[1]}"]')

    assert cells.count() > len(page.locator("table").all())
    assert not any(cell.is_visible() for cell in cells.all())
