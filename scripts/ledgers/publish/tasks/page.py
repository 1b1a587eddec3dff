"""The page of a task: what it asks, and where every county stands side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from ledgers.model.assessment import CountyResult, Light, TaskState
from ledgers.model.numbers import day, percent, plain
from ledgers.model.records import Measure, Quota, Task
from ledgers.model.words import Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import Crumbs, Fact, Facts, Head, Several, Table
from ledgers.publish.kit.context import KIND_WORDS, Desk, Leaf, task_label
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import Col, Listing, cited, on_page
from ledgers.publish.kit.measures import filed_link, standing

States = list[tuple[CountyResult, TaskState]]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One task."""

    template: ClassVar[str] = "task.md.j2"
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
        measures=_measures(desk, here, task, states),
        quotas=_quotas(desk, here, task),
        counties=_counties(desk, here, task, states),
    )


def _states(desk: Desk, task: Task) -> States:
    return [
        (county, state)
        for county in desk.view.assessment.counties
        for state in county.tasks
        if state.task == task.id
    ]


def _sentence(desk: Desk, here: Leaf, task: Task, states: States) -> Words:
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
        progress=here.method("progress", percent(totals.progress)),
    )


def _facts(desk: Desk, here: Leaf, task: Task) -> Facts:
    record = f"city/tasks/{task.id}"
    section = f"{links.PROGRAMME}#{links.segment(task.section)}"
    post = task.lead_post
    lead = () if post is None else (Fact(say("Lead leader (post)"), desk.term("posts", post)),)
    units = tuple(here.unit(name) for name in task.responsible_units)
    return Facts(
        (
            Fact(say("Part of the programme"), here.to(section, desk.section_title(task.section))),
            *lead,
            Fact(say("Lead unit"), here.unit(task.lead_unit)),
            *((Fact(say("Responsible units"), Several(units)),) if units else ()),
            *((Fact(say("Applies to"), _kinds(task.applies_to)),) if task.applies_to else ()),
            Fact(say("Weight"), here.source(record, plain(task.weight), "progress")),
            Fact(say("Source"), _citation(desk, here, task)),
            Fact(say("Record"), here.source(record, record, "as-of")),
        )
    )


def _citation(desk: Desk, here: Leaf, task: Task) -> Words:
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


def _measures(desk: Desk, here: Leaf, task: Task, states: States) -> Table:
    def accepted(here: Leaf, row: Measure) -> Words:
        found = [one for _, state in states for one in state.measures if one.id == row.id]
        done, applying = sum(one.done for one in found), sum(one.applies for one in found)
        there = f"{here.folder}#counties"
        return say(
            "{accepted} of {applying}",
            accepted=here.to(there, str(done)),
            applying=here.to(there, str(applying)),
        )

    def record(_: Measure) -> str:
        return f"city/tasks/{task.id}"

    listing: Listing[Measure] = Listing(
        caption=say("Measures of {task}", task=task.id),
        id=lambda row: links.segment(row.id),
        columns=(
            cited(say("Measure"), record, lambda row: row.id, "measure"),
            on_page(say("What is to be done"), lambda _, row: row.text),
            cited(
                say("Due"),
                record,
                lambda row: day(row.due_on),
                "deadline",
                method="deadline",
                short=True,
            ),
            cited(
                say("Weight"),
                record,
                lambda row: plain(row.weight),
                "progress",
                method="progress",
                number=True,
            ),
            on_page(say("Accepted in"), accepted, method="measure", number=True),
        ),
    )
    return listing.table(desk, here, task.measures)


def _quotas(desk: Desk, here: Leaf, task: Task) -> Table | None:
    listing: Listing[Quota] = Listing(
        caption=say("Quotas of {task}", task=task.id),
        columns=(
            on_page(say("Quota"), lambda _, row: row.title),
            cited(
                say("At least"),
                lambda _: f"city/tasks/{task.id}",
                lambda row: f"{plain(row.at_least)} {row.unit}",
                number=True,
            ),
            on_page(
                say("Applies to"),
                lambda _, row: _kinds(row.kinds) if row.kinds else say("all counties"),
            ),
        ),
    )
    return listing.any(desk, here, task.quotas)


def _kinds(kinds: Iterable[str]) -> Several:
    return Several(tuple(KIND_WORDS.get(kind, kind) for kind in kinds))


def _counties(desk: Desk, here: Leaf, task: Task, states: States) -> Table:
    measures = (_measure(row, at) for at, row in enumerate(task.measures))
    listing: Listing[tuple[CountyResult, TaskState]] = Listing(
        caption=say("{task} in all counties", task=task.id),
        sortable=True,
        columns=(
            on_page(say("County"), _county, short=True, order=lambda row: row[0].code),
            on_page(
                say("Light"),
                lambda here, row: here.lamp(row[1]),
                method="light",
                order=lambda row: tuple(Light).index(row[1].light),
            ),
            on_page(
                say("Progress"),
                _progress,
                method="progress",
                number=True,
                order=lambda row: row[1].progress,
            ),
            *measures,
            on_page(say("Last filed"), lambda here, row: filed_link(here, row[1]), short=True),
        ),
    )
    return listing.table(desk, here, states)


def _county(here: Leaf, row: tuple[CountyResult, TaskState]) -> Linked:
    county, state = row
    return here.to(f"{links.county_page(county.code)}#{links.segment(state.task)}", county.name)


def _progress(here: Leaf, row: tuple[CountyResult, TaskState]) -> Linked:
    record = f"{row[0].code}/progress/{row[1].task}"
    return here.source(record, percent(row[1].progress), "progress")


def _measure(measure: Measure, at: int) -> Col[tuple[CountyResult, TaskState]]:
    """Return the column of a measure: where it is in each county, sorted by status and day."""

    def order(row: tuple[CountyResult, TaskState]) -> str:
        found = row[1].measures[at]
        return f"{found.status.value} {day(found.decided_on)}"

    return on_page(
        measure.id,
        lambda here, row: standing(here, row[1], row[1].measures[at]),
        href=f"#{links.segment(measure.id)}",
        order=order,
    )
