"""What is shown of the counties' sums at each checkpoint, so that none of them can be worked out.

Sums run from the start of the year, so they only rise: what is shown at one checkpoint is a bound
for the others. Where a new checkpoint would give away something of an earlier one, or of itself,
nothing of it is shown, and what was shown before stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ledgers.model.portal import TOTAL
from ledgers.project.bands import FAR, WIDTH, Known, Range, Ranges, ranges_of, unprotected
from ledgers.project.suppression import Numbers, State


@dataclass(frozen=True, slots=True)
class Link:
    """A number of each county that these are a part of, or that is a part of them.

    Of one that is `known` a reader has the number itself.
    """

    numbers: Numbers
    known: bool

    def bound(self, name: str, small: int) -> int:
        """Return the number of a county, or `small` where it is small and nobody knows it."""
        number = _whole(self.numbers, name)
        return number if self.known or number >= WIDTH else small


@dataclass(frozen=True, slots=True)
class Taken:
    """The sums of a field at a checkpoint: who takes part, and what they are linked with."""

    state: State
    names: tuple[str, ...]
    wholes: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()
    grows: bool = True

    def number(self, name: str) -> int:
        """Return the sum of a county."""
        return _whole(self.state.values, name)


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown at a checkpoint."""

    taken: Taken
    ranges: Ranges = field(default_factory=dict)


def _whole(numbers: Numbers, name: str) -> int:
    return int(numbers.get(name, 0))


def shown_over_time(
    found: Sequence[Taken], hidden: Sequence[frozenset[str]]
) -> tuple[Ranges | None, ...]:
    """Return what is shown of each county at each checkpoint, the earliest first; None is nothing.

    `hidden` are the names that may not be shown exactly.
    """
    shown: list[Shown | None] = []
    for taken, names in zip(found, hidden, strict=True):
        shown.append(_shown(taken, names, [one for one in shown if one]))
    return tuple(one.ranges if one else None for one in shown)


def _shown(taken: Taken, hidden: frozenset[str], past: Sequence[Shown]) -> Shown | None:
    if TOTAL in hidden:
        return None
    numbers = {name: _known(taken, name, past, ()) for name in taken.names}
    ranges = ranges_of(numbers, set(taken.names) - hidden)
    if ranges is None:
        return None
    new = Shown(taken, ranges)
    return new if all(_stays(past, at, new) for at in range(len(past))) else None


def _stays(past: Sequence[Shown], at: int, new: Shown) -> bool:
    """Say whether what was shown earlier stays protected by what is shown now."""
    then = past[at]
    around = past[:at], (*past[at + 1 :], new)
    numbers = {name: _known(then.taken, name, *around) for name in then.taken.names}
    exact = any(
        one.is_exact and not numbers[name].low <= one.low <= numbers[name].high
        for name, one in then.ranges.items()
    )
    return not exact and next(unprotected(numbers, then.ranges), None) is None


def _known(taken: Taken, name: str, past: Sequence[Shown], later: Sequence[Shown]) -> Known:
    """Return what a reader knows of a county's sum beside the total."""
    earlier = [one for one in past if taken.grows and name in one.ranges]
    after = [one for one in later if taken.grows and name in one.ranges]
    value = taken.number(name)
    return Known(
        value=value,
        low=max(
            (
                *(one.ranges[name].low for one in earlier),
                *(link.bound(name, 0) for link in taken.parts),
            ),
            default=0,
        ),
        high=min(
            (
                *(_most(one.ranges[name]) for one in after),
                *(link.bound(name, WIDTH - 1) for link in taken.wholes),
            ),
            default=FAR,
        ),
        least=max(
            (
                *(one.taken.number(name) for one in earlier),
                *(_whole(link.numbers, name) for link in taken.parts),
            ),
            default=0,
        ),
        most=min(
            (
                *(one.taken.number(name) for one in after),
                *(_whole(link.numbers, name) for link in taken.wholes),
            ),
            default=FAR,
        ),
    )


def _most(shown: Range) -> int:
    return shown.high


def exact_at(found: Mapping[str, Range], name: str) -> bool:
    """Say whether a sum is shown as it is."""
    return name in found and found[name].is_exact
