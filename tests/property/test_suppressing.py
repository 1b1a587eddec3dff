"""Laws of suppression: what is left out of the published tables cannot be worked out from them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledgers.model.portal import TOTAL
from ledgers.project.aggregates import aggregates_of
from ledgers.project.margins import checkpoints
from ledgers.project.suppression import State, suppressed_over_time
from tests.property.amount import examples
from tests.unit.project.made import COUNTIES, catalog

MINIMUM = 5
Equation = tuple[dict[Any, Fraction], Fraction]
Counts = Mapping[tuple[str, str], int]
"""Numbers by county and month."""

# ── What a reader knows ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class History:
    """Hold a whole and a part of it at each checkpoint; `late`: something came late."""

    wholes: tuple[Counts, ...]
    parts: tuple[Counts, ...]
    late: bool

    def fields(self) -> dict[str, list[State]]:
        """Return the states of both fields; only the part bears what is left."""
        rests = [
            {key: whole[key] - part[key] for key in whole}
            for whole, part in zip(self.wholes, self.parts, strict=True)
        ]
        return {
            "whole": [state(counts) for counts in self.wholes],
            "part": [state(*both) for both in zip(self.parts, rests, strict=True)],
        }


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Draw up to three quarters of two months in up to four counties; some of it comes late."""
    counties = [f"county {number}" for number in range(draw(st.integers(1, 4)))]
    small = st.integers(0, draw(st.sampled_from([2, 6, 12])))
    late = draw(st.booleans())
    whole: dict[tuple[str, str], int] = {}
    part: dict[tuple[str, str], int] = {}
    wholes, parts = [], []
    for quarter in range(draw(st.integers(1, 3))):
        more = {
            (county, f"{quarter}-{month}"): draw(small) for county in counties for month in "ab"
        }
        if late and whole:
            key = draw(st.sampled_from(sorted(whole)))
            more[key] = draw(small)
        for key, value in more.items():
            whole[key] = whole.get(key, 0) + value
            part[key] = part.get(key, 0) + draw(st.integers(0, value))
        wholes.append(dict(whole))
        parts.append(dict(part))
    return History(tuple(wholes), tuple(parts), late)


def state(counts: Counts, rests: Counts | None = None) -> State:
    """Return a state of numbers by county and month, with what is left of a whole."""
    values, left = totals(counts), {} if rests is None else {"whole": totals(rests)}
    counties, months = (tuple(sorted({key[at] for key in counts})) for at in (0, 1))
    quarters = [
        tuple(month for month in months if month[0] == quarter)
        for quarter in sorted({month[0] for month in months})
    ]
    return State(values, values, left, (counties, months, *quarters))


def totals(counts: Counts) -> dict[str, int]:
    """Return the sums of counts in all, by county and by month."""
    found: dict[str, int] = {TOTAL: 0}
    for (county, month), value in counts.items():
        for name in (TOTAL, county, month):
            found[name] = found.get(name, 0) + value
    return found


def truth(history: History) -> dict[Any, int]:
    """Return every number that there is: fields, what is left, and how each has changed."""
    found: dict[Any, int] = {}
    for name, states in history.fields().items():
        for at, one in enumerate(states):
            found |= {(name, at, cell): int(value) for cell, value in one.values.items()}
            for left in one.rests.values():
                found |= {("rest", at, cell): int(value) for cell, value in left.items()}
    levels = dict(found)
    for (name, at, cell), value in levels.items():
        for earlier in range(at):
            then = levels.get((name, earlier, cell), 0)
            found["change", name, earlier, at, cell] = value - then
    return found


def hidden_cells(history: History) -> set[tuple[str, int, str]]:
    """Return the suppressed cells of both fields at all checkpoints."""
    return {
        (name, at, cell)
        for name, states in history.fields().items()
        for at, cells in enumerate(suppressed_over_time(states, MINIMUM))
        for cell in cells
    }


def known(history: History) -> Iterator[Equation]:
    """Yield all that a reader of all checkpoints knows.

    A month that is over does not change; who files late is not known.
    """
    numbers, hidden = truth(history), hidden_cells(history)
    for name, states in history.fields().items():
        for at, one in enumerate(states):
            for division in one.divisions[:2]:
                yield adds_up((name, at, TOTAL), [(name, at, cell) for cell in division])
            for cell in one.values:
                if (name, at, cell) not in hidden:
                    yield {(name, at, cell): Fraction(1)}, Fraction(numbers[name, at, cell])
    yield from tied(numbers, history.late)


def tied(numbers: Mapping[Any, int], late: bool) -> Iterator[Equation]:  # noqa: FBT001 - as drawn
    """Yield how parts, wholes, rests and changes hang together."""
    for key in numbers:
        if key[0] == "rest":
            _, at, cell = key
            yield adds_up(("whole", at, cell), [("part", at, cell), key])
        if key[0] == "change":
            _, name, earlier, at, cell = key
            then = [(name, earlier, cell)] if (name, earlier, cell) in numbers else []
            yield adds_up((name, at, cell), [key, *then])
            if not late and then and cell[0].isdigit():
                yield {key: Fraction(1)}, Fraction(0)


def adds_up(total: Any, parts: Sequence[Any]) -> Equation:  # noqa: ANN401 - any name of a number
    """Return that some numbers add up to another."""
    return {**dict.fromkeys(parts, Fraction(1)), total: Fraction(-1)}, Fraction(0)


def solved(rows: Iterable[Equation]) -> dict[Any, Fraction]:
    """Return every unknown that the equations determine, by Gauss and Jordan."""
    reduced: dict[Any, Equation] = {}
    for row, value in rows:
        one = (dict(row), value)
        for pivot in [name for name in row if name in reduced]:
            one = _without(pivot, one, reduced[pivot])
        lead = next((name for name, factor in one[0].items() if factor), None)
        if lead is None:
            assert one[1] == 0
            continue
        scale = one[0][lead]
        one = ({name: each / scale for name, each in one[0].items() if each}, one[1] / scale)
        reduced = {
            name: _without(lead, other, one) if lead in other[0] else other
            for name, other in reduced.items()
        }
        reduced[lead] = one
    return {pivot: value for pivot, (row, value) in reduced.items() if row.keys() == {pivot}}


def _without(pivot: Any, equation: Equation, one: Equation) -> Equation:  # noqa: ANN401 - any name
    (row, value), (base, right) = equation, one
    factor = row.get(pivot, Fraction(0))
    made = {
        name: row.get(name, Fraction(0)) - factor * base.get(name, Fraction(0))
        for name in {**row, **base}
    }
    return {name: each for name, each in made.items() if each}, value - factor * right


# ── No hidden number can be worked out ───────────────────────────────────────────────────────────


@examples(150)
@given(histories())
def test_no_suppressed_cell_that_is_small_is_determined(history: History) -> None:
    determined, numbers = solved(known(history)), truth(history)
    small = {key for key in hidden_cells(history) if numbers[key] < MINIMUM}

    assert determined.keys() & small == set()


@examples(150)
@given(histories())
def test_no_small_rest_and_no_small_change_is_determined(history: History) -> None:
    determined, numbers = solved(known(history)), truth(history)

    assert {key: determined[key] for key in determined} == {key: numbers[key] for key in determined}
    assert [
        key for key in determined if key[0] in {"rest", "change"} and 0 < numbers[key] < MINIMUM
    ] == []


@given(histories())
def test_nothing_below_the_minimum_is_published(history: History) -> None:
    numbers, hidden = truth(history), hidden_cells(history)
    shown = {key for key in numbers if key[0] in {"whole", "part"}} - hidden

    assert [key for key in shown if numbers[key] < MINIMUM] == []


@given(histories())
def test_the_suppressed_cells_of_a_division_may_each_be_anything_up_to_the_minimum(
    history: History,
) -> None:
    for states in history.fields().values():
        for one, hidden in zip(states, suppressed_over_time(states, MINIMUM), strict=True):
            for division in () if TOTAL in hidden else one.divisions[:2]:
                held = [name for name in division if name in hidden]
                assert len(held) != 1
                assert not held or sum(one.values[name] for name in held) >= Fraction(MINIMUM)


@given(histories())
def test_what_is_left_in_all_hidden_cells_together_is_nothing_or_not_small(
    history: History,
) -> None:
    states = history.fields()["part"]
    for one, hidden in zip(states, suppressed_over_time(states, MINIMUM), strict=True):
        for division in () if TOTAL in hidden else one.divisions[:2]:
            left = sum(one.rests["whole"][name] for name in division if name in hidden)
            assert left == 0 or left >= MINIMUM


@given(histories())
def test_between_two_checkpoints_a_shown_cell_changes_by_nothing_or_by_the_minimum(
    history: History,
) -> None:
    for states in history.fields().values():
        hidden = suppressed_over_time(states, MINIMUM)
        for first, second in combinations(range(len(states)), 2):
            for name in states[first].values.keys() - hidden[first] - hidden[second]:
                change = states[second].values[name] - states[first].values[name]
                assert change == 0 or max(change, -change) >= MINIMUM


@given(histories())
def test_numbers_without_small_cells_rests_and_changes_are_published_whole(
    history: History,
) -> None:
    raised = History(
        tuple({key: value + 2 * MINIMUM for key, value in one.items()} for one in history.wholes),
        tuple({key: value + MINIMUM for key, value in one.items()} for one in history.parts),
        history.late,
    )
    first = {name: states[:1] for name, states in raised.fields().items()}

    assert [suppressed_over_time(states, MINIMUM) for states in first.values()] == [
        (frozenset(),)
    ] * 2


def test_the_solver_finds_what_is_determined() -> None:
    one, two = {"a": Fraction(1), "b": Fraction(1)}, {"a": Fraction(1), "b": Fraction(-1)}

    assert solved([(one, Fraction(3)), (two, Fraction(1))]) == {"a": 2, "b": 1}
    assert solved([(one, Fraction(3)), (one, Fraction(3))]) == {}


# ── A city from one day to another ───────────────────────────────────────────────────────────────

MONTHS = [f"2026-{month:02}" for month in range(4, 13)]
DAYS = st.dates(date(2026, 4, 1), date(2027, 7, 31))
FILINGS = st.fixed_dictionaries(
    {
        (county, month): st.tuples(
            st.integers(0, 9), st.integers(0, 9), st.sampled_from((1, 1, 1, 1, 20, 60, 120))
        )
        for county in COUNTIES
        for month in MONTHS
    }
)
"""Decisions read out, how many more there are, and days until filed, by county and month."""


def filed(drawn: Mapping[tuple[str, str], tuple[int, int, int]]) -> dict[str, dict[str, Any]]:
    """Return the filings of a city in which some decisions were read out."""
    return {
        f"data/counties/{county}/casework/{month}.yaml": {
            "period": month,
            "filed_on": (date.fromisoformat(f"{month}-28") + timedelta(days=later)).isoformat(),
            "decisions": number + more,
            "both_documents": number + more,
            "read_out": number,
        }
        for (county, month), (number, more, later) in drawn.items()
    }


def published(files: Mapping[str, Mapping[str, Any]], day: date) -> dict[tuple[str, ...], int]:
    """Return what is published of a city as of a day, by table, row, column and last month."""
    return {
        (table.name, row, column): int(cell.value)
        for table in aggregates_of(catalog(files), day)
        for row, cells in zip(table.rows, table.cells, strict=True)
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.value is not None
    }


@examples(60)
@given(FILINGS, DAYS, DAYS)
def test_from_one_day_to_another_a_sum_changes_by_nothing_or_by_the_minimum(
    drawn: Mapping[tuple[str, str], tuple[int, int, int]], one: date, other: date
) -> None:
    earlier, later = (published(filed(drawn), day) for day in sorted((one, other)))

    changes = [later[key] - earlier[key] for key in earlier.keys() & later.keys()]
    assert [change for change in changes if 0 < abs(change) < MINIMUM] == []


@examples(30)
@given(FILINGS, DAYS)
def test_nothing_changes_until_the_next_checkpoint(
    drawn: Mapping[tuple[str, str], tuple[int, int, int]], day: date
) -> None:
    made = [point.made_on for point in checkpoints(date(2026, 3, 31), day)]

    then = published(filed(drawn), made[-1]) if made else {}
    assert published(filed(drawn), day) == then
