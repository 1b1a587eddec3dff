"""Counties as tiles where the city has put them, shaded by score, by progress, by what is late."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, isqrt

from ledgers.model.assessment import CountyResult, Light
from ledgers.model.numbers import HUNDRED, NONE, number, percent
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inner, Linked, Row, Table
from ledgers.publish.kit.context import Desk, Leaf

STEPS = 5
"""How many shades there are at most."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing to shade by: its value, how it is written, where it leads, the width of a step."""

    id: str
    title: Words
    value: Callable[[CountyResult], Decimal | None]
    written: Callable[[CountyResult], str]
    there: Callable[[str], str]
    method: str
    least: int
    counted: bool = False


SUBJECTS = (
    Subject(
        "score",
        say("Score"),
        lambda row: row.standing.score,
        lambda row: number(row.standing.score),
        lambda code: f"{links.county_page(code)}#score",
        "score",
        5,
    ),
    Subject(
        "progress",
        say("Progress (%)"),
        lambda row: None if (share := row.totals.progress) is None else share * HUNDRED,
        lambda row: percent(row.totals.progress),
        lambda code: f"{links.county_page(code)}#sections",
        "progress",
        5,
    ),
    Subject(
        "overdue",
        say("Tasks overdue"),
        lambda row: Decimal(row.totals.lights.get(Light.OVERDUE, 0)),
        lambda row: str(row.totals.lights.get(Light.OVERDUE, 0)),
        links.county_lists,
        "light",
        1,
        counted=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Shade values in steps of equal width, from a round value upwards."""

    low: int
    width: int
    count: int
    counted: bool = False

    def step(self, value: Decimal) -> int:
        """Return the shade of a value, from 0; a value between two steps is of the upper one."""
        return min(int((value - self.low) // self.width), self.count - 1)

    def labels(self) -> Iterator[str]:
        """Yield what each shade holds, from low to high."""
        for step in range(self.count):
            first = self.low + step * self.width
            last = first + self.width - (1 if self.counted else 0)
            yield str(first) if first == last else f"{first}–{last}"


def scale_of(values: Sequence[Decimal], least: int, *, counted: bool = False) -> Scale:
    """Return a scale that holds all values, in steps as narrow as multiples of the least allow."""
    low = 0 if counted else int(min(values, default=Decimal(0)) // least * least)
    span = max(values, default=Decimal(0)) - low + (1 if counted else 0)
    width = max(ceil(span / (STEPS * least)), 1) * least
    return Scale(low, width, max(ceil(span / width), 1), counted)


@dataclass(frozen=True, slots=True)
class Tile:
    """A county at its place, counted from 1; without a shade where its value is not known."""

    name: Linked
    number: str
    shade: int | None
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All counties shaded by one thing, with the scale."""

    id: str
    title: Words
    scale: tuple[str, ...]
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class TilesPage(Inner, template="tiles.html.j2"):
    """The pictures, and what they show as a table; `placed`: the city has said where."""

    placed: bool
    pictures: tuple[Picture, ...]
    table: Table


def tiles_page(desk: Desk) -> TilesPage:
    """Return the page."""
    here = desk.here(links.TILES)
    about = say("All counties side by side, shaded by score, progress and what is overdue.")
    caption = say("The counties in numbers, as of {day}", day=here.view.as_of)
    rows = (_row(here, row) for row in here.view.assessment.counties)
    return TilesPage(
        *here.opening(say("Counties as tiles"), about, (links.COUNTIES, say("Counties"))),
        placed=_said(here) is not None,
        pictures=tuple(_picture(here, subject) for subject in SUBJECTS),
        table=here.table(caption, rows, sortable=True),
    )


Places = dict[str, tuple[int, int]]


def _said(here: Leaf) -> Places | None:
    """Return the column and row of each county; None unless each has a place of its own."""
    areas = here.view.catalog.areas
    said = {row.code: areas[row.code].tile for row in here.view.assessment.counties}
    found = {code: (place[0], place[1]) for code, place in said.items() if place}
    return found if len({*found.values()}) == len(said) else None


def _places(here: Leaf) -> Places:
    """Return where the counties are: as the city says, else by code, in about a square."""
    codes = [row.code for row in here.view.assessment.counties]
    across = isqrt(max(len(codes) - 1, 0)) + 1
    by_code = {code: (at % across + 1, at // across + 1) for at, code in enumerate(codes)}
    return _said(here) or by_code


def _picture(here: Leaf, subject: Subject) -> Picture:
    counties, places = here.view.assessment.counties, _places(here)
    known = [value for row in counties if (value := subject.value(row)) is not None]
    scale = scale_of(known, subject.least, counted=subject.counted)
    tiles = (_tile(here, subject, scale, row, places[row.code]) for row in counties)
    return Picture(subject.id, subject.title, tuple(scale.labels()), tuple(tiles))


def _tile(
    here: Leaf, subject: Subject, scale: Scale, row: CountyResult, place: tuple[int, int]
) -> Tile:
    value = subject.value(row)
    return Tile(
        here.to(subject.there(row.code), row.name),
        subject.written(row),
        None if value is None else scale.step(value),
        *place,
    )


def _row(here: Leaf, row: CountyResult) -> Row:
    return here.row(
        here.county_cell(row.code, row.name),
        *(
            here.number(
                subject.title,
                here.to(subject.there(row.code), subject.written(row) or NONE),
                subject.value(row),
                subject.method,
            )
            for subject in SUBJECTS
        ),
    )
