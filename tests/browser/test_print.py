"""Print pages as readers do: no column is cut, sheets are few, and each says where it is from."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from ledgers.model.output import OutputFile
from ledgers.model.portal import Frame
from ledgers.publish.kit.context import notice_of
from ledgers.read.home import HOME, bytes_below
from ledgers.write.files import write_folder
from ledgers.write.site import build_site
from tests.sites import only
from tests.tools import CHROMIUM, FLAGS
from tests.unit.publish.views import DAY, mini_view, rendered

ASSETS = HOME / "site/assets"
SHEETS = {
    "index": 3,
    "ranking/index": 2,
    "counties/990121/index": 4,
    "counties/990121/brief/index": 1,
}
"""The pages to print, and the most sheets that each may take."""
ADDRESS = "https://example.org/ledgers/"
SHEET = re.compile(rb"/Type /Page\b")
SHOWN = "heads => heads.filter(one => one.checkVisibility()).map(one => one.innerText)"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the finished portal of the mini city, of which only the pages to print are built."""
    folder = tmp_path_factory.mktemp("printed")
    pages = folder / "pages"
    write_folder(pages, rendered(mini_view()))
    write_folder(pages / "assets", [OutputFile(*file) for file in bytes_below(ASSETS).items()])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ledgers.write.site.build", only(*(f"{page}.md" for page in SHEETS)))
        build_site([Frame(str(HOME / "mkdocs.yml"), address=ADDRESS)], pages, folder / "site", DAY)
    return folder / "site"


@dataclass(frozen=True)
class Printed:
    """A page on paper: the PDF, and the heads of its tables that are not folded away."""

    pdf: bytes
    heads: list[str]


@pytest.fixture(scope="module")
def printed(site: Path) -> dict[str, Printed]:
    """Return each page as who reads in the dark prints it, on the paper that its style asks for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_context(color_scheme="dark").new_page()
        page.emulate_media(media="print")
        found = {name: _printed(page, (site / f"{name}.html").as_uri()) for name in SHEETS}
        browser.close()
    return found


def _printed(page: Page, address: str) -> Printed:
    page.goto(address)
    heads = page.locator("thead th").evaluate_all(SHOWN)
    return Printed(page.pdf(prefer_css_page_size=True), heads)


def test_a_page_takes_few_sheets(printed: dict[str, Printed]) -> None:
    counted = {name: len(SHEET.findall(page.pdf)) for name, page in printed.items()}
    assert all(0 < counted[name] <= most for name, most in SHEETS.items()), counted


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("name", sorted(SHEETS))
def test_each_sheet_has_its_address_and_every_column(
    name: str, printed: dict[str, Printed]
) -> None:
    page, command = printed[name], ("pdftotext", "-raw", "-", "-")
    found = subprocess.run(command, input=page.pdf, capture_output=True, check=True)
    *sheets, _ = found.stdout.decode("utf-8").split("\f")

    told = f"{ADDRESS}{name}.html", notice_of(mini_view())
    assert [sheet for sheet in sheets if not all(text in sheet for text in told)] == []
    text = squeezed("".join(sheets))
    assert page.heads
    assert [head for head in page.heads if squeezed(head) not in text] == []


def squeezed(text: str) -> str:
    """Return a text without the gaps that breaking its lines puts in."""
    return "".join(text.split())
