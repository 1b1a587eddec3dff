"""What awaits a decision, was returned, is overdue or falls due soon, the most urgent first."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from ledgers.model import Assessment, Catalog, CountyResult, MeasureStatus, replace, text
from ledgers.model.lives.finding import FindingStatus, life_of
from ledgers.model.lives.task import extensions
from ledgers.model.proposal import DECIDE, DUE_SOON, OVERDUE, RETURNED, URGENCIES, Todo
from ledgers.model.records import Events


def todos(catalog: Catalog, assessment: Assessment, county: str | None = None) -> tuple[Todo, ...]:
    """Return everything that is to be done at a day, for all counties or for one."""
    soon = assessment.as_of + timedelta(days=catalog.rules.due_soon_days if catalog.rules else 0)
    found = [
        replace(todo, colour=_colour(catalog, todo, assessment.as_of))
        for result in assessment.counties
        if county in {None, result.code}
        for todo in (
            *_of_tasks(catalog, result, assessment.as_of, soon),
            *_of_findings(catalog, result, assessment.as_of, soon),
        )
        if todo.kind
    ]
    return tuple(sorted(found, key=urgency))


def urgency(todo: Todo) -> tuple[int, date, str, str]:
    """Return by what things to be done are sorted."""
    return URGENCIES.index(todo.kind), todo.day, todo.county, todo.subject


def _of_tasks(catalog: Catalog, result: CountyResult, as_of: date, soon: date) -> Iterator[Todo]:
    for state in result.tasks:
        found: dict[tuple[str, date], list[str]] = {}
        for row in state.measures:
            returned = row.status is MeasureStatus.RETURNED
            open_ = row.applies and not row.done
            kind = _kind(row.waiting, open_, row.overdue, returned, row.limit <= soon)
            day = row.submitted_on if kind == DECIDE else row.limit
            found.setdefault((kind, day or row.due_on), []).append(row.id)
        task = catalog.tasks[state.task]
        for (kind, day), names in found.items():
            about = (f"progress/{state.task}", task.title, tuple(names))
            reason = _reason(kind, catalog.events_of(result.code, about[0]), as_of, about[2])
            made = Todo(kind, result.code, result.name, *about, day, reason)
            yield replace(made, watcher=task.watcher_post)
        yield from _asked(catalog, result, (f"progress/{state.task}", task.title), as_of)


def _asked(
    catalog: Catalog, result: CountyResult, about: tuple[str, str], as_of: date
) -> Iterator[Todo]:
    """Yield the extensions that a county asked for, while there is no answer and still time."""
    for row, answer in extensions(catalog.events_of(result.code, about[0]), as_of):
        if answer is None and row.extend_until and as_of <= row.extend_until:
            said = (result.code, result.name, *about, row.measures, row.day)
            yield Todo(DECIDE, *said, until=row.extend_until)


def _colour(catalog: Catalog, todo: Todo, as_of: date) -> str:
    """Return the colour of a reminder: red when it is due, before that yellow, before that blue."""
    rules, left = catalog.rules, (todo.day - as_of).days
    if rules is None or todo.kind == DECIDE or left > rules.due_soon_days:
        return ""
    return "red" if left <= 0 else "yellow" if left <= rules.urgent_days else "blue"


def _of_findings(catalog: Catalog, result: CountyResult, as_of: date, soon: date) -> Iterator[Todo]:
    for name, finding in sorted(catalog.findings.items()):
        life = life_of(catalog, name, as_of)
        if life and finding.county == result.code:
            returned, due = life.status is not FindingStatus.OPEN, life.limit_on <= soon
            kind = _kind(life.pending, life.open, life.overdue(as_of), returned, due)
            day = life.submitted_on if kind == DECIDE else life.limit_on
            found = catalog.filed.get(f"city/findings/{name}")
            summary = text(found.document.value, "summary") if found else ""
            about = (f"rectifications/{name}", summary, ())
            reason = _reason(kind, catalog.events_of(result.code, about[0]), as_of, about[2])
            yield Todo(kind, result.code, result.name, *about, day or life.due_on, reason)
            yield from _asked(catalog, result, about[:2], as_of)


def _reason(kind: str, events: Events, as_of: date, measures: Collection[str]) -> str:
    """Return why the city last returned something by a day; nothing of what was not returned."""
    decided = events.decisions if kind in {RETURNED, OVERDUE} else ()
    returned = (row for row in decided if row.decision == "returned" and row.on <= as_of)
    told = [row.reason for row in returned if not measures or {*measures} & {*row.measures}]
    return (told[-1] if told else None) or ""


def _kind(*is_so: bool) -> str:
    """Return what is to be done, from: waits, open, overdue, returned, due soon."""
    waits, open_, overdue, returned, due = is_so
    if waits or not open_:
        return DECIDE if waits else ""
    return OVERDUE if overdue else RETURNED if returned else DUE_SOON if due else ""
