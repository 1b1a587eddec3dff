"""All that was published of a city's sums, and what each county knows of its own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ledgers.flow.portal import chosen_on
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract
from ledgers.model.lives.on_day import known_on
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import project
from ledgers.project.contributions import Contribution, with_chosen
from ledgers.project.records import ground_of
from tests.attack.public import Lump, Number, Point, Public, last_day, public_of

NOBODY = ""
"""The reader who has no county."""


class Place(NamedTuple):
    """A cell of a table at a checkpoint.

    What no table has is a place too: a month of a county (`county_month`), what has come of it in
    a quarter (`county_quarter`), a part of it (in the row `990102/part`).
    """

    at: int
    field: str
    shape: str
    row: str
    column: str


@dataclass
class Published:
    """All that was published until the last checkpoint; `amounts`: fields of broken numbers."""

    contract: Contract
    points: Sequence[Point]
    cells: dict[Place, Cell] = field(default_factory=dict)
    public: Public = field(default_factory=Public)
    own: dict[str, list[dict[Number, int | Decimal]]] = field(default_factory=dict)
    amounts: set[str] = field(default_factory=set)

    @property
    def readers(self) -> tuple[str, ...]:
        """Return who reads: somebody, and each county."""
        return (NOBODY, *self.own)

    def is_stock(self, name: str) -> bool:
        """Say whether of a year only the last filing counts."""
        way = name.split(".")
        outer = (self.contract.field(*way[:length]) for length in range(1, len(way) + 1))
        return any(one.get("x-sum") == "stock" for one in outer)

    def is_free(self, place: Place) -> bool:
        """Say whether the numbers of a field are about nobody."""
        ledger, *way = place.field.split(".")
        return self.contract.ledger(ledger).protects(tuple(way)) == "none"


def published(catalog: Catalog, points: Sequence[Point]) -> Published:
    """Return what was published of a city at some checkpoints."""
    found = Published(catalog.contract, points)
    for at, point in enumerate(points):
        known = known_on(catalog, point.made_on)
        for table in aggregates_of(known, point.made_on, chosen=chosen_on):
            found.cells |= dict(_cells(at, table, points))
    parts: dict[str, dict[str, None]] = defaultdict(dict)
    for place in found.cells:
        if place.shape == "city_year" and place.row != TOTAL:
            parts[place.field][place.row] = None
    projected = [project(known_on(catalog, point.made_on), point.made_on) for point in points]
    found.public = public_of(projected, points, parts)
    _own(found, catalog, parts)
    return found


def _cells(at: int, table: Table, points: Sequence[Point]) -> Iterator[tuple[Place, Cell]]:
    name = table.name.rpartition(".")[0]
    for row, cells in zip(table.rows, table.cells, strict=True):
        for column, through, cell in zip(table.columns, table.through, cells, strict=True):
            last = points[at].ends_on.isoformat()[:7]
            if table.shape == "city_month" or through == min(last, f"{column}-12"):
                yield Place(at, name, table.shape, row, column), cell


def _own(found: Published, catalog: Catalog, parts: Mapping[str, Mapping[str, None]]) -> None:
    """Add the numbers of each county's own records at each checkpoint."""
    for county in catalog.counties:
        found.own[county.code] = [defaultdict(int) for _ in found.points]
    wholes: dict[str, str] = {}
    for at, point in enumerate(found.points):
        known = known_on(catalog, point.made_on)
        ground, chosen = ground_of(known, point.made_on), chosen_on(known, point.made_on)
        of = ""
        for share in with_chosen(ground, "", chosen):
            name = _field(share)
            if "." in str(share.entry):
                wholes[name] = of
            else:
                of = name
            if share.rest is not None or share.county not in found.own:
                continue
            if last_day(share.when) <= point.ends_on:
                part = share.part or ""
                part = part if not part or name not in parts or part in parts[name] else "?"
                when = share.when[:7] if len(share.when) == len("2026-01-01") else share.when
                number = Number(name, part, Lump(share.county, when, at))
                found.own[share.county][at][number] += share.value
                found.amounts |= {name} if isinstance(share.value, Decimal) else set()

    _choose(found.public, wholes)


def _field(share: Contribution) -> str:
    return ".".join((*share.way, *((share.entry,) if share.entry else ())))


def _choose(public: Public, wholes: Mapping[str, str]) -> None:
    """Add what numbers with conditions choose of others: at most those, of each lump."""
    hidden: dict[tuple[str, Lump], set[Number]] = defaultdict(set)
    for one in public.numbers:
        hidden[one.field, one.lump].add(one)
    for name, whole in wholes.items():
        for (of, lump), more in hidden.items():
            if of == whole:
                chosen = Number(name, "", lump)
                public.numbers.add(chosen)
                public.bind((name, whole, lump), {chosen}, more, 0)
                larger = name.removesuffix("numerator") + "denominator"
                if larger != name and wholes.get(larger) == whole:
                    public.bind((name, larger, lump), {chosen}, {Number(larger, "", lump)}, 0)


def taken(place: Place, numbers: Sequence[Number], *, stock: bool) -> list[Number]:
    """Return the numbers of which a cell is the sum."""
    length = len("2026-01") if place.shape.endswith("month") else len("2026")
    found = [
        one
        for one in numbers
        if one.lump.since <= place.at and one.lump.when[:length] == place.column
    ]
    if place.shape == "county_quarter":
        found = [one for one in found if one.lump.since == place.at]
    if stock:
        last: dict[str, str] = defaultdict(str)
        for one in found:
            last[one.lump.county] = max(last[one.lump.county], one.lump.when)
        found = [one for one in found if one.lump.when == last[one.lump.county]]
    if place.row == TOTAL:
        return [one for one in found if one.part != "?"]
    if place.shape.startswith("city"):
        return [one for one in found if one.part == place.row]
    county, _, part = place.row.partition("/")
    return [one for one in found if one.lump.county == county and (not part or one.part == part)]
