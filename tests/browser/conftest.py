from pathlib import Path

import pytest

from tests.browser.pages import filled


@pytest.fixture(scope="session")
def paths(portal: Path) -> dict[str, str]:
    """Return the pages to open, with the first county and the first task filled in."""
    return filled(portal)
