"""The soaks: what takes too long for `make test`, one module each, in an open list."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tests.soak import (
    any_value,
    attacked,
    bad_files,
    bad_input,
    broken_records,
    demonstration,
    guides,
    history,
    independent,
    issues,
    killed,
    laws,
    mechanisms,
    month,
    nation,
    overseen,
    past,
    pushed,
    two_at_once,
    workbooks,
    worlds,
    years,
)


class Soak(Protocol):
    """One module of this folder.

    `NAME` is what `SOAK=` asks for, `ROUNDS` how many rounds a whole run plays, `CUT` how many of
    them `make test` plays: the first ones, at most 20 seconds of them; none where other tests cut.
    """

    NAME: str
    ROUNDS: int
    CUT: int

    def play(self, seed: int, number: int, folder: Path) -> None:
        """Play one round in an empty folder of its own; raises AssertionError where it fails.

        Everything that a round draws depends on seed and number alone.
        """


SOAKS: Sequence[Soak] = (
    any_value,
    attacked,
    bad_files,
    bad_input,
    broken_records,
    demonstration,
    guides,
    history,
    independent,
    issues,
    killed,
    laws,
    mechanisms,
    month,
    nation,
    overseen,
    past,
    pushed,
    two_at_once,
    workbooks,
    worlds,
    years,
)
OF_THE_DEMONSTRATION: Sequence[Soak] = (demonstration, guides, issues, workbooks)
"""Those that play data/ of this repository; another city's is none of theirs."""
