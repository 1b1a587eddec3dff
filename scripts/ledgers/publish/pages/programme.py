"""The page of the programme: its phases, its tree, and its sources.

A programme among the others of its city: which one leads, which ended, what is open of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ledgers.model import NONE, Catalog, Light, Totals, day, percent, say, share_of
from ledgers.model.records import Node, Phase, Programme
from ledgers.model.rows import rows, text, texts
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, Row, links
from ledgers.publish.kit.components import Inline, Mark, Several, filled
from ledgers.publish.subjects.asked import of_programme, reform_table
from ledgers.publish.subjects.issues import bulletin_title, issued

RECORD = "city/programme/programme"
LATER = "city/programmes/{}"


def programme_page(desk: Desk) -> Filled:
    """Return the page of the programme; nearly empty where it could not be read."""
    here = desk.here(links.PROGRAMME)
    programme = desk.view.catalog.programme
    name = desk.say(say("Programme"))
    title = programme.title if programme else name
    changes = of_programme(desk.contract, programme, desk.view.assessment.as_of)
    phases = say("Phases of the programme")
    origins = say("Published documents that the programme is drawn from")
    return here.page(
        "programme.html.j2",
        here.opening(title, say("Phases, sections and tasks."), end=name),
        record=_record(here),
        changes=reform_table(here, say("What was changed of the programme"), changes),
        phases=programme and here.table_of_any(phases, _phases(here, programme), stacked=True),
        branches=_children(here, programme, None) if programme else (),
        levels=_levels(programme) if programme else "",
        dimensions=here.table_of_any(say("Problem of each dimension"), _dimensions(here)),
        origins=here.table_of_any(origins, _origins(here, programme)) if programme else None,
        all=here.table_of_any(say("Programmes of the city"), _programmes(here)),
    )


def _record(here: Leaf) -> str:
    """Return the reference of the programme that is shown."""
    later = LATER.format(here.view.catalog.chosen)
    return later if later in here.view.catalog.filed else RECORD


def _phases(here: Leaf, programme: Programme) -> Iterator[Row]:
    delivered = deliverables(here.view.catalog)
    for phase in programme.phases:
        now = phase.start_on <= here.view.assessment.as_of <= phase.end_on
        mark = (Mark("now", say("this phase")),) if now else ()
        yield here.row(
            here.cell(say("Phase"), Several((phase.title, *mark))),
            here.short(say("From"), here.source(_record(here), day(phase.start_on), "as-of")),
            here.short(say("To"), here.source(_record(here), day(phase.end_on), "as-of")),
            here.number(say("Days"), str((phase.end_on - phase.start_on).days + 1)),
            here.number(say("Done by its end, of what was due in it"), _reached(here, phase)),
            here.cell(say("What should exist at its end"), Several(delivered.get(phase.id, ()))),
        )


def _dimensions(here: Leaf) -> Iterator[Row]:
    """Yield the dimensions, each with the problem that it has to solve (R98)."""
    for record in here.desk.records.get("programme", ()):
        for row in rows(record.value, "dimensions"):
            yield here.row(
                here.cell(say("Dimension"), here.desk.both(row["zh"], text(row, "en"))),
                here.cell(say("What it has to solve"), text(row, "purpose") or NONE),
            )


def _reached(here: Leaf, phase: Phase) -> str:
    """Write how many measures of all counties were done, of those due within a phase (R225)."""
    tasks = (task for county in here.view.assessment.counties for task in county.tasks)
    states = [row for task in tasks for row in task.measures if row.applies]
    due = [row for row in states if phase.start_on <= row.due_on <= phase.end_on]
    done = sum(row.done and (row.submitted_on or row.due_on) <= phase.end_on for row in due)
    return f"{done} ÷ {len(due)} = {percent(share_of(done, len(due)))}"


def deliverables(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Return the deliverables of each phase as they are filed, by phase."""
    filed = catalog.filed.get(LATER.format(catalog.chosen)) or catalog.filed.get(RECORD)
    value: Any = filed.document.value if filed else {}
    for step in filed.path if filed else ():
        value = value[step]
    return {text(row, "id"): tuple(texts(row, "deliverables")) for row in rows(value, "phases")}


def _children(here: Leaf, programme: Programme, parent: str | None) -> tuple[Filled, ...]:
    return tuple(_branch(here, programme, row) for row in programme.nodes if row.parent == parent)


def _levels(programme: Programme) -> str:
    """Return how many nodes there are on each level, from the top (R1)."""
    found = Counter(len(programme.above(node.id)) for node in programme.nodes)
    return " · ".join(str(found[level]) for level in sorted(found))


def _branch(here: Leaf, programme: Programme, node: Node) -> Filled:
    """Return a node of the tree with its tasks and the nodes below it."""
    tasks = [task for task in here.desk.tasks() if node.id in programme.above(task.section)]
    totals = here.view.assessment.nodes.get(node.id)
    measures = sum(len(task.measures) for task in tasks)
    is_section = node.id in here.view.assessment.sections
    there = f"{links.TASKS}#{links.segment(node.id)}" if is_section else links.TASKS
    return filled(
        "partials/branch.html.j2",
        id=links.segment(node.id),
        title=here.source(_record(here), node.title, "as-of"),
        purpose=node.purpose or "",
        quote=node.quote,
        origin=node.source and here.to(f"{links.PROGRAMME}#{node.source}", node.source),
        counts=(here.to(there, str(len(tasks))), here.to(there, str(measures))),
        progress=totals and here.method("progress", percent(totals.progress)),
        done=totals and _done(totals),
        tasks=tuple(here.task(task.id) for task in tasks if task.section == node.id),
        children=_children(here, programme, node.id),
    )


def _done(totals: Totals) -> str:
    """Write how many of its tasks are done, over all counties that have them (R1)."""
    asked = totals.tasks - totals.lights[Light.NOT_APPLICABLE]
    done = totals.lights[Light.DONE]
    return f"{done} ÷ {asked} = {percent(share_of(done, asked))}"


def _origins(here: Leaf, programme: Programme) -> Iterator[Row]:
    record = _record(here)
    for row in programme.sources:
        yield here.row(
            here.cell(say("Identifier"), here.source(record, row.id, "as-of")),
            here.cell(say("Title"), row.title),
            here.cell(say("Issued by"), row.issuer or NONE),
            here.short(say("Published"), here.source(record, day(row.published_on), "as-of")),
            id=links.segment(row.id),
        )


def beside(here: Leaf) -> dict[str, object]:
    """Return the programme that leads, where it is not the one that is shown, and the others."""
    programme, aside = here.view.catalog.programme, here.view.aside
    others = (row for row in here.view.catalog.programmes if row != programme)
    return {
        "leader": aside and _way(here, aside.leader),
        "others": Inline(tuple(_way(here, row) for row in others)),
    }


def _way(here: Leaf, programme: Programme) -> Linked:
    """Return the title of a programme, leading to its overview where it has one."""
    base = here.view.folders.get(programme.id)
    return Linked(programme.title, None if base is None else here.from_top(base))


def _programmes(here: Leaf) -> Iterator[Row]:
    """Yield all programmes of a city; nothing where it has one."""
    listed = here.view.catalog.programmes
    for programme in listed if len(listed) > 1 else ():
        reached = percent(here.view.reached.get(programme.id))
        yield here.row(
            here.cell(say("Programme"), _way(here, programme)),
            here.short(say("From"), day(programme.start_on)),
            here.short(say("To"), day(programme.end_on)),
            here.number(say("Progress at its last state"), reached),
        )


def issues_about(here: Leaf) -> tuple[Linked, ...]:
    """Return the bulletins about a programme, newest first; one of that which leads."""
    aside, elsewhere = here.view.aside, here.view.issues_elsewhere
    rows = [row for row in reversed(issued(here.desk)) if row.id not in elsewhere]
    named = (here.to(links.bulletin_page(row.id), bulletin_title(here.desk, row)) for row in rows)
    return tuple(named)[: None if aside else 1]
