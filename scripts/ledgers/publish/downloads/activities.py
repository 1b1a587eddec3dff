"""Make the tables of what was issued and held: required documents, events by kind and month."""

from collections.abc import Iterator
from decimal import Decimal

from ledgers.model.words import say
from ledgers.publish.kit.context import Desk
from ledgers.publish.kit.labels import sort_word
from ledgers.publish.kit.records import valid
from ledgers.publish.kit.tables import DataTable, Values, table_of
from ledgers.publish.kit.totals import CODE, NAME
from ledgers.publish.kit.values import text
from ledgers.publish.ledgers import documents as papers
from ledgers.publish.ledgers.events import days_of


def documents(desk: Desk) -> DataTable:
    """Return for each required document and each county held to it how it stands."""
    fields = {
        "standard": say("identifier of the requirement"),
        "title": say("title"),
        "category": say("category A, B or C"),
        "due_on": say("deadline"),
        "code": CODE,
        "name": NAME,
        "state": say("issued, missing or not_yet (due)"),
        "document": say("document that fulfils it"),
        "day": say("day of its newest step"),
    }
    title = say("Required documents by county")
    return table_of("documents", title, fields, _documents(desk), ("documents", "standards"))


def _documents(desk: Desk) -> Iterator[Values]:
    issued = papers.issued_documents(desk)
    for row in papers.required_documents(desk):
        for area in papers.counties_held_to(desk, row):
            found = papers.document_of(issued, area.code, row)
            yield {
                "standard": text(row, "id"),
                "title": text(row, "title"),
                "category": text(row, "category"),
                "due_on": text(row, "due_on") or None,
                "code": area.code,
                "name": area.name,
                "state": papers.state_of(desk, row, found),
                "document": found.reference if found else None,
                "day": found.day or None if found else None,
            }


def events(desk: Desk) -> DataTable:
    """Return how many events of each kind began in each month, and how long they lasted."""
    fields = {
        "kind": say("kind of event, a code of the vocabulary"),
        "kind_name": say("kind of event"),
        "month": say("month"),
        "events": say("events that began in the month"),
        "days": say("days that they lasted"),
    }
    title = say("Events by kind and month")
    return table_of("events", title, fields, _events(desk), ("events",))


def _events(desk: Desk) -> Iterator[Values]:
    days: dict[tuple[str, str], list[Decimal]] = {}
    for record in valid(desk.records.get("events", ())):
        if record.period:
            days.setdefault((record.sort, record.period), []).append(days_of(record))
    for (kind, month), lasted in sorted(days.items()):
        yield {
            "kind": kind,
            "kind_name": sort_word(desk, "events", kind),
            "month": month,
            "events": len(lasted),
            "days": sum(lasted, Decimal(0)),
        }
