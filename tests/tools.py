"""Programs of other worlds that some tests want; `make looks` installs what tests/npm pins."""

import shutil
from pathlib import Path

HOME = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)
INSTALLED = HOME / ".cache/npm/node_modules/.bin"


def npm_tool(name: str) -> str | None:
    """Return the path of a program that runs on node, none where it or node is not there."""
    there = (INSTALLED / name).is_file() and shutil.which("node")
    return str(INSTALLED / name) if there else None
