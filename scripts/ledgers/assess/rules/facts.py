"""What rules look at, and what they find; rows are gathered by county and period."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ledgers.model.assessment import TaskState
from ledgers.model.catalog import Catalog
from ledgers.model.proposal import Evidence, Rankings
from ledgers.model.scoring import Measurement
from ledgers.model.words import Words


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold a city at the end of a day, as rules look at it.

    `states` are task states by county, `measurements` by indicator and county. `workdays` counts
    the workdays after one day up to another, None where the calendar does not hold the year.
    `unsure` are counties with an error in their data: nothing is held against them.
    """

    catalog: Catalog
    as_of: date
    states: Mapping[str, tuple[TaskState, ...]] = field(default_factory=dict)
    measurements: Mapping[str, Mapping[str, Measurement]] = field(default_factory=dict)
    rankings: Rankings = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    workdays: Callable[[date, date], int | None] | None = None

    @property
    def internal(self) -> bool:
        """Say whether leaders and posts may be named: never in a published catalogue (F11)."""
        return not self.catalog.published

    def name(self, county: str | None, unit: str | None = None) -> str:
        """Return what a body or a county is called; its code where nobody says."""
        if unit is not None:
            found = self.catalog.units.get(unit)
            return found.name if found else unit
        area = self.catalog.areas.get(county or "")
        return area.name if area else county or ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Tell that a rule's condition holds for a county or a body, in a period, and why.

    `on` is the day on which it began to hold: pairings count as of then.
    """

    period: str
    on: date
    why: Words
    county: str | None = None
    unit: str | None = None
    evidence: tuple[Evidence, ...] = ()
