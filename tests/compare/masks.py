"""What differs between any two builds: ids of git, digests, the tool's version."""

import re
from dataclasses import dataclass

DIGEST = re.compile(r"(?<![0-9a-f])(?<!\d\.)(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])")
"""Trees, commits and blobs of git; SHA-256. Digits after a decimal point are a number.

In an index for search a word may stand before them without a space.
"""
SHORTEST = 7
"""So many letters of a commit's id git shows at least."""


@dataclass(frozen=True, slots=True)
class Mask:
    """Hide what both sides are called, on both sides alike."""

    commits: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        """Return the text with every such word replaced by what kind of word it is."""
        text = DIGEST.sub("<digest>", text)
        for commit in self.commits:
            text = re.sub(rf"\b{commit[:SHORTEST]}[0-9a-f]*\b", "<commit>", text)
        for version in self.versions:
            text = re.sub(rf"(?<![\d.]){re.escape(version)}(?!\.?\d)", "<version>", text)
        return text
