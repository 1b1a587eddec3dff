"""The state of a measure, each date with a link to its record; what is near and to be done."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from ledgers.model import Assessment, MeasureStatus, Struct, TaskState, Words, day, in_groups, say
from ledgers.model.assessment import STATUS_WORDS, MeasureState
from ledgers.model.lives.task import IDLE
from ledgers.model.proposal import COLOURS, TITLES, Todo
from ledgers.publish.kit import Here, Inline, Leaf, Linked, Mark, Row, Table, links


def measure_line(here: Here, state: TaskState, measure: MeasureState) -> Words:
    """Return one measure with its status and dates."""
    source = here.source(f"city/tasks/{state.task}", measure.id, "measure")
    return say("{measure} {standing}", measure=source, standing=standing(here, state, measure))


def lines_of(here: Here, state: TaskState) -> Iterator[Words]:
    """Yield the measures of a task in a county; of what recurs, how much is done and is to do."""
    for name, group in groupby(state.measures, lambda row: row.id.partition("@")[0]):
        rows = list(group)
        if rows[0].id == name:
            yield measure_line(here, state, rows[0])
            continue
        source = here.source(f"city/tasks/{state.task}", name, "measure")
        yield say("{measure} {standing}", measure=source, standing=periods_done(rows))
        left = [row for row in rows if row.applies and not row.done]
        next_one = next((row for row in left if row.status in IDLE and not row.overdue), None)
        for row in left:
            if row is next_one or row.overdue or row.status is not MeasureStatus.OPEN:
                yield measure_line(here, state, row)


def periods_done(rows: Sequence[MeasureState]) -> Words:
    """Say how many of the periods that are asked are done."""
    asked = [row for row in rows if row.applies]
    done = sum(row.done for row in asked)
    return say("{done} of {number} periods done", done=str(done), number=str(len(asked)))


def standing(here: Here, state: TaskState, measure: MeasureState) -> Words:
    """Return the status of a measure with the dates that matter to it."""
    submitted_on, decided_on = day(measure.submitted_on), day(measure.decided_on)
    filed = here.source(_progress(state), submitted_on, "on-time", on=submitted_on)
    decided = here.source(_decisions(state), decided_on, "pending", on=decided_on)
    if measure.waiting:
        return say("{status} since {filed}", status=STATUS_WORDS[measure.status], filed=filed)
    if measure.status is MeasureStatus.FILED:
        return _filed(measure, filed)
    if measure.overdue or measure.status is MeasureStatus.OPEN:
        return _idle(due_link(here, state, measure), measure)
    if measure.status is MeasureStatus.RETURNED:
        limit = here.source(_decisions(state), day(measure.limit), "overdue", on=decided_on)
        return say("returned {decided}, to be filed again by {limit}", decided=decided, limit=limit)
    if measure.status is MeasureStatus.ACCEPTED:
        return say("accepted {decided}, {filed}", decided=decided, filed=_filed(measure, filed))
    return say("not applicable, accepted {decided}", decided=decided)


def _idle(due: Linked, measure: MeasureState) -> Words:
    if measure.overdue:
        return say("overdue, was due {due}", due=due)
    if measure.extended:
        return say("open, extended to {due}", due=due)
    return say("open, due {due}", due=due)


def due_link(here: Here, state: TaskState, measure: MeasureState) -> Linked:
    """Return the due date, leading to the task, or to the decision that extended it."""
    reference = _decisions(state) if measure.extended else f"city/tasks/{state.task}"
    return here.source(reference, day(measure.due_on), "deadline")


def next_link(here: Here, state: TaskState) -> Linked:
    """Return the nearest open deadline, leading to the task, or to the decision that moved it."""
    measure = next((row for row in state.measures if row.limit == state.next_due), None)
    moved = measure is not None and (measure.extended or measure.limit != measure.due_on)
    reference = _decisions(state) if moved else f"city/tasks/{state.task}"
    return here.source(reference, day(state.next_due), "deadline")


def filed_link(here: Here, state: TaskState) -> Linked:
    """Return the day of the last filing, leading to what was filed."""
    filed_on = day(state.last_filed_on)
    return here.source(_progress(state), filed_on, "progress", on=filed_on)


def _filed(measure: MeasureState, filed: Linked) -> Words:
    """Say whether a filing was in time; one made again within the days allowed was not late."""
    if measure.on_time:
        return say("filed in time {filed}", filed=filed)
    if not measure.missed:
        return say("filed again after a return {filed}", filed=filed)
    return say("filed late {filed}", filed=filed)


def _progress(state: TaskState) -> str:
    return f"{state.county}/progress/{state.task}"


def _decisions(state: TaskState) -> str:
    return f"city/decisions/{state.county}/progress/{state.task}"


DAYS = 14


class Deadline(Struct, frozen=True):
    """A day on which a task's measures are due in some counties, by code."""

    on: date
    task: str
    measures: tuple[str, ...]
    counties: tuple[str, ...]


def deadlines(assessment: Assessment) -> tuple[Deadline, ...]:
    """Return the deadlines of the coming days, today's included, by day and task."""
    first, last = assessment.as_of, assessment.as_of + timedelta(days=DAYS)
    states = (state for county in assessment.counties for state in county.tasks)
    idle = ((state, row) for state in states for row in state.measures if row.status in IDLE)
    due = ((state, row) for state, row in idle if row.applies and first <= row.limit <= last)
    found = in_groups(((row.limit, state.task), (row.id, state.county)) for state, row in due)
    return tuple(
        Deadline(on, task, *(tuple(sorted(set(names))) for names in zip(*rows, strict=True)))
        for (on, task), rows in sorted(found.items())
    )


def todo_table(here: Leaf, todos: Sequence[Todo], *, plain: bool = False) -> Table | None:
    """Return what is to be done, each with its colour (R23); None where there is nothing."""
    counts = Counter(row.colour for row in todos)
    numbers = {colour: str(counts[colour]) for colour in COLOURS}
    caption = say("Reminders: red {red}, yellow {yellow}, blue {blue}", **numbers)
    rows = (_todo(here, row) for row in sorted(todos, key=lambda row: not row.colour))
    return here.table_of_any(caption, rows, sortable=not plain, stacked=True, plain=plain)


def _todo(here: Leaf, row: Todo) -> Row:
    about = " ".join((row.subject.partition("/")[2], row.title, *row.measures))
    asks = say("asks for an extension to {day}", day=str(row.until))
    is_its_own = here.folder == links.county_page(row.county)
    marks = (Mark(row.colour, COLOURS[row.colour]),) if row.colour else ()
    return here.row(
        here.cell(say("What"), Inline((*marks, asks if row.until else TITLES[row.kind]))),
        *(() if is_its_own else (here.county_cell(row.county, row.name),)),
        here.cell(say("Subject"), here.source(f"{row.county}/{row.subject}", about, "deadline")),
        here.short(say("Day"), str(row.day)),
        *((here.cell(say("Reason"), row.reason),) if here.view.inside else ()),
    )
