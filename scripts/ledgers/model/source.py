"""Hold what may be shown of a file: its public lines, with their numbers and the blob's name."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Show a file of data as the public may see it.

    `lines` holds one entry for every line of the file, from line 1 on: its public text, or None
    where the line is not published. `records` gives the first and last line of each record in
    it, by reference (`city/tasks/T07`, `990121/progress/T07`). `blob` is git's name for the
    file's bytes (40 hexadecimal digits), None where any of them is hidden: from the name of a file
    with one small hidden number that number could be guessed.
    """

    file: str
    owner: str
    ledger: str
    blob: str | None
    lines: tuple[str | None, ...]
    records: Mapping[str, tuple[int, int]]
