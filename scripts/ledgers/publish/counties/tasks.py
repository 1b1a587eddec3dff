"""The lists of a county's sections, of its tasks, and of the deadlines that it missed."""

from datetime import date

from ledgers.model.assessment import CountyResult, Light, TaskState, Totals
from ledgers.model.numbers import day, percent, signed_share
from ledgers.model.words import say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Mark,
    Row,
    Several,
    Table,
    row_of,
    table_of_any,
    table_of_rows,
)
from ledgers.publish.kit.context import Leaf, bar
from ledgers.publish.kit.measures import due_link, filed_link, measure_line, next_link


def sections_table(here: Leaf, county: CountyResult) -> Table:
    """Return progress in each section."""
    return table_of_rows(
        say("Progress by section"),
        (_section(here, name, totals) for name, totals in sorted(county.sections.items())),
    )


def _section(here: Leaf, name: str, totals: Totals) -> Row:
    there = f"{here.folder}#tasks"
    title = here.to(f"{links.PROGRAMME}#{links.segment(name)}", here.desk.section_title(name))
    done, overdue = (totals.lights.get(light, 0) for light in (Light.DONE, Light.OVERDUE))
    return row_of(
        here.short(say("Part of the programme"), title),
        here.number(say("Tasks"), here.to(there, str(totals.tasks))),
        here.number(say("Done"), here.to(there, str(done)), method="light"),
        here.number(say("Overdue"), here.to(there, str(overdue)), method="light"),
        here.cell(say("Progress"), bar(here, totals, there), method="progress"),
        here.figure(say("Plan"), "plan", percent(totals.plan)),
        here.figure(say("Against plan"), "deviation", signed_share(totals.deviation)),
    )


def tasks_table(here: Leaf, county: CountyResult) -> Table:
    """Return all tasks of a county."""
    return table_of_rows(
        say("All tasks of {county}", county=county.name),
        (_task(here, state) for state in county.tasks),
        sortable=True,
        stacked=True,
    )


def _task(here: Leaf, state: TaskState) -> Row:
    record, light = f"{state.county}/progress/{state.task}", tuple(Light).index(state.light)
    progress = here.source(record, percent(state.progress), "progress")
    measures = Several(tuple(measure_line(here, state, row) for row in state.measures))
    number = here.view.catalog.tasks[state.task].no
    return row_of(
        here.cell(say("Task"), here.task(state.task), number),
        here.cell(say("Light"), here.lamp(state), light, method="light"),
        here.number(say("Progress"), progress, state.progress, "progress"),
        here.short(say("Next deadline"), next_link(here, state), method="deadline"),
        here.cell(say("Measures"), measures, method="measure", fixed=True),
        here.short(say("Last filed"), filed_link(here, state)),
        id=links.segment(state.task),
    )


def overdue_table(here: Leaf, county: CountyResult) -> Table | None:
    """Return every task-deadline that was missed; None where none was."""
    rows = [(on, state) for state in county.tasks for on in {*state.missed, *state.overdue}]
    rows.sort(key=lambda row: (row[0], row[1].task))
    return table_of_any(
        say("Task-deadlines missed, each counted once"),
        (_missed(here, on, state) for on, state in rows),
        stacked=True,
    )


def _missed(here: Leaf, on: date, state: TaskState) -> Row:
    missed = [row for row in state.measures if row.due_on == on and row.missed]
    due = due_link(here, state, missed[0]) if missed else day(on)
    measures = Several(tuple(measure_line(here, state, row) for row in missed))
    late = Mark("late", say("filed since"))
    now = Mark("overdue", say("still overdue")) if on in state.overdue else late
    return row_of(
        here.short(say("Was due"), due, method="deadline"),
        here.cell(say("Task"), here.task(state.task)),
        here.cell(say("Measures"), measures, method="measure"),
        here.short(say("Now"), now, method="overdue"),
    )
