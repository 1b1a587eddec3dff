"""Sums of the contributions to one field in one year: the total, counties, months, parts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ledgers.model import Struct, in_groups, replace
from ledgers.model.portal import TOTAL, Cell
from ledgers.project.bands import Range
from ledgers.project.contributions import Contribution
from ledgers.project.disclosure import Taken, shown_over_time
from ledgers.project.divisions import Divided, divided_over_time
from ledgers.project.suppression import UNDIVIDED, Size, State, suppressed_over_time

UNLISTED = "?"
"""The rest of a field's total without its listed parts: words that are not in the list."""


class Names(Struct, frozen=True):
    """The names of sums: counties and months, or parts."""

    counties: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def divisions(self) -> tuple[tuple[str, ...], ...]:
        """Return the names that add up to the total, and the months that add up to each quarter."""
        quarters = (
            tuple(months)
            for _, months in groupby(self.months, lambda month: (int(month[5:7]) - 1) // 3)
        )
        divisions = (self.parts, self.counties, self.months, *quarters)
        return tuple(division for division in divisions if division)

    @property
    def all(self) -> tuple[str, ...]:
        """Return every name once, the total first."""
        return (TOTAL, *self.parts, *self.counties, *self.months)

    def through(self, month: str) -> "Names":
        """Return the names as they were when no month after this one was shown."""
        return replace(self, months=tuple(each for each in self.months if each <= month))

    def of(self, share: Contribution) -> Iterator[str]:
        """Yield the names that a share counts under.

        A share of all parts together counts under no total: it is not a part of the field.
        """
        if self.parts:
            yield UNDIVIDED if share.rest is not None and share.part is None else str(share.part)
            if share.rest is None:
                yield TOTAL
        else:
            yield from (TOTAL, share.county, share.when[:7])


def state_of(shares: Sequence[Contribution], names: Names) -> State:
    """Return the state of a field in a year from its shares."""
    listed = [_listed(share, names) for share in shares]
    own = [share for share in listed if share.rest is None]
    sizes = values = _sums(own, names)
    if not all(share.size == share.value for share in own):
        counts = _sums((replace(share, value=share.size) for share in own), names)
        sizes = {name: min(value, counts[name]) for name, value in values.items()}
    rests = in_groups((share.rest, share) for share in listed if share.rest is not None)
    return State(
        values=values,
        sizes=sizes,
        rests={whole: _rest(left, names) for whole, left in sorted(rests.items())},
        divisions=names.divisions,
    )


def _listed(share: Contribution, names: Names) -> Contribution:
    """Return a share unchanged, or as unlisted where no table has its part."""
    if share.rest is not None or not names.parts or share.part in names.parts:
        return share
    return replace(share, part=None, rest=UNLISTED)


def _rest(shares: Iterable[Contribution], names: Names) -> Mapping[str, Size]:
    """Return what is left of a whole, of parts only where it is one of theirs."""
    left = list(shares)
    those = {name for share in left for name in names.of(share)} if names.parts else {*names.all}
    return {name: value for name, value in _sums(left, names).items() if name in those}


def _sums(shares: Iterable[Contribution], names: Names) -> Mapping[str, Size]:
    found: dict[str, Size] = dict.fromkeys(names.all, 0)
    for share in shares:
        for name in names.of(share):
            if name in found or name == UNDIVIDED:
                found[name] = found.get(name, 0) + share.value
    return found


def cells_of(
    divided: Sequence[Divided], minimum: int, taken: Sequence[Taken] = ()
) -> tuple[int, Mapping[str, Cell]]:
    """Return the last checkpoint at which anything is shown, and its cells; else the last of all.

    Where all of a later one is withheld, the earlier cells stay, since they reveal nothing new. A
    name that was not there yet is suppressed. `taken` are the sums of counties at each checkpoint,
    of which bands are shown; who does not take part has zero, as everybody can see.
    """
    states = [one.state for one in divided]
    hidden = list(suppressed_over_time(states, minimum))
    ranges = shown_over_time(taken, hidden) if taken else ()
    for at, found in enumerate(ranges):
        hidden[at] = frozenset(states[at].values) if found is None else hidden[at] - {*found}
    hidden = list(divided_over_time(divided, hidden, minimum))
    shown = [at for at, names in enumerate(hidden) if TOTAL not in names]
    at = shown[-1] if shown else len(states) - 1
    values = {name: states[at].values[name] for name in states[at].values.keys() - hidden[at]}
    banded = (ranges[at] or {}) if ranges else {}
    return at, {
        name: _banded(banded[name])
        if name in banded
        else Cell(values.get(name), suppressed=name not in values)
        for name in states[-1].values
    }


def _banded(found: Range) -> Cell:
    if found.is_exact:
        return Cell(found.low, suppressed=False)
    if found.is_open:
        return Cell(None, suppressed=True)
    return Cell(None, suppressed=True, least=found.low, most=found.high)
