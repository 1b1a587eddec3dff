"""Hold pages to lengths that are read: of each type, the heaviest pages of the demonstration."""

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.tools import CHROMIUM

PHONE, WIDE = (360, 800), (1280, 800)
ON_A_PHONE, COUNTY, LINKS, BYTES = 6_000, 3_500, 300, 300_000
"""The most pixels of a page, of a county on a wide screen; its links; the bytes of a page."""
EACH = 2
HEIGHT = """() => {
    const frames = document.querySelectorAll(".cl-scroll");
    for (const one of frames) one.style.contentVisibility = "visible";
    return document.documentElement.scrollHeight;
}"""
"""The height once all is drawn: before, what is not seen has a height that is guessed."""

pytestmark = pytest.mark.demonstration
seen = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def by_type(portal: Path) -> dict[tuple[object, ...], list[Path]]:
    """Return the pages of each type, the heaviest first: what names one of many is left out.

    A sheet for printing has the width of its paper and is no page to read on a phone.
    """
    found: dict[tuple[object, ...], list[Path]] = defaultdict(list)
    for path in portal.rglob("*.html"):
        parts = path.relative_to(portal).parts
        language, (first, *others) = parts[:1] == ("en",), parts[parts[0] == "en" :]
        if path.name != "print.html":
            name = language, first, len(others), *others[1:-1][: first != "source"]
            found[name].append(path)
    return {name: sorted(pages, key=weight, reverse=True) for name, pages in found.items()}


def weight(path: Path) -> int:
    """Return the bytes of a page."""
    return path.stat().st_size


def opened(browser: Browser, size: tuple[int, int]) -> Page:
    """Return a window of a width and a height."""
    width, height = size
    return browser.new_page(viewport={"width": width, "height": height})


def test_no_page_is_heavy(portal: Path) -> None:
    assert [path for path in portal.rglob("*.html") if weight(path) > BYTES] == []


@seen
@pytest.mark.looks
def test_no_page_is_long_on_a_phone(portal: Path, browser: Browser) -> None:
    page, long = opened(browser, PHONE), {}
    for path in (path for pages in by_type(portal).values() for path in pages[:EACH]):
        page.goto(path.as_uri())
        if (height := page.evaluate(HEIGHT)) > ON_A_PHONE:
            long[path.relative_to(portal).as_posix()] = height
    page.close()

    assert long == {}


@seen
@pytest.mark.looks
def test_a_county_is_seen_at_once(portal: Path, browser: Browser) -> None:
    page, found = opened(browser, WIDE), {}
    for path in portal.glob("counties/*/index.html"):
        page.goto(path.as_uri())
        found[path.parent.name] = page.evaluate(HEIGHT), page.locator("article a").count()
    page.close()

    assert {code: one for code, one in found.items() if one > (COUNTY, 0) or one[1] > LINKS} == {}
    assert found


@seen
@pytest.mark.looks
def test_what_is_folded_on_a_phone_opens_to_an_address_and_stands_open_elsewhere(
    portal: Path, browser: Browser
) -> None:
    there = (portal / "methods/index.html").as_uri()
    shown = []
    for size in (PHONE, WIDE):
        for anchor in ("", "#interval"):
            page = opened(browser, size)
            page.goto(there + anchor)
            shown.append(page.locator("#interval").evaluate("one => one.checkVisibility()"))
            page.close()

    assert shown == [False, True, True, True]
