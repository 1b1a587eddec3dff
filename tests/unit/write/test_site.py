"""See what the one door to MkDocs adds, and that it leaves the world as it was."""

import hashlib
import json
import logging
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config

from ledgers.model.edition import SUMS
from ledgers.model.portal import Frame
from ledgers.model.problem import CannotGoOn
from ledgers.model.records import Publication, Site
from ledgers.write.site import (
    build_site,
    configuration,
    feeds_by_page,
    finish,
    share_assets,
)

DAY = date(2026, 7, 15)


def config(folder: Path, extra: str = "") -> Path:
    """Write the smallest configuration and one page; return the configuration."""
    (folder / "pages").mkdir()
    (folder / "pages/index.md").write_text("# 首页\n", "utf-8")
    path = folder / "mkdocs.yml"
    path.write_text(
        f"site_name: x\nsite_url: https://x.invalid/\ntheme: mkdocs\nplugins: []\n{extra}", "utf-8"
    )
    return path


def test_every_file_has_its_sum(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/页.html").write_bytes(b"1")

    finish(tmp_path)

    digest = hashlib.sha256(b"1").hexdigest()
    assert (tmp_path / SUMS).read_text("utf-8") == f"{digest}  a/页.html\n"


def test_the_day_is_the_time_of_building_and_the_environment_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    level = logging.getLogger("mkdocs").level

    build_site([Frame(str(config(tmp_path)))], tmp_path / "pages", tmp_path / "site", DAY)

    assert "2026-07-15" in (tmp_path / "site/sitemap.xml").read_text("utf-8")
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"
    assert logging.getLogger("mkdocs").level == level


def test_a_portal_has_the_name_colour_emblem_and_contact_of_its_city(tmp_path: Path) -> None:
    shutil.copytree(HOME / "site/assets", tmp_path / "pages/assets")
    (tmp_path / "pages/index.md").write_text("# 首页\n", "utf-8")
    shape = "M4 28V14L16 4l12 10v14H4z"
    look = Site("某市台账", colour="#1f4e79", emblem=({"path": shape},))
    own = Publication("2026-07-15", contact="市纪委 <办公室>", site=look)
    foot = {"facts": [("联系方式", own.contact, "", "")], "ways": [], "report": ""}
    frame = Frame(
        str(configuration(HOME, "zh")),
        name=look.zh,
        own=own,
        nav=({"首": "index.md"},),
        footer=foot,
    )

    build_site([frame], tmp_path / "pages", tmp_path / "site", DAY)

    page = (tmp_path / "site/index.html").read_text("utf-8")
    assert f"{look.zh}</title>" in page
    assert f"--md-primary-fg-color: {look.colour};" in page
    assert page.count(f'<path d="{shape}" fill="#ffffff"/>') == 2  # header and navigation
    assert 'rel="icon" href="data:image/svg+xml,%3Csvg' in page
    assert "<dt>联系方式</dt><dd>市纪委 &lt;办公室&gt;</dd>" in page
    kept = json.loads((tmp_path / "site/site.webmanifest").read_text("utf-8"))
    assert '<link rel="manifest" href="site.webmanifest">' in page
    assert (kept["name"], kept["theme_color"]) == (look.zh, look.colour)
    assert [icon["src"][:22] for icon in kept["icons"]] == ["data:image/svg+xml,%3C"]


def test_a_portal_without_a_look_of_its_own_is_kept_in_that_of_the_program(tmp_path: Path) -> None:
    shutil.copytree(HOME / "site/assets", tmp_path / "pages/assets")
    (tmp_path / "pages/index.md").write_text("# 首页\n", "utf-8")

    frame = Frame(str(configuration(HOME, "zh")), nav=({"首": "index.md"},))
    build_site([frame], tmp_path / "pages", tmp_path / "site", DAY)

    kept = json.loads((tmp_path / "site/site.webmanifest").read_text("utf-8"))
    icons = [tmp_path / "site" / icon["src"] for icon in kept["icons"]]
    assert kept["lang"] == "zh"
    assert [icon.name for icon in icons if not icon.is_file()] == []
    assert (tmp_path / "site" / kept["start_url"]).is_file()


@pytest.mark.parametrize(
    ("extra", "page"),
    [("theme: nowhere\n", ""), ("nav: [gone.md]\n", ""), ("", "[x](gone.md)\n")],
    ids=["no theme", "a page that is not there", "a link to nowhere"],
)
@pytest.mark.filterwarnings("default")
def test_what_mkdocs_warns_of_stops_the_run_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extra: str, page: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    path = config(tmp_path, extra)
    if "theme" in extra:
        path.write_text(f"site_name: x\n{extra}", "utf-8")
    with (tmp_path / "pages/index.md").open("a", encoding="utf-8") as file:
        file.write(page)

    with pytest.raises(CannotGoOn):
        build_site([Frame(str(path))], tmp_path / "pages", tmp_path / "site", DAY)

    assert "SOURCE_DATE_EPOCH" not in os.environ


# ── The frame in each language ───────────────────────────────────────────────────────────────────

HOME = Path(__file__).parents[3]


PAGES = str(HOME / "site/templates")
"""A folder that is there before anything was built."""


def test_the_navigation_is_put_in_by_who_publishes() -> None:
    frames = [load_config(str(configuration(HOME, each)), docs_dir=PAGES) for each in ("zh", "en")]

    assert [frame.nav for frame in frames] == [["index.md"]] * 2


def test_the_english_frame_has_no_chinese_word() -> None:
    text = configuration(HOME, "en").read_text("utf-8")
    settings = load_config(str(configuration(HOME, "en")), docs_dir=PAGES)
    said = (settings.site_name, settings.site_description, settings.theme["language"])

    assert said == (
        "County Ledgers",
        "Progress, ranking and open data of the tasks of every county",
        "en",
    )
    assert not [letter for letter in text if "\u4e00" <= letter <= "\u9fff"]
    assert settings.extra["generator"] is False


def test_a_county_s_feeds_belong_to_its_page_and_the_city_s_to_every_page(tmp_path: Path) -> None:
    for path in ("feeds/bulletins.atom", "feeds/deadlines.ics", "feeds/counties/990121.json"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", "utf-8")

    found = feeds_by_page(tmp_path)

    assert {page: [feed["path"] for feed in feeds] for page, feeds in found.items()} == {
        "": ["feeds/bulletins.atom", "feeds/deadlines.ics"],
        "counties/990121/index.html": ["feeds/counties/990121.json"],
    }
    assert feeds_by_page(tmp_path / "none") == {}


def test_pages_of_another_language_lead_to_the_assets_at_the_top(tmp_path: Path) -> None:
    written = {
        "index.html": ('<script src="assets/a.js">', '<script src="../assets/a.js">'),
        "x/y/index.html": (
            '<link href="../../assets/a.css">',
            '<link href="../../../assets/a.css">',
        ),
        "404.html": ('<link href="/city/en/assets/a.css">', '<link href="/city/assets/a.css">'),
        "z.html": ('<a href="data/assets/">assets/</a>', '<a href="data/assets/">assets/</a>'),
    }
    for path, (before, _) in written.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(before, "utf-8")
    (tmp_path / "assets").mkdir()

    share_assets(tmp_path, "en/")

    assert {path: (tmp_path / path).read_text("utf-8") for path in written} == {
        path: after for path, (_, after) in written.items()
    }
    assert not (tmp_path / "assets").exists()
