"""The published tables of sums: county by year, city by month, city by year."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.contract import Schema
from ledgers.model.layout import CITY
from ledgers.model.lives.corrections import known_on
from ledgers.model.periods import last_day
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.project.contributions import NOBODY, STOCK, Contribution, Way, contributions_of
from ledgers.project.disclosure import Link, Taken
from ledgers.project.divisions import Divided
from ledgers.project.margins import (
    Checkpoint,
    Layout,
    checkpoints,
    layout_of,
    parts_of,
    title_of,
)
from ledgers.project.records import Ground, ground_of
from ledgers.project.sums import Names, cells_of, exact_cells, state_of
from ledgers.project.suppression import State
from ledgers.project.takers import takers_of

MONTHLY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?\Z")
"""Months and days; a quarter has no place in a table of months."""

Key: TypeAlias = tuple[Way, str | None]
"""A field, and the register's entry that it is about."""


def aggregates_of(
    catalog: Catalog, schemas: Mapping[str, Schema], as_of: date
) -> tuple[Table, ...]:
    """Return the tables of an unprojected catalogue that have something to publish.

    They are the tables of the last checkpoint: of records that were filed and public on its day.
    Earlier checkpoints are computed again, of what was known on their days, since the cells that
    they show limit the later ones.
    Rows and columns do not depend on the filings, so they reveal nothing. An empty table is left
    out.
    """
    start = catalog.programme.start_on if catalog.programme else date(as_of.year, 1, 1)
    points = tuple(checkpoints(start, as_of))
    if not points:
        return ()
    known = [known_on(catalog, point.made_on) for point in points]
    grounds = [
        ground_of(each, schemas, point.made_on) for each, point in zip(known, points, strict=True)
    ]
    days = [point.ends_on for point in points]
    takers = tuple(map(takers_of, known, grounds, days))
    layout = replace(layout_of(catalog, grounds[-1], start, points), takers=takers)
    found = [
        _shares(each, ground, point, layout)
        for each, ground, point in zip(known, grounds, points, strict=True)
    ]
    return tuple(
        table
        for key in sorted(found[-1], key=lambda key: (key[0], key[1] or ""))
        for table in _tables(key, found, layout)
        if _says_something(table)
    )


def _says_something(table: Table) -> bool:
    """Say whether a table shows more than who takes part: the sum of all, or of a part."""
    cells = dict(zip(table.rows, table.cells, strict=True))
    asked = cells.get(TOTAL, tuple(chain(*table.cells)))
    return not all(cell.suppressed for cell in asked)


Shares: TypeAlias = Mapping[Key, Sequence[Contribution]]
"""The shares of each field that count at a checkpoint."""


def _shares(catalog: Catalog, ground: Ground, point: Checkpoint, layout: Layout) -> Shares:
    """Return the shares of each field that count at a checkpoint."""
    found: dict[Key, list[Contribution]] = defaultdict(list)
    for share in contributions_of(catalog, ground):
        if _counts(share, point, layout):
            found[share.way, share.entry].append(share)
    return found


def _counts(share: Contribution, point: Checkpoint, layout: Layout) -> bool:
    """Say whether a share is of a period that is over, of a month and a place in the tables."""
    day = last_day(share.when)
    if day is None or day > point.ends_on or share.when[:4] not in layout.years:
        return False
    shown = share.when[:7] in layout.months or not MONTHLY.match(share.when)
    own = share.county == CITY and _may_be_the_citys(share.way[0], layout)
    return shown and (own or share.county in layout.counties)


def _may_be_the_citys(ledger: str, layout: Layout) -> bool:
    """Say whether a ledger may have records about no county: then the city has its own row."""
    return layout.ground.context.contract.ledger(ledger).record.of_city


def _is_stock(way: Way, layout: Layout) -> bool:
    """Say whether a field is a stock, or a total since the start of the year.

    Of a year the last filing of each county counts, and there is no sum by month.
    """
    contract = layout.ground.context.contract
    outer = (way[:length] for length in range(1, len(way) + 1))
    return any(contract.field(*each).get("x-sum") == STOCK for each in outer)


def _tables(key: Key, everything: Sequence[Shares], layout: Layout) -> Iterator[Table]:
    """Yield the tables of one field in the shapes in which it may be published.

    `everything` has the shares of all fields at each checkpoint.
    """
    found = [shares.get(key, ()) for shares in everything]
    schema = layout.ground.context.contract.field(*key[0])
    shapes = layout.shapes & frozenset(schema.get("x-cells", layout.shapes))
    standing = _is_stock(key[0], layout)
    shares = [share for known in found for share in known]
    if any(share.value < 0 for share in shares if share.rest is None):
        return
    states = [_latest(known) for known in found] if standing else found
    if any(share.part is not None for share in shares):
        all_of = _Found(states, (), grows=not standing)
        yield from _parts(key, all_of, layout) if "city_year" in shapes else ()
        return
    if standing or not all(MONTHLY.match(share.when) for share in shares):
        shapes -= {"city_month"}
    parts = [_parts_in(key, shares) for shares in everything]
    yield from _whole(key, _Found(states, parts, grows=not standing), shapes, layout)


def _parts_in(key: Key, shares: Shares) -> Mapping[Key, Sequence[Contribution]]:
    """Return the shares of the fields that are a part of another one."""
    (way, entry) = key
    return {
        other: of_part
        for other, of_part in shares.items()
        if other[0][:-1] == way[:-1]
        and other[1] == entry
        and any(share.rest == way[-1] for share in of_part)
    }


@dataclass(frozen=True, slots=True)
class _Found:
    """A field's shares at each checkpoint, those of its parts, and whether sums can only grow."""

    shares: Sequence[Sequence[Contribution]]
    parts: Sequence[Shares]
    grows: bool


def _latest(shares: Sequence[Contribution]) -> Sequence[Contribution]:
    """Return the shares of each county's last filing of each year."""
    last: dict[tuple[str, str], str] = {}
    for share in shares:
        place = share.county, share.when[:4]
        last[place] = max(last.get(place, ""), share.when)
    return [share for share in shares if last[share.county, share.when[:4]] == share.when]


def _parts(key: Key, found: _Found, layout: Layout) -> Iterator[Table]:
    parts = parts_of(*key, layout.ground.context)
    cells: dict[tuple[str, str], Cell] = {}
    through: dict[str, str] = {}
    for year in layout.years:
        through[year], column = _year(key, found, year, Names(parts=parts), layout)
        cells |= {(part, year): column[part] for part in parts}
    yield _table(key, "city_year", (parts, through), cells, layout)


def _whole(key: Key, found: _Found, shapes: frozenset[str], layout: Layout) -> Iterator[Table]:
    """Yield the tables of a field that is not divided; they share the totals of the years."""
    own = (CITY,) if _may_be_the_citys(key[0][0], layout) else ()
    counties = (*layout.counties, *own) if "county_year" in shapes else ()
    months = layout.months if "city_month" in shapes else ()
    cells: dict[tuple[str, str], Cell] = {}
    through: dict[str, str] = {}
    for year in layout.years:
        names = Names(counties, tuple(month for month in months if month[:4] == year))
        through[year], column = _year(key, found, year, names, layout)
        for name, cell in column.items():
            cells[(TOTAL, name) if name in months else (name, year)] = cell
    if counties:
        yield _table(key, "county_year", ((*counties, TOTAL), through), cells, layout)
    if months:
        itself = dict(zip(months, months, strict=True))
        yield _table(key, "city_month", ((TOTAL,), itself), cells, layout)
    if "city_year" in shapes:
        yield _table(key, "city_year", ((TOTAL,), through), cells, layout)


def _year(
    key: Key, found: _Found, year: str, names: Names, layout: Layout
) -> tuple[str, Mapping[str, Cell]]:
    """Return the last month that a year's sums hold, and its cells."""
    of_year = [_in_year(shares, year) for shares in found.shares]
    taking = [
        replace(names.through(point.month), counties=layout.names(key[0], year, at, names.counties))
        for at, point in enumerate(layout.points)
    ]
    divided = [
        replace(_divided(key[0], shares, each, at, layout), grows=found.grows)
        for at, (shares, each) in enumerate(zip(of_year, taking, strict=True))
    ]
    at, cells = _cells(key, found, year, (taking, divided), layout)
    others = [name for name in names.counties if name not in taking[at].counties]
    nobody = {name: Cell(0, suppressed=False) for name in others}
    return min(f"{year}-12", layout.points[at].month), {**cells, **nobody}


def _divided(
    way: Way, shares: Sequence[Contribution], names: Names, at: int, layout: Layout
) -> Divided:
    """Return the sums of a field at a checkpoint, with each county's share."""
    filed = {month: layout.filed(way, month, at) for month in names.months}
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
    )


def _cells(
    key: Key,
    found: _Found,
    year: str,
    taking: tuple[Sequence[Names], Sequence[Divided]],
    layout: Layout,
) -> tuple[int, Mapping[str, Cell]]:
    """Return the checkpoint whose sums are shown, and their cells."""
    states = [one.state for one in taking[1]]
    ledger = layout.ground.context.contract.ledger(key[0][0])
    if ledger.protects(key[0][1:]) == NOBODY:
        return exact_cells(states)
    whole = all(isinstance(value, int) for state in states for value in state.values.values())
    if not taking[0][-1].counties or not whole:  # Amounts in parts of one have no bands.
        return cells_of(taking[1], layout.minimum)
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


def _table(
    key: Key,
    shape: str,
    sides: tuple[tuple[str, ...], Mapping[str, str]],
    cells: Mapping[tuple[str, str], Cell],
    layout: Layout,
) -> Table:
    """Return a table; `sides` are its rows, and its columns with the last month of each."""
    (way, entry), (rows, columns) = key, sides
    named = ".".join((*way, *((entry,) if entry else ())))
    return Table(
        name=f"{named}.{shape}",
        title=title_of(way, entry, layout.ground.context),
        ledger=way[0],
        shape=shape,
        rows=rows,
        columns=tuple(columns),
        cells=tuple(tuple(cells[row, column] for column in columns) for row in rows),
        through=tuple(columns.values()),
    )
