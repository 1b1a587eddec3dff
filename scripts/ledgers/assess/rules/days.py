"""Read days out of plain values."""

from datetime import date

from ledgers.model.periods import period


def day_of(value: object) -> date | None:
    """Return the day that a value names, or nothing where it names none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def end_of(value: object) -> date | None:
    """Return the day that a value names; of a period, its last."""
    span = period(value)
    return span.last if span else day_of(value)
