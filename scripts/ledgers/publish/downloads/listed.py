"""All tables for download, and the lists of results: totals, tasks, their states, weeks."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ledgers.model import CITY_REGISTERS, Measure, Task, assessment, replace, say
from ledgers.publish.boards.roles import ACTORS, UNITS
from ledgers.publish.downloads.named import with_names
from ledgers.publish.downloads.scores import components, indicators, sensitivity
from ledgers.publish.kit.context import Desk
from ledgers.publish.ledgers.burden import BURDEN, FILINGS, SIGNS, TWICE
from ledgers.publish.ledgers.corrections import CORRECTIONS
from ledgers.publish.ledgers.events import EVENTS
from ledgers.publish.ledgers.listed import RECORDS
from ledgers.publish.ledgers.oversight import APPRAISALS, CHECKS, ROUNDS
from ledgers.publish.ledgers.quarterly import CHECKLISTS, FACILITIES, POSTS
from ledgers.publish.ledgers.rectifications import AGES, CATEGORIES, RECTIFICATION
from ledgers.publish.ranking.table import RANKING
from ledgers.publish.subjects.entries import Entry, by_schema
from ledgers.publish.subjects.stages import INSIDE, inside_of
from ledgers.publish.subjects.standards import STANDARDS
from ledgers.publish.tables.listing import CODE, NAME, Col, Listing, attributes, in_files
from ledgers.publish.tables.sums import sums_data
from ledgers.publish.tables.tables import DataTable
from ledgers.publish.tables.totals import MISSED, OVERDUE, RANK, SCORE, counts, shares, totals

Lists = tuple[Listing[Any], ...]
WORK: Lists = (RECTIFICATION, AGES, CATEGORIES, EVENTS, FACILITIES, CHECKLISTS, POSTS)
OVERSIGHT: Lists = (CHECKS, ROUNDS, APPRAISALS)
RECORDED: Lists = (STANDARDS, RECORDS, BURDEN, FILINGS, SIGNS, TWICE, CORRECTIONS)
PROGRAMME = ("tasks", "programme")
STATES = ("progress", "decisions")


def data_tables(desk: Desk, others: Sequence[Desk] = ()) -> tuple[DataTable, ...]:
    """Return every table for download: the public figures that the pages show.

    Those of a programme hold the rows of `others` too, the programmes that do not lead.
    """
    desks = (desk, *others)
    programmes = (tuple(with_names(each, table) for table in _of_programme(each)) for each in desks)
    written = (
        *(together(desks, tables) for tables in zip(*programmes, strict=True)),
        indicators(desk),
        findings(desk),
        *(listing.data(desk) for listing in (*WORK, *OVERSIGHT)),
        *(each.data(desk) for name in INSIDE for each in inside_of(desk, name)),
        *sums_data(desk),
        *(listing.data(desk) for listing in RECORDED),
    )
    named = {table.name for table in written}
    listed = {ledger for listing in (*WORK, *OVERSIGHT) for ledger in listing.ledgers}
    rest = set(recorded(desk)) - named.union(listed, PROGRAMME, STATES)
    by_words = (by_schema(desk, ledger).data(desk) for ledger in sorted(rest))
    return tuple(with_names(desk, table) for table in (*written, *by_words))


def _of_programme(desk: Desk) -> Iterator[DataTable]:
    yield from (RANKING.data(desk), components(desk), sensitivity(desk), *results(desk))


def together(desks: Sequence[Desk], tables: Sequence[DataTable]) -> DataTable:
    """Return one table of several programmes; where there is one, its own as it is."""
    if len(tables) == 1:
        return tables[0]
    fields = {name: said for table in tables for name, said in table.fields.items()}
    named = [(desk.view.catalog.chosen, desk.view.assessment.as_of) for desk in desks]
    rows = tuple(
        {**dict.fromkeys(fields), **row, "programme": name, "shown_on": day}
        for (name, day), table in zip(named, tables, strict=True)
        for row in table.rows
    )
    fields |= {"programme": say("programme"), "shown_on": say("day on which it is shown")}
    return replace(tables[0], fields=fields, rows=rows)


def recorded(desk: Desk) -> Iterator[str]:
    """Yield the ledgers that have many records; the other ones are single files of reference."""
    for ledger in desk.ledgers:
        if ledger not in CITY_REGISTERS or desk.contract.ledger(ledger).record.key:
            yield ledger


SECTION = say("section of the programme")
TASK = say("code of the task, such as T07")
MEASURE = say("code of the measure, such as T07.2")
TASK_WEIGHT = say("weight of the task")
MEASURE_WEIGHT = say("weight of the measure in its task")


def results(desk: Desk) -> Iterator[DataTable]:
    """Yield the lists of results, but for ranking and scores."""
    tasks, counties = desk.tasks(), desk.view.assessment.counties
    yield COUNTIES.data(desk, counties)
    yield from (each.data(desk) for each in (UNITS, ACTORS))
    sections = ((row, *each) for row in counties for each in sorted(row.sections.items()))
    yield SECTIONS.data(desk, sections)
    yield _tasks(desk).data(desk, tasks)
    yield MEASURES.data(desk, ((task, row) for task in tasks for row in task.measures))
    states = [state for row in counties for state in row.tasks]
    yield TASK_STATES.data(desk, states)
    yield MEASURE_STATES.data(desk, ((state, row) for state in states for row in state.measures))
    yield WEEKS.data(desk, weeks(desk))


COUNTIES: Listing[assessment.CountyResult] = Listing(
    name="counties",
    title=say("Totals by county"),
    columns=(
        *attributes(code=CODE, name=NAME, kind=say("kind of county")),
        *totals(lambda row: row.totals),
    ),
)
SECTIONS: Listing[tuple[assessment.CountyResult, str, assessment.Totals]] = Listing(
    name="sections",
    title=say("Totals by county and section"),
    columns=(
        *attributes(lambda row: row[0], code=CODE, name=NAME),
        in_files("section", SECTION, lambda row: row[1]),
        *totals(lambda row: row[2]),
    ),
)

Week = tuple[assessment.WeekPoint, str, assessment.Totals, assessment.Standing | None]
WEEKS: Listing[Week] = Listing(
    name="weeks",
    title=say("Progress, scores and ranks by week"),
    columns=(
        in_files("week", say("ISO week"), lambda row: row[0].period),
        in_files("as_of", say("last day counted"), lambda row: row[0].as_of),
        in_files("code", say("county code, or “city”"), lambda row: row[1]),
        *shares(lambda row: row[2]),
        *attributes(lambda row: row[3], score=SCORE, rank=RANK),
    ),
)
"""Progress, score and rank of the city and each county at the end of each week."""


def weeks(desk: Desk) -> Iterator[Week]:
    """Yield the city and each county at the end of each week."""
    for point in desk.view.assessment.weeks:
        yield point, "city", point.city, None
        for code, (row, standing) in sorted(point.counties.items()):
            yield point, code, row, standing


def _tasks(desk: Desk) -> Listing[Task]:
    """Return the list of tasks with their totals over all counties."""
    return Listing(
        name="tasks",
        title=say("Tasks of the programme"),
        ledgers=PROGRAMME,
        columns=(
            in_files("task", TASK, lambda task: task.id),
            *attributes(
                no=say("number in the programme"),
                title=say("what the task is called"),
                section=SECTION,
                lead_post=say("lead leader's post, a code of the vocabulary"),
                lead_unit=say("lead unit"),
                weight=TASK_WEIGHT,
            ),
            *shares(desk.totals_of),
            *counts(desk.totals_of),
        ),
    )


MEASURES: Listing[tuple[Task, Measure]] = Listing(
    name="measures",
    title=say("Measures of all tasks"),
    ledgers=PROGRAMME,
    columns=(
        in_files("task", TASK, lambda row: row[0].id),
        in_files("measure", MEASURE, lambda row: row[1].id),
        *attributes(lambda row: row[1], text=say("what is to be done")),
        in_files(
            "due_on",  # none where it waits for a record of the county
            say("deadline"),
            lambda row: None if row[1].due_on == date.max else row[1].due_on,
        ),
        in_files("weight", MEASURE_WEIGHT, lambda row: row[1].weight / row[1].enough),
    ),
)
TASK_STATES: Listing[assessment.TaskState] = Listing(
    name="task-states",
    title=say("Every task in every county"),
    ledgers=STATES,
    columns=(
        in_files("code", CODE, lambda state: state.county),
        *attributes(
            task=TASK,
            light=say("state of the task in the county, a code"),
            urgent=say("due very soon"),
            blocked=say("reported as blocked"),
            weight=TASK_WEIGHT,
        ),
        *shares(lambda state: state),
        in_files("overdue", OVERDUE, lambda state: len(state.overdue)),
        in_files("missed", MISSED, lambda state: len(state.missed)),
        *attributes(
            next_due=say("next deadline still open"), last_filed_on=say("day of the last filing")
        ),
    ),
)
MEASURE_STATES: Listing[tuple[assessment.TaskState, assessment.MeasureState]] = Listing(
    name="measure-states",
    title=say("Every measure in every county"),
    ledgers=STATES,
    columns=(
        in_files("code", CODE, lambda row: row[0].county),
        in_files("task", TASK, lambda row: row[0].task),
        in_files("measure", MEASURE, lambda row: row[1].id),
        in_files("weight", MEASURE_WEIGHT, lambda row: row[1].weight / row[1].shares),
        *attributes(
            lambda row: row[1],
            status=say("status between county and city"),
            due_on=say("deadline, extensions included"),
            limit=say("day after which it is overdue"),
            submitted_on=say("day of the filing that counts"),
            decided_on=say("day of the city's last decision on it"),
            on_time=say("whether filed in time; known once accepted"),
            overdue=say("whether overdue now"),
            missed=say("whether it was ever overdue"),
            extended=say("whether its deadline was extended"),
        ),
    ),
)


def findings(desk: Desk) -> DataTable:
    """Return the findings by their schema, with the state that filings and decisions led to."""
    listed = by_schema(desk, "findings")
    matters = {matter.record.id: matter for matter in desk.view.facts.findings.matters}
    lives: tuple[Col[Entry], ...] = attributes(
        lambda entry: matters[entry.record.id].life,
        status=say("how it stands"),
        limit_on=say("day until which the county may submit"),
        submitted_on=say("day of the submission that counts"),
        closed_on=say("day on which the city closed it"),
    )
    late: Col[Entry] = in_files("overdue", say("is late"), lambda it: matters[it.record.id].overdue)
    newest = sorted(listed.of(desk), key=lambda entry: entry.record.day, reverse=True)
    found = [entry for entry in newest if entry.record.id in matters]
    return replace(listed, columns=(*listed.columns, *lives, late)).data(desk, found)
