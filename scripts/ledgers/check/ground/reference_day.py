"""Say as of which day what has not happened yet is missed."""

from collections.abc import Mapping
from datetime import date

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import day
from ledgers.model.document import Document


def day_shown(grounds: Grounds) -> date:
    """Return the day that the portal shows, or today where that comes first.

    What is frozen at a day in the past is not late because time goes on.
    """
    publication = grounds.catalog.publication
    shown = day(publication.as_of) if publication else None
    return min(shown, grounds.today) if shown else grounds.today


def in_force(grounds: Grounds, ledger: str) -> tuple[Document, ...]:
    """Return the documents of a ledger that keep to their schema and were not withdrawn."""
    return tuple(
        document
        for document in grounds.catalog.by_ledger.get(ledger, ())
        if is_in_force(grounds, document)
    )


def is_in_force(grounds: Grounds, document: Document) -> bool:
    """Say whether a document keeps to its schema and was not withdrawn."""
    return document.file in grounds.sound and "withdrawn" not in document.value


def setting(grounds: Grounds, register: str, field: str) -> int | None:
    """Return a number of the rules or of the publication, or None where it is not given."""
    value = whole(grounds, register).get(field)
    return value if isinstance(value, int) else None


def whole(grounds: Grounds, register: str) -> Mapping[str, object]:
    """Return what a register of the city says, or nothing where it is missing or broken."""
    documents = grounds.catalog.by_ledger.get(register, ())
    return next((each.value for each in documents if each.file in grounds.sound), {})
