"""A planned task: its measures and quotas, with section and item of the source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

YEAR = 2026
RURAL = ("county", "county_level_city")
URBAN = ("district",)
SECTION_NUMERALS = "一二三四五六七"


@dataclass(frozen=True, slots=True)
class Step:
    """A measure: its text, its due day as month-day, its weight."""

    text: str
    due: str
    weight: Decimal | None = None

    @property
    def due_on(self) -> date:
        """Return the day on which it is due."""
        return date.fromisoformat(f"{YEAR}-{self.due}")


@dataclass(frozen=True, slots=True)
class Quota:
    """A number that the source asks for, and the indicator that measures it."""

    title: str
    unit: str
    at_least: int | None = None
    kinds: tuple[str, ...] = ()
    indicator: str = ""
    at_most: int | None = None
    of_city: bool = False


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the plan; `section` counts from 1, `item` is its number in the source."""

    item: int
    section: int
    title: str
    post: str
    units: tuple[str, ...]
    measures: tuple[Step, ...]
    quotas: tuple[Quota, ...] = ()
    start: str | None = None
    weight: Decimal | None = None

    @property
    def start_on(self) -> date | None:
        """Return the day on which it begins, if not with the programme."""
        return date.fromisoformat(f"{YEAR}-{self.start}") if self.start else None
