"""The plan of a city: its counties and tasks, and how many other ledgers it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from random import Random
from typing import TypeAlias

from demo import calendars, standards
from demo.areas import County
from demo.indicators import INDICATORS, MINI_INDICATORS, Indicator
from demo.tasks import Task
from demo.yaml_text import Value
from ledgers.model.drawn import CHANCES, LETTERS, drawn

Script: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]
Record: TypeAlias = tuple[str, str, dict[str, Value]]
"""A file to write: its path, its ledger, its value."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is filed beside progress: which ledgers, and for which periods."""

    indicators: tuple[Indicator, ...] = ()
    documents: tuple[standards.Required, ...] = ()
    windows: tuple[calendars.Window, ...] = ()
    quarters: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    weeks: tuple[str, ...] = ()
    full: bool = False


MONTHS = ("2026-04", "2026-05", "2026-06")
BARE = Extent(INDICATORS[:1], windows=calendars.WINDOWS[-1:])
"""Progress and decisions only, for corpora of any size; asked once a year for one number."""

BRIEF = Extent(
    MINI_INDICATORS,
    standards.MINI_REQUIRED,
    calendars.WINDOWS,
    quarters=("2026-Q2",),
    months=MONTHS,
)
"""A little of every ledger."""

FULL = Extent(
    INDICATORS,
    standards.REQUIRED,
    calendars.WINDOWS,
    quarters=("2026-Q1", "2026-Q2"),
    months=MONTHS,
    weeks=("2026-W25", "2026-W26", "2026-W27", "2026-W28"),
    full=True,
)


@dataclass(frozen=True)
class Plan:
    """Which city to make; `script` sets the stories of some counties and tasks."""

    seed: int
    counties: tuple[County, ...]
    tasks: tuple[Task, ...]
    as_of: date
    script: Script = field(default_factory=dict)
    extent: Extent = BARE

    def rng(self, *names: str) -> Random:
        """Return the source of chance for one thing, whatever else is made."""
        return Random("/".join((str(self.seed), *names)))

    def name(self, ledger: str, year: int, number: str, *what: object) -> str:
        """Return the identifier of a record that may be hidden, by what it is.

        A small city has the forms of former days, which end in a number and stay valid.
        """
        if not self.extent.full:
            return f"{LETTERS[ledger]}{number}"
        words = "/".join(map(str, (self.seed, ledger, year, *what)))
        digest = int.from_bytes(sha256(words.encode()).digest(), "big")
        return drawn(ledger, year, digest % CHANCES)

    def text_of(self, item: standards.Required) -> str | None:
        """Return the identifier of the city's text of a required document, where there is one."""
        day = item.issued_on
        return self.name("documents", day.year, f"{day}-1", item.id) if day else None

    def has_task(self, name: str) -> bool:
        """Say whether a task is among the city's."""
        return any(task.id == name for task in self.tasks)


def of_city(ledger: str, name: str, value: dict[str, Value]) -> Record:
    """Return a record of the city."""
    return f"data/city/{ledger}/{name}.yaml", ledger, value


def of_county(code: str, ledger: str, name: str, value: dict[str, Value]) -> Record:
    """Return a record of a county."""
    return f"data/counties/{code}/{ledger}/{name}.yaml", ledger, value
