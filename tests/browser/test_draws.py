"""The page of draws does them again in a browser, opened from a folder, without a server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from demo import mini_city
from tests.cities import REPOSITORY
from tests.draws import FILES, HIDDEN, REVEALED, WAITING, city_of_draws
from tests.unit.publish.views import portal_of, view_in

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
POLICY = "default-src 'none'; script-src file:; style-src file:"
SCRIPTS = ("assets/loader.js", "draws/draws.js", "assets/draws.js")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the page, its scripts and its file of draws."""
    files = portal_of(view_in(city_of_draws(mini_city())))
    folder = tmp_path_factory.mktemp("draws")
    for name in SCRIPTS:
        (folder / name).parent.mkdir(exist_ok=True)
        own = files[name] if name in files else (REPOSITORY / "site" / name).read_bytes()
        (folder / name).write_bytes(own)
    body = files["draws/index.md"].decode().partition("<!-- finished -->\n")[2]
    scripts = "".join(f'<script src="../{name}"></script>' for name in SCRIPTS)
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    (folder / "draws/index.html").write_text(f"{head}{body}{scripts}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Open a page in Chromium; what goes wrong in it is kept as `window.name`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def proofs(page: Page, folder: Path) -> dict[str, str]:
    """Return what the page finds of each draw, by the words of its script."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((folder / "draws/index.html").as_uri())
    rows = page.locator("[data-draw]")
    found = [rows.nth(at) for at in range(rows.count())]
    assert wrong == []
    return {
        str(row.get_attribute("data-draw")): str(row.get_attribute("data-word")) for row in found
    }


def test_the_page_finds_what_the_program_finds(page: Page, folder: Path) -> None:
    assert proofs(page, folder) == {
        REVEALED: "fits",
        FILES: "fits",
        WAITING: "waiting",
        HIDDEN: "hidden",
        "C2026-06-08-1": "oneParty",
    }
    row = page.locator(f'[data-draw="{REVEALED}"]')
    assert row.locator("[data-is=proof]").inner_text() == "comes out again"
    assert "霁城区纪委监委第五派驻纪检监察组" in row.locator("[data-is=sample]").inner_text()


def test_the_page_finds_a_value_that_was_touched(page: Page, folder: Path) -> None:
    file = folder / "draws/draws.js"
    before = file.read_text(encoding="utf-8")
    try:
        file.write_text(before.replace('"value": "03 11 19"', '"value": "04 11 19"'), "utf-8")
        assert proofs(page, folder)[FILES] == "sample"
        file.write_text("broken(", "utf-8")
        page.goto((folder / "draws/index.html").as_uri())
        row = page.locator(f'[data-draw="{FILES}"] [data-is=proof]')
        assert row.inner_text() == "its file is not here, or cannot be read"
    finally:
        file.write_text(before, "utf-8")
