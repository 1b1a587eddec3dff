"""Numbers open a box with their formula and inputs: by pointer, finger and keys, from a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.links import spots
from ledgers.publish.numbers.files import number_files
from ledgers.read.home import SITE, bytes_below
from tests.browser.test_living import page_of
from tests.tools import CHROMIUM
from tests.unit.publish.views import HOSTILE, SALT, hostile_view, mini_portal

COUNTY, NUMBERS = "counties/990121/index.html", "counties/990121/score/numbers.js"
SCORE = 'a[data-about$="#score"]'
PROGRESS = 'a[data-about$="#progress"]'
OPEN = ".cl-why:popover-open"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the page of a county, its explained numbers, and the scripts."""
    folder, files = tmp_path_factory.mktemp("popovers"), mini_portal()
    body = files[COUNTY.replace(".html", ".md")].decode().partition("<!-- finished -->\n")[2]
    page = page_of(body, "../../")
    script = '<script src="../../assets/popovers.js" defer></script></head>'
    assets = {f"assets/{name}": data for name, data in bytes_below(SITE / "assets").items()}
    shown = {COUNTY: page.replace("</head>", script).encode(), NUMBERS: files[NUMBERS]}
    for path, data in {**assets, **shown}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@contextmanager
def opened(
    browser: Browser, folder: Path, width: int = 1280, *, touch: bool = False
) -> Iterator[Page]:
    """Open the page, on a phone by touch; nothing may be refused or fail on it."""
    size = {"width": width, "height": 800}
    page = browser.new_context(viewport=size, has_touch=touch).new_page()  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((folder / COUNTY).as_uri())
    yield page
    page.context.close()
    assert said == []


def test_a_pointer_opens_the_box_and_leaves_it(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        number = page.locator(SCORE).first
        number.hover()
        page.wait_for_selector(OPEN)
        value = page.locator(".cl-why__value").inner_text()
        page.locator(".cl-why").hover()
        page.wait_for_timeout(400)
        stays = page.locator(OPEN).count()
        page.mouse.move(1270, 790)
        page.wait_for_selector(OPEN, state="hidden")

        assert value == number.inner_text()
        assert stays == 1


def test_a_click_with_a_mouse_follows_the_number(browser: Browser, folder: Path) -> None:
    with opened(browser, folder) as page:
        page.locator(SCORE).first.click()

        assert page.url.endswith(f"{COUNTY}#score")


def test_keys_open_the_box_go_through_it_and_come_back(browser: Browser, folder: Path) -> None:
    focused = "() => document.activeElement.className || document.activeElement.dataset.about"
    with opened(browser, folder) as page:
        page.keyboard.press("Tab")
        page.locator(PROGRESS).first.focus()
        page.wait_for_selector(OPEN)
        described = page.locator(PROGRESS).first.get_attribute("aria-describedby")
        page.keyboard.press("Enter")
        page.wait_for_function(f"({focused})() === 'cl-why'")
        page.keyboard.press("Tab")
        inside = page.evaluate(focused)
        page.keyboard.press("Escape")

        assert described == "cl-why"
        assert inside == "cl-why__close"
        assert page.evaluate(focused) == page.locator(PROGRESS).first.get_attribute("data-about")
        assert page.locator(OPEN).count() == 0


def test_a_finger_opens_a_sheet_at_the_foot(browser: Browser, folder: Path) -> None:
    with opened(browser, folder, 360, touch=True) as page:
        page.locator(PROGRESS).first.tap()
        page.wait_for_selector(OPEN)
        box = page.locator(".cl-why").bounding_box()
        ways = page.locator(".cl-why__ways a").evaluate_all("all => all.map((one) => one.href)")

        assert box is not None
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 800)
        assert page.locator(PROGRESS).first.evaluate("(one) => one.href") in ways


def test_hostile_text_stays_text_and_inside(browser: Browser, folder: Path) -> None:
    view = hostile_view(HOSTILE + "长" * 5000)
    desk = Desk(view, spots(view.sources), {}, SALT)
    [hostile] = (file.data for file in number_files(desk) if file.path == NUMBERS)
    kept = (folder / NUMBERS).read_bytes()
    (folder / NUMBERS).write_bytes(hostile)
    with opened(browser, folder, 360, touch=True) as page:
        page.locator(PROGRESS).first.tap()
        page.wait_for_selector(OPEN)
        wide = page.locator(".cl-why").evaluate("(box) => box.scrollWidth <= box.clientWidth")
        text = page.locator(".cl-why").inner_text()
        ran = page.evaluate("window.pwned !== undefined || !!document.querySelector('.cl-why img')")
    (folder / NUMBERS).write_bytes(kept)

    assert "<script>window.pwned=1</script>" in text
    assert wide
    assert not ran


def test_without_its_data_a_number_is_a_link(browser: Browser, folder: Path) -> None:
    kept = (folder / NUMBERS).read_bytes()
    (folder / NUMBERS).write_bytes(b"")
    with opened(browser, folder, 360, touch=True) as page:
        page.locator(SCORE).first.tap()
        page.wait_for_url("**#score")
        boxes = page.locator(OPEN).count()
    (folder / NUMBERS).write_bytes(kept)

    assert boxes == 0
