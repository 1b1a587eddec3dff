"""The life of a document: issued on a day, revised, and in force until it is repealed."""

from datetime import date

from ledgers.model.rows import Value, as_day, rows, text


def issued_on(value: Value) -> date | None:
    """Return the day on which a document was first issued; None where it was not."""
    return _first(value, "issued")


def in_force(value: Value, on: date) -> bool:
    """Say whether a document was issued and not repealed by the end of a day."""
    issued, repealed = issued_on(value), _first(value, "repealed")
    return issued is not None and issued <= on and (repealed is None or repealed > on)


def is_held(value: Value, on: date) -> bool:
    """Say whether a document had come in by the end of a day, and was in force on it."""
    came = _first(value, "issued", "came_in") or issued_on(value)
    return came is not None and came <= on and in_force(value, on)


def _first(value: Value, status: str, name: str = "on") -> date | None:
    updates = [row for row in rows(value, "updates") if text(row, "status") == status]
    return as_day(updates[0].get(name)) if updates else None
