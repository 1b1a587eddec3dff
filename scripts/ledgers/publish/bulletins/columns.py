"""List the columns in which the figures of counties and tasks are shown, in every form alike."""

from collections.abc import Callable
from dataclasses import dataclass

from ledgers.model.words import Words, say
from ledgers.publish.bulletins.frozen import Figures, Frozen, arrow, climbed, interval


@dataclass(frozen=True, slots=True)
class Kind:
    """A column: its head, the formula it leads to, the figures it needs, and how it is written.

    Where it shows one figure as it was `frozen`, its head is what that figure was called.
    """

    words: Words
    method: str
    keys: tuple[str, ...]
    text: Callable[[Frozen, Figures], str]
    frozen: bool = False

    def head(self, figures: Frozen) -> Words:
        """Return its head: what the figure was called when it was issued, where it is a figure."""
        kind = figures.kinds.get(self.key) if self.frozen else None
        return kind.words if kind else self.words

    @property
    def key(self) -> str:
        """Return the figure that it shows first."""
        return self.keys[0]


def _plain(key: str, words: Words, method: str) -> Kind:
    return Kind(words, method, (key,), lambda all_, row: all_.shown(key, row.get(key)), frozen=True)


RANK = _plain("county.rank", say("Rank"), "rank")
CHANGE = Kind(say("Change"), "change", ("county.rank_before",), lambda _, row: arrow(climbed(row)))
INTERVAL = Kind(
    say("Interval"), "rank", ("county.rank_low", "county.rank_high"), lambda _, row: interval(row)
)
STANDING = (
    RANK,
    CHANGE,
    INTERVAL,
    _plain("county.score", say("Score"), "score"),
)
"""Where a county stands among the others."""

WORK = (
    _plain("county.progress", say("Progress"), "progress"),
    _plain("county.plan", say("Plan"), "plan"),
    _plain("county.overdue", say("Overdue"), "overdue"),
    _plain("county.missed", say("Missed"), "missed"),
    _plain("county.accepted_new", say("Newly accepted"), "measure"),
    _plain("county.returned_new", say("Returned"), "measure"),
)
"""What a county has done."""

TASK = (
    _plain("task.done", say("Counties done"), "light"),
    _plain("task.overdue", say("Counties overdue"), "overdue"),
    _plain("task.pending", say("Counties pending"), "pending"),
)
"""Where the counties stand with a task."""


def used(kinds: tuple[Kind, ...], figures: Frozen) -> tuple[Kind, ...]:
    """Return the columns for which an issue has any figure."""
    return tuple(kind for kind in kinds if figures.has(*kind.keys))
