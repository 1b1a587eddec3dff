"""Read a field of a row: in the entry, further out, or through what it refers to."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ledgers.assess.indicators.rows import NOTHING, Index, Row, Value, iso
from ledgers.model.life import days_after
from ledgers.model.measuring import WORKED_OUT

CLOSING = ("closed", "reopened")
UNDOING = ("returned", "reopened")


def field_of(index: Index, row: Row, path: str, day: str) -> Any:  # noqa: ANN401 — any value
    """Return the value of a field at a day, None where it is not there.

    The first name is looked up in the entry, then in the record. Where a name leads on from the
    identifier of a body, it reads the register (`unit.kind`); of a list, every entry is read.
    """
    first, *others = path.split(".")
    value = row.item.get(first, row.whole.get(first))
    if value is None and first in WORKED_OUT.get(ledger_of(row), ()):
        value = _of_finding(index, row, first, day)
    for name in others:
        value = _step(index, value, name)
    return value


def ledger_of(row: Row) -> str:
    """Return the ledger of a row's record."""
    return row.record.split("/", 2)[1]


def _step(index: Index, value: Any, name: str) -> Any:  # noqa: ANN401 — any value
    if isinstance(value, list):
        found = [_step(index, item, name) for item in value]
        return [item for item in found if item is not None]
    if isinstance(value, str):
        value = index.units.get(value, NOTHING)
    return value.get(name) if isinstance(value, Mapping) else None


# ── The life of a finding ────────────────────────────────────────────────────────────────────────


def _of_finding(index: Index, row: Row, name: str, day: str) -> str | None:
    """Work out a day in the life of a finding, from what was filed and decided up to a day."""
    finding, county = row.record.rpartition("/")[2], row.whole.get("county")
    filing = f"{county}/rectifications/{finding}"
    filed = index.records.get(filing)
    if filed is None:  # What is decided on nothing that may be seen cannot be seen either.
        return row.whole.get("due_on") if name == "limit_on" else None
    decided = index.records.get(f"city/decisions/{filing}", NOTHING)
    decisions = list(_until(decided.get("decisions"), day))
    made = [entry for entry in decisions if entry.get("decision") in CLOSING]
    closed = made[-1]["on"] if made and made[-1]["decision"] == "closed" else None
    updates = _until(filed.get("updates"), day)
    again = index.catalog.rules.resubmit_days if index.catalog.rules else 0
    limit, sent = _course(iso(row.whole.get("due_on")), updates, decisions, again)
    if name == "limit_on":
        return limit or None
    if name == "submitted_on":
        return sent or closed
    if name == "closed_on":
        return closed
    if name == "first_closed_on":
        return _first(entry["on"] for entry in made if entry["decision"] == "closed")
    return _first(entry["on"] for entry in reversed(made) if entry["decision"] == "reopened")


def _first(days: Iterable[str]) -> str | None:
    return next(iter(days), None)


def _course(
    due: str, updates: Iterable[Value], decisions: Iterable[Value], again: int
) -> tuple[str, str | None]:
    """Return until when a rectification is due, and since when it is put forward.

    As with tasks (design, section 6): an extension counts where it is granted in time, and what was
    put forward in time and returned afterwards may be put forward again within some days.
    """
    limit, sent = due, None
    steps = [
        *((iso(row["on"]), 0, row) for row in updates),
        *((iso(row["on"]), 1, row) for row in decisions),
    ]
    for on, _, row in sorted(steps, key=lambda step: step[:2]):
        decision, until = row.get("decision"), iso(row.get("until"))
        if decision == "extended" and on <= limit < until:
            limit = until
        elif decision in UNDOING:
            in_time = sent is not None and sent <= limit < on
            limit, sent = (_later(on, again) if in_time else limit), None
        elif decision is None and row.get("status") == "submitted":
            sent = sent or on
        elif sent is not None:
            sent = iso(row.get("received_on")) or sent
    return limit, sent


def _later(day: str, days: int) -> str:
    return days_after(date.fromisoformat(day), days).isoformat()


def _until(listed: object, day: str) -> Iterator[Value]:
    """Yield the dated entries of a list up to a day."""
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, Mapping) and "" < iso(entry.get("on")) <= day:
            yield entry
