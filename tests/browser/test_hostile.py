"""Open a portal whose every text is hostile, as the theme shows it, and see that nothing runs."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from ledgers.model.portal import Frame
from ledgers.read.home import HOME, bytes_below
from ledgers.write.files import write_folder
from ledgers.write.site import build_site
from tests.browser.test_portal import search, served
from tests.tools import CHROMIUM, FLAGS
from tests.unit.publish.views import DAY, hostile_view, rendered

PAGES = (
    "index.html",
    "about/index.html",
    "counties/990102/index.html",
    "data/index.html",
    "figures/index.html",
    "ledgers/documents/index.html",
    "ledgers/findings/index.html",
    "ledgers/index.html",
    "methods/index.html",
    "problems/X999/index.html",
    "problems/index.html",
    "programme/index.html",
    "ranking/index.html",
    "source/990102/progress/index.html",
    "source/city/tasks/index.html",
    "tasks/T07/index.html",
    "tasks/index.html",
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the finished portal of a city with hostile text in every field."""
    folder = tmp_path_factory.mktemp("hostile")
    write_folder(folder / "pages", rendered(hostile_view()))
    assets = folder / "pages" / "assets"
    assets.mkdir()
    for name, data in bytes_below(HOME / "site" / "assets").items():
        (assets / name).write_bytes(data)
    build_site([Frame(str(HOME / "mkdocs.yml"))], folder / "pages", folder / "site", DAY)
    return folder / "site"


def test_hostile_text_never_runs(hostile: Path) -> None:
    with sync_playwright() as playwright, served(hostile) as address:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = chromium.new_page()
        ran = [path for path in PAGES if runs(page, address + path)]
        page.goto(address + "index.html", wait_until="networkidle")
        search(page, "code")
        ran_in_search = runs_now(page)
        chromium.close()

    assert ran == []
    assert not ran_in_search


def runs(page: Page, address: str) -> bool:
    """Say whether anything hostile ran on a page."""
    answer = page.goto(address, wait_until="networkidle")
    assert answer is not None
    assert answer.ok
    return runs_now(page)


def runs_now(page: Page) -> bool:
    """Say whether anything hostile has run, or stands ready to."""
    return bool(
        page.evaluate("window.pwned !== undefined || !!document.querySelector('img[onerror]')")
    )
