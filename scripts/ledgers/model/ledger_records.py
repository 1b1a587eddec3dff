"""Read the ledgers as records: whose each is, which counties it concerns, when, of what sort."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.document import Document
from ledgers.model.layout import CITY, LEDGERS, PERIODIC_LEDGERS
from ledgers.model.values import Value, last, rows, text, texts

MONTH = len("2026-09")
COUNTY = len("990121")
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


@dataclass(frozen=True, slots=True)
class Record:
    """Hold one record of a ledger as the public may see it.

    `counties` are those it concerns, none where it concerns the city as a whole; `day` and
    `period` are texts, empty where not known; `sort` is the code of its sort.
    """

    ledger: str
    owner: str
    id: str
    file: str
    value: Value
    counties: tuple[str, ...]
    day: str
    period: str
    sort: str
    withdrawn: bool

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
        if key is None:
            yield _record(document, document.id, document.value, known)
            continue
        for row in rows(document.value, document.ledger):
            yield _record(document, text(row, key), row, known)


def _record(document: Document, name: str, value: Value, known: frozenset[str]) -> Record:
    ledger = document.ledger
    newest = last(value, HISTORIES[ledger]) if ledger in HISTORIES else value
    day = next(
        (text(newest, field) for field in DAYS.get(ledger, ("on",)) if newest.get(field)), ""
    )
    sorted_by = newest if SORTS.get(ledger) in newest else value
    counties = (code for code in _counties(document, name, value) if code in known)
    return Record(
        ledger=ledger,
        owner=document.owner,
        id=name,
        file=document.file,
        value=value,
        counties=tuple(dict.fromkeys(counties)),
        day=day,
        period=text(value, "period") or day[:MONTH],
        sort=text(sorted_by, SORTS.get(ledger, "")),
        withdrawn="withdrawn" in value,
    )


def _counties(document: Document, name: str, value: Value) -> list[str]:
    """Return the codes that may be counties: of its owner, in its words, or in its name."""
    if document.owner != CITY:
        return [document.owner]
    if document.ledger == "areas":
        return [text(value, "parent"), name]
    return [text(value, "county"), *texts(value, "counties"), name.split("/", maxsplit=1)[0]]
