"""Files that are kept outside the repository, and what they are by their bytes."""

import hashlib
import zipfile
from pathlib import Path
from typing import BinaryIO

from ledgers.model.attachments import Held

IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
PARTS = {"OFD.xml": "ofd", "[Content_Types].xml": "office"}


def held_in(folder: Path, name: str) -> Held | None:
    """Return what a file below a folder is; None where none is, or a link or a way out of it."""
    try:
        path = folder.resolve() / name
        if path.resolve() != path or not path.is_file():  # A pipe may never end.
            return None
        with path.open("rb") as file:
            return Held(hashlib.file_digest(file, "sha256").hexdigest(), file.tell(), _kind(file))
    except (OSError, RuntimeError, ValueError):  # A circle of links, or what no name can hold.
        return None


def _kind(file: BinaryIO) -> str:
    """Return what a file is; nothing where it is unknown, or a macro is one of its parts."""
    file.seek(0)
    head = file.read(8)
    if head.startswith((b"%PDF-", *IMAGES)):
        return "image" if head.startswith(IMAGES) else "pdf"
    try:
        names = zipfile.ZipFile(file).namelist()
    except (zipfile.BadZipFile, ArithmeticError, RuntimeError, ValueError):  # Strange ones do so.
        return ""
    macros = any("vbaproject" in name.lower() for name in names)
    return "" if macros else next((PARTS[name] for name in names if name in PARTS), "")
