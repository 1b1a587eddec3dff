"""Hold a file that is to be written: where to, and its bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A path relative to a folder that `write` knows, with `/` between its parts, and the bytes."""

    path: str
    data: bytes
