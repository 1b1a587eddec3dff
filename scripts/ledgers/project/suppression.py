"""The cells of a table that are not published, chosen so that none can be worked out (F2).

A reader may work out several measures: the number itself; the rest of a whole without this part;
and by how much either has changed since an earlier checkpoint. Each measure adds up to its total,
by county, by month or by part. So a reader who knows the totals also knows, for each division, the
sum over its hidden cells. The choice ensures for every measure that no visible cell is small, and
that the sum over the hidden ones is not small either.

Only the part is hidden to protect a rest, never the whole; and each rest brings a new unknown for
each cell. So a rest is known where part and whole are both shown, and nothing else follows from it:
the choice for one field does not depend on other fields.

Zero is suppressed like every other small number: that nobody did something is also a fact about few
people. A rest or a change of zero may be seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from ledgers.model.portal import TOTAL
from ledgers.model.values import Struct, field

Size: TypeAlias = int | Decimal
Numbers: TypeAlias = Mapping[str, Size]
"""Numbers by name: the total, counties, months, or parts."""

UNDIVIDED = "."
"""The name of a rest that belongs to all parts of a field together."""


class State(Struct, frozen=True):
    """One field of one year as it is known at a checkpoint.

    `values` are the sums, `sizes` the numbers of cases in each, `rests` the rest of each whole, and
    `divisions` the names that add up to the total, or to its growth in a quarter.
    """

    values: Numbers
    sizes: Numbers
    rests: Mapping[str, Numbers] = field(default_factory=dict)
    divisions: tuple[tuple[str, ...], ...] = ()


class Measure(Struct, frozen=True):
    """Numbers that a reader may work out; `nought` says whether zero is small.

    The names in `before` were hidden, and cannot be worked out whatever is shown now.
    """

    numbers: Numbers
    before: frozenset[str] = frozenset()
    nought: bool = False

    def of(self, name: str) -> Size:
        """Return the number of a name."""
        return self.numbers.get(name, 0)

    def is_small(self, name: str, minimum: int) -> bool:
        """Say whether a number is about few cases."""
        size = max(self.of(name), -self.of(name))
        return name not in self.before and size < minimum and (self.nought or size != 0)

    def hides(self, names: Sequence[str], minimum: int) -> bool:
        """Say whether the sum over hidden names protects each of them."""
        total = sum((self.of(name) for name in names), start=0)
        size = max(total, -total)
        if self.nought:
            return len(names) > 1 and size >= minimum
        return size == 0 or size >= minimum


def suppressed_over_time(states: Sequence[State], minimum: int) -> tuple[frozenset[str], ...]:
    """Return the suppressed names at each checkpoint, the earliest first.

    Cells shown at one checkpoint limit the later ones, so the last depends on all; everything is
    computed again from the data each time.
    """
    past: list[tuple[State, frozenset[str]]] = []
    for state in states:
        measures = tuple(_with_carrier(one, state) for one in _measures(state, past))
        kept = frozenset(
            name
            for then, hidden in past
            if TOTAL not in hidden
            for name in hidden
            # It has not changed, so it would reveal the earlier number.
            if state.values.get(name) == then.values.get(name)
        )
        past.append((state, _suppressed(state, measures, kept, minimum)))
    return tuple(hidden for _, hidden in past)


def _measures(state: State, past: Sequence[tuple[State, frozenset[str]]]) -> Iterator[Measure]:
    """Yield the measures that a reader of this and all earlier checkpoints may work out.

    A checkpoint at which nothing was shown gives nothing to subtract.
    """
    yield from map(Measure, state.rests.values())
    for then, hidden in past:
        if TOTAL not in hidden:
            yield Measure(_change(state.values, then.values), hidden)
            yield Measure(_change(state.sizes, then.sizes), hidden)
            for name in sorted(state.rests.keys() | then.rests.keys()):
                yield Measure(_change(state.rests.get(name, {}), then.rests.get(name, {})), hidden)
    # Last: hiding a rest or a change hides the number too, but not the other way round.
    yield Measure(state.sizes, nought=True)


def _change(now: Numbers, then: Numbers) -> Numbers:
    return {name: now.get(name, 0) - then.get(name, 0) for name in (*now, *(then.keys() - now))}


def _with_carrier(measure: Measure, state: State) -> Measure:
    """Return a measure in which the rest of all parts together is added to the smallest part."""
    if UNDIVIDED not in measure.numbers or not state.divisions:
        return measure
    numbers = dict(measure.numbers)
    carrier = min(state.divisions[0], key=lambda name: (state.sizes[name], name))
    numbers[carrier] = numbers.get(carrier, 0) + numbers.pop(UNDIVIDED)
    return Measure(numbers, measure.before, measure.nought)


def _suppressed(
    state: State, measures: Sequence[Measure], kept: frozenset[str], minimum: int
) -> frozenset[str]:
    """Return the small cells, and as many of the next smallest as it takes to hide them.

    Where the total is small in any measure, everything is hidden.
    """
    names = frozenset(state.sizes)
    if any(measure.is_small(TOTAL, minimum) for measure in measures if TOTAL in measure.numbers):
        return names
    small = {name for name in names for one in measures if one.is_small(name, minimum)}
    hidden = names & (small - {TOTAL} | kept)
    while more := _missing(state, measures, hidden, minimum):
        hidden |= {more}
    return hidden


def _missing(
    state: State, measures: Sequence[Measure], hidden: frozenset[str], minimum: int
) -> str | None:
    """Return the next smallest name that must be hidden too, if any."""
    for division in state.divisions:
        for measure in measures:
            held = [name for name in division if name in hidden or name in measure.before]
            if held and not measure.hides(held, minimum):
                free = [name for name in division if name not in held]
                helping = [name for name in free if measure.nought or measure.of(name)]
                if helping:
                    return min(helping, key=lambda name: (state.sizes[name], name))
    return None
