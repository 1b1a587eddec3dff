"""The published tables of sums: county by year, city by month, city by year."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.contract import Schema
from ledgers.model.layout import CITY
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.project.contributions import STOCK, Contribution, Way, contributions_of
from ledgers.project.margins import (
    Checkpoint,
    Layout,
    checkpoints,
    last_day,
    layout_of,
    parts_of,
    title_of,
)
from ledgers.project.records import ground_of
from ledgers.project.sums import Names, cells_of, state_of

MONTHLY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?\Z")
"""Months and days; a quarter has no place in a table of months."""

Key: TypeAlias = tuple[Way, str | None]
"""A field, and the register's entry that it is about."""


def aggregates_of(
    catalog: Catalog, schemas: Mapping[str, Schema], as_of: date
) -> tuple[Table, ...]:
    """Return the tables of an unprojected catalogue that have something to publish.

    They are the tables of the last checkpoint: of records that were filed and public on its day.
    Earlier checkpoints are computed again, since the cells that they show limit the later ones.
    Rows and columns do not depend on the filings, so they reveal nothing. An empty table is left
    out.
    """
    start = catalog.programme.start_on if catalog.programme else date(as_of.year, 1, 1)
    points = tuple(checkpoints(start, as_of))
    if not points:
        return ()
    layout = layout_of(catalog, ground_of(catalog, schemas, points[-1].made_on), start, points)
    found = [_shares(catalog, schemas, point, layout) for point in points]
    return tuple(
        table
        for key in sorted(found[-1], key=lambda key: (key[0], key[1] or ""))
        for table in _tables(key, [shares.get(key, ()) for shares in found], layout)
        if not all(cell.suppressed for cell in chain(*table.cells))
    )


def _shares(
    catalog: Catalog, schemas: Mapping[str, Schema], point: Checkpoint, layout: Layout
) -> Mapping[Key, Sequence[Contribution]]:
    """Return the shares of each field that count at a checkpoint."""
    last = point == layout.points[-1]
    ground = layout.ground if last else ground_of(catalog, schemas, point.made_on)
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


def _tables(key: Key, found: Sequence[Sequence[Contribution]], layout: Layout) -> Iterator[Table]:
    """Yield the tables of one field in the shapes in which it may be published.

    `found` are its shares at each checkpoint.
    """
    schema = layout.ground.context.contract.field(*key[0])
    shapes = layout.shapes & frozenset(schema.get("x-cells", layout.shapes))
    standing = _is_stock(key[0], layout)
    shares = [share for known in found for share in known]
    if any(share.value < 0 for share in shares if share.rest is None):
        return
    states = [_latest(known) for known in found] if standing else found
    if any(share.part is not None for share in shares):
        yield from _parts(key, states, layout) if "city_year" in shapes else ()
        return
    if standing or not all(MONTHLY.match(share.when) for share in shares):
        shapes -= {"city_month"}
    yield from _whole(key, states, shapes, layout)


def _latest(shares: Sequence[Contribution]) -> Sequence[Contribution]:
    """Return the shares of each county's last filing of each year."""
    last: dict[tuple[str, str], str] = {}
    for share in shares:
        place = share.county, share.when[:4]
        last[place] = max(last.get(place, ""), share.when)
    return [share for share in shares if last[share.county, share.when[:4]] == share.when]


def _parts(key: Key, found: Sequence[Sequence[Contribution]], layout: Layout) -> Iterator[Table]:
    parts = parts_of(*key, layout.ground.context)
    cells: dict[tuple[str, str], Cell] = {}
    through: dict[str, str] = {}
    for year in layout.years:
        through[year], column = _year(found, year, Names(parts=parts), layout)
        cells |= {(part, year): column[part] for part in parts}
    yield _table(key, "city_year", (parts, through), cells, layout)


def _whole(
    key: Key, found: Sequence[Sequence[Contribution]], shapes: frozenset[str], layout: Layout
) -> Iterator[Table]:
    """Yield the tables of a field that is not divided; they share the totals of the years."""
    own = (CITY,) if _may_be_the_citys(key[0][0], layout) else ()
    counties = (*layout.counties, *own) if "county_year" in shapes else ()
    months = layout.months if "city_month" in shapes else ()
    cells: dict[tuple[str, str], Cell] = {}
    through: dict[str, str] = {}
    for year in layout.years:
        names = Names(counties, tuple(month for month in months if month[:4] == year))
        through[year], column = _year(found, year, names, layout)
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
    found: Sequence[Sequence[Contribution]], year: str, names: Names, layout: Layout
) -> tuple[str, Mapping[str, Cell]]:
    """Return the last month that a year's sums hold, and its cells."""
    of_year = [[share for share in shares if share.when[:4] == year] for shares in found]
    states = [
        state_of(shares, names.through(point.month))
        for shares, point in zip(of_year, layout.points, strict=True)
    ]
    at, cells = cells_of(states, layout.minimum)
    return min(f"{year}-12", layout.points[at].month), cells


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
