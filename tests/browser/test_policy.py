"""What a page may load and run: what lies beside it, and no script that stands in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.pages import HANDFUL, PAGES
from tests.tools import CHROMIUM, FLAGS

STANDING = re.compile(
    r"""<script(?![^>]*\bsrc=)(?![^>]*\btype="application/)|\son[a-z]+=["']|href=["']javascript:""",
    re.IGNORECASE,
)
"""What the policy would stop: a script that stands in a page. What is marked as data never runs."""
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '

pytestmark = pytest.mark.demonstration


def test_every_page_has_the_policy_and_nothing_that_it_stops(portal: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in portal.rglob("*.html")}

    assert [path for path, text in texts.items() if POLICY not in text.partition("<body")[0]] == []
    assert [path for path, text in texts.items() if STANDING.search(text)] == []
    assert len(texts) > len(PAGES)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Open a page in Chromium that notes what the policy stops."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page()
        page.add_init_script(
            """window.stopped = [];
            const note = (event) => window.stopped.push(event.effectiveDirective);
            addEventListener("securitypolicyviolation", note);"""
        )
        yield page
        browser.close()


@pytest.mark.parametrize("name", HANDFUL)
def test_a_page_in_a_folder_runs_its_scripts_and_meets_nothing_that_is_stopped(
    page: Page, portal: Path, paths: dict[str, str], name: str
) -> None:
    page.goto((portal / paths[name]).as_uri(), wait_until="load")

    assert page.evaluate("[typeof ledgers, window.stopped]") == ["object", []]


def test_what_stands_in_a_page_and_what_lies_elsewhere_is_stopped(page: Page, portal: Path) -> None:
    page.goto((portal / "index.html").as_uri(), wait_until="load")
    ran = page.evaluate(
        """async () => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.head.append(script);
            new Image().src = "https://elsewhere.invalid/seen.png";
            await fetch("https://elsewhere.invalid/").catch(() => {});
            return window.ran ?? false;
        }"""
    )
    page.wait_for_function("window.stopped.length >= 3")

    assert not ran
    assert set(page.evaluate("window.stopped")) == {"connect-src", "img-src", "script-src-elem"}
