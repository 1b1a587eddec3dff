"""The city's value of an indicator that is not public by county, from its sums (R317, R318)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from ledgers.model import Indicator, Words, last_day, say
from ledgers.model.forms import form_of
from ledgers.model.method import Operand, Source
from ledgers.model.portal import TOTAL
from ledgers.model.records import Unit
from ledgers.model.rows import CODE, as_number, counts, entries, inside, text
from ledgers.publish.kit import Desk, Leaf
from ledgers.publish.measured import values

Told: TypeAlias = tuple[int | Fraction | None, int]
"""A number of the city, None where it is withheld, and of a stock from how many counties."""
WITHHELD: Sequence[Told] = ((None, 0),)
Held: TypeAlias = tuple[str, Unit | None, int | Fraction | None]
"""Whose a public number is, of which body it tells, and the number."""


def told_by_sums(here: Leaf, row: Indicator) -> Words | None:
    """Return the city's value by the newest sums that give all its numbers."""
    for month in sorted(here.desk.once(_sums), reverse=True):
        if known := _numbers(here, row, month):
            value = values.in_figures(here.desk, row, form_of(row).of_sums(known))
            return say("only as a sum of the city through {month}: {sum}", month=month, sum=value)
    return None


def _numbers(here: Leaf, row: Indicator, month: str) -> Mapping[str, Fraction] | None:
    """Return the numbers of an indicator by name, all of as many counties, none of too few."""
    form, least = form_of(row), row.min_n or int(here.desk.least)
    asked = {one.name: "" if one.year_before else one.operand for one in form.numbers}
    if row.source is None or not row.source.numbers:
        asked = {name: name for name in form.filed}
    found = {name: _told(here, row, part, month) for name, part in asked.items()}
    known = {name: Fraction(one) for name, (one, _) in found.items() if one is not None}
    alike = len({counties for _, counties in found.values() if counties}) <= 1
    few = form.of_whole and known.get("denominator", least) < least
    return known if known.keys() == found.keys() and alike and not few else None


def _told(here: Leaf, row: Indicator, part: str, month: str) -> Told:
    """Return a number of the city: its sum up to a month, or what everybody can count."""
    sums, asked = here.desk.once(_sums)[month], row.source.number(part) if row.source else None
    own = (f".{row.id}.{part}", f"returns.values.{part}.{row.id}")
    found = [one for name in sums if name.endswith(own) for one in sums[name]]
    if row.source and asked and not found:
        of = row.source.of(asked)
        names = [*_names(here, of, asked)]
        if not sums.keys().isdisjoint(names):
            found = [one for name in names for one in sums.get(name, WITHHELD)]
        found = found or [*_counted(here, of, asked, month)]
    known = [number for number, _ in found if number is not None]
    fields = len({name.partition(".")[0] for name in (asked and asked.sum) or ()})
    whole = sum(known, Fraction(0)) if known and len(known) >= max(len(found), fields) else None
    return whole, max((counties for _, counties in found), default=0)


def _names(here: Leaf, of: Source, asked: Operand) -> Iterator[str]:
    """Yield the sums that a number adds up: of fields, or of one part of a list of codes (R348)."""
    contract, fields = here.view.catalog.contract, asked.sum or ()
    for field in fields:
        way = ".".join(filter(None, (of.ledger, of.each, field)))
        waits = inside(contract.field(*way.split(".")), "x-visibility.until")
        own = {*fields, waits, "unit.kind"}  # Bodies of other kinds file no such field (R309).
        found = (one for one in of.where if not (one.field in own and (one.present or one.among)))
        parts = {one.field: one.among for one in found}
        window = "latest" if contract.is_stock(*way.split(".")) else "year"
        if parts.keys() <= {"code"} and of.window == window:
            yield from (".".join(filter(None, (way, code))) for code in parts.get("code") or ("",))


def _counted(here: Leaf, of: Source, asked: Operand, month: str) -> Iterator[Told]:
    """Yield what everybody can count, as far as the conditions of the source let it pass."""
    day = last_day(month) or here.view.assessment.as_of
    rows = [*_bodies(here, day)] if asked.count else []
    if of.ledger != "units":
        rows = [*_newest(here, of, asked, day)]
    for one in of.where if not _asked_of(of) else ():
        name, among = one.field.removeprefix("unit."), one.among or ()
        rows = [row for row in rows if getattr(row[1], name, None) in among]
    counties = len({owner for owner, _, _ in rows})
    yield from ((number, counties) for _, _, number in rows)


def _bodies(here: Leaf, day: date) -> Iterator[Held]:
    """Yield the bodies that there are on a day, each as one (R310)."""
    listed = here.view.catalog.units.items()
    return ((name[:CODE], unit, 1) for name, unit in listed if unit.is_there(day))


def _asked_of(of: Source) -> list[object]:
    """Return the indicators whose returns a source reads."""
    return [word for one in of.where if one.field == "indicator" for word in one.among or ()]


def _newest(here: Leaf, of: Source, asked: Operand, day: date) -> Iterator[Held]:
    """Yield the public fields of the newest filings of the year, where those are read (R319).

    A return is of the indicators asked, and may be of the whole year before (R94).
    """
    returned, newest = _asked_of(of), dict[str, list[Any]]()
    for one in here.view.catalog.by_ledger.get(of.ledger, ()) if of.window == "latest" else ():
        listed = (row for _, row in entries(one.value, of.each or ("values" if returned else "")))
        found = [row for row in listed if not returned or text(row, "indicator") in returned]
        end, begun = last_day(one.id), day.year - (len(one.id) == len("2026"))
        if end and begun <= end.year and end <= day and found and counts(one.value):
            newest[one.owner] = found
    bodies = {unit.id: unit for _, unit, _ in _bodies(here, day) if unit}
    for owner, found in newest.items():
        for row in found:
            body = bodies.get(text(row, "unit"))
            yield from ((owner, body, as_number(inside(row, field))) for field in asked.sum or ())


def _sums(desk: Desk) -> Mapping[str, Mapping[str, Sequence[Told]]]:
    """Return the sums of the city's last year by last month and name, or of all parts."""
    found = defaultdict[str, dict[str, list[Told]]](dict)
    for one in (each for each in desk.view.tables if each.shape == "city_year"):
        way = one.name.removesuffix(".city_year")
        group = way.rpartition(".")[0]  # Parts that have no group of their own stand beside it.
        for part, cells in zip(one.rows, one.cells, strict=True):
            number = None if cells[-1].suppressed else as_number(cells[-1].value or 0)
            for name in {way} if part == TOTAL else {way, f"{way}.{part}", f"{group}.{part}"}:
                sums = found[one.through[-1]].setdefault(name, [])
                sums.append((number, one.counties))
    return found
