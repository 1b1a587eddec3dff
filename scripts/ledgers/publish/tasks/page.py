"""The list of tasks, and the page of each: what it asks, and how far every county is."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ledgers.model import NONE, Words, day, in_groups, percent, plain, replace, rounded, say
from ledgers.model.assessment import CountyResult, Light, MeasureState, TaskState
from ledgers.model.quota import QuotaState, asked_of, in_unit
from ledgers.model.records import Citation, Task
from ledgers.publish.boards.past import weeks_past
from ledgers.publish.charts.progress import sections_of
from ledgers.publish.kit import Cell, Desk, Filled, Leaf, Linked, Row, Several, Table, links, word
from ledgers.publish.kit.context import NOTHING, bar, task_label
from ledgers.publish.subjects.asked import by_name, due_words, reform_table, reforms
from ledgers.publish.subjects.measures import filed_link, periods_done, standing


def tasks_page(desk: Desk) -> Filled:
    """Return the list of tasks, with how many measures they have and each of them (R28)."""
    here, tasks = desk.here(links.TASKS), desk.tasks()
    measures = sum(len([*by_name(task.measures)]) for task in tasks)
    each = rounded(Fraction(measures, len(tasks) or 1), 2)
    return here.page(
        "tasks.html.j2",
        here.opening(say("Tasks"), say("All tasks by section, with progress."), contents=True),
        counts=(str(len(tasks)), str(measures), str(each)),
        sections=tuple(_section(here, name, label) for name, label in sections_of(desk.view)),
    )


def _section(here: Leaf, name: str, label: str) -> tuple[str, str, tuple[str, str], Table]:
    """Return the anchor and the title of a section, its progress and plan, and its tasks."""
    totals = here.view.assessment.sections.get(name, NOTHING)
    caption = say("Tasks of the section “{title}”", title=label)
    table = here.table(caption, _tasks(here, name), sortable=True, stacked=True)
    return links.segment(name), label, (percent(totals.progress), percent(totals.plan)), table


def _tasks(here: Leaf, section: str) -> Iterator[Row]:
    for task in here.desk.tasks():
        if task.section != section:
            continue
        totals = here.desk.totals_of(task)
        about = f"{links.task_page(task.id)}{links.NUMBERS}.js#progress"
        progress = bar(here, totals, f"{links.task_page(task.id)}#counties", about)
        there, count = f"{links.task_page(task.id)}#counties", len(task.measures)
        done, overdue = (totals.lights.get(light, 0) for light in (Light.DONE, Light.OVERDUE))
        measures = here.source(f"city/tasks/{task.id}", str(count), "measure")
        yield here.row(
            here.cell(say("Task"), here.task(task.id), task.no),
            here.cell(say("Lead unit"), here.unit(task.lead_unit) if task.lead_unit else NONE),
            here.number(say("Measures"), measures, count, "measure"),
            here.number(say("Done in"), here.to(there, str(done)), done, "light"),
            here.number(say("Overdue in"), here.to(there, str(overdue)), overdue, "light"),
            here.cell(say("Progress"), progress, totals.progress, method="progress"),
        )


States = list[tuple[CountyResult, TaskState]]


def task_page(desk: Desk, task: Task) -> Filled:
    """Return the page of a task."""
    here, title = desk.here(links.task_page(task.id)), task_label(task)
    every = ((county, row) for county in desk.view.assessment.counties for row in county.tasks)
    states = [(county, state) for county, state in every if state.task == task.id]
    about = say("{task}: what is asked and how far each county is.", task=title)
    changes = reforms(desk.contract, (task,), desk.view.assessment.as_of)
    caption = say("{task} in all counties", task=task.id)
    totals = desk.view.assessment.by_task.get(task.id)
    return here.page(
        "task.html.j2",
        here.opening(title, about, (links.TASKS, say("Tasks")), end=task.id),
        past=weeks_past(here, task=task.id),
        task=task,
        totals=totals,
        progress=totals and percent(totals.progress),
        applying=str(len(states)),
        weight=plain(task.weight),
        responsible=Several(tuple(map(here.unit, task.responsible_units))),
        along=Several(tuple(map(here.unit, task.co_units))),
        kinds=kinds_of(desk, task.applies_to),
        origin=task.source and _origin(here, task.source),
        ordered=task.ordered_on and _ordered(here, task),
        measures=here.table(
            say("Measures of {task}", task=task.id), _measures(here, task, states), stacked=True
        ),
        quotas=quota_tables(here, task),
        changes=reform_table(here, say("What was changed of {task}", task=task.id), changes),
        counties=here.table(caption, _counties(here, task, states), sortable=True, first=3),
    )


def _ordered(here: Leaf, task: Task) -> Words:
    """Return which meeting ordered a task, and when (R232)."""
    meeting = word(here.desk, task.origin, ledger="tasks")
    return say("{meeting}, {day}", meeting=meeting, day=f"{task.ordered_on}")


def _origin(here: Leaf, source: Citation) -> Linked:
    """Return the document that a task is drawn from, leading to it among the sources."""
    programme = here.view.catalog.programme
    origins = programme.sources if programme else ()
    title = next((row.title for row in origins if row.id == source.document), source.document)
    return here.to(f"{links.PROGRAMME}#{links.segment(source.document)}", title)


def _measures(here: Leaf, task: Task, states: States) -> Iterator[Row]:
    record = f"city/tasks/{task.id}"
    for rows in by_name(task.measures):
        row = rows[0]
        found = [one for _, state in states for one in state.measures if _is_of(one, row.name)]
        counts = {"accepted": sum(one.done for one in found)}
        counts["applying"] = sum(one.applies for one in found)
        told = {name: here.at("counties", str(count)) for name, count in counts.items()}
        accepted = say("{accepted} of {applying}", **told)
        weight = here.source(record, plain(row.weight), "progress")
        yield here.row(
            here.cell(say("Measure"), here.source(record, row.name, "measure")),
            here.cell(say("What is to be done"), row.text),
            here.short(say("Due"), due_words(here, task, rows), method="deadline"),
            here.number(say("Weight"), weight, method="progress"),
            here.number(say("Accepted in"), accepted, method="measure"),
            id=links.segment(row.name),
        )


def _is_of(state: MeasureState, name: str) -> bool:
    return state.id.partition("@")[0] == name


def _counties(here: Leaf, task: Task, states: States) -> Iterator[Row]:
    for county, state in states:
        page = links.county_task(county.code, state.task)
        record, light = f"{county.code}/progress/{state.task}", tuple(Light).index(state.light)
        progress = here.source(record, percent(state.progress), "progress")
        yield here.row(
            here.short(say("County"), here.to(page, county.name), county.code),
            here.cell(say("Light"), replace(here.lamp(state), href=None), light, method="light"),
            here.number(say("Progress"), progress, state.progress, "progress"),
            *(_status(here, state, rows[0].name) for rows in by_name(task.measures)),
            here.short(say("Last filed"), filed_link(here, state)),
        )


def _status(here: Leaf, state: TaskState, name: str) -> Cell:
    """Return the status of a measure, sorted by status and day; of what recurs, what is done."""
    rows = [row for row in state.measures if _is_of(row, name)]
    by, there = "", f"{here.folder}#{links.segment(name)}"
    if len(rows) != 1:
        return here.cell(name, periods_done(rows) if rows else NONE, by, there=there)
    by = f"{rows[0].status.value} {day(rows[0].decided_on)}"
    return here.cell(name, standing(here, state, rows[0]), by, there=there)


def quota_tables(here: Leaf, task: Task) -> tuple[Table, ...]:
    """Return what the quotas of a task ask, and what each county has; nothing without quotas."""
    states = [row for row in here.view.facts.quotas if row.task == task.id]
    found = (
        here.table_of_any(say("Quotas of {task}", task=task.id), _asked(here, task)),
        here.table_of_any(say("Quotas of {task} by county", task=task.id), _held(here, states)),
    )
    return tuple(filter(None, found))


def _asked(here: Leaf, task: Task) -> Iterator[Row]:
    for row in task.quotas:
        judged = word(here.desk, row.period) if row.indicator else say("not judged")
        whole = say("all counties together") if row.of == "city" else say("all counties")
        asked = here.desk.say(asked_of(row))
        yield here.row(
            here.cell(say("Quota"), row.title),
            here.number(say("Asked"), here.source(f"city/tasks/{task.id}", asked, "as-of")),
            here.cell(say("Applies to"), kinds_of(here.desk, row.kinds) if row.kinds else whole),
            here.cell(say("Judged"), judged),
        )


def kinds_of(desk: Desk, kinds: Iterable[str]) -> Several:
    """Return what some kinds of county are called."""
    return Several(tuple(word(desk, kind, ledger="areas") for kind in kinds))


def _held(here: Leaf, states: list[QuotaState]) -> Iterator[Row]:
    """Yield for each county, and for all, what it has of each quota, the one judged last first."""
    titles = list(dict.fromkeys(row.quota.title for row in states))
    for county, rows in sorted(in_groups((row.county or "", row) for row in states).items()):
        named = in_groups((row.quota.title, told(here, row)) for row in rows)
        whole = here.county(county) if county else say("all counties together")
        cells = (here.cell(title, Several(tuple(named.get(title, (NONE,))))) for title in titles)
        yield here.row(here.short(say("County"), whole, county), *cells)


def told(here: Leaf, state: QuotaState) -> Words:
    """Say what a county has of a quota, and whether that is enough or what it still needs."""
    words = {"period": state.period, "value": state.reason or say("not known")}
    if state.value is None:
        return say("{period}: {value}", **words)
    words["value"] = _value(here, state, in_unit(state.quota, state.value))
    if state.judged or state.met or state.monthly is None or state.by_now is None:
        met = say("reached") if state.met else say("not reached")
        over = say("{period}: {value}, {met}", met=met, **words)
        return over if state.judged else say("{period} so far: {value}, {met}", met=met, **words)
    by_now, monthly = (in_unit(state.quota, each) for each in (state.by_now, state.monthly))
    return say(
        "{period} so far: {value}; at an even pace {by_now} by now; {monthly} needed a month",
        **{"by_now": by_now, "monthly": monthly, **words},
    )


def _value(here: Leaf, state: QuotaState, shown: str) -> object:
    """Return a value that leads to its indicator, where that has a page."""
    found = here.view.catalog.indicators[state.quota.indicator or ""]
    public = found.visibility == "public" or here.view.inside
    return here.to(f"{links.indicator_page(found.id)}#counties", shown) if public else shown
