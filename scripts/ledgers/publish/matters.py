"""Follow findings: which are closed, put forward, reopened or overdue, and how old they are.

Counted are findings that the county has been told of; the city alone closes and reopens them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ledgers.model.words import Words, say
from ledgers.publish.desk import Desk
from ledgers.publish.registry import Record, valid
from ledgers.publish.values import Value, last, rows, text

AGES = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class Matter:
    """Follow one finding: whether it is closed, was ever closed and reopened, and until when."""

    record: Record
    county: str
    fed_back_on: str
    due_on: str
    closed: bool
    ever_closed: bool
    reopened: bool
    awaiting: bool

    @property
    def open(self) -> bool:
        """Say whether the county has still to act: neither closed nor put forward."""
        return not self.closed and not self.awaiting

    def overdue(self, as_of: str) -> bool:
        """Say whether its time has run out while it is open."""
        return self.open and "" < self.due_on < as_of

    def counts(self, as_of: str) -> Mapping[str, int]:
        """Return one for each of `COUNTS` that it is counted in, else zero."""
        return {
            "found": 1,
            "closed": int(self.closed),
            "awaiting": int(self.awaiting),
            "open": int(self.open),
            "overdue": int(self.overdue(as_of)),
            "reopened": int(self.reopened),
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
    filed = {record.id: record.value for record in valid(desk.records.get("rectifications", ()))}
    decided = {record.id: record.value for record in desk.records.get("decisions", ())}
    return [
        _matter(
            record,
            filed.get(record.id, {}),
            decided.get(f"{record.counties[0]}/rectifications/{record.id}", {}),
        )
        for record in valid(desk.records.get("findings", ()))
        if record.counties and record.day
    ]


def _matter(record: Record, filed: Value, decided: Value) -> Matter:
    words = [text(row, "decision") for row in rows(decided, "decisions")]
    newest = next((word for word in reversed(words) if word in {"closed", "reopened"}), "")
    until = [text(row, "until") for row in rows(decided, "decisions") if text(row, "until")]
    update, decision = last(filed, "updates"), last(decided, "decisions")
    return Matter(
        record=record,
        county=record.counties[0],
        fed_back_on=record.day,
        due_on=until[-1] if until else text(record.value, "due_on"),
        closed=newest == "closed",
        ever_closed="closed" in words,
        reopened="reopened" in words,
        awaiting=newest != "closed"
        and text(update, "status") == "submitted"
        and text(update, "on") >= text(decision, "on"),
    )


def counts_of(matters: Iterable[Matter], as_of: str) -> Mapping[str, int]:
    """Return how many of the findings are counted in each of `COUNTS`."""
    told = [matter.counts(as_of) for matter in matters]
    return {name: sum(each[name] for each in told) for name in COUNTS}


def age_of(matter: Matter, as_of: date) -> int:
    """Return how many days ago the county was told."""
    return (as_of - date.fromisoformat(matter.fed_back_on)).days


def band_of(matter: Matter, as_of: date) -> str:
    """Return the band of ages that a matter lies in: a limit of `AGES` in days, or `older`."""
    age = age_of(matter, as_of)
    return next((str(limit) for limit in AGES if age <= limit), "older")
