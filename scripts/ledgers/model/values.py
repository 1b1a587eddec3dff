"""Read plain values that may lack anything: what is not public is simply not there."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

Value: TypeAlias = Mapping[str, Any]


def text(value: Value, name: str) -> str:
    """Return a text, or an empty one."""
    found = value.get(name)
    return found if isinstance(found, str) else ""


def whole(value: Value, name: str) -> int | None:
    """Return a whole number, or None where it is not known."""
    found = value.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def decimal(value: Value, name: str) -> Decimal | None:
    """Return a number, or None where it is not known."""
    found = value.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float | Decimal):
        return None
    return Decimal(str(found))


def day(value: Value, name: str) -> date | None:
    """Return a day, or None where there is none."""
    try:
        return date.fromisoformat(text(value, name))
    except ValueError:
        return None


def rows(value: Value, name: str) -> list[Value]:
    """Return the mappings of a list."""
    found = value.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def texts(value: Value, name: str) -> list[str]:
    """Return the texts of a list."""
    found = value.get(name)
    return [row for row in found if isinstance(row, str)] if isinstance(found, list) else []


def last(value: Value, name: str) -> Value:
    """Return the last mapping of a list, or an empty one."""
    found = rows(value, name)
    return found[-1] if found else {}


def total(found: list[int | None]) -> int | None:
    """Add up what is known; None where nothing is."""
    known = [number for number in found if number is not None]
    return sum(known) if known else None
