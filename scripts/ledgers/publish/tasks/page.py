"""Make the page of a task: what it asks, and where every county stands side by side."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult, Light, MeasureStatus, TaskState
from ledgers.model.numbers import day, percent, plain
from ledgers.model.records import Measure, Task
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Cell,
    Column,
    Crumbs,
    Fact,
    Facts,
    Head,
    Here,
    Line,
    Several,
    Table,
    lamp,
)
from ledgers.publish.kit.context import KIND_WORDS, Desk, order, task_label
from ledgers.publish.kit.measures import filed_link, standing


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One task."""

    template: ClassVar[str] = "task.html.j2"
    head: Head
    crumbs: Crumbs
    title: str
    sentence: Words
    facts: Facts
    measures: Table
    quotas: Table | None
    counties: Table


def task_page(desk: Desk, task: Task) -> TaskPage:
    """Return the page of a task."""
    folder = links.task_page(task.id)
    here = desk.here(folder)
    title = task_label(task)
    states = _states(desk, task)
    return TaskPage(
        head=desk.head(
            folder, title, say("{task}: what is asked and where each county stands.", task=title)
        ),
        crumbs=desk.crumbs(here, (links.TASKS, say("Tasks")), title=task.id),
        title=title,
        sentence=_sentence(desk, here, task, states),
        facts=_facts(desk, here, task),
        measures=_measures(here, task, states),
        quotas=_quotas(here, task),
        counties=_counties(here, task, states),
    )


def _states(desk: Desk, task: Task) -> list[tuple[CountyResult, TaskState]]:
    return [
        (county, state)
        for county in desk.view.assessment.counties
        for state in county.tasks
        if state.task == task.id
    ]


def _sentence(
    desk: Desk, here: Here, task: Task, states: list[tuple[CountyResult, TaskState]]
) -> Words:
    totals = desk.view.assessment.by_task.get(task.id)
    if totals is None:
        return say("This task applies to no county.")
    there = f"{here.folder}#counties"
    return say(
        "{done} of {counties} counties have finished, {overdue} are overdue; {progress} of the"
        " work was accepted.",
        done=here.to(there, str(totals.lights.get(Light.DONE, 0))),
        counties=here.to(there, str(len(states))),
        overdue=here.to(there, str(totals.lights.get(Light.OVERDUE, 0))),
        progress=here.to(links.method("progress"), percent(totals.progress)),
    )


def _facts(desk: Desk, here: Here, task: Task) -> Facts:
    record = f"city/tasks/{task.id}"
    section = f"{links.PROGRAMME}#{links.segment(task.section)}"
    lead = (
        ()
        if task.lead_post is None
        else (Fact(say("Lead leader (post)"), desk.term("posts", task.lead_post)),)
    )
    units = tuple(_unit(desk, here, name) for name in task.responsible_units)
    kinds = tuple(KIND_WORDS.get(kind, kind) for kind in task.applies_to)
    return Facts(
        (
            Fact(say("Part of the programme"), here.to(section, desk.section_title(task.section))),
            *lead,
            Fact(say("Lead unit"), _unit(desk, here, task.lead_unit)),
            *((Fact(say("Responsible units"), Several(units)),) if units else ()),
            *((Fact(say("Applies to"), Several(kinds)),) if kinds else ()),
            Fact(say("Weight"), here.source(record, plain(task.weight), "progress")),
            Fact(say("Source"), _citation(desk, here, task)),
            Fact(say("Record"), here.source(record, record, "as-of")),
        )
    )


def _unit(desk: Desk, here: Here, name: str) -> object:
    return here.source(f"city/units/{name}", desk.unit_name(name), "as-of")


def _citation(desk: Desk, here: Here, task: Task) -> Words:
    programme = desk.view.catalog.programme
    origins = programme.sources if programme else ()
    name = next(
        (row.title for row in origins if row.id == task.source.document), task.source.document
    )
    document = here.to(f"{links.PROGRAMME}#{links.segment(task.source.document)}", name)
    section, item = task.source.section, task.source.item
    if not item:
        return say("{document}, section {section}", document=document, section=section)
    return say(
        "{document}, section {section}, item {item}", document=document, section=section, item=item
    )


def _measures(here: Here, task: Task, states: list[tuple[CountyResult, TaskState]]) -> Table:
    return Table(
        caption=say("Measures of {task}", task=task.id),
        columns=(
            Column(say("Measure")),
            Column(say("What is to be done")),
            Column(say("Due"), here.href(links.method("deadline")), short=True),
            Column(say("Weight"), here.href(links.method("progress")), number=True),
            Column(say("Accepted in"), here.href(links.method("measure")), number=True),
        ),
        lines=tuple(_measure(here, task, row, states) for row in task.measures),
    )


def _measure(
    here: Here, task: Task, row: Measure, states: list[tuple[CountyResult, TaskState]]
) -> Line:
    record = f"city/tasks/{task.id}"
    found = [one for _, state in states for one in state.measures if one.id == row.id]
    applying = sum(one.applies for one in found)
    accepted = sum(one.status is MeasureStatus.ACCEPTED for one in found)
    there = f"{here.folder}#counties"
    return Line(
        (
            Cell(here.source(record, row.id, "measure")),
            Cell(row.text),
            Cell(here.source(record, day(row.due_on), "deadline")),
            Cell(here.source(record, plain(row.weight), "progress")),
            Cell(
                say(
                    "{accepted} of {applying}",
                    accepted=here.to(there, str(accepted)),
                    applying=here.to(there, str(applying)),
                )
            ),
        ),
        id=links.segment(row.id),
    )


def _quotas(here: Here, task: Task) -> Table | None:
    if not task.quotas:
        return None
    record = f"city/tasks/{task.id}"
    return Table(
        caption=say("Quotas of {task}", task=task.id),
        columns=(
            Column(say("Quota")),
            Column(say("At least"), number=True),
            Column(say("Applies to")),
        ),
        lines=tuple(
            Line(
                (
                    Cell(row.title),
                    Cell(here.source(record, f"{plain(row.at_least)} {row.unit}", "as-of")),
                    Cell(
                        Several(tuple(KIND_WORDS.get(kind, kind) for kind in row.kinds))
                        if row.kinds
                        else say("all counties")
                    ),
                )
            )
            for row in task.quotas
        ),
    )


def _counties(here: Here, task: Task, states: list[tuple[CountyResult, TaskState]]) -> Table:
    measures = tuple(Column(row.id, f"#{links.segment(row.id)}") for row in task.measures)
    return Table(
        caption=say("{task} in all counties", task=task.id),
        sortable=True,
        columns=(
            Column(say("County"), short=True),
            Column(say("Light"), here.href(links.method("light"))),
            Column(say("Progress"), here.href(links.method("progress")), number=True),
            *measures,
            Column(say("Last filed"), short=True),
        ),
        lines=tuple(_county(here, task, county, state) for county, state in states),
    )


def _county(here: Here, task: Task, county: CountyResult, state: TaskState) -> Line:
    record = f"{county.code}/progress/{task.id}"
    page = f"{links.county_page(county.code)}#{links.segment(task.id)}"
    light = lamp(
        state.light,
        here.href(links.method("light")),
        urgent=state.urgent,
        blocked=state.blocked,
    )
    return Line(
        (
            Cell(here.to(page, county.name), county.code),
            Cell(light, order(tuple(Light).index(state.light))),
            Cell(here.source(record, percent(state.progress), "progress"), order(state.progress)),
            *(
                Cell(standing(here, state, row), f"{row.status.value} {day(row.decided_on)}")
                for row in state.measures
            ),
            Cell(filed_link(here, state)),
        )
    )
