"""Make the list of tasks, section by section."""

from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import Light, Totals
from ledgers.model.numbers import percent
from ledgers.model.records import Task
from ledgers.model.words import Words, say
from ledgers.publish.charts.sections import sections_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Cell, Column, Crumbs, Head, Here, Line, Table
from ledgers.publish.kit.context import Desk, bar, order, task_label

NOTHING = Totals(lights={}, progress=None, plan=None)


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
        head=desk.head(
            links.TASKS, title, say("All tasks by section, with progress."), contents=True
        ),
        crumbs=desk.crumbs(here, title=title),
        sections=tuple(_section(desk, here, name, label) for name, label in sections_of(desk.view)),
    )


def _section(desk: Desk, here: Here, name: str, label: str) -> Section:
    totals = desk.view.assessment.sections.get(name, NOTHING)
    formula = links.method("progress")
    return Section(
        id=links.segment(name),
        title=label,
        sentence=say(
            "Progress {progress}, plan {plan}.",
            progress=here.to(formula, percent(totals.progress)),
            plan=here.to(links.method("plan"), percent(totals.plan)),
        ),
        table=Table(
            caption=say("Tasks of the section “{title}”", title=label),
            sortable=True,
            stacked=True,
            columns=(
                Column(say("Task")),
                Column(say("Lead unit")),
                Column(say("Measures"), here.href(links.method("measure")), number=True),
                Column(say("Done in"), here.href(links.method("light")), number=True),
                Column(say("Overdue in"), here.href(links.method("light")), number=True),
                Column(say("Progress"), here.href(formula)),
            ),
            lines=tuple(_task(desk, here, task) for task in desk.tasks() if task.section == name),
        ),
    )


def _task(desk: Desk, here: Here, task: Task) -> Line:
    totals = desk.view.assessment.by_task.get(task.id, NOTHING)
    page = links.task_page(task.id)
    done, overdue = totals.lights.get(Light.DONE, 0), totals.lights.get(Light.OVERDUE, 0)
    lead = here.source(f"city/units/{task.lead_unit}", desk.unit_name(task.lead_unit), "as-of")
    measures = here.source(f"city/tasks/{task.id}", str(len(task.measures)), "measure")
    return Line(
        (
            Cell(here.to(page, task_label(task)), order(task.no)),
            Cell(lead),
            Cell(measures, order(len(task.measures))),
            Cell(here.to(f"{page}#counties", str(done)), order(done)),
            Cell(here.to(f"{page}#counties", str(overdue)), order(overdue)),
            Cell(bar(here, totals, f"{page}#counties"), order(totals.progress)),
        )
    )
