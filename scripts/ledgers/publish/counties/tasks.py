"""The lists of a county's sections, of its tasks, and of the deadlines that it missed."""

from datetime import date

from ledgers.model.assessment import CountyResult, Light, TaskState, Totals
from ledgers.model.numbers import day, percent, signed_share
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Mark, Several
from ledgers.publish.kit.context import Leaf, bar
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, Listing, on_page
from ledgers.publish.kit.measures import due_link, filed_link, measure_line, next_link
from ledgers.publish.kit.totals import figure

Section = tuple[str, Totals]
Deadline = tuple[date, TaskState]


def _title(here: Leaf, row: Section) -> Linked:
    return here.to(f"{links.PROGRAMME}#{links.segment(row[0])}", here.desk.section_title(row[0]))


def _count(head: Words, light: Light | None, method: str = "") -> Col[Section]:
    """Return the column of how many tasks have a light, or are there in all."""

    def face(here: Leaf, row: Section) -> Linked:
        count = row[1].lights.get(light, 0) if light else row[1].tasks
        return here.to(f"{here.folder}#tasks", str(count))

    return on_page(head, face, method=method, number=True)


SECTIONS: Listing[Section] = Listing(
    caption=say("Progress by section"),
    columns=(
        on_page(say("Part of the programme"), _title, short=True),
        _count(say("Tasks"), None),
        _count(say("Done"), Light.DONE, "light"),
        _count(say("Overdue"), Light.OVERDUE, "light"),
        on_page(
            say("Progress"),
            lambda here, row: bar(here, row[1], f"{here.folder}#tasks"),
            method="progress",
        ),
        figure(say("Plan"), "plan", lambda row: row[1].plan, percent),
        figure(say("Against plan"), "deviation", lambda row: row[1].deviation, signed_share),
    ),
)


def _progress(here: Leaf, state: TaskState) -> Linked:
    return here.source(f"{state.county}/progress/{state.task}", percent(state.progress), "progress")


def _measures(here: Leaf, state: TaskState) -> Several:
    return Several(tuple(measure_line(here, state, row) for row in state.measures))


TASKS: Listing[TaskState] = Listing(
    caption=say("All tasks of {county}"),
    sortable=True,
    stacked=True,
    id=lambda state: links.segment(state.task),
    columns=(
        Col(
            head=say("Task"),
            value=lambda desk, state: desk.view.catalog.tasks[state.task].no,
            face=lambda desk, here, state: desk.here(here.folder).task(state.task),
            ordered=True,
        ),
        on_page(
            say("Light"),
            lambda here, state: here.lamp(state),
            method="light",
            order=lambda state: tuple(Light).index(state.light),
        ),
        on_page(
            say("Progress"),
            _progress,
            method="progress",
            number=True,
            order=lambda state: state.progress,
        ),
        on_page(say("Next deadline"), next_link, method="deadline", short=True),
        on_page(say("Measures"), _measures, method="measure", fixed=True),
        on_page(say("Last filed"), filed_link, short=True),
    ),
)


def missed_deadlines(county: CountyResult) -> list[Deadline]:
    """Return every task-deadline that was missed, in order of days."""
    rows = [(on, state) for state in county.tasks for on in {*state.missed, *state.overdue}]
    return sorted(rows, key=lambda row: (row[0], row[1].task))


def _due(here: Leaf, row: Deadline) -> Linked | str:
    on, state = row
    measure = next((one for one in state.measures if one.due_on == on and one.missed), None)
    return due_link(here, state, measure) if measure else day(on)


def _late(here: Leaf, row: Deadline) -> Several:
    on, state = row
    late = (one for one in state.measures if one.due_on == on and one.missed)
    return Several(tuple(measure_line(here, state, one) for one in late))


def _now(_: Leaf, row: Deadline) -> Mark:
    overdue = row[0] in row[1].overdue
    return Mark("overdue", say("still overdue")) if overdue else Mark("late", say("filed since"))


MISSED: Listing[Deadline] = Listing(
    caption=say("Task-deadlines missed, each counted once"),
    stacked=True,
    columns=(
        on_page(say("Was due"), _due, method="deadline", short=True),
        on_page(say("Task"), lambda here, row: here.task(row[1].task)),
        on_page(say("Measures"), _late, method="measure"),
        on_page(say("Now"), _now, method="overdue", short=True),
    ),
)
