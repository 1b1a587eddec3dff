"""Printing of HTML to PDF; the one door to Chromium.

Chromium prints the same page that the portal offers for printing, breaks Chinese lines as a
reader's browser does, and needs no further dependency, unlike a PDF library. Its PDFs differ from
run to run (they contain the time and the version), so a PDF is made on request and is not part of
the portal.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ledgers.model import CannotGoOn, Words, say

PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-pdf-header-footer",
)
SECONDS = 120


def printed(html: bytes) -> bytes:
    """Return HTML as PDF, on the paper that its style asks for.

    Raises CannotGoOn where there is no Chromium, or where it prints nothing.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise CannotGoOn.say(
            "PDF needs Chromium or Chrome, and there is none on this machine; "
            "--format html gives the same page, for any browser to print"
        )
    with tempfile.TemporaryDirectory(prefix="ledgers-print.") as scratch:
        return _printed(program, Path(scratch), html)


def _printed(program: str, scratch: Path, html: bytes) -> bytes:
    page, pdf = scratch / "page.html", scratch / "page.pdf"
    page.write_bytes(html)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # As root, there is no sandbox.
    sandbox = ("--no-sandbox",) if is_root else ()
    folders = (f"--user-data-dir={scratch / 'profile'}", f"--print-to-pdf={pdf}")
    command = (program, *FLAGS, *sandbox, *folders, page.as_uri())
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - no shell, a page of ours
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotGoOn(_refused(type(error).__name__)) from error
    if not pdf.is_file():
        raise CannotGoOn(_refused("-"))
    return pdf.read_bytes()


def _refused(reason: str) -> Words:
    return say("Chromium could not print the page: {reason}", reason=reason)
