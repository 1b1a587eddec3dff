"""The findings that counties were notified of, one by one, each with how it stands."""

from ledgers.model.values import replace
from ledgers.model.words import say
from ledgers.publish.kit.context import Desk
from ledgers.publish.subjects.entries import Entry, by_schema
from ledgers.publish.tables.listing import Col, attributes, in_files
from ledgers.publish.tables.tables import DataTable


def findings(desk: Desk) -> DataTable:
    """Return the findings by their schema, with the state that filings and decisions led to."""
    listed = by_schema(desk, "findings")
    matters = {matter.record.id: matter for matter in desk.view.facts.findings.matters}
    lives: tuple[Col[Entry], ...] = attributes(
        lambda entry: matters[entry.record.id].life,
        status=say("how it stands"),
        limit_on=say("day until which the county may submit"),
        submitted_on=say("day of the submission that counts"),
        closed_on=say("day on which the city closed it"),
    )
    late: Col[Entry] = in_files("overdue", say("overdue"), lambda it: matters[it.record.id].overdue)
    newest = sorted(listed.of(desk), key=lambda entry: entry.record.day, reverse=True)
    found = [entry for entry in newest if entry.record.id in matters]
    return replace(listed, columns=(*listed.columns, *lives, late)).data(desk, found)
