"""What a run found out, left for the next one."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ledgers.model.remembered import PAGE, SUM, Page
from ledgers.model.values import packed
from ledgers.write.files import new_file

MOST = 32 * 1024 * 1024
"""The bytes of a page: it holds nothing of files that are not there any more, and is bounded so."""
IGNORED = ".gitignore"


def keep_pages(folder: Path, pages: Mapping[str, Page]) -> None:
    """Write pages by owner, each whole or not at all; where that cannot be done, leave it.

    Two that write at the same time do not meet: the later one stands. Nothing is flushed to the
    disk: a page that a loss of power cut off is not believed.
    """
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.is_symlink():  # What it leads to may be somebody else's.
            return
        if not (folder / IGNORED).exists():
            (folder / IGNORED).write_bytes(b"*\n")
        for owner, page in pages.items():
            _keep(folder / f"{owner}{PAGE}", packed(page))


def _keep(place: Path, data: bytes) -> None:
    if len(data) > MOST:
        place.unlink(missing_ok=True)
        return
    with new_file(place) as beside:  # Nobody else may read it: it holds what is internal.
        beside.write_bytes(hashlib.blake2b(data, digest_size=SUM).digest() + data)
        beside.replace(place)
