"""The arithmetic of the table: spreads, ratios of runs of the same round, goals."""

import statistics
from collections.abc import Mapping, Sequence

from ledgers.model.values import Struct
from tests.benchmarks.runs import Key, Run


class Spread(Struct, frozen=True):
    """The median of several numbers, between the least and the most."""

    median: float
    least: float
    most: float


class Goal(Struct, frozen=True):
    """What a program of ours may take: `most`, of another program's or in the measure's unit.

    `measure` is `seconds`, `memory` (MB), or `each` (milliseconds per file or page).
    """

    contest: str
    of: str
    most: float
    than: str = ""
    measure: str = "seconds"


class Outcome(Struct, frozen=True):
    """What was found of a goal, and whether it was met; before, where a tree of before ran too."""

    goal: Goal
    now: Spread
    before: Spread | None = None

    @property
    def met(self) -> bool:
        """Say whether the median is within the goal."""
        return self.now.median <= self.goal.most


class Side(Struct, frozen=True):
    """The runs of a program, and how many files or pages each of them worked on."""

    runs: Sequence[Run]
    units: int = 0

    def measured(self, measure: str) -> list[float]:
        """Return a measure of each run."""
        if measure == "each":
            return [1000 * run.seconds / self.units for run in self.runs]
        return [run.memory if measure == "memory" else run.seconds for run in self.runs]


def spread(numbers: Sequence[float]) -> Spread:
    """Return the median, the least and the most; raises where there is no number."""
    return Spread(statistics.median(numbers), min(numbers), max(numbers))


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Return how many times theirs ours is, round by round, as far as both ran."""
    return [one / other for one, other in zip(ours, theirs, strict=False)]


def outcome(goal: Goal, sides: Mapping[Key, Side]) -> Outcome | None:
    """Return what was found of a goal, none where one of its programs did not run."""
    now = _found(goal, sides, "")
    return Outcome(goal, now, _found(goal, sides, "before")) if now else None


def _found(goal: Goal, sides: Mapping[Key, Side], tree: str) -> Spread | None:
    ours = sides.get((goal.of, tree))
    # A program of ours is compared with that of its own tree, a peer has none.
    than = sides.get((goal.than, tree)) or sides.get((goal.than, ""))
    if ours is None or (goal.than and than is None):
        return None
    found = ours.measured(goal.measure)
    return spread(ratios(found, than.measured(goal.measure)) if goal.than and than else found)
