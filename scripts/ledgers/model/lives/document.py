"""The life of a document: issued on a day, revised, and in force until it is repealed."""

from datetime import date

from ledgers.model.rows import Value, first_day


def issued_on(value: Value) -> date | None:
    """Return the day on which a document was first issued; None where it was not."""
    return first_day(value, "issued")


def in_force(value: Value, on: date) -> bool:
    """Say whether a document was issued and not repealed by the end of a day."""
    issued, repealed = issued_on(value), first_day(value, "repealed")
    return issued is not None and issued <= on and (repealed is None or repealed > on)


def is_held(value: Value, on: date) -> bool:
    """Say whether a document had come in by the end of a day, and was in force on it."""
    came = first_day(value, "issued", "came_in") or issued_on(value)
    return came is not None and came <= on and in_force(value, on)
