"""The values of indicators as readers see them, and the value of the whole city."""

import statistics
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from ledgers.model import Assessment, Both, Standing, Words, explanation, in_groups, say
from ledgers.model.forms import Worked, form_of, is_share
from ledgers.model.layout import HELD_LEDGERS
from ledgers.model.method import ASSESSMENT, STANDARDS, Grade, Indicator, Node, Operand, Scheme
from ledgers.model.numbers import HUNDRED, MINUS, NONE, percent, plain, rounded
from ledgers.model.scoring import Input, Measurement
from ledgers.publish.kit import Cell, Desk, Leaf, Linked, links, word

ZERO = Fraction(0)


def reading(indicator: Indicator, value: Fraction | Decimal | None) -> str:
    """Write a value for reading: a share in percent with one decimal, a number without its unit."""
    if value is None:
        return NONE
    if is_share(indicator):
        return percent(Fraction(value))
    number = Fraction(value)
    few = rounded(number, 1) or rounded(number, 3)  # Little is not nothing (R357).
    return _signed(Decimal(int(number)) if number.denominator == 1 else few)


def bound(indicator: Indicator | None, value: Decimal) -> str:
    """Write a goalpost or a target exactly, a share in percent."""
    if indicator is None:
        return plain(value)
    share = is_share(indicator)
    return _signed(value * HUNDRED if share else value) + ("%" if share else "")


def _signed(number: Decimal) -> str:
    return (MINUS if number < 0 else "") + plain(number.copy_abs())


def unit(desk: Desk, indicator: Indicator) -> str:
    """Return what an indicator is measured in, in the reader's language."""
    if indicator.yes_no:
        return desk.say(say("yes or no"))
    return "%" if is_share(indicator) else word(desk, indicator.measure, ledger="indicators")


def name_of(desk: Desk, row: Both | Grade | Indicator | Node | Scheme) -> str:
    """Return what something is called in the reader's language."""
    return desk.both(row.zh, row.en)


def grade_cells(
    here: Leaf, standing: Standing, scheme: Scheme | None, among: Iterable[Scheme | None] = ()
) -> tuple[Cell, ...]:
    """Return a county's grade, where its scheme has grades, or one `among` those of a table."""
    if not any(each.grades for each in (scheme, *among) if each):
        return ()
    grade = scheme.grade(standing.grade) if scheme else None
    named = here.method("grades", name_of(here.desk, grade)) if grade else NONE
    return (here.short(say("Grade"), named, method="grades"),)


def indicator_name(desk: Desk, name: str) -> str:
    """Return what an indicator is called in the reader's language."""
    return desk.say(explanation.indicator_name(desk.view.catalog, name))


def indicator_link(here: Leaf, name: str, anchor: str = "") -> Linked:
    """Return what an indicator is called, leading to its page or to a place of it."""
    page = links.indicator_page(name) if name in here.view.catalog.indicators else links.METHODS
    return here.to(f"{page}#{anchor}" if anchor else page, indicator_name(here.desk, name))


def part_link(here: Leaf, key: str) -> Linked:
    """Return what a part of the score in force is called, leading to its indicator's page."""
    catalog, scheme = here.view.catalog, here.view.assessment.scheme
    name = explanation.node_at(scheme, key).indicator
    page = links.indicator_page(name) if name in catalog.indicators else links.METHODS
    return here.said(page, explanation.part_name(catalog, scheme, key))


def value_text(desk: Desk, name: str, value: Fraction | None) -> str:
    """Write a value of an indicator by its identifier; a dash where that is not known."""
    known = desk.view.catalog.indicators.get(name)
    return NONE if known is None else answer(desk, known, value)


def told(indicator: Indicator, value: Fraction | Decimal | None) -> Words | str:
    """Return a value for reading without its unit: yes or no where nothing else is asked."""
    if indicator.yes_no and value in {0, 1}:
        return say("yes") if value else say("no")
    return reading(indicator, value)


def answer(desk: Desk, indicator: Indicator, value: Fraction | Decimal | None) -> str:
    """Write a value for reading without its unit, in the reader's language."""
    return desk.say(say("{name}", name=told(indicator, value)))


def with_unit(desk: Desk, indicator: Indicator, value: Fraction | Decimal | None) -> str:
    """Write a value for reading with its unit."""
    text, alone = answer(desk, indicator, value), indicator.yes_no or is_share(indicator)
    return text if value is None or alone else f"{text} {unit(desk, indicator)}"


def values_of(found: Iterable[Measurement]) -> list[Fraction]:
    """Return the known values in ascending order."""
    return sorted(each.value for each in found if each.value is not None)


def median(values: list[Fraction]) -> Fraction | None:
    """Return the middle of some values; None of none."""
    return statistics.median(values) if values else None


def city_value(desk: Desk, indicator: Indicator) -> Fraction | None:
    """Return the value of all counties together; None where it cannot be calculated."""
    return desk.once(_city_values)[indicator.id].value


def city_text(desk: Desk, indicator: Indicator) -> Words | None:
    """Write the value of all counties together; None where it cannot be calculated."""
    found = desk.once(_city_values)[indicator.id]
    return None if found.value is None else in_figures(desk, indicator, found)


def own_texts(desk: Desk, indicator: Indicator) -> Iterator[Words]:
    """Yield what the city's own records give, where there are any (R93, R283, R284)."""
    for found in own_of(desk, indicator) if indicator.ledger != "checks" else ():
        told = in_figures(desk, indicator, found)
        period = found.period or desk.view.assessment.as_of.isoformat()
        yield say("The city's own bodies, {period}: {value}.", period=period, value=told)


def own_of(desk: Desk, indicator: Indicator) -> list[Measurement]:
    """Return what the city's own records give, where there are any."""
    found = desk.view.own.get(indicator.id, {}).values()
    return [row for row in found if row.value is not None and row.inputs]


def in_figures(desk: Desk, indicator: Indicator, found: Worked | Measurement) -> Words:
    """Write a value, a share with its two numbers (R67, R76); of answers, how many are yes."""
    if indicator.yes_no:
        return say("yes from {n}", n=reading(indicator, found.value))
    value = with_unit(desk, indicator, found.value)
    told = say("{formula} = {value}", formula=found.formula, value=value)
    return told if " " in found.formula else say("{name}", name=value)


def _city_values(desk: Desk) -> Mapping[str, Worked]:
    return {name: _city_value(desk, row) for name, row in desk.view.catalog.indicators.items()}


def _city_value(desk: Desk, indicator: Indicator) -> Worked:
    """Work out the value of the city, with what it records itself: its classes, its rules.

    Every input counts once, also where several counties share it. There is a value only where the
    same arithmetic over each county's own inputs gives that county's value.
    """
    source = indicator.source
    if source is not None and source.ledger == ASSESSMENT:
        number = source.number("value")
        field = number.sum[0] if number and number.sum else ""
        whole = not source.where and not (number and number.where)
        return Worked(_of_tasks(desk.view.assessment, field) if whole else None, "")
    found = desk.view.measurements.get(indicator.id, {})
    known = [each for each in found.values() if each.value is not None]
    twice = indicator.ledger == "checks" and source and any(row.distinct for row in source.numbers)
    known += own_of(desk, indicator) if indicator.ledger in HELD_LEDGERS and not twice else []
    if not known or any(_pooled(indicator, [each]).value != each.value for each in known):
        return Worked(None, "")
    return _pooled(indicator, known)


def _of_tasks(assessment: Assessment, field: str) -> Fraction | None:
    """Return a number of all tasks; `on_time` is a share of those in time or late."""
    if field != "on_time":
        value = getattr(assessment.city, field, None)
        return None if value is None else Fraction(value)
    states = (state for county in assessment.counties for state in county.tasks)
    settled = [measure.on_time is True for state in states for measure in state.settled]
    return Fraction(sum(settled), len(settled)) if settled else None


def _pooled(indicator: Indicator, found: Iterable[Measurement]) -> Worked:
    """Work an indicator out from the inputs of several counties, as far as they suffice."""
    source = indicator.source
    by_part = {row.part: row for row in (source.numbers if source else ())}
    apart = {name for name, row in by_part.items() if row.distinct and is_share(indicator)}
    if source is not None and source.ledger == STANDARDS:
        # What the standards ask and nobody has lies in no record of the county that lacks it.
        apart = {row.name for row in form_of(indicator).numbers}
    told = (
        (one.part in apart and not one.shared and (each.county, at), each.county, one)
        for each in found
        for at, one in enumerate(each.inputs)
    )
    inputs = {  # One record reaches each of its counties, and is otherwise counted once (R38).
        place or (one.part, one.record, one.path): (county, one) for place, county, one in told
    }
    sums = {
        name: _together(rows, by_part.get(name), share=is_share(indicator))
        for name, rows in in_groups((row[1].part, row) for row in inputs.values()).items()
    }
    known = {name: value for name, value in sums.items() if value is not None}
    return form_of(indicator).of_sums(known) if known.keys() == sums.keys() else Worked(None, "")


def _together(
    rows: Collection[tuple[str, Input]], number: Operand | None, *, share: bool
) -> Fraction | None:
    """Return what a number is over the inputs of several counties, each with its county.

    Different values of a share are those of each county: what one has does not help another. A
    record that is named is one, whichever counties it reaches (R8, R43).
    """
    if number is not None and number.distinct is not None:
        each = ((one.text, "/" not in one.text and county) for county, one in rows)
        return Fraction(len({(text, share and whose) for text, whose in each}))
    try:
        known = [Fraction(one.text) for _, one in rows]
    except ValueError:
        return None  # what is not one number, such as 1 × 1 ÷ 3
    return median(known) if number is not None and number.middle is not None else sum(known, ZERO)
