from pathlib import Path

import pytest

from tests.browser.pages import PAGES


@pytest.fixture(scope="session")
def paths(portal: Path) -> dict[str, str]:
    """Return the pages to open, with the first county and the first task filled in."""
    county = min(path.name for path in (portal / "counties").iterdir() if path.is_dir())
    task = min(path.name for path in (portal / "tasks").iterdir() if path.is_dir())
    return {name: path.format(county=county, task=task) for name, path in PAGES.items()}
