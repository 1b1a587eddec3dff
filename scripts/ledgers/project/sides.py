"""Know the sides of the tables of sums: counties, years, months, and the shapes asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ledgers.model.catalog import Catalog
from ledgers.project.checkpoints import Checkpoint, last_of_month
from ledgers.project.records import Ground

SHAPES = ("county_year", "city_month")
"""What is published where `publication.yaml: cells` does not say."""

MINIMUM = 5
"""No setting goes below it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold what is the same for all tables: counties, years, months, shapes, the minimum."""

    ground: Ground
    counties: tuple[str, ...]
    years: tuple[str, ...]
    months: tuple[str, ...]
    points: tuple[Checkpoint, ...]
    shapes: frozenset[str]
    minimum: int


def layout_of(
    catalog: Catalog, ground: Ground, start: date, points: tuple[Checkpoint, ...]
) -> Layout:
    """Return what is the same for all tables as of the last of some checkpoints."""
    setting, last = catalog.publication, points[-1]
    return Layout(
        ground=ground,
        counties=tuple(county.code for county in catalog.counties),
        years=tuple(str(year) for year in range(start.year, last.ends_on.year + 1)),
        months=tuple(_whole_months(start, last.ends_on)),
        points=points,
        shapes=frozenset(_shapes_of(catalog)),
        minimum=max(MINIMUM, setting.minimum_cell if setting else MINIMUM),
    )


def _whole_months(start: date, end: date) -> Iterator[str]:
    """Yield the months that lie in the programme and before a day: others would be small."""
    for year in range(start.year, end.year + 1):
        for month in range(1, 13):
            if start <= date(year, month, 1) and last_of_month(year, month) <= end:
                yield f"{year}-{month:02}"


def _shapes_of(catalog: Catalog) -> Sequence[str]:
    for document in catalog.by_ledger.get("publication", ()):
        said = document.value.get("cells")
        if isinstance(said, list):
            return [str(shape) for shape in said]
    return SHAPES
