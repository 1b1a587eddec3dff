"""The records of all ledgers, each with its owner, counties, day, period and sort.

Also the burden of the ledgers on the counties: fields and filings (R3).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ledgers.model import CITY, LEDGERS, Catalog, Document, Path
from ledgers.model.contract import DEEPEST, Contract, Ledger, Schema
from ledgers.model.drawn import day_of
from ledgers.model.rows import Row, Value, as_text, codes_of, entries, last, rows, text, texts

MONTH = len("2026-09")


class Record(Row, frozen=True, eq=False):
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
        return f"{self.record.rpartition('/')[0]}/{self.id}" if self.path else self.record


Records: TypeAlias = Mapping[str, tuple[Record, ...]]


def records_of(catalog: Catalog) -> Records:
    """Return the records of every ledger, in the order of its documents."""
    known = frozenset(area.code for area in catalog.counties_so_far)
    return {name: tuple(_records(catalog, name, known)) for name in LEDGERS}


def valid(records: Iterable[Record]) -> list[Record]:
    """Return the records that were not withdrawn: only these are counted."""
    return [record for record in records if not record.withdrawn]


def _records(catalog: Catalog, name: str, known: frozenset[str]) -> Iterator[Record]:
    ledger = catalog.contract.ledger(name)
    key = ledger.record.key
    for document in catalog.by_ledger.get(name, ()):
        for path, row in entries(document.value, name if key else ""):
            called = text(row, key) if key else document.id
            yield _record((document, path, row), called, ledger, known)


def _record(
    place: tuple[Document, Path, Value], name: str, ledger: Ledger, known: frozenset[str]
) -> Record:
    document, path, value = place
    said = ledger.record
    newest, day = last(value, said.history) if said.history else value, day_of(value, said)
    sorted_by = newest if said.sort in newest else value
    # An area concerns itself too, and not only the city that it lies in.
    codes = (*codes_of(document, value), name if ledger.name == "areas" else "")
    return Record(
        document=document,
        path=path,
        value=value,
        id=name,
        counties=tuple(code for code in dict.fromkeys(codes) if code in known),
        day=day,
        period=text(value, "period") or day[:MONTH],
        sort=text(sorted_by, said.sort),
    )


Filings: TypeAlias = Mapping[tuple[str, str, str], int]
"""Numbers of filings by county, ledger and month, such as `2026-09`."""


def filings_of(catalog: Catalog) -> Filings:
    """Return how often each county filed in each ledger and month.

    A file counts in the month of its day; of a life, each update counts in its own month.
    """
    found: Counter[tuple[str, str, str]] = Counter()
    for document in catalog.documents:
        value = document.value
        days = [value.get("filed_on"), value.get("held_on")]
        days += [row.get("on") for row in rows(value, "updates")]
        if document.owner != CITY and "withdrawn" not in value:
            for day in filter(None, map(as_text, days)):
                found[document.owner, document.ledger, day[:MONTH]] += 1
    return found


def filings_of_year(filings: Filings) -> Filings:
    """Return the numbers of filings by county, ledger and year."""
    found: Counter[tuple[str, str, str]] = Counter()
    for (county, ledger, month), count in filings.items():
        found[county, ledger, month.partition("-")[0]] += count
    return found


def required_fields(contract: Contract, ledger: str) -> int:
    """Return how many fields one filing must fill in; a group counts by what it holds."""
    return _required(contract, contract.ledger(ledger).schema, DEEPEST)


def _required(contract: Contract, schema: Schema, depth: int) -> int:
    schema = contract.entry(schema)
    described = schema.get("properties")
    if not isinstance(described, dict) or not depth:
        return 1
    inner = (described.get(name) for name in texts(schema, "required"))
    return sum(_required(contract, each, depth - 1) for each in inner if isinstance(each, dict))
