"""Who does what: each level and each unit of the city, with its tasks and how far they are."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ledgers.model import Task, Totals, Words, in_groups, percent, say, say_in
from ledgers.model.lives.programmes import ALONG, LEAD, LEVELS, RESPONSIBLE, actors_of, roles_of
from ledgers.publish.boards.matrix import Grid, Group, Line, task_head
from ledgers.publish.kit import NOTHING, Desk, Filled, Leaf, links
from ledgers.publish.tables.listing import Col, Listing
from ledgers.publish.tables.totals import counts, shares

SIGNS: Mapping[str, Words] = {
    LEAD: say_in("role", "L"),
    RESPONSIBLE: say_in("role", "R"),
    ALONG: say_in("role", "C"),
}
"""The signs of what units do, which stand in the matrix."""
Part: TypeAlias = tuple[str, Mapping[str, int], Totals]
"""A unit of the city, in how many tasks it does what, and the totals of its tasks."""


def parts_of(desk: Desk) -> Iterator[Part]:
    """Yield the units that have tasks of the programme, by identifier."""
    roles = (pair for task in desk.tasks() for pair in roles_of(task).items())
    for unit, held in sorted(in_groups(roles).items()):
        yield unit, Counter(held), desk.view.assessment.by_unit.get(unit, NOTHING)


def _role(role: str, head: Words, long: Words) -> Col[Part]:
    return Col(name=role, long=long, value=lambda _, part: part[1][role], head=head, number=True)


UNITS: Listing[Part] = Listing(
    name="task-units",
    title=say("Units of the city: their tasks, and how far these are"),
    ledgers=("tasks", "programme"),
    columns=(
        Col(
            name="unit_id",
            long=say("body"),
            value=lambda _, part: part[0],
            head=say("Unit"),
            face=lambda here, part: here.at(links.segment(part[0]), here.desk.unit_name(part[0])),
        ),
        Col(
            head=say("Completed"),
            face=lambda here, part: here.to(links.method("progress"), percent(part[2].progress)),
            number=True,
        ),
        _role(LEAD, say("Leads"), say("tasks that it leads")),
        _role(RESPONSIBLE, say("Answers for"), say("further tasks that it answers for")),
        _role(ALONG, say("Supports"), say("further tasks that it supports")),
        *shares(lambda part: part[2]),
        *counts(lambda part: part[2]),
    ),
    of=parts_of,
)
"""Completion counts what a unit leads or answers for, over all counties."""


def _level(level: str) -> Col[Task]:
    def actor(desk: Desk, task: Task) -> str | None:
        return actors_of(desk.view.catalog, task).get(level)

    name = LEVELS[level]
    return Col(name=level, long=say("who acts: {level}", level=name), value=actor, head=name)


ACTORS: Listing[Task] = Listing(
    name="task-actors",
    title=say("Who acts on every task at every level"),
    stacked=True,
    ledgers=("tasks", "programme"),
    columns=(
        Col(
            name="task",
            long=say("task"),
            value=lambda _, task: task.id,
            head=say("Task"),
            face=lambda here, task: here.task(task.id),
        ),
        *map(_level, LEVELS),
    ),
    of=Desk.tasks,
)


def roles_page(desk: Desk) -> Filled:
    """Return the page of who does what in a programme."""
    here = desk.here(links.ROLES)
    about = say("Who acts on every task at every level, and the tasks of every unit of the city.")
    return here.page(
        "roles.html.j2",
        here.opening(say("Who does what"), about, (links.PROGRAMME, say("Programme"))),
        levels=LEVELS,
        actors=ACTORS.table(here, desk.tasks()),
        units=UNITS.table(here, parts_of(desk)),
        grid=_grid(here),
    )


def _grid(here: Leaf) -> Grid:
    tasks = [(task, roles_of(task)) for task in here.desk.tasks()]
    lines = (
        Line(
            here.unit(unit),
            tuple(SIGNS[roles[unit]] if unit in roles else "" for _, roles in tasks),
            links.segment(unit),
        )
        for unit, *_ in parts_of(here.desk)
    )
    heads = tuple(task_head(here, task) for task, _ in tasks)
    return Grid(say("Units and tasks"), say("Unit"), heads, (Group(tuple(lines)),))
