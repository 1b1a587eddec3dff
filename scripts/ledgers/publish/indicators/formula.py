"""An indicator's formula from its data: what is counted, from which ledger, and which rows."""

from collections.abc import Iterator

from ledgers.model.forms import PARTS, form_of
from ledgers.model.method import RETURNS, Indicator, Limit, Operand, Source
from ledgers.model.rows import rows, text
from ledgers.model.words import Words, say
from ledgers.publish.kit.components import Cell, Column, Line, Table
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.measured.values import name_of
from ledgers.publish.measured.words import (
    WINDOWS,
    conditions,
    field_link,
    ledger_link,
    plus,
    rows_link,
    together,
    window_of,
)


def formula(desk: Desk, indicator: Indicator) -> Words:
    """Return the arithmetic of an indicator in words, those of the data where it has some."""
    numerator, denominator = indicator.numerator_zh, indicator.denominator_zh
    if numerator and denominator and desk.view.language == "zh":
        return say("{numerator} ÷ {denominator}", numerator=numerator, denominator=denominator)
    form, limited = form_of(indicator), indicator.source and indicator.source.limit
    return form.limited if limited and form.limited else form.formula


def operands(here: Leaf, indicator: Indicator) -> Table:
    """Return what goes into an indicator: each number, its ledger, and the rows that count."""
    made = _filed if indicator.ledger == RETURNS else _read
    return Table(
        caption=say("What goes in"),
        columns=(
            Column(say("Part"), short=True),
            Column(say("Number counted")),
            Column(say("Ledger")),
            Column(say("Which rows count")),
            Column(say("Time")),
        ),
        lines=tuple(Line(tuple(map(Cell, cells))) for cells in made(here, indicator)),
        stacked=True,
    )


def _filed(here: Leaf, indicator: Indicator) -> Iterator[tuple[object, ...]]:
    source = indicator.source
    window = window_of(source, None) if source else WINDOWS["latest"]
    for part in form_of(indicator).filed:
        yield (
            PARTS[part],
            _said(here.desk, indicator, part),
            ledger_link(here, RETURNS),
            say("those of this indicator"),
            window,
        )


def _said(desk: Desk, indicator: Indicator, part: str) -> object:
    """Describe a filed number, in the words of the data where it has some."""
    told = {"numerator": indicator.numerator_zh, "denominator": indicator.denominator_zh}
    if told.get(part):
        return told[part]
    if not form_of(indicator).numbers:
        entries = (row for row in desk.records.get("indicators", ()) if row.id == indicator.id)
        parts = (part for row in entries for part in rows(row.value, "parts"))
        if listed := [text(part, desk.view.language) for part in parts]:
            return plus(listed)
    name = name_of(desk, indicator)
    if len(form_of(indicator).filed) == 1:
        return say("“{name}” as the county filed it", name=name)
    return say("“{name}”, {part}, as the county filed it", name=name, part=PARTS[part])


# ── Read from a ledger ───────────────────────────────────────────────────────────────────────────


def _read(here: Leaf, indicator: Indicator) -> Iterator[tuple[object, ...]]:
    source = indicator.source
    if source is None:
        return
    if source.limit is not None:
        yield from _timed(here, source, source.limit)
        return
    for number in source.numbers:
        ledger, each = number.ledger or source.ledger, _list_of(source, number)
        yield (
            PARTS.get(number.part, say("{name}", name=number.part)),
            counted(here, ledger, each, number),
            rows_link(here, ledger, each),
            _which(here, source, number),
            _time(source, number),
        )


def _list_of(source: Source, number: Operand) -> str | None:
    if number.each is not None or number.ledger is not None:
        return number.each
    return source.each


def _time(source: Source, number: Operand | None) -> Words:
    if source.ledger == "assessment":
        return say("on the day shown")
    return window_of(source, number)


def counted(here: Leaf, ledger: str, each: str | None, number: Operand) -> Words:
    """Say what one number counts."""

    def field(name: str) -> object:
        return field_link(here, ledger, each, name)

    if number.sum is not None:
        told = plus(field(name) for name in number.sum)
        if ledger == "assessment":
            return say("{field}", field=told)
        return say("sum of {fields}", fields=told)
    if number.distinct is not None:
        return say("number of different entries in {field}", field=field(number.distinct))
    if number.entries is not None:
        return say("number of entries in {field}", field=field(number.entries))
    return say("number of entries")


def _which(here: Leaf, source: Source, number: Operand | None) -> Words:
    ledger = number.ledger if number and number.ledger else source.ledger
    each = _list_of(source, number) if number else source.each
    shared = () if number and number.ledger else source.where
    told = conditions(here, ledger, each, (*shared, *(number.where if number else ())))
    more = [told] if told else []
    take = (number.take if number else None) or source.take
    by = (number.filed_by if number else None) or source.filed_by
    if take == "last":
        more.append(say("only the newest of each record"))
    if by:
        more.append(say("kept by the city") if by == "city" else say("kept by the county"))
    return together(more) if more else say("all")


# ── Limits ───────────────────────────────────────────────────────────────────────────────────────


def _timed(here: Leaf, source: Source, limit: Limit) -> Iterator[tuple[object, ...]]:
    number = source.number("value") or (source.numbers[0] if source.numbers else None)
    done = field_link(here, source.ledger, source.each, limit.done)
    within = limit_words(here, source, limit)
    counted = {
        "numerator": say("entries with “{done}” {limit}", done=done, limit=within),
        "denominator": say("these, those done late, and those not done whose limit has passed"),
    }
    place, which = rows_link(here, source.ledger, source.each), _which(here, source, number)
    for part, words in counted.items():
        yield PARTS[part], words, place, which, _time(source, number)


def limit_words(here: Leaf, source: Source, limit: Limit) -> Words:
    """Say by when something must be done; the last day counts as in time."""

    def field(name: str) -> object:
        return field_link(here, source.ledger, source.each, name)

    if limit.due is not None:
        return say("no later than “{due}”", due=field(limit.due))
    start = say("the period's end") if limit.start is None else field(limit.start)
    if limit.days is not None:
        return say("within {n} days of {start}", n=str(limit.days), start=start)
    if limit.months is not None:
        return say("within {n} months of {start}", n=str(limit.months), start=start)
    day = str(limit.day_of_next_month or 0)
    return say("by day {n} of the month after the period", n=day)
