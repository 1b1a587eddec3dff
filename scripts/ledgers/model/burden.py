"""Count what the ledgers ask of the counties: fields and filings (R3)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ledgers.model.catalog import Catalog
from ledgers.model.document import Document
from ledgers.model.layout import CITY

Filings: TypeAlias = Mapping[tuple[str, str, str], int]
"""Numbers of filings by county, ledger and month, such as `2026-09`."""

MONTH = len("2026-09")
DEFINED = "defs.schema.json#/$defs/"
DEEPEST = 20


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


def required_fields(schemas: Mapping[str, Mapping[str, Any]], ledger: str) -> int:
    """Return how many fields one filing must fill in; a group counts by what it holds."""
    return _required(schemas, schemas.get(ledger, {}), DEEPEST)


def _required(
    schemas: Mapping[str, Mapping[str, Any]], schema: Mapping[str, Any], depth: int
) -> int:
    schema = _entry(schemas, schema, depth)
    described, asked = schema.get("properties"), schema.get("required")
    if not isinstance(described, Mapping) or not depth:
        return 1
    names = asked if isinstance(asked, list) else ()
    inner = [described[name] for name in names if isinstance(described.get(name), Mapping)]
    return sum(_required(schemas, each, depth - 1) for each in inner)


def _entry(
    schemas: Mapping[str, Mapping[str, Any]], schema: Mapping[str, Any], depth: int
) -> Mapping[str, Any]:
    """Return the schema of a value, or of the entries of a list."""
    named = schema.get("$ref")
    if isinstance(named, str) and named.startswith(DEFINED):
        schema = schemas.get("defs", {}).get("$defs", {}).get(named.removeprefix(DEFINED), {})
    items = schema.get("items")
    return _entry(schemas, items, depth - 1) if isinstance(items, Mapping) and depth else schema
