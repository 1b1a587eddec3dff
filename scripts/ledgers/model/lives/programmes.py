"""The programmes of a city: the catalogue of one, which one leads, and who acts on its tasks.

What names no programme belongs to the first, that of `programme.yaml`.
"""

from collections.abc import Mapping
from datetime import date

from ledgers.model import Catalog, Programme, Scheme, Task, Words, replace, say_in
from ledgers.model.bulletin import Bulletin, Content


def programme_of(catalog: Catalog, named: str | None) -> Programme | None:
    """Return the programme that something names, or the first; None where there is no such."""
    return next((row for row in catalog.programmes if named in {None, row.id}), None)


def of_programme(catalog: Catalog, name: str | None) -> Catalog:
    """Return the catalogue of one programme: its tasks, what was filed on them, its schemes.

    All other records are bound to no programme and stay. A city with one has only this catalogue;
    what names a programme that could not be read is in none.
    """
    chosen = programme_of(catalog, name)
    several = len(catalog.programmes) > 1 or any(row.programme for row in catalog.tasks.values())
    if not name or chosen is None or not several:
        return catalog
    tasks, schemes = catalog.tasks.items(), catalog.schemes
    own = {key: task for key, task in tasks if programme_of(catalog, task.programme) == chosen}
    others = {key: task for key, task in tasks if key not in own}
    filed = {f"progress/{key}" for key in others}
    return replace(
        catalog,
        programme=chosen,
        chosen=chosen.id,
        tasks=own,
        tasks_elsewhere=others,
        schemes=tuple(row for row in schemes if programme_of(catalog, row.programme) == chosen),
        documents=tuple(row for row in catalog.documents if row.about[1] not in filed),
    )


def leading(catalog: Catalog, day: date) -> Programme | None:
    """Return the programme that the portal leads with: the last one that leads by a day.

    Before any does it is the first. One that asks for no task does not lead.
    """
    ready = (row for row in asking(catalog) if row.leads_on <= day)
    return max(ready, key=lambda row: row.leads_on, default=catalog.programme)


def asking(catalog: Catalog) -> tuple[Programme, ...]:
    """Return the programmes that have tasks, in their order."""
    asked = {task.programme for task in catalog.tasks.values()}
    having = [programme_of(catalog, name) for name in asked]
    return tuple(row for row in catalog.programmes if row in having)


def begun(catalog: Catalog, day: date) -> tuple[str | None, ...]:
    """Return the programmes that have begun by a day, the leading one first; None where one is."""
    first = leading(catalog, day)
    if first is None or len(catalog.programmes) == 1:
        return (None,)
    return first.id, *(row.id for row in asking(catalog) if row.start_on <= day and row != first)


def led(catalog: Catalog, day: date) -> Catalog:
    """Return the catalogue of the programme that leads on a day."""
    first = leading(catalog, day)
    return of_programme(catalog, first.id if first else None)


def about(catalog: Catalog, series: str, day: date) -> Programme | None:
    """Return the programme that has a series of bulletins, else the one that leads on their day."""
    return next((row for row in catalog.programmes if series in row.series), leading(catalog, day))


def about_issue(catalog: Catalog, issue: Bulletin) -> Programme | None:
    """Return the programme that an issue is about: of its task, or of what it corrects."""
    task = {**catalog.tasks, **catalog.tasks_elsewhere}.get(issue.node_task or "")
    if task:
        return programme_of(catalog, task.programme)
    wrong = (issue.corrects or "").rpartition("/")[2]
    return about(catalog, wrong.rsplit("-", 2)[0] or issue.series, issue.as_of)


def catalog_about(catalog: Catalog, issue: Bulletin) -> Catalog:
    """Return the catalogue of the programme that an issue is about."""
    found = about_issue(catalog, issue)
    return of_programme(catalog, found.id if found else None)


def tasks_about(catalog: Catalog, issue: Bulletin) -> tuple[Task, ...]:
    """Return the tasks of the programme that an issue is about, also from another's catalogue."""
    found = about_issue(catalog, issue)
    rows = (*catalog.tasks.values(), *catalog.tasks_elsewhere.values())
    return tuple(row for row in rows if programme_of(catalog, row.programme) == found)


def schemes_about(catalog: Catalog, issue: Bulletin) -> tuple[Scheme, ...]:
    """Return the schemes of the programme that an issue is about."""
    found = about_issue(catalog, issue)
    return tuple(row for row in catalog.schemes if programme_of(catalog, row.programme) == found)


def content_in(catalog: Catalog, made: Bulletin) -> Content | None:
    """Return what the city has its issues of a series hold, of a correction what it corrects."""
    if made.corrects:
        wrong = catalog.bulletins.get(made.corrects.rsplit("/", 1)[-1])
        return wrong.content if wrong else None
    rows = catalog.publication.series if catalog.publication else ()
    found = (Content(row.facts, row.leads, row.chart) for row in rows if row.series == made.series)
    return next(found, None)


LEVELS: Mapping[str, Words] = {
    "province": say_in("level", "Province"),
    "city": say_in("level", "City"),
    "county": say_in("level", "County"),
    "township": say_in("level", "Township"),
}
"""The levels of administration, from above."""
LEAD, RESPONSIBLE, ALONG = "lead", "responsible", "along"


def actors_of(catalog: Catalog, task: Task) -> Mapping[str, str]:
    """Return who acts on a task by level; nothing where its programme names nobody (R325).

    It is who the task names, else in the city the lead unit, else whom the programme names.
    """
    programme, lead = programme_of(catalog, task.programme), catalog.units.get(task.lead_unit or "")
    for_all = programme.responsibilities if programme else ()
    named = {row.level: row.actor for row in for_all if row.actor}
    led = {"city": lead.name} if lead else {}
    return {**named, **led, **{row.level: row.actor for row in task.actors}} if named else {}


def roles_of(task: Task) -> Mapping[str, str]:
    """Return what each unit does: the first of leading, answering, working along (R297, R326)."""
    along = dict.fromkeys(task.co_units, ALONG)
    lead = {task.lead_unit: LEAD} if task.lead_unit else {}
    return {**along, **dict.fromkeys(task.responsible_units, RESPONSIBLE), **lead}
