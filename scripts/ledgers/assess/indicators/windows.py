"""The rows of a county that a window shows at a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from ledgers.assess.indicators.rows import Basis, DatedRow, Index, Span
from ledgers.model import CITY, PERIODIC_LEDGERS, Struct, Words, field, say
from ledgers.model.method import RETURNS, Indicator, Operand, Source
from ledgers.model.periods import DAY, QUARTER, Period, add_months, around, due_of, period

ALL = Operand()
LAST = "9999-12-31"
TO_DATE = ("year", "months", "programme")


class Scope(Struct, frozen=True):
    """The rows that an operand counts, before any condition: its ledger, list and window."""

    basis: Basis
    window: str
    months: int = 0
    take: str = ""
    filed_by: str = ""
    indicator: str = ""
    cycle: str = ""

    @property
    def asks_newest(self) -> bool:
        """Say whether rows are left out for newer ones, whatever conditions say of these."""
        return bool(self.take) or self.window == "term" or self.basis.ledger in PERIODIC_LEDGERS


class Shown(Struct, frozen=True):
    """The rows that a window shows, or the reason why there is nothing to count."""

    rows: Sequence[DatedRow] = field(default=())
    reason: Words | None = None
    period: str | None = None


def scope_of(indicator: Indicator, source: Source, asked: Operand = ALL) -> Scope:
    """Return where an operand's rows are; of a return those that a condition names (R304)."""
    of = source.of(asked)
    filed = of.ledger == RETURNS
    named = (each.among[0] for each in of.where if each.field == "indicator" and each.among)
    return Scope(
        basis=Basis(of.ledger, "values" if filed else of.each or "", of.dated or ""),
        window=of.within if of.within and of.window in TO_DATE else of.window,
        months=of.months or 0,
        take=of.take or "",
        filed_by=of.filed_by or "",
        indicator=next(named, indicator.id) if filed else "",
        cycle=indicator.cycle if filed else "",
    )


class Bounds(Struct, frozen=True):
    """The first day of a window and the last, as text; empty where it has none."""

    first: str = ""
    last: str = LAST

    def hold(self, row: DatedRow) -> bool:
        """Say whether a row lies inside; a period lies where it begins, also a week."""
        return self.first <= (row.span.first if row.span else row.on) <= self.last


def bounds_of(scope: Scope, day: date, year: int, begun: date | None) -> Bounds:
    """Return the bounds of a window at a day; `year` is the one that a window of a year shows."""
    if span := period(scope.window):
        return Bounds(span.first.isoformat(), span.last.isoformat())
    if scope.window == "year":
        over = date(year, 12, 31).isoformat() if year < day.year else LAST
        return Bounds(date(year, 1, 1).isoformat(), over)
    if scope.window == "months":
        return Bounds((add_months(day, -scope.months) + DAY).isoformat())
    return Bounds(begun.isoformat() if scope.window == "programme" and begun else "")


def year_shown(index: Index, scope: Scope, as_of: date) -> int:
    """Return the year that a window shows: the last one, while nothing of this one can be asked.

    That is until the first of its periods was due, or its first quarter is over where nothing is
    due; and only where some county has something in the last year.
    """
    if scope.window != "year" or not index.binding:
        return as_of.year
    return index.once(("year", scope, as_of), lambda: _year_shown(index, scope, as_of))


def _year_shown(index: Index, scope: Scope, as_of: date) -> int:
    if as_of > _asked_from(index, scope, as_of.year):
        return as_of.year
    over = (as_of.year - 1, as_of.year - 2)
    there = (year for year in over if as_of > _asked_from(index, scope, year))
    return next((year for year in there if _is_there(index, scope, year, as_of)), as_of.year)


def _asked_from(index: Index, scope: Scope, year: int) -> date:
    """Return the last day before a year is shown for every county."""
    due = (
        due_of(window, calendar, span) or due_of(window, None, span)
        for window, calendar in index.catalog.windows(scope.basis.ledger, scope.cycle)
        if (span := _first_inside(year, window["cycle"]))
    )
    return min(filter(None, due), default=add_months(date(year, 1, 1), QUARTER) - DAY)


def _first_inside(year: int, cycle: str) -> Period | None:
    """Return the first period of a cycle that begins in a year."""
    span = around(date(year, 1, 1), cycle)
    return span if span is None or span.first.year == year else around(span.last + DAY, cycle)


def _is_there(index: Index, scope: Scope, year: int, as_of: date) -> bool:
    """Say whether any county has something in a year that is over."""
    day, bounds = as_of.isoformat(), bounds_of(scope, as_of, year, None)
    rows = (row for county in index.codes for row in filings(index, county, scope))
    return any(row.stands(day) and bounds.hold(row) for row in rows)


def shown(  # noqa: PLR0913, PLR0917 - a place, a county, a window, a day
    index: Index, county: str, scope: Scope, bounds: Bounds, day: str, rows: Sequence[DatedRow]
) -> Shown:
    """Return those of a county's rows that count at the end of a day."""
    rows = [row for row in rows if row.stands(day)]
    if scope.basis.ledger in PERIODIC_LEDGERS:
        rows = [row for row in rows if row.span and bounds.hold(row)]
        filed = [row for row in filings(index, county, scope) if row.stands(day)]
        filed = [row for row in filed if row.span and bounds.hold(row)]
        if not filed:
            return Shown(reason=say("nothing filed yet"))
        if scope.window == "latest":
            return _latest(rows, filed, day)
    rows = [row for row in rows if row.on >= bounds.first and (row.span or bounds.hold(row))]
    if scope.window == "term":  # Of a plan of its own (R133).
        rounds = (row for row in filings(index, county, scope) if row.stands(day))
        newest = max((row.whole.get("term", 0) for row in rounds), default=0)
        rows = [row for row in rows if row.whole.get("term", 0) == newest]
    if scope.take in {"last", "status"}:  # Of each record one row; of one day that further down.
        rows = list(_newest(rows, any_status=scope.take == "last").values())
    return Shown(rows)


def _newest(rows: Iterable[DatedRow], *, any_status: bool) -> dict[str, DatedRow]:
    """Return the newest row of each record, or the first of those that repeat its status (R61)."""
    found: dict[str, DatedRow] = {}
    for row in sorted(rows, key=lambda row: row.on):
        before = found.get(row.record)
        if any_status or before is None or before.value.get("status") != row.value.get("status"):
            found[row.record] = row
    return found


def candidates(index: Index, county: str, scope: Scope) -> Sequence[DatedRow]:
    """Return the rows of a county that may be shown on some day; looked up once."""
    if not (scope.indicator or scope.filed_by):
        return index.rows(county, scope.basis)
    return index.once(("candidates", county, scope), lambda: [*_meant(index, county, scope)])


def _meant(index: Index, county: str, scope: Scope) -> Iterable[DatedRow]:
    rows: Iterable[DatedRow] = index.rows(county, scope.basis)
    if scope.indicator:
        rows = (row for row in rows if row.value.get("indicator") == scope.indicator)
        rows = (row for row in rows if row.span and row.span.cycle == scope.cycle)
    if scope.filed_by:
        rows = (row for row in rows if (row.owner == CITY) is (scope.filed_by == CITY))
    return rows


def filings(index: Index, county: str, scope: Scope) -> Sequence[DatedRow]:
    """Return what a county filed: one filing that lists nothing has still been filed."""
    whole = scope.basis.ledger in PERIODIC_LEDGERS or scope.window == "term"
    if scope.indicator or not whole:
        return candidates(index, county, scope)
    return index.rows(county, Basis(scope.basis.ledger))


def spans_filed(index: Index, county: str, scope: Scope, day: str) -> frozenset[Span]:
    """Return the periods for which a county has filed what a scope asks, as of a day."""
    rows = filings(index, county, scope)
    return frozenset(row.span for row in rows if row.span and row.stands(day))


def _latest(rows: Iterable[DatedRow], filings: Iterable[DatedRow], day: str) -> Shown:
    """Keep the newest filing, unless two later ones are due by now, since old figures expire."""
    newest = max((row.span for row in filings if row.span), key=lambda span: span.last)
    if day >= newest.stale:
        return Shown(reason=say("last filed for {period}", period=newest.name))
    return Shown([row for row in rows if row.span == newest], period=newest.name)
