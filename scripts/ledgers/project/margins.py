"""The margins of the tables of sums: counties, months, shapes, and the days up to which sums run.

Those are the ends of quarters, once what they hold has been filed: sums that ran to the day itself
would differ by one record from one day to the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledgers.model.catalog import Catalog
from ledgers.model.periods import DAY, day_in, period, since
from ledgers.project.records import Ground

FILED_WITHIN = timedelta(days=14)
"""How long after a quarter its sums are made: ten working days have passed where none is free."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Hold the last day of a quarter, and the day as of which its sums are made."""

    ends_on: date
    made_on: date

    @property
    def month(self) -> str:
        """Return the last month that the sums hold, such as `2026-06`."""
        return self.ends_on.isoformat()[:7]


def checkpoints(start: date, as_of: date) -> Iterator[Checkpoint]:
    """Yield the checkpoints from a day on that have come as of another, the earliest first."""
    for quarter in since(start, as_of, "quarter"):
        made_on = quarter.last + FILED_WITHIN
        if made_on <= as_of:
            yield Checkpoint(quarter.last, made_on)


def last_day(when: str) -> date | None:
    """Return the last day of a year, half-year, quarter, month, ISO week or day; none of else."""
    named = period(when)
    return named.last if named else day_in(when)


# ── Layout ───────────────────────────────────────────────────────────────────────────────────────


SHAPES = ("county_year", "city_month")
"""What is published where `publication.yaml: cells` does not say."""

MINIMUM = 5
"""Nothing that is set goes below it."""


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
    published, last = catalog.publication, points[-1]
    return Layout(
        ground=ground,
        counties=tuple(county.code for county in catalog.counties),
        years=tuple(str(year) for year in range(start.year, last.ends_on.year + 1)),
        months=tuple(_whole_months(start, last.ends_on)),
        points=points,
        shapes=frozenset(_shapes_of(catalog)),
        minimum=max(MINIMUM, published.minimum_cell if published else MINIMUM),
    )


def _whole_months(start: date, end: date) -> Iterator[str]:
    """Yield the months that lie in the programme and before a day: others would be small."""
    for month in since(start, end + DAY, "month"):
        if start <= month.first:
            yield month.name


def _shapes_of(catalog: Catalog) -> Sequence[str]:
    for document in catalog.by_ledger.get("publication", ()):
        said = document.value.get("cells")
        if isinstance(said, list):
            return [str(shape) for shape in said]
    return SHAPES
