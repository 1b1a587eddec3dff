"""Read one operand of an indicator: the number, and every value that went into it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ledgers.assess.conditions import passes
from ledgers.assess.indicators.fields import field_of
from ledgers.assess.indicators.rows import DatedRow, Index
from ledgers.assess.indicators.windows import Scope, shown
from ledgers.model.counts import as_filed, total
from ledgers.model.measurement import Input
from ledgers.model.method import Condition, Operand
from ledgers.model.rows import as_number
from ledgers.model.words import Words, say


@dataclass(frozen=True, slots=True)
class Moment:
    """Say of whom and when: a county, the day as text, and the first day of the window."""

    county: str
    day: str
    first: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what an operand gives: its number, or the reason why there is none."""

    value: Fraction | None
    inputs: tuple[Input, ...] = ()
    reason: Words | None = None
    period: str | None = None
    empty: bool = False


def read(
    index: Index, moment: Moment, scope: Scope, operand: Operand, where: Sequence[Condition]
) -> Reading:
    """Return the number of an operand at a moment."""
    window = shown(index, moment.county, scope, moment.first, moment.day)
    if window.reason is not None:
        return Reading(None, reason=window.reason, period=window.period)
    rows = passing(index, window.rows, where, moment.day)
    found = _number(index, moment.day, rows, operand)
    return replace(found, period=window.period, empty=not rows)


def passing(
    index: Index, rows: Sequence[DatedRow], where: Sequence[Condition], day: str
) -> list[DatedRow]:
    """Return the rows that pass all conditions at a day."""

    def read_in(row: DatedRow) -> Callable[[str], object]:
        return lambda name: field_of(index, row, name, day)

    return [row for row in rows if passes(read_in(row), where, day)]


def _number(index: Index, day: str, rows: Sequence[DatedRow], operand: Operand) -> Reading:
    if operand.distinct is not None:
        return _distinct(index, day, rows, operand.distinct)
    if operand.entries is not None:
        return _entries(index, day, rows, operand.entries)
    if operand.sum is not None:
        return _sum(index, day, rows, operand.sum)
    return Reading(Fraction(len(rows)), tuple(Input(row.record, row.path, "1") for row in rows))


def _sum(index: Index, day: str, rows: Sequence[DatedRow], fields: Sequence[str]) -> Reading:
    """Add up fields over rows; where one is not there, nothing is known of the sum."""
    numbers, inputs = [], []
    for row in rows:
        for name in fields:
            parts = list(_numbers(field_of(index, row, name, day)))
            if not parts:
                return Reading(None, reason=_missing(row, name))
            value = sum(parts)
            numbers.append(value)
            inputs.append(Input(row.record, (*row.path, *name.split(".")), as_filed(value)))
    return Reading(total(numbers), tuple(inputs))


def _numbers(value: object) -> Iterator[Fraction]:
    """Yield the numbers of a value: itself, or those of a group such as participants by level."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner.get("count") if isinstance(inner, Mapping) else inner)
    else:
        known = as_number(value)
        yield from () if known is None else (known,)


def _entries(index: Index, day: str, rows: Sequence[DatedRow], name: str) -> Reading:
    """Count what stands in a list of each row."""
    counted, inputs = 0, []
    for row in rows:
        value = field_of(index, row, name, day)
        if not isinstance(value, list):
            return Reading(None, reason=_missing(row, name))
        counted += len(value)
        inputs.append(Input(row.record, (*row.path, name), str(len(value))))
    return Reading(Fraction(counted), tuple(inputs))


def _distinct(index: Index, day: str, rows: Sequence[DatedRow], name: str) -> Reading:
    """Count the different values of a field; rows without it have none."""
    seen: dict[object, Input] = {}
    for row in rows:
        value = field_of(index, row, name, day)
        for one in value if isinstance(value, list) else () if value is None else (value,):
            key = str(one)
            seen.setdefault(key, Input(row.record, (*row.path, *name.split(".")), key))
    return Reading(Fraction(len(seen)), tuple(seen.values()))


def _missing(row: DatedRow, name: str) -> Words:
    return say("“{field}” is not there in {record}", field=name, record=row.record)
