"""An attack on what was published: the sums of every checkpoint, the public records, the schemas.

One county at a time adds its own records. Of every sum that is not shown as it is, whole numbers
that agree with all of this are sought, each by itself: fewer than five of them, or a number of a
band that is not among them, is a leak. So it is for what no table has of a county: its months, its
parts, what has come in a quarter. There, and of amounts such as sums of scores, it is enough that
the least and the most lie as far apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import NamedTuple

from ledgers.model.portal import TOTAL, Cell
from tests.attack.public import Number
from tests.attack.published import NOBODY, Place, Published, taken
from tests.attack.solver import Programme, Row, Terms

FIVE, MOST, TRIES, FAR = 5, 10**5, 6, 100


class Leak(NamedTuple):
    """A cell of which a reader knows too much: from where to where it lies."""

    place: Place
    reader: str
    low: int
    high: int


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
    amounts: set[int] = field(default_factory=set)
    programmes: dict[tuple[int, bool], Programme] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give a number to all that this reader does not know."""
        for one in self.numbers:
            if one.lump.county != self.reader:
                self.index[one] = len(self.index)
                self.by_field[one.field].append(one)
        self.amounts = {at for one, at in self.index.items() if one.field in self.found.amounts}

    def programme(self, but: Place | None = None) -> Programme:
        """Return all that binds the numbers; `but` for what was shown of a cell then or later."""
        kind = (but.at, but.shape == "city_month") if but else (FAR, False)
        if kind not in self.programmes:
            rows = self.rows(but)
            self.programmes[kind] = Programme(len(self.index), rows, MOST, self.amounts)
        return self.programmes[kind]

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

    def known(self, place: Place) -> float:
        """Return what the reader's own records add to a cell."""
        if self.reader == NOBODY:
            return 0.0
        own = self.found.own[self.reader][place.at]
        numbers = [one for one in own if one.field == place.field]
        held = taken(place, numbers, stock=self.found.is_stock(place.field))
        return float(sum(own[one] for one in held))

    def rows(self, but: Place | None = None) -> Iterator[Row]:
        """Yield all that binds the numbers; `but` for what was shown of a cell then or later."""
        for relation in self.found.public.relations.values():
            less = [self.index[one] for one in relation.less if one in self.index]
            more = [self.index[one] for one in relation.more if one in self.index]
            if less:
                both: Terms = {**dict.fromkeys(less, 1), **dict.fromkeys(more, -1)}
                yield Row(both, relation.known if relation.equal else -MOST, relation.known)
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

    def targets(self) -> Iterator["Target"]:
        """Yield what is not shown of others as it is: cells, and what is in no table."""
        seen: set[frozenset[int]] = set()
        for place, cell in (*self._cells(), *self._beside()):
            terms = self.terms(place)
            if terms and not self.found.is_free(place) and (cell or frozenset(terms) not in seen):
                seen.add(frozenset(terms))
                yield Target(place, cell, terms, self.known(place), self.broken(terms))

    def _cells(self) -> Iterator[tuple[Place, Cell | None]]:
        for place, cell in self.found.cells.items():
            if place.field in self.fields and cell.suppressed and place.row != self.reader:
                yield place, cell

    def _beside(self) -> Iterator[tuple[Place, Cell | None]]:
        """Yield the places of no table, those of the first checkpoints first."""
        places: dict[Place, None] = {}
        for one in self.index:
            lump, year = one.lump, one.lump.when[: len("2026")]
            row = f"{lump.county}/{one.part}" if one.part else lump.county
            new = Place(lump.since, one.field, "county_quarter", row, year)
            month = new._replace(shape="county_month", column=lump.when[: len("2026-01")])
            for at in range(lump.since, len(self.found.points)):
                shapes = new._replace(shape="county_year", at=at), month._replace(at=at), new
                places |= dict.fromkeys(shapes)
        yield from ((place, None) for place in sorted(places) if place not in self.found.cells)

    def broken(self, terms: Iterable[int]) -> bool:
        """Say whether these numbers are amounts."""
        return not self.amounts.isdisjoint(terms)


def _ends(cell: Cell) -> tuple[float, float]:
    if not cell.suppressed and cell.value is not None:
        return float(cell.value), float(cell.value)
    return cell.least or 0, MOST if cell.most is None else cell.most


# ── What it finds ────────────────────────────────────────────────────────────────────────────────


def leaks(found: Published, readers: Sequence[str] | None = None) -> Iterator[Leak]:
    """Yield every cell of which a reader may know too much."""
    for fields, numbers in groups(found):
        for reader in found.readers if readers is None else readers:
            yield from _leaks(Attack(found, reader, numbers, fields))


@dataclass(frozen=True)
class Target:
    """A cell to be worked out: the unknown numbers in it, and what the reader has of it."""

    place: Place
    cell: Cell | None
    terms: Terms
    own: float
    broken: bool

    @property
    def band(self) -> range | None:
        """Return the numbers of the band that is shown."""
        if self.cell is None or self.cell.most is None:
            return None
        return range(self.cell.least or 0, self.cell.most + 1)

    def values(self, programme: Programme) -> set[int]:
        """Return what the sum is in all that a programme has found."""
        return {value + round(self.own) for value in programme.values(self.terms)}

    def is_hidden(self, programme: Programme) -> bool:
        """Say whether it was found to be five numbers, or as far apart, and of a band any."""
        values = self.values(programme)
        if values and (self.broken or self.cell is None):
            return max(values) - min(values) >= FIVE - 1
        return {*self.band} <= values if self.band else len(values) >= FIVE

    def is_no_secret(self, values: set[int]) -> bool:
        """Say whether what has come in a time is not small: five or more, or nothing at all."""
        return self.cell is None and (
            values == {0} or (self.place.shape != "county_year" and min(values) >= FIVE)
        )

    def found(self, programme: Programme) -> set[int]:
        """Return numbers that it may be: five, and of a band all, or all that there are."""
        for most in (True, False):
            if not self.is_hidden(programme):
                assert programme.solved(self.terms, most=most), self.place
        values = self.values(programme)
        for value in self.band or range(min(values), max(values) + 1):
            if self.broken or self.is_hidden(programme):
                break
            if value not in values:
                programme.equal(self.terms, value - round(self.own))
        return self.values(programme)


def _leaks(attack: Attack) -> Iterator[Leak]:
    if not (targets := list(attack.targets())):
        return
    programme = attack.programme()
    chance, count = Random(0), len(attack.index)
    for _ in range(TRIES):  # Some numbers, far from one another.
        programme.solved({at: chance.randint(-5, 5) for at in range(count)}, most=True)
    assert programme.tries, f"nothing agrees with what is shown: {attack.reader}, {attack.fields}"
    for target in targets:
        values = target.found(programme)
        if target.is_hidden(programme) or target.is_no_secret(values):
            continue
        if not _was_known(attack, target, values):
            yield Leak(target.place, attack.reader, min(values), max(values))


def _was_known(attack: Attack, target: Target, values: set[int]) -> bool:
    """Say whether nothing that is shown of a cell then or later tells more of it than before.

    A band is shown only where all five are possible. A number that was shown may stay as it was,
    and one that could never be five too: that nothing has come of it may be seen.
    """
    if target.band:
        return False
    shown = any(
        place._replace(at=target.place.at) == target.place and {cell.value} == values
        for place, cell in attack.found.cells.items()
    )
    first = target.place.at if target.place.shape == "county_quarter" else 0
    places = [target.place._replace(at=at) for at in range(target.place.at, first - 1, -1)]
    return shown or any(
        replace(target, place=one, terms=terms, own=attack.known(one)).found(attack.programme(one))
        == values
        for one in places
        if (terms := attack.terms(one))
    )
