"""Subscribe to the finished portal as readers' programs do."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar

pytestmark = pytest.mark.demonstration
SITE = "https://example.org/ledgers/"
ALTERNATE = re.compile(r'<link rel="alternate feed" type="[^"]+" title="[^"]+" href="([^"]+)">')


def files(portal: Path, ending: str) -> list[Path]:
    """Return the files of one kind that can be subscribed to; there is one for each county."""
    found = sorted((portal / "feeds").rglob(f"*.{ending}"))
    assert len(found) == 1 + len(list((portal / "counties").glob("*/index.html")))
    return found


def leads(portal: Path, address: str) -> bool:
    """Say whether an absolute address is a page of the portal, and its anchor stands there."""
    path, _, anchor = address.removeprefix(SITE).partition("#")
    page = portal / path
    return (
        address.startswith(SITE)
        and page.is_file()
        and (not anchor or f'id="{anchor}"' in page.read_text("utf-8"))
    )


def test_every_feed_is_valid_and_every_entry_leads_to_its_place(portal: Path) -> None:
    entries = 0
    for path in files(portal, "atom"):
        read = feedparser.parse(path.read_bytes())
        told = json.loads(path.with_suffix(".json").read_text("utf-8"))

        assert not read.bozo
        assert told["items"] == [] or leads(portal, told["home_page_url"])
        assert [row["id"] for row in told["items"]] == [row.id for row in read.entries]
        assert len({row.id for row in read.entries}) == len(read.entries)
        assert [row.link for row in read.entries if not leads(portal, row.link)] == []
        entries += len(read.entries)

    assert entries > 0


@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint is not installed")
def test_xmllint_takes_every_atom_feed(portal: Path) -> None:
    command = ["xmllint", "--noout", *map(str, files(portal, "atom"))]

    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_every_calendar_is_read_and_its_events_lead_to_the_portal(portal: Path) -> None:
    for path in files(portal, "ics"):
        data = path.read_bytes()
        events: list[Any] = Calendar.from_ical(data).walk("VEVENT")

        assert max(map(len, data.split(b"\r\n"))) <= 75
        assert len({row["UID"] for row in events}) == len(events)
        assert [str(row["URL"]) for row in events if not leads(portal, str(row["URL"]))] == []


def test_pages_name_their_feeds(portal: Path) -> None:
    county = next((portal / "counties").glob("9901*/index.html"))
    named = ALTERNATE.findall(county.read_text("utf-8"))

    assert len(named) == 6
    assert [link for link in named if not (county.parent / link).resolve().is_file()] == []
    assert len(ALTERNATE.findall((portal / "index.html").read_text("utf-8"))) == 3
