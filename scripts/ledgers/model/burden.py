"""The burden of the ledgers on the counties: fields and filings (R3)."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.contract import DEEPEST, Contract, Schema
from ledgers.model.layout import CITY
from ledgers.model.rows import as_text, rows, texts

Filings: TypeAlias = Mapping[tuple[str, str, str], int]
"""Numbers of filings by county, ledger and month, such as `2026-09`."""

MONTH = len("2026-09")


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
    if not isinstance(described, Mapping) or not depth:
        return 1
    inner = (described.get(name) for name in texts(schema, "required"))
    return sum(_required(contract, each, depth - 1) for each in inner if isinstance(each, Mapping))
