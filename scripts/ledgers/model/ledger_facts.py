"""What follows from the records of the ledgers: worked out by `assess`, shown by `publish`."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from ledgers.model.ledger_records import Record
from ledgers.model.lives.finding import FindingLife
from ledgers.model.quota import QuotaState
from ledgers.model.rows import Value, in_groups, total
from ledgers.model.values import Struct, field

ALL = "all"
"""The key of the row, and of the column, that holds the sums of all others."""
LIMITS = (30, 60, 90)
"""Limits of the bands of ages of findings, in days; `older` is the last band."""
Number = TypeVar("Number", int, Decimal)


def with_totals(counts: Iterable[tuple[tuple[str, str], Number]]) -> dict[tuple[str, str], Number]:
    """Add up counts by row and column, with the sums of each row, of each column and of all."""
    found: dict[tuple[str, str], Number] = {}
    for (row, column), count in counts:
        for key in ((row, column), (row, ALL), (ALL, column), (ALL, ALL)):
            found[key] = found[key] + count if key in found else count
    return found


class Filed(Struct, frozen=True):
    """The figures of one kind of thing in a county, as last filed; None where not known."""

    county: str
    kind: str
    record: Record
    figures: Mapping[str, int | None]

    @property
    def period(self) -> str:
        """Return the period that the figures are of."""
        return self.record.period


class Checklist(Struct, frozen=True):
    """How many bodies of a county filled in a checklist, and how many have every item of it."""

    county: str
    checklist: str
    complete: int
    bodies: int


class Quarter(Struct, frozen=True):
    """What the counties last filed in a ledger: the record of each, and its figures by kind."""

    records: Mapping[str, Record] = field(default_factory=dict)
    figures: tuple[Filed, ...] = ()
    checklists: tuple[Checklist, ...] = ()


def summed(rows: Iterable[Filed]) -> Mapping[str, int]:
    """Add up the figures that are known; what nobody knows is left out."""
    found = in_groups(figure for row in rows for figure in row.figures.items())
    sums = {name: total(numbers) for name, numbers in found.items()}
    return {name: number for name, number in sums.items() if number is not None}


class Events(Struct, frozen=True):
    """The events of a kind that began in a month, and the days that they lasted."""

    kind: str
    month: str
    events: int
    days: Decimal


class Matter(Struct, frozen=True):
    """A finding that a county was notified of: its life up to the day, and how old it is.

    `days` are those since the county was notified, `band` the band of ages that it lies in: a limit
    in days, or `older`.
    """

    record: Record
    county: str
    life: FindingLife
    overdue: bool
    days: int
    band: str


class Tally(Struct, frozen=True):
    """How many findings of a part were found, closed and so on; `by` names the division.

    `rate` is the share that is closed, `relapse` the reopened of those ever closed.
    """

    by: str
    part: str
    counts: Mapping[str, int]
    rate: Decimal | None
    relapse: Decimal | None


class Share(Struct, frozen=True):
    """How many findings of a county lie in a band of ages or in a category."""

    county: str
    part: str
    findings: int


class Findings(Struct, frozen=True):
    """The findings that counties were notified of, and their numbers; `overdue` oldest first.

    `ages` are those of the findings not closed; `categories` those of all, empty where none is.
    """

    matters: tuple[Matter, ...] = ()
    tallies: tuple[Tally, ...] = ()
    ages: tuple[Share, ...] = ()
    categories: tuple[Share, ...] = ()
    overdue: tuple[Matter, ...] = ()


class Happening(Struct, frozen=True):
    """What happened to a task's measures, or to a finding, in a county on a day.

    `subject` is the task or the finding, `reference` the record of it. For an extension
    `was` is the day that was due before and `until` the one that is due now.
    """

    on: date
    kind: str
    county: str
    subject: str
    reference: str
    measures: tuple[str, ...] = ()
    was: date | None = None
    until: date | None = None

    @property
    def of_finding(self) -> bool:
        """Say whether it happened to a finding; else it happened to a task."""
        return not self.measures


class Burden(Struct, frozen=True):
    """What a ledger asks of a county, and its budget; `within` is None where it has none.

    A register has no days of filing, so nobody knows how often it was filed in a year.
    """

    ledger: str
    required_fields: int
    filings_year: int | None
    budget: Value
    within: bool | None


class Filings(Struct, frozen=True):
    """How often a county filed in a ledger and month."""

    county: str
    ledger: str
    month: str
    filings: int


ALIKE, SAME_NUMBER, UNCHANGED, LAST_DAY = "alike", "same_number", "unchanged", "last_day"
"""The kinds of signs that something was filed for the sake of filing."""


class Sign(Struct, frozen=True):
    """How many of a county's filings in a ledger show a sign, of how many that could show it.

    `records` are the references of those that show it, each once.
    """

    kind: str
    county: str
    ledger: str
    shown: int
    asked: int
    records: tuple[str, ...]


class Twice(Struct, frozen=True):
    """A field that repeats, as a sum, what another field of a ledger asks for already."""

    ledger: str
    field: str
    other: str


class LedgerFacts(Struct, frozen=True):
    """All that follows from the records of the ledgers at a day."""

    posts: Quarter = Quarter()
    facilities: Quarter = Quarter()
    events: tuple[Events, ...] = ()
    findings: Findings = Findings()
    happenings: tuple[Happening, ...] = ()
    burden: tuple[Burden, ...] = ()
    filings: tuple[Filings, ...] = ()
    signs: tuple[Sign, ...] = ()
    twice: tuple[Twice, ...] = ()
    quotas: tuple[QuotaState, ...] = ()
