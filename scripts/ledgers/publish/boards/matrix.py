"""A grid of small marks or values; the matrix of lights, as a page and small on the overview."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.model import LIGHT_WORDS, Light, Struct, Task, Words, in_rank, say
from ledgers.publish.boards.lists import LISTED
from ledgers.publish.charts.progress import sections_of
from ledgers.publish.kit import Desk, Filled, Leaf, Linked, links
from ledgers.publish.kit.components import Lamp, Templated, Text, filled, lamp


class Head(Struct, frozen=True):
    """Head a column: the key by which scripts know it, its name, and what more is said of it."""

    key: str
    name: Linked
    title: str = ""


class Line(Struct, frozen=True):
    """Hold a row: its head, and one value for each column; `id` makes it an anchor."""

    head: Text
    cells: tuple[object, ...]
    id: str = ""


class Group(Struct, frozen=True):
    """Hold rows that belong together; with an `id` it is an anchor and has a title."""

    lines: tuple[Line, ...]
    id: str = ""
    title: Text = ""


class Grid(Templated, template="partials/grid.html.j2", frozen=True):
    """Print a grid; `upright` writes the names of its columns downwards, `figures` aligns them."""

    caption: Words
    corner: Words
    columns: tuple[Head, ...]
    groups: tuple[Group, ...]
    upright: bool = False
    figures: bool = False


ONLY = "only-"


def matrix_page(desk: Desk) -> Filled:
    """Return the page."""
    here = desk.here(links.MATRIX)
    about = say("The light of every task in every county at one look.")
    return here.page(
        "matrix.html.j2",
        here.opening(say("Tasks and counties"), about, (links.TASKS, say("Tasks"))),
        lights=tuple(_filter(here, light) for light in LISTED),
        sections=tuple(here.at(_section(name), title) for name, title in sections_of(desk.view)),
        grid=matrix_by_task(here, here.desk.once(lights_now), here.view.as_of),
    )


def _filter(here: Leaf, light: Light) -> tuple[str, Lamp, Linked]:
    """Return the anchor that leaves one light, its lamp, and how many there are."""
    anchor, count = f"{ONLY}{light}", here.view.assessment.city.lights.get(light, 0)
    shown = lamp(light, here.href(f"{here.folder}#{anchor}"))
    return anchor, shown, here.to(links.list_page(light), str(count))


def _section(name: str) -> str:
    return f"section-{links.segment(name)}"


Lights = Mapping[str, Mapping[str, Light]]
"""The lights of a day, by county and task."""


def lights_now(desk: Desk) -> Lights:
    """Return the lights of the day that the portal shows."""
    counties = desk.view.assessment.counties
    return {row.code: {state.task: state.light for state in row.tasks} for row in counties}


def matrix_by_task(here: Leaf, lights: Lights, on: str) -> Grid:
    """Return the tasks by section on a day, with a column for each county by code."""
    return Grid(
        caption=_caption(on),
        corner=say("Task"),
        columns=heads(here, sorted(lights)),
        groups=tuple(
            Group(tuple(_lines(here, lights, name)), _section(name), title)
            for name, title in sections_of(here.view)
        ),
        upright=True,
    )


def _caption(on: str) -> Words:
    return say("Lights of all tasks in all counties, as of {day}", day=on)


def _lines(here: Leaf, lights: Lights, section: str) -> Iterator[Line]:
    for task in here.desk.tasks():
        if task.section == section:
            dots = (_dot(here, lights, code, task.id) for code in sorted(lights))
            yield Line(here.task(task.id), tuple(dots), links.segment(task.id))


def heads(here: Leaf, codes: Iterable[str]) -> tuple[Head, ...]:
    """Return a column for each county."""
    return tuple(Head(code, here.county(code)) for code in codes)


def matrix_by_county(here: Leaf) -> Grid:
    """Return the counties by rank, with a narrow column for each task: the overview's picture."""
    lights, tasks = here.desk.once(lights_now), here.desk.tasks()
    lines = (
        Line(
            here.county(row.code, row.name),
            tuple(_dot(here, lights, row.code, task.id) for task in tasks),
        )
        for row in in_rank(here.view.assessment.counties)
    )
    return Grid(
        caption=_caption(here.view.as_of),
        corner=say("County"),
        columns=tuple(task_head(here, task) for task in tasks),
        groups=(Group(tuple(lines)),),
    )


def task_head(here: Leaf, task: Task) -> Head:
    """Return the narrow column of a task."""
    return Head(task.id, here.to(links.task_page(task.id), task.id), task.title)


def _dot(here: Leaf, lights: Lights, county: str, task: str) -> Filled | str:
    """Return a light that leads to what it tells of; nothing where there is none.

    A county may have had a task in a past week and have it no more: then it leads to the county.
    """
    light = lights[county].get(task)
    if light is None:
        return ""
    lasts = task in here.desk.once(lights_now).get(county, {})
    there = links.county_task(county, task) if lasts else links.county_page(county)
    title = f"{here.desk.county_name(county)} {task} {here.desk.say(LIGHT_WORDS[light])}"
    told = {"key": light.value, "word": LIGHT_WORDS[light]}
    return filled("partials/dot.html.j2", **told, href=here.href(there), title=title)
