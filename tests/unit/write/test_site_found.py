"""See that pages are found and shown well where they are linked to, and editions are not."""

import re
import zlib
from datetime import date
from pathlib import Path

import pytest

from ledgers.model.edition import Banner
from ledgers.model.output import OutputFile
from ledgers.model.portal import Frame
from ledgers.model.values import replace
from ledgers.read.home import HOME, bytes_below
from ledgers.write.files import write_folder
from ledgers.write.site import build_site, welcome_robots
from tests.sites import only

DAY, TOP = date(2026, 7, 15), "https://example.org/city/"
ASSETS = HOME / "site/assets"
PAGE = '---\ntitle: "排名"\ndescription: "谁第一"\n---\n\n<h1 id="page">排名</h1>\n'
FRAME = Frame(str(HOME / "mkdocs.yml"), address=TOP)


def made(folder: Path, frame: Frame) -> Path:
    """Build a site of two pages in a frame; return it."""
    files = {f"assets/{path}": data for path, data in bytes_below(ASSETS).items()}
    files |= dict.fromkeys(("index.md", "ranking/index.md"), PAGE.encode())
    write_folder(folder / "pages", [OutputFile(*file) for file in files.items()])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ledgers.write.site.build", only("index.md", "ranking/index.md"))
        build_site([frame], folder / "pages", folder / "site", DAY)
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("found"), FRAME)


def test_a_page_says_what_it_is_and_where(site: Path) -> None:
    html = (site / "ranking/index.html").read_text("utf-8")
    said = dict(re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)"', html))

    assert said["og:title"] == "排名"
    assert said["og:description"] == said["description"] == "谁第一"
    assert said["og:url"] == f"{TOP}ranking/index.html"
    assert f'<link rel="canonical" href="{said["og:url"]}">' in html
    assert (site / said["og:image"].removeprefix(TOP)).is_file()
    icons = re.findall(r'<link rel="(?:apple-touch-)?icon"[^>]* href="([^"]*)"', html)
    assert [icon for icon in icons if not (site / "ranking" / icon).is_file()] == []
    assert len(icons) == 3


def test_all_pages_are_listed_for_search_engines(site: Path) -> None:
    listed = re.findall("<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == [f"{TOP}index.html", f"{TOP}ranking/index.html"]
    assert f"Sitemap: {TOP}sitemap.xml\n" in (site / "robots.txt").read_text("utf-8")


def test_the_page_for_wrong_addresses_leads_to_the_portal_from_any_depth(site: Path) -> None:
    html = (site / "404.html").read_text("utf-8")
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    inner = [link for link in links if not link.startswith(("https:", "#", "data:"))]
    assert inner
    assert [link for link in inner if not link.startswith("/city/")] == []


def test_each_language_has_its_list(tmp_path: Path) -> None:
    welcome_robots([FRAME, replace(FRAME, address=f"{TOP}en/")], tmp_path)
    lists = re.findall(
        "^Sitemap: (.*)$", (tmp_path / "robots.txt").read_text("utf-8"), re.MULTILINE
    )
    assert lists == [f"{TOP}sitemap.xml", f"{TOP}en/sitemap.xml"]


def test_an_edition_is_not_to_be_found(tmp_path: Path) -> None:
    banner = Banner("An edition.", "Living", "index.html", "All", "Editions")
    site = made(tmp_path, replace(FRAME, address="", edition=banner))

    html = (site / "ranking/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in html
    assert "og:image" not in html
    assert not (site / "robots.txt").exists()


# ── Pictures of the seal ─────────────────────────────────────────────────────────────────────────

NUMBER = r'"([\d.]+)"'
BAR = re.compile(f"<rect x={NUMBER} y={NUMBER} width={NUMBER} height={NUMBER}/>")


@pytest.mark.parametrize("size", [48, 180])
def test_an_icon_shows_the_seal(size: int) -> None:
    seal = (ASSETS / "seal.svg").read_text("utf-8")
    bars = [tuple(map(float, found)) for found in BAR.findall(seal)]
    assert len(bars) == 3

    def white(x: int, y: int) -> bool:
        across, down = ((at + 0.5) * 32 / size for at in (x, y))
        return any(
            left <= across < left + wide and top <= down < top + high
            for left, top, wide, high in bars
        )

    data, step = (ASSETS / f"seal-{size}.png").read_bytes(), -(-size // 4) + 1
    start = data.index(b"IDAT") + 4
    rows = zlib.decompress(data[start : start + int.from_bytes(data[start - 8 : start - 4])])
    shown = [
        [(rows[y * step + 1 + x // 4] >> (6 - 2 * (x % 4)) & 3) == 2 for x in range(size)]
        for y in range(size)
    ]
    assert shown == [[white(x, y) for x in range(size)] for y in range(size)]
