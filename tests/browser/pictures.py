"""Make the pictures of the READMEs: `python -m tests.browser.pictures PORTAL FOLDER`.

Each shows a page of the demonstration's portal on a wide screen, and on a phone beside it.
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
"""What is shown, by the name of its picture."""
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


def main(portal: Path, folder: Path) -> None:
    """Write the pictures of a portal into a folder."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in PAGES.items():
            found = list(shots(browser, (portal.resolve() / path).as_uri()))
            (folder / f"{name}.webp").write_bytes(small(beside(found)))
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
