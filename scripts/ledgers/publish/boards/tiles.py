"""Counties as tiles where the city has put them, shaded by score, by progress, by what is late."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil, inf, isqrt
from typing import Any

from ledgers.model import HUNDRED, Indicator, Struct, Words, number, percent, rounded, say
from ledgers.model.assessment import CountyResult, Light
from ledgers.model.forms import is_share
from ledgers.publish.kit import Desk, Filled, Leaf, Row, links
from ledgers.publish.measured import values

STEPS = 5
"""How many shades there are at most."""


class Subject(Struct, frozen=True):
    """What counties are shaded by: its value, its text, where it leads, the least width of a step.

    `counted`: values are whole, and the steps begin at 0.
    """

    id: str
    title: Words
    value: Callable[[CountyResult], Decimal | None]
    written: Callable[[CountyResult], str]
    there: Callable[[str], str]
    method: str = ""
    least: int = 5
    counted: bool = False


SUBJECTS = (
    Subject(
        id="score",
        title=say("Score"),
        value=lambda row: row.standing.score,
        written=lambda row: number(row.standing.score),
        there=lambda code: f"{links.county_page(code)}#score",
        method="score",
    ),
    Subject(
        id="progress",
        title=say("Progress (%)"),
        value=lambda row: row.totals.progress and row.totals.progress * HUNDRED,
        written=lambda row: percent(row.totals.progress),
        there=lambda code: f"{links.county_page(code)}#sections",
        method="progress",
    ),
    Subject(
        id="overdue",
        title=say("Tasks overdue"),
        value=lambda row: Decimal(row.totals.lights.get(Light.OVERDUE, 0)),
        written=lambda row: str(row.totals.lights.get(Light.OVERDUE, 0)),
        there=links.county_lists,
        method="light",
        least=1,
        counted=True,
    ),
)


def _subjects(desk: Desk) -> tuple[Subject, ...]:
    """Return what counties are shaded by, with the indicators that the city wants on the map."""
    rows, found = desk.view.catalog.indicators.values(), desk.view.measurements
    return (*SUBJECTS, *(_measured(desk, row) for row in rows if row.on_map and row.id in found))


def _measured(desk: Desk, row: Indicator) -> Subject:
    """Return an indicator as what counties are shaded by; a share in percent (R88, R238, R315)."""
    times, measured = 100 if is_share(row) else 1, desk.view.measurements[row.id]
    found = {code: one.value for code, one in measured.items()}
    shades = {code: rounded(it * times) for code, it in found.items() if it is not None}
    return Subject(
        id=f"i-{links.segment(row.id)}",
        title=say("{name} ({unit})", name=values.name_of(desk, row), unit=values.unit(desk, row)),
        value=lambda county: shades.get(county.code),
        written=lambda county: values.answer(desk, row, found.get(county.code)),
        there=lambda _: f"{links.indicator_page(row.id)}#counties",
    )


class Scale(Struct, frozen=True):
    """Shade values in steps of equal width, from a round value upwards."""

    low: int
    width: int
    count: int
    counted: bool = False
    most: float = inf

    def step(self, value: Decimal) -> int:
        """Return the shade of a value, from 0; a value between two steps is of the upper one."""
        return min(int((value - self.low) // self.width), self.count - 1)

    def labels(self) -> Iterator[str]:
        """Yield what each shade holds, from low to high."""
        for step in range(self.count):
            first = self.low + step * self.width
            last = min(first + self.width - (1 if self.counted else 0), self.most)
            yield str(first) if first == last else f"{first}–{last}"


def scale_of(values: Sequence[Decimal], least: int, *, counted: bool = False) -> Scale:
    """Return a scale that holds all values, in steps as narrow as multiples of the least allow."""
    low = 0 if counted else int(min(values, default=Decimal(0)) // least * least)
    span = max(values, default=Decimal(0)) - low + (1 if counted else 0)
    width = max(ceil(span / (STEPS * least)), 1) * least
    most = 100 if max(values, default=0) <= HUNDRED else inf  # No share is said to reach 105 %.
    return Scale(low, width, max(ceil(span / width), 1), counted, most)


def tiles_page(desk: Desk) -> Filled:
    """Return the page."""
    here = desk.here(links.TILES)
    about = say("All counties side by side, shaded by score, progress and what is overdue.")
    caption = say("The counties in numbers, as of {day}", day=here.view.as_of)
    rows = (_row(here, row) for row in here.view.assessment.counties)
    return here.page(
        "tiles.html.j2",
        here.opening(say("Counties as tiles"), about, (links.COUNTIES, say("Counties"))),
        placed=_said(here) is not None,
        pictures=tuple(_picture(here, subject) for subject in _subjects(desk)),
        table=here.table(caption, rows, sortable=True),
    )


def _said(here: Leaf) -> dict[str, tuple[int, int]] | None:
    """Return the column and row of each county; None unless each has a place of its own."""
    counties, areas = here.view.assessment.counties, here.view.catalog.areas
    found = {row.code: tile for row in counties if (tile := areas[row.code].tile)}
    return found if len({*found.values()}) == len(counties) else None


def _places(here: Leaf) -> dict[str, tuple[int, int]]:
    """Return where the counties are: as the city says, else by code, in about a square."""
    codes = [row.code for row in here.view.assessment.counties]
    across = isqrt(max(len(codes) - 1, 0)) + 1
    by_code = {code: (at % across + 1, at // across + 1) for at, code in enumerate(codes)}
    return _said(here) or by_code


def _picture(here: Leaf, subject: Subject) -> Mapping[str, Any]:
    """Return all counties shaded by one thing, with the scale.

    Each tile is at its place, counted from 1; without a shade where its value is not known.
    """
    counties, places = here.view.assessment.counties, _places(here)
    known = [value for row in counties if (value := subject.value(row)) is not None]
    scale = scale_of(known, subject.least, counted=subject.counted)
    tiles = (
        {
            "name": here.to(subject.there(row.code), row.name),
            "number": subject.written(row),
            "shade": None if (value := subject.value(row)) is None else scale.step(value),
            **dict(zip(("column", "row"), places[row.code], strict=True)),
        }
        for row in counties
    )
    told = {"scale": tuple(scale.labels()), "tiles": tuple(tiles)}
    return {"id": subject.id, "title": subject.title, **told}


def _row(here: Leaf, row: CountyResult) -> Row:
    told = ((here.to(of.there(row.code), of.written(row)), of) for of in _subjects(here.desk))
    cells = (here.number(of.title, number, of.value(row), of.method) for number, of in told)
    return here.row(here.county_cell(row.code, row.name), *cells)
