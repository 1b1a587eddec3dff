"""The sums of a field in one year: which checkpoint of it is shown, and its cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from ledgers.model.portal import Cell
from ledgers.model.values import Struct, replace
from ledgers.project.bands import FEWEST
from ledgers.project.contributions import NOBODY, Contribution, Way
from ledgers.project.disclosure import Link, Taken
from ledgers.project.divisions import Divided
from ledgers.project.margins import Layout
from ledgers.project.sums import Names, cells_of, state_of
from ledgers.project.suppression import State

Key: TypeAlias = tuple[Way, str | None]
"""A field, and the register's entry that it is about."""

Shares: TypeAlias = Mapping[Key, Sequence[Contribution]]
"""The shares of each field that count at a checkpoint."""


class Found(Struct, frozen=True):
    """A field's shares at each checkpoint, those of its parts, and whether sums can only grow."""

    shares: Sequence[Sequence[Contribution]]
    parts: Sequence[Shares]
    grows: bool


def year_of(
    key: Key, found: Found, year: str, names: Names, layout: Layout
) -> tuple[str, Mapping[str, Cell]]:
    """Return the last month that a year's sums hold, and its cells."""
    of_year = [_in_year(shares, year) for shares in found.shares]
    taking = [
        replace(names.through(point.month), counties=layout.names(key[0], year, at, names.counties))
        for at, point in enumerate(layout.points)
    ]
    divided = [
        replace(_divided(key[0], shares, each, (year, at), layout), grows=found.grows)
        for at, (shares, each) in enumerate(zip(of_year, taking, strict=True))
    ]
    at, cells = _cells(key, found, year, (taking, divided), layout)
    others = [name for name in names.counties if name not in taking[at].counties]
    nobody = {name: Cell(0, suppressed=False) for name in others}
    return min(f"{year}-12", layout.points[at].month), {**cells, **nobody}


def _divided(
    way: Way, shares: Sequence[Contribution], names: Names, when: tuple[str, int], layout: Layout
) -> Divided:
    """Return the sums of a field in a year at a checkpoint, with each county's share."""
    year, at = when
    filed = {month: layout.filed(way, month, at) for month in names.months}
    all_of = layout.filed(way, year, at)
    return Divided(
        state_of(shares, names),
        {
            county: state_of([share for share in shares if share.county == county], names)
            for county in layout.counties
        },
        months=names.months,
        parts=names.parts,
        takers={
            month: frozenset(by_name) for month, by_name in filed.items() if by_name is not None
        },
        few=all_of is not None and len(all_of) < FEWEST,
    )


def _cells(
    key: Key,
    found: Found,
    year: str,
    taking: tuple[Sequence[Names], Sequence[Divided]],
    layout: Layout,
) -> tuple[int, Mapping[str, Cell]]:
    """Return the checkpoint whose sums are shown, and their cells."""
    states = [one.state for one in taking[1]]
    if layout.is_free(key[0]):
        last = states[-1].values.items()
        return len(states) - 1, {name: Cell(value, suppressed=False) for name, value in last}
    whole = all(isinstance(value, int) for state in states for value in state.values.values())
    counties = taking[0][-1].counties
    if not (whole and counties):
        at, cells = cells_of(taking[1], layout.minimum)
        return at, _all_or_none(cells, taking[0][at].counties) if counties else cells
    taken = [
        Taken(
            state,
            names.counties,
            wholes=tuple(_wholes(state, _in_year(shares, year))),
            parts=tuple(_parts_of(parts, year, layout)),
            grows=found.grows,
            filed=layout.filed(key[0], year, at) or {},
        )
        for at, (names, state, shares, parts) in enumerate(
            zip(taking[0], states, found.shares, found.parts, strict=True)
        )
    ]
    return cells_of(taking[1], layout.minimum, taken)


def _all_or_none(cells: Mapping[str, Cell], names: Sequence[str]) -> Mapping[str, Cell]:
    """Return the cells of amounts, which have no bands: where one is withheld, all counties are."""
    few = len(names) < FEWEST
    some = few or any(cells[name].suppressed for name in names)
    hidden = cells.keys() if few else {*names} if some else set()
    nothing = Cell(None, suppressed=True)
    return {name: nothing if name in hidden else cell for name, cell in cells.items()}


def _in_year(shares: Iterable[Contribution], year: str) -> list[Contribution]:
    return [share for share in shares if share.when[:4] == year]


def _wholes(state: State, shares: Sequence[Contribution]) -> Iterator[Link]:
    """Yield the wholes of a field: of each county what is left of it, and the part."""
    known = {share.rest for share in shares if share.known}
    for whole, left in state.rests.items():
        numbers = {name: left.get(name, 0) + value for name, value in state.values.items()}
        yield Link(whole, numbers, whole in known)


def _parts_of(parts: Shares, year: str, layout: Layout) -> Iterator[Link]:
    """Yield the parts of a field, each with its sums by county."""
    for (way, _), shares in parts.items():
        numbers: dict[str, int] = defaultdict(int)
        for share in _in_year(shares, year):
            if share.rest is None:
                numbers[share.county] += int(share.value)
        ledger = layout.ground.context.contract.ledger(way[0])
        yield Link(way[-1], numbers, ledger.protects(way[1:]) == NOBODY)
