"""Hold a file that is to be written: where to, and its bytes."""

from dataclasses import dataclass

FINISHED = "<!-- finished -->\n"
"""The first line of a page's body that is HTML already, and is not read as Markdown."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A path relative to a folder that `write` knows, with `/` between its parts, and the bytes."""

    path: str
    data: bytes
