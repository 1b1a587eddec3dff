"""List the changes of what a figure means, so that what was issued before can be told from forgery.

Whoever makes the program compute a figure otherwise from the same data raises the version in
`pyproject.toml`, adds a row here and keeps the former rule in `assess/facts.py`. Where an issue of
an earlier version comes out otherwise today, these rows explain every figure and the former rules
give what was issued, or it differs: a row alone proves nothing, since anyone can name a version.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledgers.model.engine import numbered
from ledgers.model.words import Words, say

FIRST = "0.1.0"
"""The version of the program before issues named it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """From which version on which figures are computed otherwise; what changed, and why."""

    version: str
    keys: frozenset[str]
    what: Words
    why: Words

    def concerns(self, version: str, key: str) -> bool:
        """Say whether a figure of an issue of a version may come out otherwise because of it."""
        return numbered(version) < numbered(self.version) and key in self.keys


MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "0.2.0",
        frozenset({"findings.closed", "findings.open"}),
        say("A finding counts as closed only once its county submitted that it was put right."),
        say("A decision that makes no sense on its day changes nothing, for tasks and findings."),
    ),
)
"""Every change of a figure's meaning, the oldest first."""


def explanations(version: str, keys: Iterable[str]) -> tuple[Meaning, ...] | None:
    """Return what explains that these figures come out otherwise; None where one is unexplained."""
    asked = frozenset(keys)
    found = tuple(since(version, asked))
    explained = frozenset().union(*(row.keys for row in found))
    return found if asked <= explained else None


def since(version: str, keys: Iterable[str]) -> Iterator[Meaning]:
    """Yield the changes since a version that concern any of the figures."""
    asked = frozenset(keys)
    yield from (row for row in MEANINGS if any(row.concerns(version, key) for key in asked))
