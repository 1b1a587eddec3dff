"""A copy of a city in which the first file of every ledger is broken, each in another way."""

import re
import shutil
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

FAULTS: tuple[Callable[[str], str], ...] = (
    lambda text: re.sub(r"20\d\d-\d\d-\d\d", "2026-02-30", text, count=1),
    lambda text: text + "odd: 13912345678\n",
    lambda text: re.sub(r"\bT\d\d\b", "T99", text, count=1),
    lambda text: text + text.splitlines(keepends=True)[-1],
    lambda text: re.sub(r": \d+$", ": -1", text, count=1, flags=re.MULTILINE),
    lambda text: text + "\tnote: 1\n",
    lambda text: re.sub(r"\b(status|kind|decision): \w+", r"\1: odd", text, count=1),
    lambda text: "".join(text.splitlines(keepends=True)[1:]),
)


def broken(root: Path, folder: Path) -> Path:
    """Copy data and schemas of a city into a folder, break the copy, and return it."""
    for part in ("data", "schemas"):
        shutil.copytree(root / part, folder / part)
    firsts = {path.parent: path for path in sorted(folder.glob("data/*/**/*.yaml"), reverse=True)}
    for path, fault in zip(sorted(firsts.values()), cycle(FAULTS), strict=False):
        path.write_text(fault(path.read_text("utf-8")), "utf-8")
    return folder
