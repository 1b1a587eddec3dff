"""What figures meant in earlier versions, so that what was issued then can be computed again.

Each rule here goes with a row of `model/verdict.py`.
"""

from datetime import date

from ledgers.model.catalog import Catalog

CLOSED_AS_SUBMITTED = "0.2.0"
"""Since this version a finding is closed only after its county submitted."""

CLOSING = frozenset({"closed", "reopened"})


def closed_as_decided(catalog: Catalog, by: date) -> dict[str, date]:
    """Return the findings closed at the end of a day by decision alone, with the day of closing."""
    closed: dict[str, date] = {}
    for (_, subject), record in catalog.decisions.items():
        ledger, _, name = subject.partition("/")
        past = [row for row in record.decisions if row.on <= by] if ledger != "progress" else []
        last = next((row for row in reversed(past) if row.decision in CLOSING), None)
        if last is not None and last.decision == "closed":
            closed[name] = last.on
    return closed
