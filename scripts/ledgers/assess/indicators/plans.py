"""Lay out how an indicator is measured: its operands, and the days on which its value can change.

A measurement compares days of rows with the day of the assessment and the first day of a window.
Between two such days of a county nothing changes, so one result serves all the weeks between.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledgers.assess.indicators.limits import due_of
from ledgers.assess.indicators.rows import Basis, Index
from ledgers.assess.indicators.windows import RETURNS, Scope, first_day, scope_of
from ledgers.model.forms import Number, form_of
from ledgers.model.lives.finding import steps_of
from ledgers.model.measuring import ASSESSMENT
from ledgers.model.method import Condition, Indicator, Operand, Source
from ledgers.model.periods import add_months

YEAR_BEFORE = -12


@dataclass(frozen=True, slots=True)
class Part:
    """One number of an indicator: what it stands for, where its rows are, and what they pass."""

    name: str
    operand: Operand
    scope: Scope
    where: tuple[Condition, ...]
    year_before: bool = False


@dataclass(frozen=True)
class Plan:
    """Hold an indicator with its parts; what is filed as a return is made of the filed fields."""

    index: Index
    indicator: Indicator

    @cached_property
    def source(self) -> Source:
        """Return where the numbers are: in the returns where nothing else is said."""
        return self.indicator.source or Source(RETURNS)

    @cached_property
    def is_assessed(self) -> bool:
        """Say whether it is worked out from the states of tasks."""
        return self.source.ledger == ASSESSMENT

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return the numbers that the form needs, in the order in which it needs them."""
        return () if self.is_assessed else tuple(_parts(self.indicator, self.source))

    @cached_property
    def begun(self) -> date | None:
        """Return the first day of the programme."""
        programme = self.index.catalog.programme
        return programme.start_on if programme else None

    def marks(self, county: str) -> list[str]:
        """Return the days of a county between which the value stays the same, in order."""
        key = ("marks", id(self), county)
        found: list[str] | None = self.index.results.get(key)
        if found is None:
            found = self.index.results[key] = sorted({*self._marks(county)} - {""})
        return found

    def key(self, county: str, as_of: date) -> tuple[int, ...]:
        """Return a name for the stretch of days that a day lies in, for one county."""
        marks = self.marks(county)
        found = [as_of.year]
        for day in self._days(as_of):
            found += (bisect_left(marks, day), bisect_right(marks, day))
        return tuple(found)

    def _days(self, as_of: date) -> tuple[str, ...]:
        """Return the days that rows are compared with."""
        key = ("days", id(self), as_of)
        found: tuple[str, ...] | None = self.index.results.get(key)
        if found is None:
            found = tuple(dict.fromkeys(self._compared(as_of)))
            self.index.results[key] = found
        return found

    def _compared(self, as_of: date) -> Iterator[str]:
        yield as_of.isoformat()
        for part in self.parts:
            day = moment_of(part, as_of)
            yield day.isoformat()
            yield first_day(part.scope, day, self.begun)

    def _marks(self, county: str) -> Iterator[str]:
        ledgers = {part.scope.basis.ledger for part in self.parts} | {"units"}
        if "findings" in ledgers:
            ledgers |= {"rectifications", "decisions"}
            yield from self._limits(county)
        for ledger in sorted(ledgers):
            yield from self.index.days(county, ledger)
        yield from self.index.lives.get(county, ())
        for day in (self.indicator.start_on, self.indicator.end_on):
            yield day.isoformat() if day else ""
        if self.source.limit:
            for part in self.parts:
                for row in self.index.rows(county, part.scope.basis):
                    yield due_of(self.index, row, self.source.limit, row.on)

    def _limits(self, county: str) -> Iterator[str]:
        """Yield every day until which a finding of a county could ever be submitted."""
        for row in self.index.rows(county, Basis("findings")):
            name = row.record.rpartition("/")[2]
            for step in steps_of(self.index.catalog, name, date.max):
                yield step.after.limit_on.isoformat()


def moment_of(part: Part, as_of: date) -> date:
    """Return the day of a part: the day asked for, or the same day a year before."""
    return add_months(as_of, YEAR_BEFORE) if part.year_before else as_of


def _parts(indicator: Indicator, source: Source) -> Iterator[Part]:
    if source.ledger == RETURNS and not (source.numbers or source.limit):
        for name in form_of(indicator).filed:
            scope = scope_of(indicator, source, None)
            yield Part(name, Operand(sum=(name,)), scope, source.where)
    elif source.limit is not None:
        yield Part("value", Operand(), scope_of(indicator, source, None), source.where)
    else:
        for number in form_of(indicator).numbers:
            yield _part(indicator, source, number)


def _part(indicator: Indicator, source: Source, number: Number) -> Part:
    operand = source.number(number.operand)
    where = () if operand is not None and operand.ledger else source.where
    asked = operand or Operand()
    scope = scope_of(indicator, source, operand)
    return Part(number.name, asked, scope, (*where, *asked.where), number.year_before)
