"""The matrix: the light of every task in every county, as a page and small on the overview."""

from dataclasses import dataclass

from ledgers.model.assessment import LIGHT_WORDS, Light, TaskState, in_rank
from ledgers.model.records import Task
from ledgers.model.words import say
from ledgers.publish.boards.grid import Dot, Grid, Group, Head, Line
from ledgers.publish.boards.lists import LISTED
from ledgers.publish.charts.progress import sections_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Inner, Lamp, Linked, lamp
from ledgers.publish.kit.context import Desk, Leaf

ONLY = "only-"


@dataclass(frozen=True, slots=True)
class MatrixPage(Inner, template="matrix.html.j2"):
    """The matrix with a filter: by light with its anchor, lamp and count, and by section."""

    lights: tuple[tuple[str, Lamp, Linked], ...]
    sections: tuple[Linked, ...]
    grid: Grid


def matrix_page(desk: Desk) -> MatrixPage:
    """Return the page."""
    here = desk.here(links.MATRIX)
    about = say("The light of every task in every county at one look.")
    return MatrixPage(
        *here.opening(say("Tasks and counties"), about, (links.TASKS, say("Tasks"))),
        lights=tuple(_filter(here, light) for light in LISTED),
        sections=tuple(here.at(_section(name), title) for name, title in sections_of(desk.view)),
        grid=matrix_by_task(here),
    )


def _filter(here: Leaf, light: Light) -> tuple[str, Lamp, Linked]:
    """Return the anchor that leaves one light, its lamp, and how many there are."""
    anchor, count = f"{ONLY}{light}", here.view.assessment.city.lights.get(light, 0)
    shown = lamp(light, here.href(f"{here.folder}#{anchor}"))
    return anchor, shown, here.to(links.list_page(light), str(count))


def _section(name: str) -> str:
    return f"section-{links.segment(name)}"


def matrix_by_task(here: Leaf) -> Grid:
    """Return the tasks by section, with a column for each county by code."""
    counties, states = here.view.assessment.counties, _states(here)
    return Grid(
        caption=say("Lights of all tasks in all counties, as of {day}", day=here.view.as_of),
        corner=say("Task"),
        columns=heads(here),
        groups=tuple(
            Group(
                tuple(
                    Line(
                        here.task(task.id),
                        tuple(_dot(here, states.get((row.code, task.id))) for row in counties),
                    )
                    for task in here.desk.tasks()
                    if task.section == name
                ),
                _section(name),
                title,
            )
            for name, title in sections_of(here.view)
        ),
        upright=True,
    )


def heads(here: Leaf) -> tuple[Head, ...]:
    """Return a column for each county, by code."""
    counties = here.view.assessment.counties
    return tuple(Head(row.code, here.county(row.code, row.name)) for row in counties)


def matrix_by_county(here: Leaf) -> Grid:
    """Return the counties by rank, with a narrow column for each task: the overview's picture."""
    states, tasks = _states(here), here.desk.tasks()
    lines = (
        Line(
            here.county(row.code, row.name),
            tuple(_dot(here, states.get((row.code, task.id))) for task in tasks),
        )
        for row in in_rank(here.view.assessment.counties)
    )
    return Grid(
        caption=say("Lights of all tasks in all counties, as of {day}", day=here.view.as_of),
        corner=say("County"),
        columns=tuple(_task_head(here, task) for task in tasks),
        groups=(Group(tuple(lines)),),
    )


def _task_head(here: Leaf, task: Task) -> Head:
    return Head(task.id, here.to(links.task_page(task.id), task.id), task.title)


def _states(here: Leaf) -> dict[tuple[str, str], TaskState]:
    counties = here.view.assessment.counties
    return {(row.code, state.task): state for row in counties for state in row.tasks}


def _dot(here: Leaf, state: TaskState | None) -> Dot | str:
    """Return a light that leads to the task in the county's page; nothing without a state."""
    if state is None:
        return ""
    there = f"{links.county_page(state.county)}#{links.segment(state.task)}"
    word = here.desk.say(LIGHT_WORDS[state.light])
    title = f"{here.desk.county_name(state.county)} {state.task} {word}"
    return Dot(state.light.value, LIGHT_WORDS[state.light], here.href(there), title)
