"""Who takes part in a sum, as everybody can see: the counties with a public record of its ledger.

A county without one has nothing to add; its zero is no secret and hides nobody else's number. Where
the existence of records is not public, all may take part.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from ledgers.model.catalog import Catalog
from ledgers.model.contract import words_of
from ledgers.model.document import Document
from ledgers.model.layout import CITY
from ledgers.model.periods import last_day
from ledgers.model.rows import codes_of, rows, text
from ledgers.project.records import Ground
from ledgers.project.visibility import AGGREGATE, PUBLIC

Takers = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By ledger, and by year or month: how many records each has, `city` being the city itself."""


def takers_of(catalog: Catalog, ground: Ground, ends_on: date) -> Takers:
    """Return who takes part in each ledger whose records are public, until the end of a quarter."""
    found: dict[str, dict[str, Counter[str]]] = {}
    for document in catalog.documents:
        if ground.word(document) == PUBLIC and "withdrawn" not in document.value:
            for day, codes in _dated(document, ground):
                over = (last_day(day) or date.max) <= ends_on
                for period in {day[: len("2026")], day[: len("2026-01")]} if over else ():
                    counts = found.setdefault(document.ledger, {}).setdefault(period, Counter())
                    counts.update(codes)
    return found


def _dated(document: Document, ground: Ground) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the days or periods in which a record, or each of its entries, counts in sums."""
    field = ground.context.contract.ledger(document.ledger).summed_on
    entries = [row for row in _entries(document) if field and field in row]
    if entries and field not in document.value:
        for row in entries:
            yield text(row, field), frozenset({text(row, "county") or CITY})
    else:
        updates = rows(document.value, "updates")
        dated = text(document.value, field) if field else text(updates[0], "on") if updates else ""
        yield dated or document.id, _codes(document)


def _entries(document: Document) -> Iterator[Mapping[str, object]]:
    for held in document.value.values():
        yield from (row for row in held if isinstance(row, dict)) if isinstance(held, list) else ()


def _codes(document: Document) -> frozenset[str]:
    """Return the counties that a record is about, else the city."""
    named = {text(row, "county") for row in _entries(document)} - {""}
    return frozenset({*codes_of(document, document.value), *named} or {CITY})


def may_all_take_part(ledger: str, ground: Ground) -> bool:
    """Say whether records of a ledger may be counted whose existence is not public."""
    said = ground.context.contract.schemas[ledger].get("x-visibility")
    return AGGREGATE in words_of(said)
