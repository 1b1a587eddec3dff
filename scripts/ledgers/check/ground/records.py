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


def is_standing(grounds: Grounds, document: Document) -> bool:
    """Say whether a document is sound, of a county there is, and was not withdrawn."""
    kept = document.file in grounds.sound and "withdrawn" not in document.value
    return kept and not is_of_unknown_county(grounds, document)


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


def whole(grounds: Grounds, ledger: str) -> Group:
    """Return what a register of the city says, or nothing where it is missing or not sound."""
    document = register(grounds, ledger)
    return document.value if document else {}


def setting(grounds: Grounds, ledger: str, field: str) -> int | None:
    """Return a number of the rules or of the publication, or None where it is not given."""
    value = whole(grounds, ledger).get(field)
    return value if isinstance(value, int) else None


def day_shown(grounds: Grounds) -> date:
    """Return the day that the portal shows, or today where that comes first.

    What has not happened by then is late; what is frozen at a day in the past is not late because
    time goes on.
    """
    publication = grounds.catalog.publication
    shown = day(publication.as_of) if publication else None
    return min(shown, grounds.today) if shown else grounds.today


def number(value: object) -> Decimal | None:
    """Return a number, or nothing where there is none."""
    whole = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if whole else None  # type: ignore[arg-type]
