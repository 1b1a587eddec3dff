"""The list of tasks, section by section."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import Light
from ledgers.model.numbers import percent
from ledgers.model.records import Task
from ledgers.model.words import Words, say
from ledgers.publish.charts.listed import sections_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Head, Table
from ledgers.publish.kit.context import NOTHING, Desk, Leaf, bar
from ledgers.publish.kit.listing import Col, Listing, on_page


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

    template: ClassVar[str] = "tasks.md.j2"
    head: Head
    crumbs: Crumbs
    sections: tuple[Section, ...]


def tasks_page(desk: Desk) -> TasksPage:
    """Return the list of tasks."""
    here = desk.here(links.TASKS)
    title = desk.say(say("Tasks"))
    return TasksPage(
        head=desk.head(
            links.TASKS, title, say("All tasks by section, with progress."), contents=True
        ),
        crumbs=desk.crumbs(here, title=title),
        sections=tuple(_section(desk, here, name, label) for name, label in sections_of(desk.view)),
    )


def _section(desk: Desk, here: Leaf, name: str, label: str) -> Section:
    totals = desk.view.assessment.sections.get(name, NOTHING)
    return Section(
        id=links.segment(name),
        title=label,
        sentence=say(
            "Progress {progress}, plan {plan}.",
            progress=here.method("progress", percent(totals.progress)),
            plan=here.method("plan", percent(totals.plan)),
        ),
        table=TASKS.table(
            desk, here, [task for task in desk.tasks() if task.section == name], title=label
        ),
    )


def _spot(task: Task) -> str:
    return f"{links.task_page(task.id)}#counties"


def _lit(head: Words, light: Light) -> Col[Task]:
    """Return the column of how many counties have a light."""

    def count(desk: Desk, task: Task) -> int:
        return desk.totals_of(task).lights.get(light, 0)

    return Col(
        head=head,
        method="light",
        number=True,
        value=count,
        face=lambda desk, here, task: here.to(_spot(task), str(count(desk, task))),
        ordered=True,
    )


TASKS: Listing[Task] = Listing(
    caption=say("Tasks of the section “{title}”"),
    sortable=True,
    stacked=True,
    columns=(
        on_page(say("Task"), lambda here, task: here.task(task.id), order=lambda task: task.no),
        on_page(say("Lead unit"), lambda here, task: here.unit(task.lead_unit)),
        on_page(
            say("Measures"),
            lambda here, task: here.source(
                f"city/tasks/{task.id}", str(len(task.measures)), "measure"
            ),
            method="measure",
            number=True,
            order=lambda task: len(task.measures),
        ),
        _lit(say("Done in"), Light.DONE),
        _lit(say("Overdue in"), Light.OVERDUE),
        Col(
            head=say("Progress"),
            method="progress",
            value=lambda desk, task: desk.totals_of(task).progress,
            face=lambda desk, here, task: bar(here, desk.totals_of(task), _spot(task)),
            ordered=True,
        ),
    ),
)
