"""The margins of the tables of sums: counties, months, shapes, and the days up to which sums run.

Those are the ends of quarters, once what they hold has been filed: sums that ran to the day itself
would differ by one record from one day to the next.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ledgers.model.catalog import Catalog
from ledgers.project.records import Ground

# ── Checkpoints ──────────────────────────────────────────────────────────────────────────────────


FILED_WITHIN = timedelta(days=14)
"""How long after a quarter its sums are made: ten working days have passed where none is free."""

QUARTERS = (3, 6, 9, 12)
DAY = timedelta(days=1)

PERIOD = re.compile(
    r"(?P<year>[0-9]{4})(-((?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|W(?P<week>[0-9]{2})))?\Z",
    re.ASCII,
)


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
    for year in range(start.year, as_of.year + 1):
        for month in QUARTERS:
            ends_on = last_of_month(year, month)
            made_on = ends_on + FILED_WITHIN
            if start <= ends_on and made_on <= as_of:
                yield Checkpoint(ends_on, made_on)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def last_day(when: str) -> date | None:
    """Return the last day of a year, half-year, quarter, month, ISO week or day; none of else."""
    found = PERIOD.match(when)
    try:
        return _last_of(found) if found else date.fromisoformat(when)
    except ValueError:
        return None


def _last_of(found: re.Match[str]) -> date:
    year = int(found["year"])
    if found["week"]:
        return date.fromisocalendar(year, int(found["week"]), 7)
    quarter, half = int(found["quarter"] or 0), int(found["half"] or 0)
    return last_of_month(year, int(found["month"] or 0) or 3 * quarter or 6 * half or 12)


# ── Layout ───────────────────────────────────────────────────────────────────────────────────────


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
