from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import filled
from tests.tools import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def paths(portal: Path) -> dict[str, str]:
    """Return the pages to open, with the first county and the first task filled in."""
    return filled(portal)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Start Chromium once for a file of tests; without its driver what asks for it is skipped."""
    driver = pytest.importorskip("playwright.sync_api")
    with driver.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()
