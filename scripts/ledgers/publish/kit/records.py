"""Read the ledgers as records: whose each is, which counties it concerns, when, of what sort."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.contract import Ledger
from ledgers.model.document import Document
from ledgers.model.layout import CITY, LEDGERS
from ledgers.publish.kit.values import Value, last, rows, text, texts

MONTH = len("2026-09")
COUNTY = len("990121")


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
    return {name: tuple(_records(catalog, name, known)) for name in LEDGERS}


def valid(records: Iterable[Record]) -> list[Record]:
    """Return the records that were not withdrawn: only these are counted."""
    return [record for record in records if not record.withdrawn]


def _records(catalog: Catalog, name: str, known: frozenset[str]) -> Iterator[Record]:
    ledger = catalog.contract.ledger(name)
    for document in catalog.by_ledger.get(name, ()):
        if not ledger.record.key:
            yield _record(document, document.id, document.value, (ledger, known))
            continue
        for row in rows(document.value, name):
            yield _record(document, text(row, ledger.record.key), row, (ledger, known))


def _record(
    document: Document, name: str, value: Value, around: tuple[Ledger, frozenset[str]]
) -> Record:
    """Return a record; `around` are its ledger and the counties that there are."""
    ledger, known = around
    said = ledger.record
    newest = last(value, said.history) if said.history else value
    day = next((text(newest, field) for field in said.days or ("on",) if newest.get(field)), "")
    sorted_by = newest if said.sort in newest else value
    counties = (code for code in _counties(document, name, value) if code in known)
    return Record(
        ledger=document.ledger,
        owner=document.owner,
        id=name,
        file=document.file,
        value=value,
        counties=tuple(dict.fromkeys(counties)),
        day=day,
        period=text(value, "period") or day[:MONTH],
        sort=text(sorted_by, said.sort),
        withdrawn="withdrawn" in value,
    )


def _counties(document: Document, name: str, value: Value) -> list[str]:
    """Return the codes that may be counties: of its owner, in its words, or in its name."""
    if document.owner != CITY:
        return [document.owner]
    if document.ledger == "areas":
        return [text(value, "parent"), name]
    return [text(value, "county"), *texts(value, "counties"), name.split("/", maxsplit=1)[0]]
