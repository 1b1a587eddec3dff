"""Whether the pages of the finished portal are proper HTML, as a validator of its own finds."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.tools import HOME, npm_tool

VALIDATOR = npm_tool("html-validate")
RULES = HOME / "site/.htmlvalidate.json"
THEME_S = ("md-nav--secondary", '<label class="md-nav__link" for="__nav_')
"""The theme prints the contents of a page twice, of which one is shown, under the same name, and
sections that are open without a `tabindex`.
"""

pytestmark = [pytest.mark.demonstration, pytest.mark.looks]


@pytest.mark.skipif(VALIDATOR is None, reason="html-validate is not installed (make looks does)")
def test_every_page_is_proper_html(portal: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.json"  # What it prints itself is cut off where a pipe is full.
    command = [str(VALIDATOR), "--config", str(RULES), "--formatter", f"json={found}"]
    subprocess.run([*command, str(portal)], check=False, timeout=600)
    told = [fault for page in json.loads(found.read_text("utf-8")) for fault in faults(page)]

    assert told[:20] == []


def faults(page: dict[str, object]) -> list[str]:
    """Return what the validator says of a page, with its lines; nothing of the theme's own."""
    path, messages = page["filePath"], page["messages"]
    assert isinstance(path, str)
    assert isinstance(messages, list)
    lines = Path(path).read_text("utf-8").splitlines()
    return [
        f"{path}:{one['line']}: {one['ruleId']}: {one['message']}"
        for one in messages
        if not any(part in lines[one["line"] - 1] for part in THEME_S)
    ]
