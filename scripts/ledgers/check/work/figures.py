"""Each figure is filed in the form, by the bodies and for the time that its indicator asks for."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ledgers.check.ground import Grounds, Group, day
from ledgers.model import kinds
from ledgers.model.forms import FIELDS, FORMS
from ledgers.model.periods import Period, period
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say

Fault: TypeAlias = tuple[str, Words, Words]
"""The field where it shows, what is asked, what is filed."""

CYCLES: Mapping[str, Words] = {
    "week": say("a figure of each week"),
    "month": say("a figure of each month"),
    "quarter": say("a figure of each quarter"),
    "half_year": say("a figure of each half-year"),
    "year": say("a figure of each year"),
}


def figures_in_the_wrong_form(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each figure that is not what its indicator asks for."""
    indicators = {str(row["id"]): row for _, row in grounds.rows("indicators", "indicators")}
    hint = say("see the indicator in data/city/indicators.yaml")
    for document, path, value in grounds.entries("returns", "values"):
        span, indicator = period(document.value["period"]), indicators.get(str(value["indicator"]))
        if span is None or indicator is None:
            continue
        for field, asked, found in _faults(grounds, indicator, value, span):
            message = say(
                "{indicator} is filed as {asked}; this is {found}",
                indicator=Both(str(indicator["zh"]), str(indicator["en"])),
                asked=asked,
                found=found,
            )
            yield kinds.schemas.WRONG_FORM.at(document.at(*path, field), message, hint)


def _faults(grounds: Grounds, indicator: Group, value: Group, span: Period) -> Iterator[Fault]:
    asked, found = frozenset(FORMS[str(indicator["form"])].filed), FIELDS.intersection(value)
    if found != asked:
        yield "indicator", _fields(asked), _fields(found)
    yield from _of_level(grounds, indicator, value)
    yield from _of_time(indicator, span)


def _fields(names: frozenset[str]) -> Words:
    return say("“{names}”", names=", ".join(sorted(names))) if names else say("no figure")


def _of_level(grounds: Grounds, indicator: Group, value: Group) -> Iterator[Fault]:
    unit = grounds.catalog.units.get(str(value.get("unit")))
    kind = unit.kind if unit else None
    asked, found = (say("a figure of the county"), say("a figure of one body"))
    level = indicator["level"]
    if level == "county" and kind not in {None, "county_commission"}:
        yield "unit", asked, found
    elif level == "township" and kind != "township_commission" and (unit or "unit" not in value):
        yield "unit", say("a figure of each township commission"), found if unit else asked
    elif level == "unit" and "unit" not in value:
        yield "indicator", say("a figure of each body"), asked


def _of_time(indicator: Group, span: Period) -> Iterator[Fault]:
    cycle = str(indicator["cycle"])
    if cycle != span.cycle:
        yield "indicator", CYCLES[cycle], CYCLES[span.cycle]
    start, end = day(indicator.get("start_on")), day(indicator.get("end_on"))
    if start and span.last < start:
        yield "indicator", say("a figure from {day} on", day=start), _of(span)
    if end and span.first > end:
        yield "indicator", say("a figure until {day}", day=end), _of(span)


def _of(span: Period) -> Words:
    return say("one of {period}", period=span.name)


RULES = (figures_in_the_wrong_form,)
