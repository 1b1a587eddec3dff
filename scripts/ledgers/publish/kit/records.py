"""Read the ledgers as records: whose each is, which counties it concerns, when, of what sort."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.document import Document, Path
from ledgers.model.layout import LEDGERS, PERIODIC_LEDGERS
from ledgers.model.rows import Row, Value, codes_of, entries, last, text

MONTH = len("2026-09")
KEYS: Mapping[str, str] = {
    "areas": "code",
    "indicators": "id",
    "pairings": "id",
    "tasks": "id",
    "units": "id",
}
"""Registers, and what their entries are called by; a file of another ledger is one record."""
HISTORIES: Mapping[str, str] = {
    "actions": "updates",
    "decisions": "decisions",
    "documents": "updates",
    "progress": "updates",
    "rectifications": "updates",
}
"""Ledgers whose records grow: the list whose last entry tells when something happened."""
DAYS: Mapping[str, tuple[str, ...]] = {
    "appraisals": ("final_on",),
    "bulletins": ("published_on", "issued_on"),
    "checks": ("fed_back_on",),
    "editions": ("as_of",),
    "events": ("held_on",),
    "findings": ("fed_back_on",),
    "rounds": ("notice_on",),
    **dict.fromkeys(PERIODIC_LEDGERS, ("filed_on",)),
}
"""Where the other ledgers say when something happened; the first that is known counts."""
SORTS: Mapping[str, str] = {
    "actions": "kind",
    "appraisals": "kind",
    "areas": "kind",
    "bulletins": "series",
    "checks": "kind",
    "decisions": "decision",
    "documents": "kind",
    "events": "kind",
    "findings": "source",
    "pairings": "kind",
    "progress": "status",
    "rectifications": "status",
    "units": "kind",
}
"""What sorts the records of a ledger; for one that grows it is the word of its last entry."""


@dataclass(frozen=True, slots=True, eq=False)
class Record(Row):
    """One record of a ledger as the public may see it; of a register, an entry is one.

    `counties` are those it concerns, none where it concerns the city as a whole; `day` and
    `period` are texts, empty where not known; `sort` is the code of its sort.
    """

    id: str
    counties: tuple[str, ...]
    day: str
    period: str
    sort: str

    @property
    def file(self) -> str:
        """Return the file that holds it."""
        return self.document.file

    @property
    def withdrawn(self) -> bool:
        """Say whether it was withdrawn."""
        return "withdrawn" in self.value

    @property
    def reference(self) -> str:
        """Return what other records call it."""
        return f"{self.owner}/{self.ledger}/{self.id}"


Records: TypeAlias = Mapping[str, tuple[Record, ...]]


def records_of(catalog: Catalog) -> Records:
    """Return the records of every ledger, by owner and identifier."""
    known = frozenset(area.code for area in catalog.counties)
    return {ledger: tuple(_records(catalog.by_ledger.get(ledger, ()), known)) for ledger in LEDGERS}


def valid(records: Iterable[Record]) -> list[Record]:
    """Return the records that were not withdrawn: only these are counted."""
    return [record for record in records if not record.withdrawn]


def _records(documents: Iterable[Document], known: frozenset[str]) -> Iterator[Record]:
    for document in documents:
        key = KEYS.get(document.ledger)
        for path, row in entries(document.value, document.ledger if key else ""):
            yield _record(document, path, row, text(row, key) if key else document.id, known)


def _record(
    document: Document, path: Path, value: Value, name: str, known: frozenset[str]
) -> Record:
    ledger = document.ledger
    newest = last(value, HISTORIES[ledger]) if ledger in HISTORIES else value
    day = next(
        (text(newest, field) for field in DAYS.get(ledger, ("on",)) if newest.get(field)), ""
    )
    sorted_by = newest if SORTS.get(ledger) in newest else value
    # An area concerns itself, too, and not the city that it lies in alone.
    codes = (*codes_of(document, value), name if ledger == "areas" else "")
    return Record(
        document=document,
        path=path,
        value=value,
        id=name,
        counties=tuple(code for code in dict.fromkeys(codes) if code in known),
        day=day,
        period=text(value, "period") or day[:MONTH],
        sort=text(sorted_by, SORTS.get(ledger, "")),
    )
