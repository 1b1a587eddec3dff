"""An attack on what was published: the sums of every checkpoint, the public records, the schemas.

One county at a time adds its own records. Of every sum that is not shown as it is, whole numbers
that agree with all of this are sought: fewer than five of them, or a number of a band that is not
among them, is a leak.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from ledgers.model.catalog import Catalog
from ledgers.model.contract import Contract, Schema
from ledgers.model.portal import TOTAL, Cell, Table
from ledgers.project.aggregates import aggregates_of
from ledgers.project.catalog import project
from ledgers.project.contributions import contributions_of
from ledgers.project.records import ground_of
from tests.attack.public import Lump, Number, Point, Public, last_day, public_of
from tests.attack.solver import Programme, Row, Terms

FIVE = 5
MOST = 10**5
NOBODY = ""
"""The reader who has no county."""

Own = Mapping[tuple[str, str], Mapping[Lump, int]]
"""A reader's own numbers at a checkpoint: by field and part, by lump."""


class Place(NamedTuple):
    """A cell of a table at a checkpoint."""

    at: int
    field: str
    shape: str
    row: str
    column: str


class Leak(NamedTuple):
    """A cell of which a reader knows too much: from where to where it lies."""

    place: Place
    reader: str
    low: int
    high: int


@dataclass
class Published:
    """All that was published until the last checkpoint."""

    contract: Contract
    points: Sequence[Point]
    cells: dict[Place, Cell] = field(default_factory=dict)
    public: Public = field(default_factory=Public)
    own: dict[str, list[dict[Number, int]]] = field(default_factory=dict)

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


def published(
    catalog: Catalog, schemas: Mapping[str, Schema], points: Sequence[Point]
) -> Published:
    """Return what was published of a city at some checkpoints."""
    found = Published(Contract(schemas), points)
    for at, point in enumerate(points):
        for table in aggregates_of(catalog, schemas, point.made_on):
            found.cells |= dict(_cells(at, table, points))
    parts: dict[str, dict[str, None]] = defaultdict(dict)
    for place in found.cells:
        if place.shape == "city_year" and place.row != TOTAL:
            parts[place.field][place.row] = None
    projected = [project(catalog, schemas, point.made_on) for point in points]
    found.public = public_of(projected, points, parts)
    _own(found, catalog, schemas, parts)
    return found


def _cells(at: int, table: Table, points: Sequence[Point]) -> Iterator[tuple[Place, Cell]]:
    name = table.name.rpartition(".")[0]
    for row, cells in zip(table.rows, table.cells, strict=True):
        for column, through, cell in zip(table.columns, table.through, cells, strict=True):
            last = points[at].ends_on.isoformat()[:7]
            if table.shape == "city_month" or through == min(last, f"{column}-12"):
                yield Place(at, name, table.shape, row, column), cell


def _own(
    found: Published, catalog: Catalog, schemas: Mapping[str, Schema], parts: Mapping[str, object]
) -> None:
    """Add the numbers of each county's own records at each checkpoint."""
    for county in catalog.counties:
        found.own[county.code] = [defaultdict(int) for _ in found.points]
    for at, point in enumerate(found.points):
        for share in contributions_of(catalog, ground_of(catalog, schemas, point.made_on)):
            if share.rest is not None or share.county not in found.own:
                continue
            if last_day(share.when) <= point.ends_on:
                name = ".".join((*share.way, *((share.entry,) if share.entry else ())))
                part = share.part or ""
                part = part if not part or name not in parts or part in parts[name] else "?"
                when = share.when[:7] if len(share.when) == len("2026-01-01") else share.when
                number = Number(name, part, Lump(share.county, when, at))
                found.own[share.county][at][number] += int(share.value)


# ── The programme ────────────────────────────────────────────────────────────────────────────────


def taken(place: Place, numbers: Sequence[Number], *, stock: bool) -> list[Number]:
    """Return the numbers of which a cell is the sum."""
    length = len("2026-01") if place.shape == "city_month" else len("2026")
    found = [
        one
        for one in numbers
        if one.lump.since <= place.at and one.lump.when[:length] == place.column
    ]
    if stock:
        last: dict[str, str] = defaultdict(str)
        for one in found:
            last[one.lump.county] = max(last[one.lump.county], one.lump.when)
        found = [one for one in found if one.lump.when == last[one.lump.county]]
    if place.row != TOTAL:
        whose = place.shape == "county_year"
        found = [one for one in found if place.row == (one.lump.county if whose else one.part)]
    elif any(one.part for one in found):
        found = [one for one in found if one.part != "?"]
    return found


def groups(found: Published) -> Iterator[tuple[set[str], list[Number]]]:
    """Yield the fields that hang together, with their numbers."""
    together: dict[str, set[str]] = {one.field: {one.field} for one in found.public.numbers}
    for relation in found.public.relations.values():
        joined = set().union(*(together[one.field] for one in relation.less | relation.more))
        together |= dict.fromkeys(joined, joined)
    fields = {place.field for place in found.cells}
    for group in {min(one): one for one in together.values()}.values():
        if group & fields:
            yield group, sorted(one for one in found.public.numbers if one.field in group)


@dataclass
class Attack:
    """The programme of one reader about some fields."""

    found: Published
    reader: str
    numbers: list[Number]
    fields: set[str]
    index: dict[Number, int] = field(default_factory=dict)
    by_field: dict[str, list[Number]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Number all that this reader does not know."""
        for one in self.numbers:
            if one.lump.county != self.reader:
                self.index[one] = len(self.index)
                self.by_field[one.field].append(one)

    def terms(self, place: Place) -> Terms:
        """Return the unknown numbers of a cell."""
        numbers = self.by_field[place.field]
        return dict.fromkeys(
            (
                self.index[one]
                for one in taken(place, numbers, stock=self.found.is_stock(place.field))
            ),
            1,
        )

    def known(self, place: Place) -> int:
        """Return what the reader's own records add to a cell."""
        if self.reader == NOBODY:
            return 0
        own = self.found.own[self.reader][place.at]
        numbers = [one for one in own if one.field == place.field]
        held = taken(place, numbers, stock=self.found.is_stock(place.field))
        return sum(own[one] for one in held)

    def rows(self, but: Place | None = None) -> Iterator[Row]:
        """Yield all that binds the numbers; `but` for what was shown of a cell then or later."""
        for relation in self.found.public.relations.values():
            less = [self.index[one] for one in relation.less if one in self.index]
            more = [self.index[one] for one in relation.more if one in self.index]
            if less:
                terms = {**dict.fromkeys(less, 1), **dict.fromkeys(more, -1)}
                yield Row(terms, relation.known if relation.equal else -MOST, relation.known)
        for place, cell in self.found.cells.items():
            if place.field in self.fields and self._was_known(place, cell, but):
                low, high = _ends(cell)
                if low or high < MOST:
                    own, terms = self.known(place), self.terms(place)
                    if terms:
                        yield Row(terms, low - own, high - own)

    def _was_known(self, place: Place, cell: Cell, but: Place | None) -> bool:
        """Say whether a cell tells nothing new of another one.

        It was shown before, or is about nobody. Of a month, the exact sums of counties are shown.
        """
        if but is None or place.at < but.at or self.found.is_free(place):
            return True
        of_county = place.shape == "county_year" and place.row != TOTAL
        return but.shape == "city_month" and of_county and not cell.suppressed

    def targets(self) -> Iterator[tuple[Place, Cell | None]]:
        """Yield the cells of others that are not shown as they are, those of no table too."""
        yield from (
            (place, cell)
            for place, cell in self.found.cells.items()
            if place.field in self.fields and cell.suppressed and place.row != self.reader
        )
        for name in sorted(self.fields & {one.field for one in self.numbers if not one.part}):
            year = str(self.found.points[-1].ends_on.year)
            for at in range(len(self.found.points)):
                for code in self.found.own:
                    place = Place(at, name, "county_year", code, year)
                    if place not in self.found.cells and code != self.reader:
                        yield place, None


def _ends(cell: Cell) -> tuple[int, int]:
    if not cell.suppressed and cell.value is not None:
        return int(cell.value), int(cell.value)
    return cell.least or 0, MOST if cell.most is None else cell.most


# ── What it finds ────────────────────────────────────────────────────────────────────────────────


def leaks(found: Published, readers: Sequence[str] | None = None) -> Iterator[Leak]:
    """Yield every cell of which a reader may know too much."""
    for fields, numbers in groups(found):
        for reader in found.readers if readers is None else readers:
            yield from _leaks(Attack(found, reader, numbers, fields))


def _leaks(attack: Attack) -> Iterator[Leak]:
    targets = {
        place: (terms, attack.known(place), cell)
        for place, cell in attack.targets()
        if (terms := attack.terms(place)) and not attack.found.is_free(place)
    }
    if not targets:
        return
    programme = Programme(len(attack.index), attack.rows(), MOST)
    if programme.solved({}, most=True) is None:
        raise AssertionError(f"nothing agrees with what is shown: {attack.reader} {attack.fields}")
    seen: dict[Place, set[int]] = defaultdict(set)
    chance = Random(0)  # noqa: S311 - no secret
    for _ in range(6):
        weights = {at: chance.randint(-5, 5) for at in range(len(attack.index))}
        _note(programme.solved(weights, most=True), targets, seen)
    for place, (terms, own, cell) in targets.items():
        low, high = _range(place, programme, targets, seen)
        if _is_hidden(low, high, cell):
            continue
        if cell is None or cell.most is None:
            before = Programme(len(attack.index), attack.rows(place), MOST)
            if (low, high) == _range(place, before, {place: targets[place]}, {place: set()}):
                continue
            if low == high and any(
                other._replace(at=place.at) == place and one.value == low
                for other, one in attack.found.cells.items()
            ):
                continue  # It was shown before, and is still so.
        yield Leak(place, attack.reader, low, high)


def _is_hidden(low: int, high: int, cell: Cell | None) -> bool:
    if cell is not None and cell.most is not None:
        return low <= (cell.least or 0) and cell.most <= high
    return high - low >= FIVE - 1


def _note(solution, targets, seen) -> None:
    if solution is None:
        return
    for place, (terms, own, _) in targets.items():
        seen[place].add(own + round(sum(solution[at] * factor for at, factor in terms.items())))


def _range(place, programme, targets, seen) -> tuple[int, int]:
    terms, _, cell = targets[place]
    for most in (True, False):
        found = seen[place]
        if found and _is_hidden(min(found), max(found), cell):
            break
        _note(programme.solved(terms, most=most), targets, seen)
    return min(seen[place]), max(seen[place])
