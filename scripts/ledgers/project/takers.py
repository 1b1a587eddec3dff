"""Who takes part in a sum, as everybody can see: the counties with a public record of its ledger.

A county without one has nothing to add; its zero is no secret and hides nobody else's number. Where
the existence of records is not public, all may take part.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from ledgers.model.catalog import Catalog
from ledgers.model.document import Document
from ledgers.model.layout import CITY
from ledgers.model.periods import last_day
from ledgers.model.rows import codes_of, rows, text
from ledgers.project.records import Ground
from ledgers.project.visibility import PUBLIC

Takers = Mapping[str, Mapping[str, Mapping[str, int]]]
"""By ledger, and by year or month: how many records each has, `city` being the city itself."""


def takers_of(catalog: Catalog, ground: Ground, ends_on: date) -> Takers:
    """Return who takes part in each ledger whose records are public, until the end of a quarter."""
    found: dict[str, dict[str, Counter[str]]] = {}
    for document in catalog.documents:
        if ground.word(document) == PUBLIC and "withdrawn" not in document.value:
            day = _day(document, ground)
            over = (last_day(day) or date.max) <= ends_on
            for period in {day[: len("2026")], day[: len("2026-01")]} if over else ():
                counts = found.setdefault(document.ledger, {}).setdefault(period, Counter())
                counts.update({*_codes(document)})
    return found


def _day(document: Document, ground: Ground) -> str:
    """Return the day or the period in which a record counts in sums."""
    field = ground.context.contract.ledger(document.ledger).summed_on
    updates = rows(document.value, "updates")
    dated = text(document.value, field) if field else text(updates[0], "on") if updates else ""
    return dated or document.id


def _codes(document: Document) -> Iterator[str]:
    named = set(codes_of(document, document.value))
    for held in document.value.values():
        for row in held if isinstance(held, list) else ():
            if isinstance(row, dict) and isinstance(row.get("county"), str):
                named.add(row["county"])
    yield from named or {CITY}


def may_all_take_part(ledger: str, ground: Ground) -> bool:
    """Say whether records of a ledger may be counted whose existence is not public."""
    said = ground.context.contract.schemas[ledger].get("x-visibility")
    cases = said.get("when", ()) if isinstance(said, Mapping) else ()
    words = {str(said), *(str(case.get("then")) for case in cases if isinstance(case, Mapping))}
    words |= {str(said.get("default"))} if isinstance(said, Mapping) else set()
    return "aggregate" in words
