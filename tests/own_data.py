"""The repository's own data/: whether it is the demonstration, and who reads it.

Another city's repository passes these tests too, so only tests that are marked `demonstration`
may read data/ there, and they are skipped where it holds something else.
"""

import os
import re
import sys
from pathlib import Path

from tests.cities import REPOSITORY

DATA = f"{REPOSITORY}{os.sep}data"
READING = frozenset({"open", "os.listdir", "os.scandir"})
SKIPPED = "data/ is another city's: data/city/publication.yaml does not say demonstration: true"


def is_demonstration(root: Path = REPOSITORY) -> bool:
    """Say whether the city below data/ calls itself the demonstration."""
    file = root / "data/city/publication.yaml"
    told = file.read_text("utf-8") if file.is_file() else ""
    return re.search(r"^demonstration: true$", told, re.MULTILINE) is not None


class Watch:
    """Note what is read of data/ in this process while it is not allowed."""

    def __init__(self) -> None:
        """Begin to listen; what listens to Python's events cannot be taken away again."""
        self.allowed = True
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.allowed and event in READING and _is_own(*arguments[:2]):
            self.seen.append(os.fsdecode(str(arguments[0])))

    def taken(self) -> list[str]:
        """Return what was read since the last time, each once."""
        seen, self.seen = sorted(set(self.seen)), []
        return seen


def _is_own(path: object = None, mode: object = None) -> bool:
    """Say whether a path is data/ or lies in it."""
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    text = os.fsdecode(path)
    # Without a mode it is `os.open`, and a relative path may begin at any folder that is open.
    if mode is not None and not text.startswith(os.sep):
        text = os.path.abspath(text)  # noqa: PTH100 - text alone, for it is called at every opening
    return text == DATA or text.startswith(f"{DATA}{os.sep}")
