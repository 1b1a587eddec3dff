"""The figures of a bulletin: the state at its day, and what its period brought (R16).

The former meanings of figures are here too, so that issues of earlier versions can be computed
again; each such rule goes with a row of `model/changes.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from ledgers.assess.oversight import oversight_facts
from ledgers.assess.span import Span
from ledgers.model import Catalog, Fact, replace, rounded
from ledgers.model.assessment import Assessment, CountyResult, Light, Standing, TaskState, Totals
from ledgers.model.explanation import silent, year_over
from ledgers.model.facts import GROUP_OF
from ledgers.model.lives.finding import life_of
from ledgers.model.portal import TOTAL, Table

HUNDRED = Decimal(100)
NODE = "node"
ACTIONS = {
    "actions.updates.status.city_year": ("actions.decided", "decided"),
    "actions.person_times.city_year": ("actions.person_times", TOTAL),
}
"""The published sums of actions that a bulletin takes over: its key, the row of the sum."""


def facts_of(
    catalog: Catalog,
    span: Span,
    now: Assessment,
    before: Mapping[str, Standing],
    sums: Iterable[Table] = (),
) -> tuple[Fact, ...]:
    """Return the figures of an issue, sorted by name; percent and points to a tenth, half up.

    `catalog` is the projected one and `now` its assessment at the day of the issue, so that every
    figure can be published; `before` has the standings by the same method at the end of the period
    before, by county, `sums` are those that are published of the actions. What is not known is left
    out, never zero.
    """
    figures = (
        *(_of_node(now, span.task) if span.kind == NODE and span.task else _of_city(now)),
        *_of_period(now, span),
        *_of_findings(catalog, span),
        *_of_actions(sums, span),
        *_of_counties(now, before, span),
        *(() if span.kind == NODE else _of_scores(now, span)),
        *(_of_tasks(now, span)),
    )
    if span.groups:
        more = oversight_facts(catalog, span, now.as_of, sums)
        figures = tuple(row for row in (*figures, *more) if GROUP_OF[row.key] in span.groups)
    return tuple(sorted(figures, key=lambda fact: fact.name))


def _of_city(now: Assessment) -> Iterator[Fact]:
    yield from _totals(now.city)
    yield Fact("tasks.behind", now.city.lights[Light.BEHIND])
    yield Fact("deadlines.missed", now.city.missed)
    yield Fact("measures.accepted", now.city.accepted)
    ranks = [county for county in now.counties if county.standing.rank is not None]
    yield Fact("counties.ranked", len(ranks))


def _of_scores(now: Assessment, span: Span) -> Iterator[Fact]:
    """Yield what has to be told of scores: which year they show, what no county has data for."""
    if (year := year_over(now.counties)) is not None:
        yield Fact("scores.year", int(year))
    if not span.is_before(TOLD) and (missing := silent(now)):
        yield Fact("scores.silent", len(missing))


def _of_node(now: Assessment, task: str) -> Iterator[Fact]:
    if task in now.by_task:
        yield from _totals(now.by_task[task])
        yield Fact("measures.accepted", now.by_task[task].accepted)


def _totals(totals: Totals) -> Iterator[Fact]:
    shares = {"progress": _share(totals.progress), "plan": _share(totals.plan)}
    yield from (Fact(key, share) for key, share in shares.items() if share is not None)
    yield Fact("tasks.total", totals.tasks)
    yield Fact("tasks.done", totals.lights[Light.DONE])
    yield Fact("tasks.overdue", totals.lights[Light.OVERDUE])
    yield Fact("tasks.pending", totals.lights[Light.PENDING])


def _of_period(now: Assessment, span: Span) -> Iterator[Fact]:
    states = [state for county in now.counties for state in _about(county, span)]
    yield Fact("measures.accepted_new", _decided(states, span, done=True))
    yield Fact("measures.returned_new", _decided(states, span, done=False))


def _about(county: CountyResult, span: Span) -> Iterable[TaskState]:
    if span.kind != NODE:
        return county.tasks
    return [state for state in county.tasks if state.task == span.task]


def _decided(states: Iterable[TaskState], span: Span, *, done: bool) -> int:
    """Count the measures whose last decision fell into the span: accepted, or returned."""
    return sum(
        measure.done if done else measure.status == "returned"
        for state in states
        for measure in state.measures
        if measure.decided_on is not None and span.holds(measure.decided_on)
    )


def _of_findings(catalog: Catalog, span: Span) -> Iterator[Fact]:
    """Yield what was found and closed; only findings that are public are there to be counted."""
    if span.kind == NODE:
        return
    found = {
        document.id: str(document.value.get("found_on"))
        for document in catalog.by_ledger.get("findings", ())
        if "withdrawn" not in document.value and "found_on" in document.value
    }
    closed = _closed(catalog, span)
    there = {name for name, day in found.items() if day <= str(span.end_on)}
    yield Fact("findings.opened", sum(span.holds(day) for day in found.values()))
    count = sum(span.holds(day) for name, day in closed.items() if name in there)
    yield Fact("findings.closed", count)
    yield Fact("findings.open", len(there - closed.keys()))


def _closed(catalog: Catalog, span: Span) -> dict[str, date]:
    """Return the findings that are closed at the end of a span, with the day of closing."""
    if span.is_before(CLOSED_AS_SUBMITTED):
        return closed_as_decided(catalog, span.end_on)
    lives = {name: life_of(catalog, name, span.end_on) for name in catalog.findings}
    return {name: life.closed_on for name, life in lives.items() if life and life.closed_on}


def _of_actions(sums: Iterable[Table], span: Span) -> Iterator[Fact]:
    """Yield what was decided on proposals, and the namings, as far as the sums are published.

    They run through the last quarter whose sums are public (R17, R19).
    """
    year = str(span.end_on.year)
    for table in sums if span.kind != NODE else ():
        key, row = ACTIONS.get(table.name, ("", ""))
        cells = dict(zip(table.rows, table.cells, strict=True)).get(row, ())
        cell = dict(zip(table.columns, cells, strict=False)).get(year)
        if cell is not None and cell.value is not None and not cell.suppressed:
            yield Fact(key, cell.value)


def _of_counties(now: Assessment, before: Mapping[str, Standing], span: Span) -> Iterator[Fact]:
    for county in now.counties:
        place = before[county.code].rank if county.code in before else None
        figures = _of_county(county, place, span)
        yield from (Fact(f"county.{key}", value, county=county.code) for key, value in figures)


def _of_county(
    county: CountyResult, rank_before: int | None, span: Span
) -> Iterator[tuple[str, int | Decimal]]:
    states = list(_about(county, span))
    yield "accepted_new", _decided(states, span, done=True)
    yield "returned_new", _decided(states, span, done=False)
    yield "overdue", sum(len(state.overdue) for state in states)
    yield "missed", sum(len(state.missed) for state in states)
    if span.kind != NODE:
        yield from _standing(county, rank_before)
    elif states and states[0].progress is not None:
        yield "progress", rounded(states[0].progress * HUNDRED)


def _standing(county: CountyResult, rank_before: int | None) -> Iterator[tuple[str, int | Decimal]]:
    standing, robustness = county.standing, county.robustness
    known = {
        "score": standing.score,
        "rank": standing.rank,
        "rank_before": rank_before,
        "rank_low": robustness.rank_low if robustness else None,
        "rank_high": robustness.rank_high if robustness else None,
        "progress": _share(county.totals.progress),
        "plan": _share(county.totals.plan),
    }
    yield from ((key, value) for key, value in known.items() if value is not None)


def _of_tasks(now: Assessment, span: Span) -> Iterator[Fact]:
    for task, totals in now.by_task.items():
        if span.kind != NODE or task == span.task:
            yield Fact("task.done", totals.lights[Light.DONE], task=task)
            yield Fact("task.overdue", totals.lights[Light.OVERDUE], task=task)
            yield Fact("task.pending", totals.lights[Light.PENDING], task=task)


def _share(share: Decimal | None) -> Decimal | None:
    return None if share is None else rounded(share * HUNDRED)


CLOSED_AS_SUBMITTED = "0.2.0"
"""Since this version a finding is closed only after its county submitted."""

CLOSING = frozenset({"closed", "reopened"})


def closed_as_decided(catalog: Catalog, by: date) -> dict[str, date]:
    """Return the findings closed by decision at the end of a day, whether submitted or not."""
    closed: dict[str, date] = {}
    for (_, subject), record in catalog.decisions.items():
        ledger, _, name = subject.partition("/")
        past = [row for row in record.decisions if row.on <= by] if ledger != "progress" else []
        last = next((row for row in reversed(past) if row.decision in CLOSING), None)
        if last is not None and last.decision == "closed":
            closed[name] = last.on
    return closed


KNOWN_ON_THE_DAY = "0.4.0"
"""Since this version a day is judged without what was corrected or withdrawn after it.

Since then, too, what a county was bound to file and did not counts at the lower end.
"""

TOLD = "0.4.0"
"""Since this version an issue tells of dimensions without data, and yearly figures wait for a year.

Until something of a new year is due, a window of a year shows the last one (`Question.before_0_4`).
"""

JUDGED_BY_ENTRY = "0.4.0"
"""Since this version a decision judges what stood undecided before its day, or what it names."""


def judged_by_day(catalog: Catalog) -> Catalog:
    """Return a catalogue in which each decision judges all that came in by the end of its day."""
    decisions = {
        key: replace(
            record, decisions=tuple(replace(row, whole_day=True) for row in record.decisions)
        )
        for key, record in catalog.decisions.items()
    }
    return replace(catalog, decisions=decisions)
