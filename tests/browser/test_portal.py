"""Open the built portal as readers do: narrow and wide, light and dark, with and without scripts.

The fixture `portal` is the folder of a finished portal.
"""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages import HANDFUL, PAGES
from tests.browser.visit import LIMITS, first_visit
from tests.tools import CHROMIUM

WAYS = [(360, "dark"), (1280, "light"), (360, "light"), (1280, "dark")]
"""How pages are looked at; `make test` looks in the first two ways."""

EVERY = [
    pytest.param(name, *way, marks=() if name in HANDFUL and way in WAYS[:2] else pytest.mark.looks)
    for name in sorted(PAGES)
    for way in WAYS
]
GRAVE = ("moderate", "serious", "critical")
BELOW = "/ledgers"
"""Where the demonstration says that its portal is."""
DRAWN = "* { content-visibility: visible !important; }"
"""What is not in view has no size of its own, and axe would see it below what follows it."""

pytestmark = [
    pytest.mark.demonstration,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


class _Quiet(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        """Serve the folder at the address that the page for what is not there names, too."""
        here = super().translate_path(path)
        return here if Path(here).exists() else super().translate_path(path.removeprefix(BELOW))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(portal: Path) -> Iterator[str]:
    """Serve the portal, and return where."""
    with served(portal) as where:
        yield where


@pytest.mark.parametrize(("name", "width", "scheme"), EVERY)
def test_a_page_is_quiet_and_fits_and_can_be_read_by_everyone(  # noqa: PLR0913, PLR0917 - a matrix
    browser: Browser,
    address: str,
    paths: dict[str, str],
    name: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    view = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = view.new_page()
    errors, strangers = listening(page, address)
    page.goto(address + paths[name], wait_until="load")

    dark = page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    overhang = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    grave = violations(page)
    view.close()

    assert (dark, errors, strangers, grave) == (scheme == "dark", [], [], [])
    assert overhang <= 0


def listening(page: Page, address: str) -> tuple[list[str], list[str]]:
    """Return two lists that fill up: errors of the console, requests to other hosts.

    What the policy stops is an error of the console.
    """
    errors: list[str] = []
    strangers: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:")) else strangers.append(request.url)
        ),
    )
    return errors, strangers


def violations(page: Page) -> list[str]:
    """Return what axe finds that is moderate or worse, with the places where it stands."""
    page.add_style_tag(content=DRAWN)
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("name", ["overview", "ranking", "county"])
def test_a_first_visit_costs_little(
    browser: Browser, portal: Path, paths: dict[str, str], name: str
) -> None:
    cost = first_visit(browser, portal, paths[name])

    assert cost.requests <= LIMITS.requests
    assert cost.size <= LIMITS.size


def test_the_ranking_can_be_sorted(browser: Browser, address: str, paths: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(address + paths["ranking"], wait_until="networkidle")
    head = page.locator("table.cl-sortable thead th").nth(2)
    head.locator("button").click()
    rising = [float(text) for text in scores(page)]
    head.locator("button").click()
    falling = [float(text) for text in scores(page)]
    said = head.get_attribute("aria-sort")
    page.close()

    assert (rising, falling) == (sorted(rising), sorted(rising, reverse=True))
    assert said == "descending"


def scores(page: Page) -> list[str]:
    """Return the score column of the ranking from top to bottom."""
    return page.locator("table.cl-sortable tbody tr td:nth-child(3)").all_inner_texts()


def test_the_ranking_is_a_plain_table_without_scripts(
    browser: Browser, address: str, paths: dict[str, str]
) -> None:
    view = browser.new_context(java_script_enabled=False)
    page = view.new_page()
    page.goto(address + paths["ranking"])
    rows = page.locator("table.cl-sortable tbody tr").count()
    buttons = page.locator("table.cl-sortable button").count()
    view.close()

    assert rows > 1
    assert buttons == 0


def test_the_portal_opens_from_a_folder(
    browser: Browser, portal: Path, paths: dict[str, str]
) -> None:
    page = browser.new_page()
    page.goto((portal / paths["ranking"]).as_uri())
    page.locator("table.cl-sortable tbody th a").first.click()
    title = page.locator("h1").inner_text()
    page.close()

    assert title.strip("# \n")


def test_every_number_in_the_ranking_leads_somewhere(
    browser: Browser, address: str, paths: dict[str, str]
) -> None:
    page = browser.new_page()
    page.goto(address + paths["ranking"], wait_until="networkidle")
    loose = page.evaluate(
        """() => [...document.querySelectorAll("table.cl-sortable tbody *")]
            .filter((one) => [...one.childNodes].some(
                (node) => node.nodeType === 3 && /[0-9]/.test(node.data)))
            .filter((one) => !one.closest("a, svg"))
            .map((one) => one.outerHTML)"""
    )
    page.close()

    assert loose == []


def test_the_search_finds_part_of_a_word(
    browser: Browser, address: str, portal: Path, paths: dict[str, str]
) -> None:
    text = (portal / paths["task"]).read_text("utf-8")
    title = text.split("<title>", 1)[1].split(" - ", 1)[0]
    page = browser.new_page()
    page.goto(address + "index.html", wait_until="networkidle")
    search(page, title[-3:])
    found = page.get_by_role("option").evaluate_all("all => all.map(a => a.href)")
    page.close()

    assert [link for link in found if "tasks/" in link]


def test_the_first_visit_loads_nothing_of_the_search(browser: Browser, address: str) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "index.html", wait_until="networkidle")
    before = [url for url in asked if "/search/" in url or "worker" in url]
    search(page, "县区")
    after = {url.rsplit("/", 1)[1] for url in asked if "/search/" in url}
    page.close()

    assert before == []
    assert after == {"names.js", "records.js"}


def search(page: Page, text: str) -> None:
    """Search for a text and wait until something is found."""
    page.locator("[data-search-open]").click()
    page.get_by_role("combobox").fill(text)
    page.get_by_role("option").first.wait_for()
