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
    value, other = read(condition.field), condition.at_least_field
    bounds = condition.at_least, condition.at_most
    least, most = (day if bound == AS_OF else bound for bound in bounds)
    return (
        (condition.present is None or _is_there(value, day) is condition.present)
        and (condition.among is None or _is_among(value, condition.among))
        and (least is None or _reaches(value, least))
        and (most is None or _reaches(most, value))
        and (other is None or _reaches(value, read(other)))
    )


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
