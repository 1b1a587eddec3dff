"""Let rows through by the conditions of an indicator."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from ledgers.assess.indicators.fields import field_of
from ledgers.assess.indicators.rows import Index, Row, iso
from ledgers.model.method import Condition

AS_OF = "as_of"


def passes(index: Index, row: Row, conditions: Iterable[Condition], day: str) -> bool:
    """Say whether a row is as all conditions ask, at a day."""
    return all(_holds(index, row, condition, day) for condition in conditions)


def _holds(index: Index, row: Row, condition: Condition, day: str) -> bool:
    value = field_of(index, row, condition.field, day)
    if condition.present is not None and _is_there(value, day) is not condition.present:
        return False
    if condition.among is not None and not _is_among(value, condition.among):
        return False
    least, most = _bound(condition.at_least, day), _bound(condition.at_most, day)
    if least is not None and not _reaches(value, least):
        return False
    if most is not None and not _reaches(most, value):
        return False
    if condition.at_least_field is not None:
        return _reaches(value, field_of(index, row, condition.at_least_field, day))
    return True


def _is_there(value: object, day: str) -> bool:
    """Say whether something is filed; a day that is still to come is not."""
    return value not in (None, []) and not iso(value) > day


def _is_among(value: object, words: tuple[object, ...]) -> bool:
    """Say whether a value, or an entry of a list, is one of some words of the same type."""
    values = value if isinstance(value, list) else [value]
    return any(type(one) is type(word) and one == word for one in values for word in words)


def _bound(bound: object, day: str) -> object:
    return day if bound == AS_OF else bound


def _reaches(value: object, least: object) -> bool:
    """Say whether a value is at least another: two days, or two numbers."""
    if iso(value) and iso(least):
        return iso(value) >= iso(least)
    one, other = number(value), number(least)
    return one is not None and other is not None and one >= other


def number(value: object) -> int | Fraction | None:
    """Return a number exactly, or None where there is none."""
    if isinstance(value, Decimal):
        return Fraction(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
