"""Say which records the rules may lean on, and read plain values without trusting them."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from ledgers.check.ground.context import Grounds, is_of_unknown_county
from ledgers.check.ground.walk import fields
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.rows import as_day as day
from ledgers.model.rows import as_text as text
from ledgers.model.rows import as_texts as texts

__all__ = [
    "Group",
    "day",
    "groups",
    "moment",
    "number",
    "register",
    "rows",
    "sound",
    "standing",
    "text",
    "texts",
]

Group: TypeAlias = Mapping[str, Any]


def sound(grounds: Grounds, *ledgers: str) -> Iterator[Document]:
    """Yield the documents of some ledgers that keep to their schemas, of counties there are."""
    for ledger in ledgers:
        for document in grounds.catalog.by_ledger.get(ledger, ()):
            if document.file in grounds.sound and not is_of_unknown_county(grounds, document):
                yield document


def standing(grounds: Grounds, *ledgers: str) -> Iterator[Document]:
    """Yield the sound documents of some ledgers that were not withdrawn."""
    return (row for row in sound(grounds, *ledgers) if "withdrawn" not in row.value)


def register(grounds: Grounds, ledger: str) -> Document | None:
    """Return a register of the city, or nothing where it is missing or not sound."""
    return next((row for row in sound(grounds, ledger) if row.owner == CITY), None)


def groups(value: object, *way: str) -> Iterator[tuple[Path, Group]]:
    """Yield path and value of every group of fields at the end of a way."""
    for path, inner in fields(value, *way):
        if isinstance(inner, dict):
            yield path, inner


def rows(grounds: Grounds, ledger: str, *way: str) -> Iterator[tuple[Path, Group]]:
    """Yield the groups of a register of the city that is sound."""
    document = register(grounds, ledger)
    yield from groups(document.value, *way) if document else ()


def moment(grounds: Grounds) -> date:
    """Return the day as of which time has passed: a city pinned to a day stands still."""
    publication = grounds.catalog.publication
    try:
        pinned = date.fromisoformat(publication.as_of) if publication else date.max
    except ValueError:  # Published as of today.
        return grounds.today
    return min(pinned, grounds.today)


def number(value: object) -> Decimal | None:
    """Return a number, or nothing where there is none."""
    whole = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if whole else None  # type: ignore[arg-type]
