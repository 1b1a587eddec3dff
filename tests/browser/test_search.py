"""Search in a browser, on pages opened from a folder, without a server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from ledgers.model.portal import Frame
from ledgers.read.home import HOME, SITE, bytes_below
from ledgers.write.site import build_site
from tests.sites import only
from tests.unit.publish.search.test_names import portal
from tests.unit.publish.views import DAY

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PAGES = ("index.md", "tasks/T07/index.md", "counties/990121/index.md")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a few finished pages of the mini city, in Chinese."""
    place = tmp_path_factory.mktemp("search")
    files = {**portal("zh")}
    files |= {f"assets/{name}": data for name, data in bytes_below(SITE / "assets").items()}
    for name, data in files.items():
        (place / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "pages" / name).write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ledgers.write.site.build", only(*PAGES))
        build_site([Frame(str(HOME / "mkdocs.yml"))], place / "pages", place / "site", DAY)
    return place / "site"


@pytest.fixture
def page(folder: Path) -> Iterator[Page]:
    """Open the overview from the folder; what goes wrong in it fails the test."""
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto((folder / "tasks/T07/index.html").as_uri())
        yield page
        browser.close()
    assert wrong == []


def test_the_keyboard_goes_to_what_is_found(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("岫岭")
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    options.first.wait_for()
    page.wait_for_function("document.querySelector('[role=status]').textContent")
    first = field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowUp")
    last = field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")

    assert (first, last) == ("search-0", f"search-{options.count() - 1}")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/counties/990121/index.html")


def test_what_no_name_says_is_looked_for_in_the_texts(page: Page) -> None:
    page.keyboard.press("s")
    page.get_by_role("combobox").fill("较计划进度")
    found = page.locator(".cl-search__line").first
    found.wait_for()

    assert "较计划进度" in found.inner_text()
    assert [row["id"] for row in Axe().run(page, "#search").response["violations"]] == []
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()
