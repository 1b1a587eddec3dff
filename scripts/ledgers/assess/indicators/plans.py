"""How an indicator is measured: its numbers, the days on which it can change, why it has none.

A measurement compares days of rows with the day of the assessment and the first day of a window.
Between two such days of a county nothing changes, so one result serves all the weeks between.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from ledgers.assess.indicators.readings import (
    NEVER,
    Part,
    asks_daily,
    due_of,
    is_worked_out,
    passing,
    stretches_of,
)
from ledgers.assess.indicators.rows import Basis, DatedRow, Index, Span
from ledgers.assess.indicators.windows import (
    Bounds,
    Shown,
    bounds_of,
    candidates,
    filings,
    scope_of,
    shown,
    spans_filed,
    year_shown,
)
from ledgers.model import PERIODIC_LEDGERS, Struct, Words, in_groups, method, say
from ledgers.model.forms import Sort, form_of
from ledgers.model.lives.finding import steps_of
from ledgers.model.periods import DAY, Period, add_months, since

YEAR_BEFORE = -12


class Plan(Struct, frozen=True, dict=True):
    """An indicator with its parts; those of a return are its filed fields."""

    index: Index
    indicator: method.Indicator

    @cached_property
    def source(self) -> method.Source:
        """Return where the numbers are: in the returns where nothing else is said."""
        return self.indicator.source or method.Source(method.RETURNS)

    @cached_property
    def is_assessed(self) -> bool:
        """Say whether it is worked out from the states of tasks."""
        return self.source.ledger == method.ASSESSMENT

    @cached_property
    def is_held(self) -> bool:
        """Say whether it holds what counties have against the standards."""
        return self.source.ledger == method.STANDARDS

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return the numbers that the form needs, in the order in which it needs them."""
        apart = self.is_assessed or self.is_held
        return () if apart else tuple(_parts(self.indicator, self.source))

    @cached_property
    def now(self) -> "Plan":
        """Return the plan of the present day where what was known before is the same for it.

        Only filings for periods were another then, to which no other record leads, and not its own.
        """
        amended, later = self.index.amended, self.index.now
        own = {self.source.ledger, *(part.scope.basis.ledger for part in self.parts)}
        if later is None or self.is_held or own & amended or not amended <= {*PERIODIC_LEDGERS}:
            return self
        return plan_of(later, self.indicator)

    @cached_property
    def begun(self) -> date | None:
        """Return the first day of the programme."""
        programme = self.index.catalog.programme
        return programme.start_on if programme else None

    @cached_property
    def is_daily(self) -> bool:
        """Say whether the value may be another on each day.

        It is, too, where a row leads to what is worked out for a day of another record.
        """
        asked = [name for part in self.parts for name in _fields(part)]
        led = (name for name in asked if "." in name and is_worked_out(name))
        daily = self.source.every or self.source.ledger == "pairings"
        return bool(daily) or method.AS_OF in asked or any(led)

    def marks(self, county: str) -> list[str]:
        """Return the days of a county between which the value stays the same, in order."""
        key = ("marks", id(self), county)
        return self.index.once(key, lambda: sorted({*self._marks(county)} - {""}))

    def key(self, county: str, as_of: date) -> tuple[int, ...]:
        """Return a name for the stretch of days that a day lies in, for one county."""
        marks = self.marks(county)
        key = ("days", id(self), as_of)
        days = self.index.once(key, lambda: tuple(dict.fromkeys(self._compared(as_of))))
        ends = (side(marks, day) for day in days for side in (bisect_left, bisect_right))
        over = as_of.toordinal() if self.is_daily else 0
        return over, as_of.year, self.year(as_of), *ends

    def year(self, as_of: date) -> int:
        """Return the year that the indicator shows where its window is a year."""
        if (self.source.window, self.source.dated) == ("year", "period"):
            return self.index.once(("about", id(self), as_of), lambda: self._about(as_of))
        return min((year_shown(self.index, part.scope, as_of) for part in self.parts), default=0)

    def _about(self, as_of: date) -> int:
        """Return this year once something is about it, before that the last one (R337)."""
        both = ((part, code) for part in self.parts for code in self.index.codes)
        rows = (row for each in both for row in self.rows(*each) if row.stands(as_of.isoformat()))
        years = {int(row.on[:4]) for row in rows}
        return as_of.year - (as_of.year not in years and as_of.year - 1 in years)

    def bounds(self, part: Part, as_of: date) -> Bounds:
        """Return the bounds of a part's window; all parts show the same year."""
        key, day, year = ("bounds", id(part), as_of), moment_of(part, as_of), self.year(as_of)
        asked = part.scope, day, year + day.year - as_of.year, self.begun
        return self.index.once(key, lambda: bounds_of(*asked))

    def shown(self, part: Part, county: str, as_of: date) -> tuple[Shown, str]:
        """Return the rows of a county that a part's window shows, and the day of the part."""
        day = moment_of(part, as_of).isoformat()
        asked = part.scope, self.bounds(part, as_of), day, self.rows(part, county)
        return shown(self.index, county, *asked), day

    def rows(self, part: Part, county: str) -> Sequence[DatedRow]:
        """Return the rows of a county that a part may ever show.

        What can never pass its conditions is none of them, unless the newest row is asked for.
        """
        rows = candidates(self.index, county, part.scope)
        if part.scope.asks_newest:
            return rows
        stretches = stretches_of(self.index, rows, part.where)
        return [row for row in rows if stretches[row][0] < NEVER]

    def spans(self, county: str, as_of: date) -> tuple[Period, ...]:
        """Return the whole periods in which something is to be held: over, and with a workday.

        They begin inside the window, with the indicator, and with the programme and the county.
        """
        (part,), cycle = self.parts, self.source.every or ""
        bounds, workdays = self.bounds(part, as_of), self.index.catalog.workdays
        begun = max(bounds.first, *map(str, filter(None, (self.indicator.start_on, self.begun))))
        begun = max(begun, self.index.lives.get(county, ("", ""))[0])
        days = date.fromisoformat(begun or "1900-01-01"), as_of + DAY
        found = (each for each in since(*days, cycle) if begun <= str(each.first) <= bounds.last)
        return tuple(each for each in found if workdays.after(each.first - DAY, each.last))

    def _compared(self, as_of: date) -> Iterator[str]:
        yield as_of.isoformat()
        for part in self.parts:
            yield moment_of(part, as_of).isoformat()
            yield self.bounds(part, as_of).first

    def _marks(self, county: str) -> Iterator[str]:
        for part in self.parts:
            yield from self._of_part(part, county)
        yield from self.index.lives.get(county, ())
        yield from self.index.absorbed.get(county, ())[:2]
        for day in (self.indicator.start_on, self.indicator.end_on):
            yield day.isoformat() if day else ""

    def _of_part(self, part: Part, county: str) -> Iterator[str]:
        """Yield the days of what a part can ever show, and of what says that it was filed."""
        index, scope = self.index, part.scope
        for span, due in index.due(scope.basis.ledger, scope.cycle):
            yield from (span.first, due)
        rows = self.rows(part, county)
        for row in {*rows, *filings(index, county, scope)} if scope.asks_newest else rows:
            yield from row.days
        stretches, reads_days = stretches_of(index, rows, part.where), self.reads_days(part)
        for row in rows:
            yield from stretches[row]
            yield from self._inside(row) if reads_days else ()

    def reads_days(self, part: Part) -> bool:
        """Say whether days inside of the rows of a part matter, and not only those of the rows."""
        daily = self.source.limit or part.operand.days or any(map(asks_daily, part.where))
        return bool(daily) or any(map(is_worked_out, _fields(part)))

    def _inside(self, row: DatedRow) -> Iterator[str]:
        """Yield the days that a record names, and those on which its limits end."""
        index, limit = self.index, self.source.limit
        yield from index.named(row.record)
        yield due_of(index, row, limit, row.on) if limit else ""
        if row.ledger == "findings":
            for step in steps_of(index.catalog, row.record.rpartition("/")[2], date.max):
                yield f"{getattr(step.event, 'day', step.event.on)}"
                yield from (
                    f"{getattr(step.after, name)}" for name in method.WORKED_OUT["findings"]
                )


def plan_of(index: Index, indicator: method.Indicator) -> Plan:
    """Return the plan of an indicator for the rows of an index, made once."""
    return index.once(("plan", id(indicator)), lambda: Plan(index, indicator))


def _fields(part: Part) -> Iterator[str]:
    """Yield every field that a part reads, and the day of the assessment where it is one."""
    of = part.operand
    yield from (*(of.sum or ()), *(of.days or ()), of.distinct or "", of.middle or "")
    for each in part.where:
        yield from (each.field, each.at_least_field or "")


def moment_of(part: Part, as_of: date) -> date:
    """Return the day of a part: the day asked for, or the same day a year before."""
    return add_months(as_of, YEAR_BEFORE) if part.year_before else as_of


def _parts(indicator: method.Indicator, source: method.Source) -> Iterator[Part]:
    if source.ledger == method.RETURNS and not (source.numbers or source.limit):
        for name in form_of(indicator).filed:
            yield Part(name, method.Operand(sum=(name,)), scope_of(indicator, source), source.where)
    elif source.limit is not None or source.every is not None:
        yield Part("value", method.Operand(), scope_of(indicator, source), source.where)
    else:
        for number in form_of(indicator).numbers:
            asked = source.number(number.operand) or method.Operand()
            where, scope = source.of(asked).where, scope_of(indicator, source, asked)
            yield Part(number.name, asked, scope, where, number.year_before)


TOWNSHIP = "township_commission"


def out_of_reach(plan: Plan, county: str, as_of: date) -> tuple[Words | None, bool]:
    """Say why a county is not measured at a day, and whether the indicator does not apply."""
    indicator, index = plan.indicator, plan.index
    ledgers = {plan.source.ledger, *(part.scope.basis.ledger for part in plan.parts)}
    hidden = index.catalog.published and indicator.visibility != "public"
    if hidden or (indicator.visibility == "public" and ledgers & index.closed):
        return say("not published"), False
    if indicator.start_on and as_of < indicator.start_on:
        return say("measured from {day} on", day=str(indicator.start_on)), True
    if indicator.end_on and as_of > indicator.end_on:
        return say("measured until {day}", day=str(indicator.end_on)), True
    return _of_life(plan, county, as_of)


def _of_life(plan: Plan, county: str, as_of: date) -> tuple[Words | None, bool]:
    """Leave out a county that does not belong to the city, or not for the whole of a window.

    A share of a shorter time can be compared with others; a count of it cannot.
    """
    day, (since, until) = as_of.isoformat(), plan.index.lives.get(county, ("", ""))
    if since > day:
        return say("belongs to the city from {day} on", day=since), True
    if until and until < day:
        return say("belonged to the city until {day}", day=until), True
    merged, full, name = plan.index.absorbed.get(county, ("", "", ""))
    if merged <= day < full and form_of(plan.indicator).sort is Sort.CHANGE:
        told = say("not comparable before {day}: {area} became part of it", day=full, area=name)
        return told, True
    begun = plan.begun.isoformat() if plan.begun else ""
    if form_of(plan.indicator).grows and since > begun:
        for part in plan.parts:
            if "" < plan.bounds(part, as_of).first < since:
                return say("joined on {day}, after counting began", day=since), False
    return None, False


def unfiled(plan: Plan, county: str, as_of: date) -> str | None:
    """Return the first period whose deadline has passed and that a county has not filed.

    A figure that was taken back or kept in is not filed. Of a window that shows the newest filing
    only the last of these periods is asked for; a newer filing does as well.
    """
    for part in plan.parts:
        bound, scope = bound_to(plan, part, county, as_of), part.scope
        filed = spans_filed(plan.index, county, scope, as_of.isoformat()) if bound else ()
        if scope.window == "latest":
            bound = [each for each in bound[-1:] if all(each.last > one.last for one in filed)]
        if missing := [span.name for span in bound if span not in filed]:
            return missing[0]
    return None


def bound_to(plan: Plan, part: Part, county: str, as_of: date) -> list[Span]:
    """Return the periods of a part's window that a county had to file before a day."""
    indicator, scope, day = plan.indicator, part.scope, as_of.isoformat()
    if scope.basis.ledger not in PERIODIC_LEDGERS or scope.filed_by or part.year_before:
        return []
    begins = str(indicator.start_on or ""), plan.index.lives.get(county, ("", ""))[0]
    first, ends = max(*begins, plan.bounds(part, as_of).first), str(indicator.end_on or date.max)
    due = plan.index.due(scope.basis.ledger, scope.cycle)
    return [span for span, on in due if on < day and first <= span.first and span.last <= ends]


Lacking = tuple[Words, bool]
"""What a filing lacks, and whether it had to be there by now."""


def left_out(
    plan: Plan, windows: Sequence[tuple[Part, Shown, str]], county: str, as_of: date
) -> Lacking | None:
    """Say what a filing leaves out: townships, since the worst must not help, or all of a share.

    `windows` is what each part shows, with its day. Who has nothing of what ranks counties says so
    by an entry with zeros.
    """
    for part, window, _ in windows:
        if part.scope.basis.ledger not in PERIODIC_LEDGERS:
            continue
        bound = bound_to(plan, part, county, as_of)
        latest = part.scope.window == "latest"
        for span, rows in in_groups((row.span, row) for row in window.rows).items():
            asked = _townships(plan, part, county, span) if latest or bound else set()
            where = part.where if part.scope.basis.each == "checklists" else ()
            filed = {row.value.get("unit") for row in passing(plan.index, rows, where, f"{as_of}")}
            if asked - filed:
                words = {"n": len(asked & filed), "all": len(asked)}
                return say("filed for {n} of {all} townships", **words), span in bound
    whole = form_of(plan.indicator).of_whole and plan.indicator.ranking_allowed
    return _nothing_of(plan, windows[-1], county, as_of) if whole and windows else None


def _nothing_of(
    plan: Plan, whole: tuple[Part, Shown, str], county: str, as_of: date
) -> Lacking | None:
    """Say where the newest filing has no entry for the whole of a share."""
    part, window, day = whole
    bound = {span.name for span in bound_to(plan, part, county, as_of)}
    if window.period not in bound or passing(plan.index, window.rows, part.where, day):
        return None
    return say("nothing of the kind is filed"), True


def _townships(plan: Plan, part: Part, county: str, span: Span | None) -> set[object]:
    """Return the townships that a return, petitions or checklists are to speak of (R125, R138)."""
    of_lists = part.scope.basis.each == "checklists" and plan.index.binding
    of_returns = plan.indicator.level == "township" and (part.scope.indicator or of_lists)
    of_petitions = part.scope.basis.ledger == "petitions" and plan.index.binding
    if span is None or not (of_returns or of_petitions):
        return set()
    units = plan.index.rows(county, Basis("units", "units"))
    asked = (row for row in units if row.value.get("kind") == TOWNSHIP)
    there = (row for row in asked if row.stands(span.first) and row.stands(span.last))
    return {row.value.get("id") for row in there}
