"""Make the pictures of the guides: `python -m tests.browser.pictures PORTAL CACHE [READMES]`.

Each shows a page of a portal on a wide screen, and on a phone beside it. Those of the guides are
put where `ledgers publish` looks for them, those of the READMEs into a folder, where one is named.
"""

import shutil
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PAGES = {
    "overview": "index.html",
    "county": "counties/990121/index.html",
    "bulletin": "bulletins/weekly-2026-14/index.html",
}
"""What the READMEs show, by the name of its picture."""
GUIDES = {
    "clerk": "counties/*/index.html",
    "reviewer": "matrix/index.html",
    "officer": "bulletins/weekly-*/index.html",
    "adopter": "index.html",
    "maintainer": "problems/index.html",
}
"""What the guides show, by role, of any city: the last page of its kind, where there is one."""
LANGUAGES = {"zh": "", "en": "en/"}
WIDTHS, HEIGHT, GAP = (1280, 360), 900, 24
LARGEST = 120_000
"""The most bytes that a picture may have."""
PAPER = (255, 255, 255)


def shots(browser: Browser, address: str) -> Iterator[Image.Image]:
    """Yield what is seen of a page without scrolling, on the wide screen and on the phone."""
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": HEIGHT})
        page.goto(address)
        yield Image.open(BytesIO(page.screenshot(animations="disabled")))
        page.close()


def beside(found: list[Image.Image]) -> Image.Image:
    """Return pictures side by side."""
    whole = Image.new("RGB", (sum(WIDTHS) + GAP, HEIGHT), PAPER)
    for picture, left in zip(found, (0, WIDTHS[0] + GAP), strict=True):
        whole.paste(picture.convert("RGB"), (left, 0))
    return whole


def small(picture: Image.Image) -> bytes:
    """Return a picture as WebP, as good as its largest size allows."""
    for quality in range(90, 10, -10):
        written = BytesIO()
        picture.save(written, "WEBP", quality=quality, method=6)
        if written.tell() <= LARGEST:
            return written.getvalue()
    raise ValueError("the picture does not become small enough")


def of_guides(portal: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name of each picture of a guide, and the page that it shows."""
    for language, below in LANGUAGES.items():
        for role, pattern in GUIDES.items():
            if found := sorted((portal / below).glob(pattern)):
                yield f"{role}.{language}", found[-1]


def main(portal: Path, cache: Path, readmes: Path | None = None) -> None:
    """Write the pictures of a portal into the cache of the guides, and those of the READMEs."""
    wanted = {cache / "guides" / name: page for name, page in of_guides(portal)}
    wanted |= {readmes / name: portal / page for name, page in PAGES.items()} if readmes else {}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for place, page in wanted.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            picture = small(beside(list(shots(browser, page.resolve().as_uri()))))
            place.with_name(f"{place.name}.webp").write_bytes(picture)
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
