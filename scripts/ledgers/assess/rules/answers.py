"""Find what people have decided already on what a rule proposes."""

from collections.abc import Iterator, Mapping
from datetime import date

from ledgers.assess.rules.days import day_of
from ledgers.assess.rules.facts import Facts
from ledgers.assess.rules.rows import county_of_unit
from ledgers.model.document import Document
from ledgers.model.periods import Period, around, period
from ledgers.model.proposal import Answer, Proposal

PERSONS = frozenset({"leader", "post"})


def answer_to(proposal: Proposal, to: str, facts: Facts) -> Answer | None:
    """Return the newest action of the same rule and kind on the same object in the period."""
    span = period(proposal.period)
    found = [
        document
        for document in facts.catalog.by_ledger.get("actions", ())
        if span and _answers(document, proposal, span, to, facts)
    ]
    return next((answer for each in reversed(found) for answer in _told(each, facts)), None)


def _answers(document: Document, proposal: Proposal, span: Period, to: str, facts: Facts) -> bool:
    value = document.value
    same = value.get("kind") == proposal.action and value.get("trigger_rule") == proposal.rule
    if not same or "withdrawn" in value or not _is_about(value, proposal, facts):
        return False
    # A leader and an office are barred by two actions; one does not answer the other.
    if to in {"leader", "office"}:
        asked = "post" if to in PERSONS else "unit"
        if value.get("object_kind") != asked:
            return False
    period = _period(document)
    return period is not None and period.meets(span)


def _is_about(value: Mapping[str, object], proposal: Proposal, facts: Facts) -> bool:
    """Say whether an action is about the object: the county, or a body of no county."""
    units = value.get("object_units")
    named = [unit for unit in units if isinstance(unit, str)] if isinstance(units, list) else []
    if proposal.county is None:
        return proposal.unit in named
    counties = {value.get("county"), *(county_of_unit(facts, unit) for unit in named)}
    return proposal.county in counties


def _period(document: Document) -> Period | None:
    """Return the time that an action is for: its period, else the month of its first day."""
    days = [on for on, _ in _updates(document)]
    span = period(document.value.get("period"))
    return span or (around(min(days), "month") if days else None)


def _updates(document: Document) -> Iterator[tuple[date, Mapping[str, object]]]:
    listed = document.value.get("updates")
    for row in listed if isinstance(listed, list) else ():
        on = day_of(row.get("on")) if isinstance(row, Mapping) else None
        if on is not None:
            yield on, row


def _told(document: Document, facts: Facts) -> Iterator[Answer]:
    rows = [(on, row) for on, row in _updates(document) if on <= facts.as_of]
    for on, row in rows[-1:]:
        reason = row.get("reason")
        yield Answer(
            f"{document.owner}/actions/{document.id}",
            str(row.get("status")),
            on,
            reason if isinstance(reason, str) else None,
        )
