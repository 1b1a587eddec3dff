"""Which hidden numbers are published as a band of five, and which not at all: a closed form.

A reader knows the sum of some numbers, those that are shown, what else is public of each of them,
and the own number of one county. A number is protected where these leave at least five whole
numbers for it. That is decided by how far the others can move to make room: a band, by its ends; a
number of which nothing is shown, by what is known of it. What is linked with a number (its whole,
its parts, itself at another checkpoint) moves with it; that of the others is taken to stay.
So a number that could move in some other way counts as known: the form errs on the hiding side.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from ledgers.model.values import Struct

WIDTH = 5
FEWEST = 3
"""How many take part at the least: of two, each knows the other's number from its own."""
FAR = 10**15
"""More than any number."""


class Known(Struct, frozen=True):
    """A number, and what a reader knows of it beside the sum.

    It lies from `low` to `high`, moved together with what it is linked with; from `least` to `most`
    where that stays as it is. Of fewer than five that everybody knows it `may` be, all must stay.
    """

    value: int
    low: int = 0
    high: int = FAR
    least: int = 0
    most: int = FAR
    may: int = FAR

    @property
    def band(self) -> "Range":
        """Return the band of five that holds it."""
        low = self.value - self.value % WIDTH
        return Range(low, low + WIDTH - 1)

    @property
    def itself(self) -> "Range":
        """Return what shows it as it is."""
        return Range(self.value, self.value)

    def within(self, shown: "Range") -> bool:
        """Say whether it could be any number of a range."""
        return self.low <= shown.low and shown.high <= self.high


class Range(Struct, frozen=True):
    """What is shown of a number: exactly one, a band, or nothing where it has no end."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Say whether it holds one number."""
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        """Say whether it says nothing."""
        return self.high == FAR


NOTHING = Range(0, FAR)
Ranges = Mapping[str, Range]


def ranges_of(numbers: Mapping[str, Known], exact: Iterable[str]) -> Ranges | None:
    """Return what is shown of numbers that add up to a known sum; None where they cannot be hidden.

    Those in `exact` are shown as they are, as long as the others can be hidden among themselves.
    Where bands leave too little room, nothing is shown of the largest numbers, as few as it takes.
    Where most could not be five numbers anyway, nothing would be said.
    """
    largest = sorted(numbers, key=lambda each: (-numbers[each].value, each))
    tries = (_made(numbers, {*exact}, largest[:count]) for count in range(len(numbers)))
    if sum(one.may >= WIDTH for one in numbers.values()) < max(FEWEST, len(numbers) / 2):
        return None
    found = next((made for made in tries if made), None)
    return found and _narrowed(numbers, {*exact}, found)


def _made(
    numbers: Mapping[str, Known], exact: Container[str], hidden: Container[str]
) -> Ranges | None:
    """Return what is shown where nothing is of some numbers; None where others are not hidden."""
    shown = {
        name: NOTHING if name in hidden else _first(one, exact=name in exact)
        for name, one in numbers.items()
    }
    while name := next(unprotected(numbers, shown), None):
        if not shown[name].is_open:
            shown[name] = NOTHING
            continue
        free = [each for each, one in shown.items() if one.is_exact]
        if not free:
            return None
        least = min(free, key=lambda each: (numbers[each].value, each))
        shown[least] = _first(numbers[least], exact=False)
    return shown


def _narrowed(numbers: Mapping[str, Known], exact: Container[str], shown: Ranges) -> Ranges:
    """Return what is shown with bands and exact numbers wherever all stays hidden."""
    for name, one in numbers.items():
        for better in (_first(one, exact=False), *([one.itself] if name in exact else ())):
            tried = {**shown, name: better}
            if not next(unprotected(numbers, tried), None):
                shown = tried
    return shown


def _first(one: Known, *, exact: bool) -> Range:
    if exact:
        return one.itself
    return one.band if one.within(one.band) else NOTHING


def unprotected(numbers: Mapping[str, Known], shown: Ranges) -> Iterator[str]:
    """Yield the numbers that some reader knows too well, in order; each reader may know one."""
    moving = {name: _room(numbers[name], one) for name, one in shown.items() if not one.is_exact}
    sides = [[*sorted((room[at] for room in moving.values()), reverse=True), 0] for at in (0, 1)]
    totals = [sum(side) for side in sides]
    for name, room in sorted(moving.items()):
        # What the others give way makes room for it; the reader's own number does not move.
        rise, fall = (
            total - own - side[own == side[0]]
            for total, own, side in zip(totals, room, sides, strict=True)
        )
        if not _is_hidden(numbers[name], shown[name], fall, rise):
            yield name


def _room(one: Known, shown: Range) -> tuple[int, int]:
    """Return by how much a number can be less, and more, while its links stay as they are."""
    low, high = max(shown.low, one.least), min(shown.high, one.most)
    return max(one.value - low, 0), max(high - one.value, 0)


def _is_hidden(one: Known, shown: Range, down: int, up: int) -> bool:
    """Say whether five numbers are left where it can fall and rise by so much."""
    if not shown.is_open:
        return one.value - down <= shown.low and shown.high <= one.value + up and one.within(shown)
    falls, rises = min(one.value - one.low, down), min(one.high - one.value, up)
    return max(falls, 0) + max(rises, 0) >= min(WIDTH, one.may) - 1
