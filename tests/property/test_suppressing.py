"""Laws of suppression: what is left out of the published tables cannot be worked out from them."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.cells import TOTAL
from ledgers.project.suppression import suppressed_in

MINIMUM = 5
SMALL = st.integers(0, 12)
COUNTIES = st.lists(SMALL, min_size=1, max_size=8)
Equation = tuple[dict[str, Fraction], Fraction]


@st.composite
def years(draw: st.DrawFn) -> list[dict[str, int]]:
    """Draw a year: its total, divided by county, and the same total divided by month."""
    counties = draw(COUNTIES)
    total = sum(counties)
    cuts = sorted(draw(st.lists(st.integers(0, total), max_size=6)))
    months = [high - low for low, high in pairwise([0, *cuts, total])]
    return [
        {TOTAL: total},
        {f"county {number}": value for number, value in enumerate(counties)},
        {f"month {number}": value for number, value in enumerate(months)},
    ]


def published(year: Sequence[Mapping[str, int]]) -> list[Equation]:
    """Return what a reader knows: both divisions add up to the total, and what is published."""
    _, *divisions = year
    rows = [
        ({**dict.fromkeys(each, Fraction(1)), TOTAL: Fraction(-1)}, Fraction(0))
        for each in divisions
    ]
    hidden = frozenset().union(*suppressed_in(year, MINIMUM))
    known = {name: value for each in year for name, value in each.items() if name not in hidden}
    return [*rows, *(({name: Fraction(1)}, Fraction(value)) for name, value in known.items())]


def solved(rows: Sequence[Equation]) -> dict[str, Fraction]:
    """Return every unknown that the equations determine, by Gauss and Jordan."""
    rest, reduced = [(dict(row), value) for row, value in rows], list[tuple[str, Equation]]()
    while rest:
        row, value = rest.pop()
        pivot = next((name for name, factor in row.items() if factor), None)
        if pivot is None:
            assert value == 0
            continue
        scale = row[pivot]
        one = ({name: factor / scale for name, factor in row.items()}, value / scale)
        rest = [_without(pivot, other, one) for other in rest]
        reduced = [(name, _without(pivot, other, one)) for name, other in reduced]
        reduced.append((pivot, one))
    return {
        pivot: value
        for pivot, (row, value) in reduced
        if not any(factor for name, factor in row.items() if name != pivot)
    }


def _without(pivot: str, equation: Equation, one: Equation) -> Equation:
    (row, value), (base, right) = equation, one
    factor = row.get(pivot, Fraction(0))
    names = row.keys() | base.keys()
    made = {
        name: row.get(name, Fraction(0)) - factor * base.get(name, Fraction(0)) for name in names
    }
    return made, value - factor * right


def hidden_in(year: Sequence[Mapping[str, int]]) -> list[frozenset[str]]:
    """Return the suppressed cells of a year."""
    return list(suppressed_in(year, MINIMUM))


@given(years())
def test_no_suppressed_cell_is_determined_by_what_is_published(year: list[dict[str, int]]) -> None:
    determined = solved(published(year))

    assert determined.keys() & frozenset().union(*hidden_in(year)) == frozenset()


@given(years())
def test_every_suppressed_cell_may_be_anything_from_nought_to_the_minimum_at_least(
    year: list[dict[str, int]],
) -> None:
    for total, division, hidden in held(year):
        for name in hidden:
            for value in (0, MINIMUM):
                other = refilled(division, hidden, name, value, total)
                assert min(other.values()) >= 0
                assert total is None or sum(other.values()) == total
                assert {
                    **other,
                    **{each: division[each] for each in division.keys() - hidden},
                } == other


def held(
    year: Sequence[Mapping[str, int]],
) -> Iterator[tuple[int | None, Mapping[str, int], frozenset[str]]]:
    """Yield each division with its suppressed cells, and the total where a reader knows it."""
    total, *divisions = year
    first, *hidden = suppressed_in(year, MINIMUM)
    for division, names in zip(divisions, hidden, strict=True):
        yield (None if first else total[TOTAL]), division, names


def refilled(
    division: Mapping[str, int], hidden: frozenset[str], name: str, value: int, total: int | None
) -> dict[str, int]:
    """Return another division that looks the same to a reader, with a value of its own choice."""
    made = {each: 0 if each in hidden else known for each, known in division.items()}
    made[name] = value
    if total is not None:
        absorbing = next(each for each in sorted(hidden) if each != name)
        made[absorbing] = total - sum(made.values())
    return made


@given(years())
def test_nothing_below_the_minimum_is_published(year: list[dict[str, int]]) -> None:
    for division, hidden in zip(year, hidden_in(year), strict=True):
        assert all(value >= MINIMUM for name, value in division.items() if name not in hidden)


@given(years())
def test_a_year_without_small_cells_is_published_whole(year: list[dict[str, int]]) -> None:
    raised = [{name: value + MINIMUM for name, value in division.items()} for division in year]

    assert hidden_in(raised) == [frozenset()] * 3


def test_the_solver_finds_what_is_determined() -> None:
    one, two = {"a": Fraction(1), "b": Fraction(1)}, {"a": Fraction(1), "b": Fraction(-1)}

    assert solved([(one, Fraction(3)), (two, Fraction(1))]) == {"a": 2, "b": 1}
    assert solved([(one, Fraction(3)), (one, Fraction(3))]) == {}
