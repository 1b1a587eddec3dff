"""The editions of the demonstration, cut with the real commands in a separate repository.

Both are cut from one commit that holds `data/` and `schemas/` as they are, bulletins among them, so
that they verify in any clone whose history holds these files, squashed or not. Everything that
decides how pages look has to be finished before: an edition is verified by its program.
"""

from dataclasses import dataclass
from pathlib import Path

from demo.bulletins import run


@dataclass(frozen=True, slots=True)
class Turn:
    """One edition: the day on which it is cut, its identifier, the options."""

    today: str
    name: str
    options: tuple[str, ...] = ()


TURNS = (
    Turn("2026-07-15", "2026-Q2"),
    Turn("2026-07-15", "2026-07-15"),
)


def cut_all(root: Path) -> None:
    """Cut every edition in a repository whose inputs are committed."""
    for turn in TURNS:
        place = ("--root", str(root), "--today", turn.today)
        run("edition", "cut", turn.name, *turn.options, *place)
