"""What bulletins ask: what came of it by a day, and what a new one may ask (R16, R188).

Whether a demand is met is judged by what the public may see; where it names nothing that could
show it, the word of a person holds.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from ledgers.assess.ledgers.findings import findings
from ledgers.assess.oversight import CHECKED, findings_of_checks
from ledgers.assess.span import Span
from ledgers.model import COMMA, Assessment, Catalog, Words, replace, say, text, together
from ledgers.model.bulletin import DONE, OPEN, OVERDUE, Demand, Fact
from ledgers.model.ledger_records import Record, records_of, valid
from ledgers.model.lives.finding import life_of
from ledgers.model.lives.standards import fulfilling, standards_of
from ledgers.model.periods import days_after

ROOM = 150
"""Characters for the titles of tasks in a demand, which is a line of 200."""
SERIOUS = ("exposure", "quarterly", "annual")
"""The kinds of bulletins that ask for no finding but what is overdue."""


def followed_up(demands: Iterable[Demand], catalog: Catalog, now: Assessment) -> tuple[Demand, ...]:
    """Return the demands of earlier issues, each with its state on the day of an assessment."""
    return tuple(replace(row, state=_state(row, catalog, now)) for row in demands)


def _state(demand: Demand, catalog: Catalog, now: Assessment) -> str:
    met = _met(demand, catalog, now)
    if demand.state == DONE if met is None else met:
        return DONE
    return OVERDUE if demand.due_on < now.as_of else OPEN


def _met(demand: Demand, catalog: Catalog, now: Assessment) -> bool | None:
    """Say whether what a demand refers to is there; None where that shows nothing."""
    asked = [row for row in now.counties if demand.of_county in {None, row.code}]
    if demand.finding:
        life = life_of(catalog, demand.finding.rpartition("/")[2], now.as_of)
        return life.closed if life else None
    if demand.measures:
        own = [row for county in asked for state in county.tasks for row in state.measures]
        found = [row for row in own if row.id in demand.measures and row.applies]
        return all(row.done for row in found) if found else None
    if demand.document:
        asks = [
            not fulfilling(catalog, now.as_of, each).keys().isdisjoint({row.code, *each.of_city})
            for each in standards_of(catalog, "documents")
            for row in asked
            if each.id == demand.document and row.kind in (each.applies_to or {row.kind})
        ]
        return all(asks) if asks else None
    return None


def demand_facts(followed: Iterable[Demand]) -> Iterator[Fact]:
    """Yield how many earlier demands were met, and which counties let theirs run out."""
    rows = tuple(followed)
    for state in (DONE, OPEN, OVERDUE) if rows else ():
        yield Fact(f"demands.{state}", sum(row.state == state for row in rows))
    for code in sorted({row.of_county for row in rows if row.of_county}):
        late = sum(row.state == OVERDUE and row.of_county == code for row in rows)
        yield Fact("county.demands_overdue", late, county=code)


def proposed_demands(
    catalog: Catalog, span: Span, now: Assessment, before: Iterable[Demand], today: date
) -> Iterator[tuple[Words, Demand]]:
    """Yield what a new issue may ask: findings put right, and what is overdue made good.

    What was asked `before` is not asked again. A person changes, adds and takes out; the numbers
    and the words of the demands are still to be written.
    """
    again = days_after(today, catalog.again.on(now.as_of))
    asked = {(row.county, name) for row in before for name in (row.finding, *(row.measures or ()))}
    for what, row in _of_findings(catalog, span, now, today):
        if (row.county, row.finding) not in asked:
            yield what, row
    if "tasks" in span.groups:
        yield from _of_measures(catalog, span, now, again, asked)


def _of_findings(
    catalog: Catalog, span: Span, now: Assessment, today: date
) -> Iterator[tuple[Words, Demand]]:
    for row in sorted(_told(catalog, span), key=lambda row: (row.counties, row.id)):
        life = life_of(catalog, row.id, now.as_of)
        if life and life.open and row.counties:
            again = days_after(today, catalog.again.on(now.as_of))
            summary = text(row.value, "summary")
            told_of = say("Put right what was found: {summary}", summary=summary)
            what = told_of if summary else say("Put right what was found, as fed back")
            due = life.limit_on if life.limit_on > today else again
            yield what, Demand(0, "", due, row.counties[0], finding=row.reference)


def _told(catalog: Catalog, span: Span) -> Iterable[Record]:
    """Return the findings that an issue is about.

    They are those of its checks, of long periods and in an exposure what is overdue, else all that
    were fed back in its time.
    """
    records = records_of(catalog)
    if span.kind in CHECKED:
        return findings_of_checks(records, span)
    if span.kind in SERIOUS:
        return [row.record for row in findings(catalog, records, span.end_on).overdue]
    known = valid(records["findings"]) if "findings" in span.groups else ()
    return [row for row in known if span.holds(row.day)]


def _of_measures(
    catalog: Catalog,
    span: Span,
    now: Assessment,
    again: date,
    asked: Collection[tuple[str | None, str | None]],
) -> Iterator[tuple[Words, Demand]]:
    for county in now.counties:
        states = [row for row in county.tasks if span.task in {None, row.task}]
        rows = (row for state in states for row in state.measures if row.overdue)
        late = sorted(row.id for row in rows if (county.code, row.id) not in asked)
        if late:
            tasks = sorted({name.partition(".")[0] for name in late})
            titled = [f"{name} {catalog.tasks[name].title}" for name in tasks]
            listed = together(titled if sum(map(len, titled)) <= ROOM else tasks, COMMA)
            what = say("Make good what is overdue of {tasks}", tasks=listed)
            yield what, Demand(0, "", again, county.code, measures=tuple(late))
