"""An attack on what was published: the sums of every checkpoint, the public records, the schemas.

One county at a time adds its own records. Of every sum that is not shown as it is, whole numbers
that agree with all of this are sought: fewer than five of them, or a number of a band that is not
among them, is a leak.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from ledgers.model.portal import TOTAL, Cell
from tests.attack.public import Number
from tests.attack.published import NOBODY, Place, Published, taken
from tests.attack.solver import Programme, Row, Terms

FIVE, MOST, TRIES = 5, 10**5, 6


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

    def __post_init__(self) -> None:
        """Give a number to all that this reader does not know."""
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


@dataclass(frozen=True)
class Target:
    """A cell to be worked out: the unknown numbers in it, and what the reader has of it."""

    place: Place
    cell: Cell | None
    terms: Terms
    own: int

    def value(self, solution: Sequence[float]) -> int:
        """Return the sum where the numbers are these."""
        return self.own + round(sum(solution[at] * factor for at, factor in self.terms.items()))

    def is_hidden(self, values: set[int]) -> bool:
        """Say whether it may be five numbers, and of a band any."""
        if not values:
            return False
        if self.cell is not None and self.cell.most is not None:
            return min(values) <= (self.cell.least or 0) and self.cell.most <= max(values)
        return max(values) - min(values) >= FIVE - 1

    def values(self, programme: Programme, seen: set[int]) -> set[int]:
        """Return values that it may have, the least and the most where they lie close together."""
        for most in (True, False):
            if not self.is_hidden(seen):
                solution = programme.solved(self.terms, most=most)
                assert solution is not None
                seen |= {self.value(solution)}
        return seen


def _leaks(attack: Attack) -> Iterator[Leak]:
    targets = [
        Target(place, cell, terms, attack.known(place))
        for place, cell in attack.targets()
        if (terms := attack.terms(place)) and not attack.found.is_free(place)
    ]
    if not targets:
        return
    programme = Programme(len(attack.index), attack.rows(), MOST)
    some = list(_some(programme, len(attack.index)))
    assert some, f"nothing agrees with what is shown: {attack.reader}, {attack.fields}"
    for target in targets:
        values = target.values(programme, {target.value(one) for one in some})
        if not target.is_hidden(values) and not _was_known(attack, target, values):
            yield Leak(target.place, attack.reader, min(values), max(values))


def _some(programme: Programme, count: int) -> Iterator[Sequence[float]]:
    """Yield some solutions, far from one another."""
    chance = Random(0)
    for _ in range(TRIES):
        weights = {at: chance.randint(-5, 5) for at in range(count)}
        if (solution := programme.solved(weights, most=True)) is not None:
            yield solution


def _was_known(attack: Attack, target: Target, values: set[int]) -> bool:
    """Say whether nothing that is shown of a cell then or later tells more of it than before.

    A band is shown only where all five are possible; a number that was shown may stay as it was.
    """
    if target.cell is not None and target.cell.most is not None:
        return False
    before = Programme(len(attack.index), attack.rows(target.place), MOST)
    ends = target.values(before, set())
    shown = any(
        place._replace(at=target.place.at) == target.place and {cell.value} == values
        for place, cell in attack.found.cells.items()
    )
    return shown or (min(ends), max(ends)) == (min(values), max(values))
