"""The law of bands: what is shown of a whole and a part over time leaves five numbers for each.

Every table is small enough to look for all numbers that agree with what is shown, for nobody and
for each county with its own numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.portal import TOTAL
from ledgers.model.portal import Cell as Sum
from ledgers.project.bands import WIDTH, Range, Ranges
from ledgers.project.disclosure import Link, Taken, shown_over_time
from ledgers.project.suppression import State, suppressed_over_time
from tests.attack.attacked import Target
from tests.attack.published import Place
from tests.attack.solver import Programme, Row
from tests.property.amount import examples

MOST = 10**4
OFTEN = 0.8
NOBODY = "nobody"
PLACE = Place(0, "", "county_year", "", "2026")
Sums = tuple[Mapping[str, int], ...]
"""The sums of each county at each checkpoint."""


@dataclass(frozen=True)
class Drawn:
    """A whole and its part at each checkpoint; `known`: the whole is public, `grown`: who filed."""

    whole: Sums
    part: Sums
    known: bool
    grown: tuple[frozenset[str], ...]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Draw three to six counties and one to three checkpoints; some have filed nothing more."""
    chance = draw(st.randoms(use_true_random=False))
    codes = "abcdef"[: chance.randint(3, 6)]
    most = chance.choice([3, 6, 14])
    whole, part = [dict.fromkeys(codes, 0)], [dict.fromkeys(codes, 0)]
    grown: list[frozenset[str]] = []
    for _ in range(chance.randint(1, 3)):
        filing = frozenset(code for code in codes if not grown or chance.random() < OFTEN)
        come = {code: chance.randint(0, most) if code in filing else 0 for code in codes}
        left = chance.choice([1, 3, 14])
        of_part = {code: max(value - chance.randint(0, left), 0) for code, value in come.items()}
        whole.append({code: whole[-1][code] + come[code] for code in codes})
        part.append({code: part[-1][code] + of_part[code] for code in codes})
        grown.append(filing)
    return Drawn(tuple(whole[1:]), tuple(part[1:]), chance.random() < OFTEN / 2, tuple(grown))


def with_total(sums: Mapping[str, int]) -> dict[str, int]:
    """Return sums with their total."""
    return {TOTAL: sum(sums.values()), **sums}


def shown(drawn: Drawn) -> dict[str, tuple[Ranges | None, ...]]:
    """Return what is shown of both fields at each checkpoint."""
    codes = tuple(drawn.whole[0])
    filed = [
        {code: sum(code in each for each in drawn.grown[: at + 1]) for code in codes}
        for at in range(len(drawn.whole))
    ]
    rests = [
        {code: whole[code] - part[code] for code in codes}
        for whole, part in zip(drawn.whole, drawn.part, strict=True)
    ]
    states = {
        "whole": [
            State(with_total(one), with_total(one), {}, (codes,)) for one in map(dict, drawn.whole)
        ],
        "part": [
            State(with_total(one), with_total(one), {"whole": with_total(left)}, (codes,))
            for one, left in zip(drawn.part, rests, strict=True)
        ],
    }
    takens = {
        "whole": [
            Taken(state, codes, parts=(Link("part", part, known=False),), filed=count)
            for state, part, count in zip(states["whole"], drawn.part, filed, strict=True)
        ],
        "part": [
            Taken(state, codes, wholes=(Link("whole", whole, drawn.known),), filed=count)
            for state, whole, count in zip(states["part"], drawn.whole, filed, strict=True)
        ],
    }
    return {
        name: shown_over_time(takens[name], suppressed_over_time(states[name], WIDTH))
        for name in ("whole", "part")
    }


Cell = tuple[str, int, str]
"""A field, a checkpoint, a county."""


@dataclass(frozen=True)
class Reader:
    """Somebody, or a county that knows its own numbers."""

    drawn: Drawn
    found: Mapping[str, tuple[Ranges | None, ...]]
    who: str

    def at(self, cell: Cell) -> int:
        """Return the place of what has come of a field of a county among the numbers."""
        name, at, code = cell
        codes = sorted(self.drawn.whole[0])
        return (at * len(codes) + codes.index(code)) * 2 + (name == "part")

    def terms(self, cell: Cell) -> dict[int, int]:
        """Return the numbers that a sum is made of."""
        name, at, code = cell
        return {self.at((name, each, code)): 1 for each in range(at + 1)}

    def number(self, cell: Cell) -> int:
        """Return a sum as it is."""
        name, at, code = cell
        return (self.drawn.whole if name == "whole" else self.drawn.part)[at][code]

    def programme(self, until: Cell | None = None) -> Programme:
        """Return all that this reader knows; of what is shown only what was so before a cell."""
        count = 2 * len(self.drawn.whole) * len(self.drawn.whole[0])
        return Programme(count, self.rows(MOST if until is None else until[1]), MOST)

    def rows(self, until: int) -> Iterator[Row]:
        """Yield what binds the numbers."""
        for at in range(len(self.drawn.whole)):
            for code in self.drawn.whole[0]:
                one, other = self.at(("part", at, code)), self.at(("whole", at, code))
                yield Row({one: 1, other: -1}, -MOST, 0)
                for name in ("whole", "part"):
                    cell = (name, at, code)
                    known = code == self.who or (name == "whole" and self.drawn.known)
                    if code not in self.drawn.grown[at]:
                        yield Row({self.at(cell): 1}, 0, 0)
                    if known:
                        yield Row(self.terms(cell), self.number(cell), self.number(cell))
            for name in ("whole", "part"):
                ranges = self.found[name][at]
                if ranges and at < until:
                    yield from self.table(name, at, ranges)

    def table(self, name: str, at: int, ranges: Ranges) -> Iterator[Row]:
        """Yield what a table shows: its total, which is exact, and each county's range."""
        total = sum(self.number((name, at, code)) for code in ranges)
        terms = {each: 1 for code in ranges for each in self.terms((name, at, code))}
        yield Row(terms, total, total)
        for code, one in ranges.items():
            yield Row(self.terms((name, at, code)), one.low, min(one.high, MOST))

    def knows(self, cell: Cell, one: Range) -> bool:
        """Say whether too little is left for a sum of which nothing, or a band, is shown."""
        most = None if one.is_open else one.high
        band = Sum(None, suppressed=True, least=one.low, most=most)
        target, programme = Target(PLACE, band, self.terms(cell), 0, broken=False), self.programme()
        values = target.found(programme)
        if target.is_hidden(programme):
            return False
        return bool(target.band) or values != target.found(self.programme(cell))


def known_too_well(drawn: Drawn) -> list[tuple[str, Cell]]:
    """Return who knows which sum too well."""
    found = shown(drawn)
    cells = [
        ((name, at, code), ranges[code])
        for name, shown_then in found.items()
        for at, ranges in enumerate(shown_then)
        for code in drawn.whole[0]
        if ranges and not ranges[code].is_exact and not (name == "whole" and drawn.known)
    ]
    return [
        (who, cell)
        for who in (NOBODY, *drawn.whole[0])
        for cell, one in cells
        if cell[2] != who and Reader(drawn, found, who).knows(cell, one)
    ]


@examples(12)
@given(tables())
def test_every_hidden_number_may_be_five_for_every_reader(drawn: Drawn) -> None:
    assert known_too_well(drawn) == []
