"""Readers of rows: the number of an operand with its inputs, conditions, and limits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction
from functools import partial
from statistics import median

from ledgers.assess.conditions import Read, passes
from ledgers.assess.indicators.fields import field_of
from ledgers.assess.indicators.rows import DatedRow, Index
from ledgers.assess.indicators.windows import Scope, Shown
from ledgers.model import Struct, Words, replace, say
from ledgers.model.deadline import workday_after
from ledgers.model.method import AS_OF, RECORD, WORKED_OUT, Condition, Limit, Operand
from ledgers.model.numbers import as_filed, total
from ledgers.model.periods import DAY, add_months, numbered
from ledgers.model.rows import CODE, as_day, as_iso, as_number
from ledgers.model.scoring import Input

NEVER = "~"
"""A day after all others."""


class Part(Struct, frozen=True):
    """One number of an indicator: its role, the place of its rows, and their conditions."""

    name: str
    operand: Operand
    scope: Scope
    where: tuple[Condition, ...]
    year_before: bool = False


class Reading(Struct, frozen=True):
    """The number of an operand, or the reason why there is none."""

    value: Fraction | None
    inputs: tuple[Input, ...] = ()
    reason: Words | None = None
    period: str | None = None
    empty: bool = False


def read(index: Index, part: Part, window: Shown, day: str) -> Reading:
    """Return the number of a part from the rows that its window shows on a day."""
    if window.reason is not None:
        return Reading(None, reason=window.reason, period=window.period)
    rows = passing(index, window.rows, part.where, day)
    if part.scope.take == "first":  # What is told of again counts once (R8).
        again = sorted(rows, key=lambda row: row.on, reverse=True)
        rows = [*{str(row.value): row for row in again}.values()][::-1]
    return replace(_number(index, day, rows, part.operand), period=window.period, empty=not rows)


def passing(
    index: Index, rows: Sequence[DatedRow], where: Sequence[Condition], day: str
) -> list[DatedRow]:
    """Return the rows that pass all conditions at a day."""
    stretches = stretches_of(index, rows, where)
    found = [row for row in rows if stretches[row][0] <= day < stretches[row][1]]
    daily = index.once(("daily", id(where)), lambda: [one for one in where if asks_daily(one)])
    if not daily:
        return found
    return [row for row in found if passes(partial(field_of, index, row, day=day), daily, day)]


def stretches_of(
    index: Index, rows: Iterable[DatedRow], where: Sequence[Condition]
) -> Mapping[DatedRow, tuple[str, str]]:
    """Return from which day each row passes the conditions that ask for no day, and before which.

    Between them days come that something filed names; who never passes does so from `NEVER`.
    """
    known: dict[DatedRow, tuple[str, str]] = index.once(("known", id(where)), dict)
    lasting = index.once(
        ("lasting", id(where)),
        lambda: [(replace(one, present=None), one) for one in where if not asks_daily(one)],
    )
    words = [(one.field, one.among) for _, one in lasting if one.among and "." not in one.field]
    for row in rows:
        if row not in known:
            other = any(_is_other(row.value.get(name), among) for name, among in words)
            read = partial(field_of, index, row, day="")
            known[row] = (NEVER, NEVER) if other else _stretch(read, lasting)
    return known


def _is_other(value: object, words: tuple[object, ...]) -> bool:
    """Say whether a value is plainly none of some words, as most rows of a ledger are."""
    return isinstance(value, str) and value not in words


def _stretch(read: Read, where: Iterable[tuple[Condition, Condition]]) -> tuple[str, str]:
    first, last = "", NEVER
    for rest, condition in where:
        if not passes(read, (rest,), ""):
            return NEVER, NEVER
        if condition.present is not None:
            value = read(condition.field)
            came = NEVER if value in (None, []) else as_iso(value)
            first = max(first, came) if condition.present else first
            last = last if condition.present else min(last, came)
    return first, last


def asks_daily(condition: Condition) -> bool:
    """Say whether the day is asked about, or something that is worked out for it."""
    asked = [name for name in (condition.field, condition.at_least_field) if name]
    return AS_OF in {condition.at_least, condition.at_most} or any(map(is_worked_out, asked))


def is_worked_out(field: str) -> bool:
    """Say whether a field, or one that it leads to, is worked out for a day."""
    return any(not set(names).isdisjoint(field.split(".")) for names in WORKED_OUT.values())


def _number(index: Index, day: str, rows: Sequence[DatedRow], operand: Operand) -> Reading:
    if operand.distinct is not None:
        return _distinct(index, day, rows, operand.distinct)
    if operand.days is not None:
        return _days(index, day, rows, operand)
    if operand.middle is not None:
        return _middle(index, day, rows, operand.middle)
    return counted(rows) if operand.count else _sum(index, day, rows, operand)


def counted(rows: Sequence[DatedRow]) -> Reading:
    """Return how many rows there are."""
    return Reading(Fraction(len(rows)), tuple(Input(row.record, row.path, "1") for row in rows))


def _sum(index: Index, day: str, rows: Sequence[DatedRow], of: Operand) -> Reading:
    """Add up fields, or entries, over rows; where one is not there, nothing is known of the sum.

    How long something took is true of each of several counties, and no other number (R24, R65).
    """
    own = [row for row in rows if not row.shared or of.sum == ("days",)]
    if rows and not own:
        several = say("{record} is about several counties together", record=rows[0].record)
        return Reading(None, reason=several)
    numbers, inputs = [], []
    for row in own:
        for name in of.sum or (of.entries or "",):
            value = field_of(index, row, name, day)
            if of.entries and isinstance(value, list):  # Who adopts their own is no other (R227).
                value = sum(str(one)[:CODE] != row.owner for one in value)
            parts = list(_numbers(value))
            if not parts:
                lost = say("“{field}” is not there in {record}", field=name, record=row.record)
                return Reading(None, reason=lost)
            numbers.append(sum(parts))
            inputs.append(Input(row.record, (*row.path, *name.split(".")), as_filed(numbers[-1])))
    return Reading(total(numbers), tuple(inputs))


def _numbers(value: object) -> Iterator[int | Fraction]:
    """Yield the numbers of a value: itself, or those of a group such as participants by level."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner.get("count") if isinstance(inner, dict) else inner)
    else:
        known = as_number(value)
        yield from () if known is None else (known,)


def _days(index: Index, day: str, rows: Sequence[DatedRow], of: Operand) -> Reading:
    """Add up the days between two days of each row, as long as both have come (R8, R47, R61)."""
    numbers, inputs = [], []
    filed = [one for one in of.days or () if one != AS_OF]
    for row in rows:
        values = (day if one == AS_OF else field_of(index, row, one, day) for one in of.days or ())
        first, last = (as_day(value[0] if isinstance(value, list) else value) for value in values)
        if first and last and last.isoformat() <= day:
            numbers.append((last - first).days + of.both_days)
            inputs.append(Input(row.record, (*row.path, filed[-1]), str(numbers[-1])))
    return Reading(total(numbers), tuple(inputs))


def _middle(index: Index, day: str, rows: Sequence[DatedRow], name: str) -> Reading:
    """Return the median of a field over the rows that have it (R135); of none there is none."""
    found = [(row, list(_numbers(field_of(index, row, name, day)))) for row in rows]
    numbers = {row: Fraction(sum(parts)) for row, parts in found if parts}
    if not numbers:
        return Reading(None, reason=say("nothing filed yet"))
    way = tuple(name.split("."))
    inputs = (Input(row.record, (*row.path, *way), as_filed(each)) for row, each in numbers.items())
    return Reading(median(numbers.values()), tuple(inputs))


def _distinct(index: Index, day: str, rows: Sequence[DatedRow], name: str) -> Reading:
    """Count the values of a field that differ, of a group its numbers above 0; none without it."""
    seen: dict[object, Input] = {}
    way = () if name == RECORD else tuple(name.split("."))
    for row in rows:
        value = row.record if name == RECORD else field_of(index, row, name, day)
        if isinstance(value, dict):
            value = [inner for inner, count in value.items() if count]
        for one in value if isinstance(value, list) else () if value is None else (value,):
            key = str(one)
            seen.setdefault(key, Input(row.record, (*row.path, *way), key))
    return Reading(Fraction(len(seen)), tuple(seen.values()))


def due_of(index: Index, row: DatedRow, limit: Limit, day: str) -> str:
    """Return the last day on which a row is in time; empty where it has no limit."""
    if limit.due is not None:
        return as_iso(field_of(index, row, limit.due, day))
    if limit.calendar:
        asked = row.record.split("/")[1], row.span.name if row.span else None
        due = index.once(asked, lambda: index.catalog.filing_due(*asked))
        return due.isoformat() if due else ""
    if limit.day_of_next_month is not None:
        last = as_day(row.span.last) if row.span else None
        return numbered(last + DAY, limit.day_of_next_month).isoformat() if last else ""
    start = as_day(field_of(index, row, limit.start or "", day))
    if start is None:
        return ""
    last = add_months(start, limit.months or 0) + timedelta(days=limit.days or 0)
    return workday_after(last, limit.workdays or 0, index.catalog.workdays).isoformat()


def was_in_time(index: Index, row: DatedRow, limit: Limit, day: str) -> bool | None:
    """Say whether a row was done in time by a day; None while it may still be.

    It is None, too, for a row without a limit. A row that is done after the day counts as open.
    """
    due, done = due_of(index, row, limit, day), as_iso(field_of(index, row, limit.done or "", day))
    if not due:
        return None
    if done and done <= day:
        return done <= due
    return False if due < day else None
