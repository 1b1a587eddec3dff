"""The rows of a county that a window shows at a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ledgers.assess.indicators.rows import Basis, DatedRow, Index, Span
from ledgers.model.layout import CITY, PERIODIC_LEDGERS
from ledgers.model.method import RETURNS, Indicator, Operand, Source
from ledgers.model.periods import DAY, add_months
from ledgers.model.words import Words, say

ALL = Operand()


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows that an operand counts, before any condition: its ledger, list and window."""

    basis: Basis
    window: str
    months: int = 0
    take: str = ""
    filed_by: str = ""
    indicator: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows that a window shows, or the reason why there is nothing to count."""

    rows: Sequence[DatedRow] = field(default=())
    reason: Words | None = None
    period: str | None = None


def scope_of(indicator: Indicator, source: Source, asked: Operand = ALL) -> Scope:
    """Return where an operand's rows are; what it does not say, the source says.

    Of another ledger the source says only the window.
    """
    ledger = asked.ledger or source.ledger
    filed = ledger == RETURNS
    other = Source(ledger) if asked.ledger else source
    each = "values" if filed else asked.each or other.each or ""
    return Scope(
        basis=Basis(ledger, each, asked.dated or other.dated or ""),
        window=asked.window or source.window,
        months=asked.months or source.months or 0,
        take=asked.take or other.take or "",
        filed_by=asked.filed_by or other.filed_by or "",
        indicator=indicator.id if filed else "",
        cycle=indicator.cycle if filed else "",
    )


def first_day(scope: Scope, as_of: date, begun: date | None) -> str:
    """Return the first day of a window; empty where it has none."""
    if scope.window == "year":
        return date(as_of.year, 1, 1).isoformat()
    if scope.window == "months":
        return (add_months(as_of, -scope.months) + DAY).isoformat()
    return begun.isoformat() if scope.window == "programme" and begun else ""


def shown(index: Index, county: str, scope: Scope, first: str, day: str) -> Shown:
    """Return the rows of a county that count at the end of a day."""
    rows = [row for row in _candidates(index, county, scope) if row.stands(day)]
    if scope.basis.ledger in PERIODIC_LEDGERS:
        rows = [row for row in rows if row.span and row.span.first >= first]
        filings = rows if scope.indicator else _filings(index, county, scope, first, day)
        if not filings:
            return Shown(reason=say("nothing filed yet"))
        if scope.window == "latest":
            return _latest(rows, filings, day)
    return Shown(_taken([row for row in rows if row.on >= first], scope.take))


def _candidates(index: Index, county: str, scope: Scope) -> Iterable[DatedRow]:
    rows: Iterable[DatedRow] = index.rows(county, scope.basis)
    if scope.indicator:
        rows = (row for row in rows if row.value.get("indicator") == scope.indicator)
        rows = (row for row in rows if row.span and row.span.cycle == scope.cycle)
    if scope.filed_by:
        rows = (row for row in rows if (row.owner == CITY) is (scope.filed_by == CITY))
    return rows


def _filings(index: Index, county: str, scope: Scope, first: str, day: str) -> list[DatedRow]:
    """Return the filings themselves: one that lists nothing has still been filed."""
    rows = index.rows(county, Basis(scope.basis.ledger))
    return [row for row in rows if row.stands(day) and row.span and row.span.first >= first]


def spans_filed(index: Index, county: str, scope: Scope, day: str) -> frozenset[Span]:
    """Return the periods for which a county has filed what a scope asks, as of a day."""
    own = Basis(scope.basis.ledger)
    rows = _candidates(index, county, scope) if scope.indicator else index.rows(county, own)
    return frozenset(row.span for row in rows if row.span and row.stands(day))


def _latest(rows: Iterable[DatedRow], filings: Iterable[DatedRow], day: str) -> Shown:
    """Keep the newest filing, unless two later ones are due by now, since old figures expire."""
    newest = max((row.span for row in filings if row.span), key=lambda span: span.last)
    if day >= newest.stale:
        return Shown(reason=say("last filed for {period}", period=newest.name))
    return Shown([row for row in rows if row.span == newest], period=newest.name)


def _taken(rows: list[DatedRow], take: str) -> Sequence[DatedRow]:
    """Keep of each record the newest row where that is asked; of one day the one further down."""
    if take != "last":
        return rows
    newest: dict[str, DatedRow] = {}
    for row in sorted(rows, key=lambda row: row.on):
        newest[row.record] = row
    return list(newest.values())
