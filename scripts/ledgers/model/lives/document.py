"""The life of a document: issued on a day, revised, and in force until it is repealed."""

from datetime import date

from ledgers.model.rows import Value, first_day


def in_force(value: Value, on: date) -> bool:
    """Say whether a document was issued and not repealed by the end of a day."""
    issued, repealed = (first_day(value, status) for status in ("issued", "repealed"))
    return issued is not None and issued <= on and (repealed is None or repealed > on)


def is_held(value: Value, on: date) -> bool:
    """Say whether a document had come in by the end of a day, and was in force on it."""
    came = first_day(value, "issued", "came_in") or first_day(value, "issued")
    return came is not None and came <= on and in_force(value, on)
