"""The burden of the ledgers on the counties: fields and filings (R3)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.contract import DEEPEST, Contract, Schema
from ledgers.model.document import Document
from ledgers.model.layout import CITY

Filings: TypeAlias = Mapping[tuple[str, str, str], int]
"""Numbers of filings by county, ledger and month, such as `2026-09`."""

MONTH = len("2026-09")


def filings_of(catalog: Catalog) -> Filings:
    """Return how often each county filed in each ledger and month.

    A file counts in the month of its day; of a life, each update counts in its own month.
    """
    found: Counter[tuple[str, str, str]] = Counter()
    for document in catalog.documents:
        if document.owner != CITY and "withdrawn" not in document.value:
            for day in _days(document):
                if isinstance(day, str):
                    found[document.owner, document.ledger, day[:MONTH]] += 1
    return found


def _days(document: Document) -> Iterator[object]:
    """Yield the days on which a county had something to file in a document."""
    value = document.value
    for field in ("filed_on", "held_on"):
        if field in value:
            yield value[field]
    updates = value.get("updates")
    for update in updates if isinstance(updates, list) else ():
        if isinstance(update, dict):
            yield update.get("on")


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
    described, asked = schema.get("properties"), schema.get("required")
    if not isinstance(described, Mapping) or not depth:
        return 1
    names = asked if isinstance(asked, list) else ()
    inner = [described[name] for name in names if isinstance(described.get(name), Mapping)]
    return sum(_required(contract, each, depth - 1) for each in inner)
