"""The conditions on rows of indicators and rules."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from ledgers.model.method import AS_OF, Condition
from ledgers.model.rows import as_iso, as_number

Read: TypeAlias = Callable[[str], object]
"""How a row's field is read, by its name."""


def passes(read: Read, conditions: Iterable[Condition], day: str) -> bool:
    """Say whether a row is as all conditions ask, at a day; later days count as absent."""
    return all(_holds(read, condition, day) for condition in conditions)


def _holds(read: Read, condition: Condition, day: str) -> bool:
    value = read(condition.field)
    if condition.present is not None and _is_there(value, day) is not condition.present:
        return False
    if condition.among is not None and not _is_among(value, condition.among):
        return False
    bounds = condition.at_least, condition.at_most
    least, most = (day if bound == AS_OF else bound for bound in bounds)
    if least is not None and not _reaches(value, least):
        return False
    if most is not None and not _reaches(most, value):
        return False
    if condition.at_least_field is not None:
        return _reaches(value, read(condition.at_least_field))
    return True


def _is_there(value: object, day: str) -> bool:
    """Say whether something is filed; a day that is still to come is not."""
    return value not in (None, []) and not as_iso(value) > day


def _is_among(value: object, words: tuple[object, ...]) -> bool:
    """Say whether a value, or an entry of a list, is one of some words of the same type."""
    values = value if isinstance(value, list) else [value]
    return any(type(one) is type(word) and one == word for one in values for word in words)


def _reaches(value: object, least: object) -> bool:
    """Say whether a value is at least another: two days, or two numbers."""
    if as_iso(value) and as_iso(least):
        return as_iso(value) >= as_iso(least)
    one, other = as_number(value), as_number(least)
    return one is not None and other is not None and one >= other
