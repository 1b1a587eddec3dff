"""Lists of tasks in counties: for each figure of the overview as many rows as it says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ledgers.model import Words, assessment, replace, say
from ledgers.model.lives.task import IDLE
from ledgers.model.numbers import day, percent
from ledgers.publish.kit import Desk, Leaf, links, way_below
from ledgers.publish.kit.components import Block, Cell, Filled, Inline, Linked, Row, Several
from ledgers.publish.subjects.measures import (
    Deadline,
    deadlines,
    due_link,
    filed_link,
    lines_of,
    measure_line,
    next_link,
)

RETURNED, DUE, DEADLINES = "returned", "due", "deadlines"
ACCEPTED, ON_TIME = "accepted", "on-time"
LISTED = (*[*assessment.Light][2:], *[*assessment.Light][:2])
"""The lights in the order of the lists, what is to be done first."""
TITLES: Mapping[str, Words] = {
    **{light.value: assessment.LIGHT_WORDS[light] for light in LISTED},
    RETURNED: say("returned"),
    DUE: say("due within 14 days"),
}
WAITING: Mapping[str, Callable[[assessment.MeasureState], bool]] = {
    assessment.Light.OVERDUE: lambda row: row.overdue,
    assessment.Light.PENDING: lambda row: row.waiting,
    assessment.Light.BEHIND: lambda row: row.applies and not row.done,
    assessment.Light.DUE_SOON: lambda row: row.applies and row.status in IDLE,
    RETURNED: lambda row: row.status is assessment.MeasureStatus.RETURNED,
}
"""The measures that put a task on a list; other lists name none."""
States = Iterable[assessment.TaskState]
Accepted = Sequence[tuple[assessment.TaskState, assessment.MeasureState]]


def list_pages(desk: Desk) -> Iterator[Filled]:
    """Yield the city's lists, then one page for each county with all of its own."""
    yield from (_city_page(desk, name, title) for name, title in TITLES.items())
    yield _accepted_page(desk)
    yield from (_county_page(desk, county) for county in desk.view.assessment.counties)
    for view in desk.view.ended:
        yield from (_county_page(replace(desk, view=view), county) for county in view.ending)


def _city_page(desk: Desk, name: str, title: Words) -> Filled:
    here = desk.here(links.list_page(name))
    states = _states(desk.view.assessment.counties)
    parts: Iterable[Block] = (_part(here, name, states),)
    if name == DUE:
        parts = (_due(here, row) for row in deadlines(desk.view.assessment))
    elif name == assessment.Light.OVERDUE:
        parts = (*parts, _missed(here, states))
    called = say("Tasks in counties: {title}", title=title)
    opening = here.opening(called, called)
    return here.page("list.html.j2", opening, others=_others(here), parts=tuple(parts))


def _county_page(desk: Desk, county: assessment.CountyResult) -> Filled:
    """Return all lists of a county that have an entry, each under its name."""
    here, states = desk.here(links.county_lists(county.code)), _states((county,))
    names = (assessment.Light.OVERDUE, RETURNED, *LISTED[1:])
    about = say("The tasks of {county} by light.", county=county.name)
    parts = [part for name in names if (part := _part(here, name, states)).tables]
    title, end = say("Lists of {county}", county=county.name), desk.say(say("Lists"))
    return here.page(
        "list.html.j2",
        here.opening(title, about, *way_below(county), end=end),
        others=tuple(
            (here.said(f"{here.folder}#{part.id}", part.title), str(len(part.tables[0].lines)))
            for part in parts
        ),
        parts=tuple(parts),
    )


def _states(counties: Iterable[assessment.CountyResult]) -> list[assessment.TaskState]:
    return [state for county in counties for state in county.tasks]


def _others(here: Leaf) -> tuple[tuple[Linked, str], ...]:
    """Return the city's lists with how many rows each has."""
    states = _states(here.view.assessment.counties)
    counts = {name: sum(_is_on(name, state) for state in states) for name in TITLES}
    counts[DUE] = sum(len(row.counties) for row in deadlines(here.view.assessment))
    return tuple(
        (here.said(links.list_page(name), title), str(counts[name]))
        for name, title in TITLES.items()
    )


def _is_on(name: str, state: assessment.TaskState) -> bool:
    return any(map(WAITING[RETURNED], state.measures)) if name == RETURNED else state.light == name


def _part(here: Leaf, name: str, states: States) -> Block:
    """Return a list as a part of a page, the longest overdue first."""
    rows = [state for state in states if _is_on(name, state)]
    rows.sort(key=lambda state: min(state.overdue, default=here.view.assessment.as_of))
    title = TITLES[name]
    caption = say("{title}: {count} tasks in counties", title=title, count=str(len(rows)))
    return _block(here, str(name), title, caption, (_row(here, name, state) for state in rows))


def _block(here: Leaf, anchor: str, title: Words, caption: Words, rows: Iterable[Row]) -> Block:
    table = here.table_of_any(caption, rows, sortable=True, stacked=True)
    return Block(anchor, title, tables=(table,) if table else ())


def _row(here: Leaf, name: str, state: assessment.TaskState) -> Row:
    record = f"{state.county}/progress/{state.task}"
    progress = here.source(record, percent(state.progress), "progress")
    return here.row(
        here.county_cell(state.county),
        here.cell(say("Task"), here.task(state.task), here.view.catalog.tasks[state.task].no),
        here.cell(
            say("Light"),
            here.lamp(state),
            tuple(assessment.Light).index(state.light),
            method="light",
        ),
        *_measures(here, name, state),
        *_dates(here, name, state),
        here.number(say("Progress"), progress, state.progress, "progress"),
        id=links.segment(state.task) if _is_whole(here, name, state) else "",
    )


def _is_whole(here: Leaf, name: str, state: assessment.TaskState) -> bool:
    """Say whether this is the row with all measures of a task, to which its county's page leads."""
    return name != RETURNED and here.folder == links.county_lists(state.county)


def _measures(here: Leaf, name: str, state: assessment.TaskState) -> Iterator[Cell]:
    """Yield the measures that put a task on a list; of a county's task all are named."""
    whole = _is_whole(here, name, state)
    if whole or name in WAITING:
        rows = () if whole else filter(WAITING[name], state.measures)
        told = (*(measure_line(here, state, row) for row in rows),)
        listed = Several(tuple(lines_of(here, state)) if whole else told)
        yield here.cell(say("Measures"), listed, method="measure", fixed=True)


def _dates(here: Leaf, name: str, state: assessment.TaskState) -> Iterator[Cell]:
    if name == assessment.Light.OVERDUE:
        first = min(state.overdue)
        late = (here.view.assessment.as_of - first).days
        measure = next(row for row in state.measures if row.overdue and row.due_on == first)
        yield here.short(say("Was due"), due_link(here, state, measure), first, "deadline")
        yield here.figure(say("Days late"), "overdue", str(late), late)
    else:
        yield here.short(say("Next deadline"), next_link(here, state), state.next_due, "deadline")
        yield here.short(say("Last filed"), filed_link(here, state), state.last_filed_on)


def _missed(here: Leaf, states: States) -> Block:
    """Return the deadlines that are overdue now, each once for a task in a county."""
    found = sorted((on, row.county, row.task) for row in states for on in row.overdue)
    rows = (
        here.row(
            here.short(say("Was due"), day(on), method="deadline"),
            here.county_cell(code),
            here.cell(say("Task"), here.task(task)),
        )
        for on, code, task in found
    )
    caption = say("Deadlines that are overdue: {count}", count=str(len(found)))
    return _block(here, DEADLINES, say("Overdue deadlines"), caption, rows)


def _accepted_page(desk: Desk) -> Filled:
    """Return the measures that are accepted: those filed in time, and the others."""
    here, title = desk.here(links.list_page(ACCEPTED)), say("Measures accepted")
    states = _states(desk.view.assessment.counties)
    found = [(state, row) for state in states for row in state.measures if row.applies and row.done]
    late = say("Filed late, or again after a return")
    parts = (
        _accepted(here, ON_TIME, say("Filed by the deadline"), [x for x in found if x[1].on_time]),
        _accepted(here, "late", late, [x for x in found if not x[1].on_time]),
    )
    return here.page("list.html.j2", here.opening(title, title), others=_others(here), parts=parts)


def _accepted(here: Leaf, anchor: str, title: Words, found: Accepted) -> Block:
    caption = say("{title}: {count} measures", title=title, count=str(len(found)))
    rows = (
        here.row(
            here.county_cell(state.county),
            here.cell(say("Measure"), here.to(links.county_task(state.county, state.task), row.id)),
            here.short(say("Was due"), day(row.due_on), method="deadline"),
            here.short(say("Filed"), day(row.submitted_on), method="on-time"),
        )
        for state, row in found
    )
    return _block(here, anchor, title, caption, rows)


def due_anchor(row: Deadline) -> str:
    """Return the anchor of a deadline on the list of what falls due."""
    return links.segment(f"{row.task}-{row.on}")


def _due(here: Leaf, row: Deadline) -> Block:
    """Return the counties that have yet to file by a day."""
    left = row.on - here.view.assessment.as_of
    title = say("{day}: {task}", day=day(row.on), task=here.desk.task_name(row.task))
    states = _states(here.view.assessment.counties)
    of_task = {state.county: state for state in states if state.task == row.task}
    rows = (_yet(here, row, of_task[code]) for code in row.counties)
    caption = say(
        "{title}: {count} counties yet to file, {days} days left",
        title=title,
        count=str(len(row.counties)),
        days=str(left.days),
    )
    return Block(due_anchor(row), title, tables=(here.table(caption, rows, stacked=True),))


def _yet(here: Leaf, row: Deadline, state: assessment.TaskState) -> Row:
    measures = (one for one in state.measures if one.id in row.measures and one.limit == row.on)
    record = f"city/tasks/{state.task}"
    told = Inline(tuple(here.source(record, one.id, "measure") for one in measures))
    return here.row(
        here.county_cell(state.county),
        here.cell(say("Light"), here.lamp(state), method="light"),
        here.cell(say("Measures"), told, method="measure"),
        here.short(say("Last filed"), filed_link(here, state)),
    )
