"""Make the tables of sums that are published: county by year, city by month, city by year."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.cells import TOTAL, Cell, Table
from ledgers.model.layout import CITY
from ledgers.project.fields import field_of, parts_of, title_of
from ledgers.project.records import Ground, ground_of
from ledgers.project.setting import Schema
from ledgers.project.shares import Share, Way, shares_of
from ledgers.project.sums import by_county, by_month, by_part, cells_of, whole

SHAPES = ("county_year", "city_month")
"""What is published where `publication.yaml: cells` does not say."""

MINIMUM = 5
"""No setting goes below it."""

STOCKS: tuple[Way, ...] = (
    ("casework", "open_over_30"),
    ("facilities",),
    ("petitions", "townships", "overdue"),
    ("posts",),
    ("returns", "values", "last_year"),
    ("returns", "values", "this_period"),
)
"""What says how things stand, or runs from the start of the year: of a year the last filing of
each county counts, and there is no sum by month."""

CITYS_OWN = frozenset({"actions", "appraisals", "bulletins", "checks", "documents", "events"})
"""Ledgers in which a record may be about no county: the city has a row of its own."""

MONTHLY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?\Z")
"""Months and days; a quarter has no place in a table of months."""

Key: TypeAlias = tuple[Way, str | None]
"""A field, and the register's entry that it is about."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold what is the same for all tables: counties, years, months, shapes, the minimum."""

    ground: Ground
    counties: tuple[str, ...]
    places: frozenset[str]
    years: tuple[str, ...]
    months: tuple[str, ...]
    shapes: frozenset[str]
    minimum: int


def aggregates_of(
    catalog: Catalog, schemas: Mapping[str, Schema], as_of: date
) -> tuple[Table, ...]:
    """Return the tables of an unprojected catalogue in which something may be published.

    Rows and columns are the same whatever was filed: that there is one tells nothing. A table
    with nothing to show is left out.
    """
    layout = _layout(catalog, ground_of(catalog, schemas, as_of), as_of)
    found: dict[Key, list[Share]] = defaultdict(list)
    for share in shares_of(catalog, layout.ground):
        if _counts(share, layout):
            found[share.way, share.entry].append(share)
    tables = (
        table
        for key, shares in sorted(found.items(), key=lambda item: (item[0][0], item[0][1] or ""))
        for table in _tables(key, shares, layout)
    )
    return tuple(table for table in tables if not _is_empty(table))


def _counts(share: Share, layout: Layout) -> bool:
    """Say whether a share lies in the years and months that the tables show."""
    shown = share.when[:7] in layout.months or not MONTHLY.match(share.when)
    return share.when[:4] in layout.years and share.county in layout.places and shown


def _layout(catalog: Catalog, ground: Ground, as_of: date) -> Layout:
    start = catalog.programme.start_on if catalog.programme else date(as_of.year, 1, 1)
    years = tuple(str(year) for year in range(start.year, as_of.year + 1))
    counties = tuple(county.code for county in catalog.counties)
    setting = catalog.publication
    return Layout(
        ground=ground,
        counties=counties,
        places=frozenset((*counties, CITY)),
        years=years,
        months=tuple(_whole_months(start, as_of)),
        shapes=frozenset(_shapes_of(catalog)),
        minimum=max(MINIMUM, setting.minimum_cell if setting else MINIMUM),
    )


def _whole_months(start: date, as_of: date) -> Iterator[str]:
    """Yield the months of the programme that have passed: one that has not would be small."""
    for year in range(start.year, as_of.year + 1):
        for month in range(1, 13):
            first, after = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
            if start <= first and after <= as_of:
                yield first.isoformat()[:7]


def _shapes_of(catalog: Catalog) -> Sequence[str]:
    for document in catalog.by_ledger.get("publication", ()):
        said = document.value.get("cells")
        if isinstance(said, list):
            return [str(shape) for shape in said]
    return SHAPES


def _is_empty(table: Table) -> bool:
    return all(cell.suppressed for row in table.cells for cell in row)


def _tables(key: Key, shares: Sequence[Share], layout: Layout) -> Iterator[Table]:
    """Yield the tables of one field in the shapes in which it may be published."""
    schema = field_of(key[0], layout.ground.setting)
    shapes = layout.shapes & frozenset(schema.get("x-cells", layout.shapes))
    standing = any(key[0][: len(way)] == way for way in STOCKS)
    last = _latest(shares) if standing else shares
    if any(share.value < 0 for share in shares):
        return
    if any(share.part is not None for share in shares):
        yield from _parts(key, last, layout) if "city_year" in shapes else ()
    elif standing or not all(MONTHLY.match(share.when) for share in shares):
        yield from _whole(key, last, shapes - {"city_month"}, layout)
    else:
        yield from _whole(key, last, shapes, layout)


def _latest(shares: Sequence[Share]) -> Sequence[Share]:
    """Return the shares of each county's last filing of each year."""
    last: dict[tuple[str, str], str] = {}
    for share in shares:
        place = share.county, share.when[:4]
        last[place] = max(last.get(place, ""), share.when)
    return [share for share in shares if last[share.county, share.when[:4]] == share.when]


def _parts(key: Key, shares: Sequence[Share], layout: Layout) -> Iterator[Table]:
    """Yield the table of a field's parts, for the whole city alone."""
    parts = parts_of(*key, layout.ground.setting)
    cells: dict[tuple[str, str], Cell] = {}
    for year in layout.years:
        sums = by_part([share for share in shares if share.when[:4] == year], parts)
        (column,) = cells_of([sums], layout.minimum)
        cells |= {(part, year): cell for part, cell in column.items()}
    yield _table(key, "city_year", (parts, layout.years), cells, layout)


def _whole(
    key: Key, shares: Sequence[Share], shapes: frozenset[str], layout: Layout
) -> Iterator[Table]:
    """Yield the tables of a field that is not divided; they share the totals of the years."""
    own = (CITY,) if key[0][0] in CITYS_OWN else ()
    counties = (*layout.counties, *own) if "county_year" in shapes else ()
    months = layout.months if "city_month" in shapes else ()
    cells: dict[tuple[str, str], Cell] = {}
    for year in layout.years:
        of_year = [share for share in shares if share.when[:4] == year]
        for name, cell in _year(of_year, counties, _of(months, year), layout.minimum).items():
            cells[(TOTAL, name) if name in months else (name, year)] = cell
    if counties:
        yield _table(key, "county_year", ((*counties, TOTAL), layout.years), cells, layout)
    if months:
        yield _table(key, "city_month", ((TOTAL,), months), cells, layout)
    if "city_year" in shapes:
        yield _table(key, "city_year", ((TOTAL,), layout.years), cells, layout)


def _of(months: Sequence[str], year: str) -> tuple[str, ...]:
    return tuple(month for month in months if month[:4] == year)


def _year(
    shares: Sequence[Share], counties: Sequence[str], months: Sequence[str], minimum: int
) -> Mapping[str, Cell]:
    """Return the cells of a year: its total, its counties and its months."""
    divisions = [whole(shares)]
    divisions += [by_county(shares, counties)] if counties else []
    divisions += [by_month(shares, months)] if months else []
    return {
        name: cell for division in cells_of(divisions, minimum) for name, cell in division.items()
    }


def _table(
    key: Key,
    shape: str,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    cells: Mapping[tuple[str, str], Cell],
    layout: Layout,
) -> Table:
    (way, entry), (rows, columns) = key, sides
    named = ".".join((*way, *((entry,) if entry else ())))
    return Table(
        name=f"{named}.{shape}",
        title=title_of(way, entry, layout.ground.setting),
        ledger=way[0],
        shape=shape,
        rows=rows,
        columns=columns,
        cells=tuple(tuple(cells[row, column] for column in columns) for row in rows),
    )
