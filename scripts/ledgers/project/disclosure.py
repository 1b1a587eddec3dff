"""What is shown of the counties' sums at each checkpoint, so that none of them can be worked out.

Sums run from the start of the year, so they only rise: what is shown at one checkpoint is a bound
for the others. Where a new checkpoint would give away something of an earlier one, or of itself,
nothing of it is shown, and what was shown before stays.
"""

from collections.abc import Mapping, Sequence

from ledgers.model.portal import TOTAL
from ledgers.model.values import Struct, field, replace
from ledgers.project.bands import FAR, WIDTH, Known, Ranges, ranges_of, unprotected
from ledgers.project.suppression import Numbers, State


class Link(Struct, frozen=True):
    """A number of each county that these are a part of, or that is a part of them.

    Of one that is `known` a reader has the number itself.
    """

    name: str
    numbers: Numbers
    known: bool

    def of(self, name: str) -> int:
        """Return the number of a county."""
        return int(self.numbers.get(name, 0))

    def is_fixed(self, name: str) -> bool:
        """Say whether a reader may have the number of a county: it is known, or not small."""
        return self.known or self.of(name) >= WIDTH


class Taken(Struct, frozen=True):
    """The sums of a field at a checkpoint: who takes part, and what they are linked with.

    `filed` are the records of each county, where everybody can see how many there are.
    """

    state: State
    names: tuple[str, ...]
    wholes: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()
    grows: bool = True
    filed: Mapping[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return the sum of a county."""
        return int(self.state.values.get(name, 0))

    def has_stayed(self, name: str, other: "Taken") -> bool:
        """Say whether everybody can see that a sum is still what it was at another checkpoint."""
        same = name in self.filed and self.filed[name] == other.filed.get(name)
        return same and self.number(name) == other.number(name)


class Shown(Struct, frozen=True):
    """What was shown at a checkpoint."""

    taken: Taken
    ranges: Ranges = field(default_factory=dict)

    def ends(self, name: str) -> tuple[int, int]:
        """Return from where to where a sum can move; one of which nothing is shown stays."""
        found, value = self.ranges[name], self.taken.number(name)
        return (value, value) if found.is_open else (found.low, found.high)


def shown_over_time(
    found: Sequence[Taken], hidden: Sequence[frozenset[str]]
) -> tuple[Ranges | None, ...]:
    """Return what is shown of each county at each checkpoint, the earliest first; None is nothing.

    `hidden` are the names that may not be shown exactly.
    """
    shown: list[Shown] = []
    for taken, names in zip(found, hidden, strict=True):
        numbers = _numbers(taken, shown, ())
        ranges = None if TOTAL in names else ranges_of(numbers, set(taken.names) - names)
        new = Shown(taken, ranges or {})
        stays = all(_stays(shown, at, new) for at in range(len(shown)))
        shown.append(new if stays else Shown(taken))
    return tuple(one.ranges or None for one in shown)


def _stays(past: Sequence[Shown], at: int, new: Shown) -> bool:
    """Say whether a checkpoint stays protected by what is shown now, even one showing nothing."""
    then = past[at]
    before = _numbers(then.taken, past[:at], past[at + 1 :])
    numbers = _numbers(then.taken, past[:at], (*past[at + 1 :], new))
    if not then.ranges:
        narrow = {name: one for name, one in numbers.items() if one.high - one.low < WIDTH - 1}
        return all(
            one == before[name] or new.ranges.get(name) == one.itself
            for name, one in narrow.items()
        )
    exact = any(
        one.is_exact and not numbers[name].low <= one.low <= numbers[name].high
        for name, one in then.ranges.items()
    )
    return not exact and next(unprotected(numbers, then.ranges), None) is None


def _numbers(taken: Taken, past: Sequence[Shown], later: Sequence[Shown]) -> Mapping[str, Known]:
    return {name: _known(taken, name, past, later) for name in taken.names}


def _known(taken: Taken, name: str, past: Sequence[Shown], later: Sequence[Shown]) -> Known:
    """Return what a reader knows of a county's sum beside the total."""
    bounds = Bounds()
    for link in taken.wholes:
        bounds.above(link.of(name) if link.is_fixed(name) else WIDTH - 1, link.of(name))
    for link in taken.parts:
        bounds.below(link.of(name) if link.is_fixed(name) else 0, link.of(name))
    for then in (*past, *later):
        if name in then.ranges:
            _over_time(bounds, taken, name, then, 1 if then in past else -1)
    most, least = (
        [link.of(name) for link in links if link.known] for links in (taken.wholes, taken.parts)
    )
    may = min(most, default=FAR) - max(least, default=0) + 1
    return replace(Known(taken.number(name), *bounds.ends), may=may)


class Bounds(Struct):
    """The ends of what is known of a number: moved with its links, and while they stay."""

    ends: list[int] = field(default_factory=lambda: [0, FAR, 0, FAR])

    def below(self, moved: int, stays: int) -> None:
        """Raise the lower ends."""
        self.ends[0], self.ends[2] = max(self.ends[0], moved), max(self.ends[2], stays)

    def above(self, moved: int, stays: int) -> None:
        """Lower the upper ends."""
        self.ends[1], self.ends[3] = min(self.ends[1], moved), min(self.ends[3], stays)


def _over_time(bounds: Bounds, taken: Taken, name: str, then: Shown, way: int) -> None:
    """Bound a sum by itself at another checkpoint; `way` is 1 for an earlier one, else -1.

    What has come since is a sum as well: it is not below nought, not more than what has come of a
    whole, and not less than what has come of a part.
    """
    (bottom, top), was = then.ends(name), then.taken.number(name)
    under, over = (bounds.below, bounds.above)[::way]
    first, last = (bottom, top)[::way]
    if taken.has_stayed(name, then.taken):
        over(last, was)
    elif not taken.grows:
        return
    under(first, was)
    for limit, end, links, others in (
        (over, last, taken.wholes, then.taken.wholes),
        (under, first, taken.parts, then.taken.parts),
    ):
        before = {link.name: link for link in others}
        for link in links:
            if link.name in before:
                come = link.of(name) - before[link.name].of(name)
                free = FAR if limit == bounds.above else 0
                limit(end + come if link.is_fixed(name) else free, was + come)
