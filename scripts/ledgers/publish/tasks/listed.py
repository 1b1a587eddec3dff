"""The list of tasks, section by section."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import Light
from ledgers.model.numbers import percent
from ledgers.model.records import Task
from ledgers.model.words import Words, say
from ledgers.publish.charts.progress import sections_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Head, Row, Table, row_of, table_of_rows
from ledgers.publish.kit.context import NOTHING, Desk, Leaf, bar


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its tasks."""

    id: str
    title: str
    sentence: Words
    table: Table


@dataclass(frozen=True, slots=True)
class TasksPage:
    """All tasks by section."""

    template: ClassVar[str] = "tasks.html.j2"
    head: Head
    crumbs: Crumbs
    sections: tuple[Section, ...]


def tasks_page(desk: Desk) -> TasksPage:
    """Return the list of tasks."""
    here = desk.here(links.TASKS)
    title = desk.say(say("Tasks"))
    return TasksPage(
        head=here.head(title, say("All tasks by section, with progress."), contents=True),
        crumbs=desk.crumbs(here, title=title),
        sections=tuple(_section(here, name, label) for name, label in sections_of(desk.view)),
    )


def _section(here: Leaf, name: str, label: str) -> Section:
    totals = here.view.assessment.sections.get(name, NOTHING)
    return Section(
        id=links.segment(name),
        title=label,
        sentence=say(
            "Progress {progress}, plan {plan}.",
            progress=here.method("progress", percent(totals.progress)),
            plan=here.method("plan", percent(totals.plan)),
        ),
        table=table_of_rows(
            say("Tasks of the section “{title}”", title=label),
            (_task(here, task) for task in here.desk.tasks() if task.section == name),
            sortable=True,
            stacked=True,
        ),
    )


def _task(here: Leaf, task: Task) -> Row:
    totals = here.desk.totals_of(task)
    there = f"{links.task_page(task.id)}#counties"
    done, overdue = (totals.lights.get(light, 0) for light in (Light.DONE, Light.OVERDUE))
    count = len(task.measures)
    measures = here.source(f"city/tasks/{task.id}", str(count), "measure")
    return row_of(
        here.cell(say("Task"), here.task(task.id), task.no),
        here.cell(say("Lead unit"), here.unit(task.lead_unit)),
        here.number(say("Measures"), measures, count, "measure"),
        here.number(say("Done in"), here.to(there, str(done)), done, "light"),
        here.number(say("Overdue in"), here.to(there, str(overdue)), overdue, "light"),
        here.cell(say("Progress"), bar(here, totals, there), totals.progress, method="progress"),
    )
