"""Findings by what became of them: closed, put forward, reopened or overdue, and how old they are.

Counted are findings that the county has been told of; the city alone closes and reopens them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ledgers.model.ledger_records import Record, valid
from ledgers.model.lives.finding import FindingLife, life_of
from ledgers.model.words import Words, say
from ledgers.publish.kit.context import Desk

AGES = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class Matter:
    """A finding that a county was told of, and its life up to the day of the portal."""

    record: Record
    county: str
    life: FindingLife

    def counts(self, as_of: date) -> Mapping[str, int]:
        """Return one for each of `COUNTS` that it is counted in, else zero."""
        return {
            "found": 1,
            "closed": int(self.life.closed),
            "awaiting": int(self.life.pending),
            "open": int(self.life.open),
            "overdue": int(self.life.overdue(as_of)),
            "reopened": int(self.life.reopened_on is not None),
        }


COUNTS: Mapping[str, Words] = {
    "found": say("Found"),
    "closed": say("Closed"),
    "awaiting": say("Put forward"),
    "open": say("Open findings"),
    "overdue": say("Of these overdue"),
    "reopened": say("Reopened"),
}
"""What is counted of findings."""


def matters_of(desk: Desk) -> list[Matter]:
    """Return every finding that a county has been told of, with what became of it."""
    catalog, as_of = desk.view.catalog, desk.view.assessment.as_of
    told = [each for each in valid(desk.records.get("findings", ())) if each.counties and each.day]
    lives = [(each, life_of(catalog, each.id, as_of)) for each in told]
    return [Matter(record, record.counties[0], life) for record, life in lives if life]


def counts_of(matters: Iterable[Matter], as_of: date) -> Mapping[str, int]:
    """Return how many of the findings are counted in each of `COUNTS`."""
    told = [matter.counts(as_of) for matter in matters]
    return {name: sum(each[name] for each in told) for name in COUNTS}


def age_of(matter: Matter, as_of: date) -> int:
    """Return how many days ago the county was told."""
    return (as_of - date.fromisoformat(matter.record.day)).days


def band_of(matter: Matter, as_of: date) -> str:
    """Return the band of ages that a matter lies in: a limit of `AGES` in days, or `older`."""
    age = age_of(matter, as_of)
    return next((str(limit) for limit in AGES if age <= limit), "older")
