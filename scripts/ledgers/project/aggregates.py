"""The published tables of sums: county by year, city by month, city by year."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, pairwise
from operator import attrgetter

from ledgers.model import CITY, Catalog, in_groups, last_day, replace
from ledgers.model.lives.on_day import known_on
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.project import margins
from ledgers.project.bands import FEWEST, WIDTH
from ledgers.project.contributions import Contribution, Way, with_chosen
from ledgers.project.records import ground_of
from ledgers.project.sums import Names
from ledgers.project.years import Found, Key, Shares, year_of

MONTHLY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?\Z")
"""Months and days; a quarter has no place in a table of months."""
WHEN = attrgetter("when")


def aggregates_of(
    catalog: Catalog,
    as_of: date,
    only: str = "",
    *,
    exact: bool = False,
    chosen: Callable[[Catalog, date], dict[str, set[Way]]] = lambda *_: {},
) -> tuple[Table, ...]:
    """Return the tables of an unprojected catalogue, or of one ledger, with something to publish.

    They are the tables of the last checkpoint: of records that were filed and public on its day.
    Earlier checkpoints are computed again, of what was known on their days, since the cells that
    they show limit the later ones.
    Rows and columns do not depend on the filings, so they reveal nothing. An empty table is left
    out. Those for the city alone are `exact`. What numbers with conditions add up is `chosen`.
    """
    start = catalog.programme.start_on if catalog.programme else date(as_of.year, 1, 1)
    points = tuple(margins.checkpoints(start, as_of))
    if not points:
        return ()
    days = [point.made_on for point in points]
    grounds = [ground_of(known_on(catalog, day), day) for day in days]
    takers = tuple(margins.takers_of(*each) for each in zip(grounds, points, strict=True))
    layout = replace(
        margins.layout_of(catalog, grounds[-1], start, points), takers=takers, exact=exact
    )
    found = [
        _shares(with_chosen(ground, only, chosen(ground.catalog, point.made_on)), point, layout)
        for ground, point in zip(grounds, points, strict=True)
    ]
    made: dict[Key, list[Table]] = {}
    for key in sorted(found[-1], key=lambda key: (key[0], key[1] or "")):
        own = [table for table in _tables(key, found, layout) if _says_something(table)]
        whole, free = made.get((key[0], None), []), layout.is_free(key[0])
        known = [each.get(key, ()) for each in found]
        if free or "." not in str(key[1]) or _is_clear(own, whole, known):
            made[key] = own
    return tuple(chain(*made.values()))


def _is_clear(
    own: list[Table], whole: list[Table], known: Sequence[Sequence[Contribution]]
) -> bool:
    """Say whether a number with conditions tells of no county, beside the sum of all records.

    That has the same months and hides no county. What comes to a group, or leaves it, at any
    checkpoint is of three counties, and not small of any whose sum of all is shown.
    """
    shown = {one.shape for one in whole}
    length = len("2026-01" if "city_month" in shown else "2026")
    moved: dict[tuple[int, str, str], dict[str, int | Decimal]] = defaultdict(dict)
    for at, each in enumerate(pairwise(map(Counter, ((), *known)))):
        for sign, (less, more) in ((1, each), (-1, each[::-1])):
            for one, times in (more - less).items():
                if one.rest:
                    of = moved[at, f"{one.county == CITY}{one.rest}", one.when[:length]]
                    of[one.county] = of.get(one.county, 0) + sign * times * one.value
    hidden = {one.shape for one in whole if any(cell.suppressed for cell in chain(*one.cells))}
    ends = {one.through for one in (*own, *whole) if one.shape != "city_month"}
    few = WIDTH if "county_year" in shown else 0
    theirs = {each: of for each, of in moved.items() if CITY not in of}
    told = any(
        any(of.values()) and (len(of) < FEWEST or any(-few < one < few for one in of.values()))
        for of in theirs.values()
    )
    entry = next(one.entry for shares in known for one in shares)
    every = "city_year" in hidden and all(f"{entry}" in f"{each}" for each in theirs or moved)
    return len(ends) == 1 and "county_year" not in hidden and not (told or every)


def _says_something(table: Table) -> bool:
    """Say whether a table shows more than who takes part: the sum of all, or of a part."""
    cells = dict(zip(table.rows, table.cells, strict=True))
    return not all(cell.suppressed for cell in cells.get(TOTAL, tuple(chain(*table.cells))))


def _shares(
    made: Iterable[Contribution], point: margins.Checkpoint, layout: margins.Layout
) -> Shares:
    """Return the shares of each field that count at a checkpoint."""
    counting = (share for share in made if _counts(share, point, layout))
    return in_groups(((share.way, share.entry), share) for share in counting)


def _counts(share: Contribution, point: margins.Checkpoint, layout: margins.Layout) -> bool:
    """Say whether a share is of a period that is over, of a month and a place in the tables."""
    day = last_day(share.when)
    if day is None or day > point.ends_on or share.when[:4] not in layout.years:
        return False
    early = share.when.startswith(f"{layout.years[0]}-")  # A part of the year before.
    shown = not early and (share.when[:7] in layout.months or not MONTHLY.match(share.when))
    own = share.county == CITY and _may_be_the_citys(share.way[0], layout)
    return shown and (own or share.county in layout.counties)


def _may_be_the_citys(ledger: str, layout: margins.Layout) -> bool:
    """Say whether a ledger may have records about no county: then the city has its own row."""
    return layout.ground.context.contract.ledger(ledger).record.of_city


def _tables(key: Key, everything: Sequence[Shares], layout: margins.Layout) -> Iterator[Table]:
    """Yield the tables of one field in the shapes in which it may be published.

    `everything` has the shares of all fields at each checkpoint.
    """
    found = [shares.get(key, ()) for shares in everything]
    about = layout.ground.context.entries.get(("indicators", key[1] or ""), {})
    over = tuple(year for year in layout.years if f"{year}-12" <= layout.points[-1].month)
    layout = replace(layout, years=over if about.get("cycle") == "year" else layout.years[1:])
    schema = layout.ground.context.contract.field(*key[0])
    shapes = layout.shapes & frozenset(schema.get("x-cells", layout.shapes))
    shapes &= {"city_year"} if "." in str(key[1]) else shapes
    standing = layout.ground.context.contract.is_stock(*key[0])
    shares = [share for known in found for share in known]
    if any(share.value < 0 for share in shares if share.rest is None):
        return
    states = [_latest(known) for known in found] if standing else found
    lines: tuple[str, ...] = (TOTAL,)
    if any(share.part is not None for share in shares):
        lines, shapes = margins.parts_of(*key, layout.ground.context), shapes & {"city_year"}
    if standing or not all(MONTHLY.match(share.when) for share in shares):
        shapes -= {"city_month"}
    parts = [_parts_in(key, shares) for shares in everything] if lines == (TOTAL,) else []
    yield from _summed(key, Found(states, parts, grows=not standing), (shapes, lines), layout)


def _parts_in(key: Key, shares: Shares) -> Mapping[Key, Sequence[Contribution]]:
    """Return the shares of the fields that are a part of another one, by county.

    Where the bands of a part are shown for the city alone, they bind no county: whatever the
    counties have of the whole leaves room for as much of the part in all.
    """
    (way, entry) = key
    return {
        other: of_part
        for other, of_part in shares.items()
        if other[0][:-1] == way[:-1]
        and other[1] == entry
        and (wholes := {share.rest for share in of_part if share.rest})
        and way[-1] in wholes
        and not (len(wholes) == 1 and any(share.part for share in of_part))
    }


def _latest(shares: Sequence[Contribution]) -> Sequence[Contribution]:
    """Return the shares of each county's last filing of each year."""
    last = {(share.county, share.when[:4]): share.when for share in sorted(shares, key=WHEN)}
    return [share for share in shares if last[share.county, share.when[:4]] == share.when]


def _summed(
    key: Key, found: Found, asked: tuple[frozenset[str], tuple[str, ...]], layout: margins.Layout
) -> Iterator[Table]:
    """Yield the tables of a field, which share the totals of the years, or of its parts."""
    (shapes, lines), parts = asked, tuple(line for line in asked[1] if line != TOTAL)
    own = (CITY,) if _may_be_the_citys(key[0][0], layout) else ()
    counties = (*layout.counties, *own) if "county_year" in shapes else ()
    months = layout.months if "city_month" in shapes else ()
    cells: dict[tuple[str, str], Cell] = {}
    through: dict[str, str] = {}
    for year in layout.years:
        names = Names(counties, tuple(month for month in months if month[:4] == year), parts)
        through[year], column = year_of(key, found, year, names, layout)
        for name, cell in column.items():
            cells[(TOTAL, name) if name in months else (name, year)] = cell
    if counties:
        yield _table(key, "county_year", ((*counties, TOTAL), through), cells, layout)
    if months:
        itself = dict(zip(months, months, strict=True))
        yield _table(key, "city_month", ((TOTAL,), itself), cells, layout)
    if "city_year" in shapes:
        made = _table(key, "city_year", (lines, through), cells, layout)
        yield made if found.grows else replace(made, counties=_filed_in(made, found, layout))


def _filed_in(table: Table, found: Found, layout: margins.Layout) -> int:
    """Return how many counties have a share in the last sums of a stock (R317)."""
    known = dict(zip((point.month for point in layout.points), found.shares, strict=True))
    shares = [one for month in table.through[-1:] for one in known[month] if one.rest is None]
    return len({one.county for one in shares if one.when[:4] == table.columns[-1]})


def _table(
    key: Key,
    shape: str,
    sides: tuple[tuple[str, ...], Mapping[str, str]],
    cells: Mapping[tuple[str, str], Cell],
    layout: margins.Layout,
) -> Table:
    """Return a table; `sides` are its rows, and its columns with the last month of each."""
    (way, entry), (rows, columns) = key, sides
    named = ".".join((*way, *((entry,) if entry else ())))
    return Table(
        name=f"{named}.{shape}",
        title=margins.title_of(way, entry, layout.ground.context),
        ledger=way[0],
        shape=shape,
        rows=rows,
        columns=tuple(columns),
        cells=tuple(tuple(cells[row, column] for column in columns) for row in rows),
        through=tuple(columns.values()),
    )
