"""The figures of a bulletin about findings, checks, appraisals, help and petitions (R16, R43).

They come from the projected catalogue and from the published sums, so each may be published.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ledgers.assess.ledgers.filed import days_of
from ledgers.assess.ledgers.findings import findings
from ledgers.assess.span import Span
from ledgers.model import DAY, Catalog, Fact, Period, rounded, share_of, since
from ledgers.model.ledger_facts import Matter
from ledgers.model.ledger_records import Record, Records, records_of, valid
from ledgers.model.portal import TOTAL, Table
from ledgers.model.rows import as_day, decimal, in_groups, rows, text, whole

CHECKED = ("observation", "cross")
"""The kinds of bulletins that are about the checks of one kind, which is called the same."""
SUMMED = ("new", "resolved", "received", "fed_back_on_time")
RECEIVED = ("leader_receptions", "onsite_receptions")


def oversight_facts(
    catalog: Catalog, span: Span, as_of: date, sums: Iterable[Table] = ()
) -> Iterator[Fact]:
    """Yield the figures of the subjects that a span holds besides tasks and ranks."""
    records = records_of(catalog)
    if "rectification" in span.groups:
        yield from _rectified(findings(catalog, records, as_of).matters, span)
    if "checks" in span.groups:
        yield from _checked(records, span)
    if "appraisals" in span.groups:
        yield from _appraised(records, span)
    if "help" in span.groups:
        yield from _helped(records, span)
    if "petitions" in span.groups:
        yield from _petitioned(records, span, sums)


def _rectified(matters: Sequence[Matter], span: Span) -> Iterator[Fact]:
    """Yield what became of the findings that counties were told of, in all and by county."""
    yield from _share("rectification.rate", matters)
    yield Fact("rectification.overdue", sum(each.overdue for each in matters))
    for county, own in sorted(in_groups((each.county, each) for each in matters).items()):
        counts = {
            "told": sum(span.holds(each.record.day) for each in own),
            "closed": sum(span.holds(each.life.closed_on) for each in own),
            "open": sum(not each.life.closed for each in own),
            "late": sum(each.overdue for each in own),
        }
        yield from (Fact(f"county.{key}", count, county=county) for key, count in counts.items())
        yield from _share("county.rate", own, county)


def _share(key: str, matters: Sequence[Matter], county: str | None = None) -> Iterator[Fact]:
    share = share_of(sum(each.life.closed for each in matters), len(matters))
    if share is not None:
        yield Fact(key, rounded(share * 100), county=county)


def _checked(records: Records, span: Span) -> Iterator[Fact]:
    """Yield what the checks that were fed back in the span found; none is public before.

    Scores are those of bodies; one of a whole county sums up these already.
    """
    held, found = checks_of(records, span), findings_of_checks(records, span)
    seen = in_groups((code, row) for row in held for code in row.counties)
    scores = in_groups(
        (text(row, "county"), score)
        for check in held
        for row in rows(check.value, "scores")
        if "unit" in row and (score := decimal(row, "score")) is not None
    )
    yield Fact("checks.held", len(held))
    yield Fact("checks.counties", len(seen))
    for key in ("units", "problems", "corrected"):
        yield Fact(f"checks.{key}", sum(whole(row.value, f"{key}_n") or 0 for row in held))
    if scores:
        yield Fact("checks.score", _mean([score for own in scores.values() for score in own]))
    for county, checks in sorted(seen.items()):
        yield Fact("county.checks", len(checks), county=county)
        count = sum(county in row.counties for row in found)
        yield Fact("county.check_found", count, county=county)
    for county, own in sorted(scores.items()):
        yield Fact("county.check_score", _mean(own), county=county)
        yield Fact("county.check_lowest", rounded(min(own)), county=county)


def _mean(scores: Sequence[Decimal]) -> Decimal:
    return rounded(Fraction(sum(scores)) / len(scores))


def checks_of(records: Records, span: Span) -> tuple[Record, ...]:
    """Return the checks that were fed back in a span, of its kind where it is about one."""
    told = (row for row in valid(records["checks"]) if span.holds(row.value.get("fed_back_on")))
    return tuple(row for row in told if span.kind not in CHECKED or row.sort == span.kind)


def findings_of_checks(records: Records, span: Span) -> tuple[Record, ...]:
    """Return what these checks found: findings of checks, in their counties and on their days."""
    held = checks_of(records, span)
    rows = (row for row in valid(records["findings"]) if row.sort == "check")
    return tuple(row for row in rows if any(_found(row, check) for check in held))


def _found(finding: Record, check: Record) -> bool:
    day, value = text(finding.value, "found_on"), check.value
    days = text(value, "start_on") <= day <= text(value, "end_on")
    return days and not set(finding.counties).isdisjoint(check.counties)


def _appraised(records: Records, span: Span) -> Iterator[Fact]:
    final = [row for row in valid(records["appraisals"]) if span.holds(row.value.get("final_on"))]
    yield Fact("appraisals.final", len(final))
    units = {text(entry, "unit") for row in final for entry in rows(row.value, "entries")}
    yield Fact("appraisals.units", len(units))


def _helped(records: Records, span: Span) -> Iterator[Fact]:
    """Yield the days of help held, and those that the pairings ask for each whole month (R343)."""
    visits = [row for row in valid(records["events"]) if row.sort == "help" and span.holds(row.day)]
    held = in_groups((code, days_of(row)) for row in visits for code in row.counties)
    yield Fact("help.events", len(visits))
    yield Fact("help.days", _plain(sum(map(days_of, visits), Decimal(0))))
    asked = in_groups(
        (code, whole(row.value, "quota_days_month") or 0)
        for row in valid(records["pairings"])
        if row.sort == "help"
        for month in _months(span)
        if _runs(row, month)
        for code in row.counties
    )
    for county in sorted({*held, *asked}):
        days, quota = sum(held.get(county, ()), Decimal(0)), sum(asked.get(county, ()))
        yield Fact("county.help_days", _plain(days), county=county)
        if quota:
            yield Fact("county.help_asked", quota, county=county)
            yield Fact("county.help_short", _plain(max(quota - days, Decimal(0))), county=county)


def _plain(days: Decimal) -> int | Decimal:
    return int(days) if days == int(days) else rounded(days)


def _months(span: Span) -> Iterator[Period]:
    """Yield the months that lie whole in a span."""
    ended = since(span.start_on, span.end_on + DAY, "month")
    return (month for month in ended if span.start_on <= month.first)


def _runs(pairing: Record, month: Period) -> bool:
    start, end = (as_day(pairing.value.get(name)) for name in ("start_on", "end_on"))
    return (start or month.first) <= month.first and month.last <= (end or month.last)


def _petitioned(records: Records, span: Span, sums: Iterable[Table]) -> Iterator[Fact]:
    """Yield the sums of the span's months that are published, and receptions, which are public."""
    months = [month.name for month in _months(span)]
    cells = {
        (table.name, month): cell.value
        for table in sums
        for row, line in zip(table.rows, table.cells, strict=True)
        for month, cell in zip(table.columns, line, strict=True)
        if row == TOTAL and not cell.suppressed
    }
    for key in SUMMED:
        found = (cells.get((f"petitions.townships.{key}.city_month", month)) for month in months)
        if known := [value for value in found if value is not None]:
            yield Fact(f"petitions.{key}", sum(known))
    filed = in_groups(
        (code, whole(entry, name) or 0)
        for record in valid(records["petitions"])
        if record.period in months
        for entry in rows(record.value, "townships")
        for name in RECEIVED
        for code in record.counties
    )
    if filed:
        yield Fact("petitions.receptions", sum(map(sum, filed.values())))
    yield from (Fact("county.receptions", sum(own), county=code) for code, own in filed.items())
