"""Make the page of a county: where it stands, why, and every line that it comes from."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ledgers.model.assessment import CountyResult, Light, TaskState
from ledgers.model.numbers import day, percent, signed_share, spanned
from ledgers.model.words import Words, say
from ledgers.publish.charts.listed import against_plan, county_chart
from ledgers.publish.counties.ledgers import CountyLedger, bodies, county_ledgers, responsible
from ledgers.publish.counties.outlook import outlook_words
from ledgers.publish.counties.score import Score, score_of
from ledgers.publish.counties.weeks import Weeks, weeks_of
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Cell,
    Column,
    Crumbs,
    Facts,
    Figure,
    Head,
    Here,
    Line,
    Mark,
    Several,
    Table,
    lamp,
)
from ledgers.publish.kit.context import Desk, bar, order, task_label
from ledgers.publish.kit.measures import due_link, filed_link, measure_line, next_link
from ledgers.publish.kit.subscribe import Subscribe, subscribe


@dataclass(frozen=True, slots=True)
class CountyPage:
    """One county."""

    template: ClassVar[str] = "county.md.j2"
    head: Head
    crumbs: Crumbs
    name: str
    headline: tuple[Words, ...]
    score: Score
    outlook: tuple[Words, ...]
    weeks: Weeks | None
    escalation: str
    figure: Figure | None
    sections: Table
    tasks: Table
    overdue: Table | None
    responsible: Facts
    bodies: Table | None
    ledgers: tuple[CountyLedger, ...]
    subscribe: Subscribe


def county_page(desk: Desk, county: CountyResult) -> CountyPage:
    """Return the page of a county."""
    folder = links.county_page(county.code)
    here = desk.here(folder)
    chart = county_chart(desk.view, county)
    return CountyPage(
        head=desk.head(
            folder, county.name, say("Score, tasks and deadlines of {county}.", county=county.name)
        ),
        crumbs=desk.crumbs(here, (links.COUNTIES, say("Counties")), title=county.name),
        name=county.name,
        headline=headline(desk, here, county),
        score=score_of(desk, here, county),
        outlook=outlook_words(desk, here, county),
        weeks=weeks_of(desk, here, county),
        escalation=here.href(links.ESCALATION),
        figure=desk.figure(here, chart) if chart.rows else None,
        sections=_sections(desk, here, county),
        tasks=_tasks(desk, here, county),
        overdue=_overdue(desk, here, county),
        responsible=responsible(desk, here, county.code),
        bodies=bodies(desk, here, county.code),
        ledgers=tuple(county_ledgers(desk, here, county.code)),
        subscribe=subscribe(desk, here, county.code),
    )


# ── In plain words ───────────────────────────────────────────────────────────────────────────────


def headline(desk: Desk, here: Here, county: CountyResult) -> tuple[Words, ...]:
    """Say in a few sentences where a county stands."""

    def linked(text: str) -> object:
        return here.to(links.method("progress"), text)

    return (
        _place(desk, here, county),
        against_plan(county.totals, desk.view.as_of, linked),
        _counts(here, county),
    )


def _place(desk: Desk, here: Here, county: CountyResult) -> Words:
    standing = county.standing
    if county.only_band is not None:
        band = here.to(f"{links.RANKING}#bands", spanned(*county.only_band))
        return say(
            "{county} is in band {band}; of the lower half of the counties only the band is"
            " published.",
            county=county.name,
            band=band,
        )
    if standing.rank is None:
        reason = standing.unranked or say("not known")
        return say("{county} is not ranked: {reason}.", county=county.name, reason=reason)
    numbers = {
        "county": county.name,
        "score": here.to(f"{here.folder}#score", f"{standing.score}"),
        "rank": here.to(links.method("rank"), str(standing.rank)),
        "count": here.to(links.RANKING, str(len(desk.view.assessment.counties))),
        "change": _change(here, county.climbed),
    }
    if standing.tied:
        return say(
            "{county} has {score} points and shares rank {rank} of {count}; {change}.", **numbers
        )
    return say("{county} has {score} points and rank {rank} of {count}; {change}.", **numbers)


def _change(here: Here, climbed: int | None) -> Words:
    if climbed is None:
        return say("there is no week before to compare with")
    places = here.to(links.method("change"), str(abs(climbed)))
    if climbed > 0:
        return say("{places} places up on the week before", places=places)
    if climbed < 0:
        return say("{places} places down on the week before", places=places)
    return say("the same rank as the week before")


def _counts(here: Here, county: CountyResult) -> Words:
    lights = county.totals.lights
    formula = links.method("light")
    return say(
        "Of its {total} tasks {done} are done, {overdue} overdue and {pending} pending.",
        total=here.to(f"{here.folder}#tasks", str(county.totals.tasks)),
        done=here.to(formula, str(lights.get(Light.DONE, 0))),
        overdue=here.to(f"{here.folder}#overdue", str(lights.get(Light.OVERDUE, 0))),
        pending=here.to(links.method("pending"), str(lights.get(Light.PENDING, 0))),
    )


# ── Sections and tasks ───────────────────────────────────────────────────────────────────────────


def _sections(desk: Desk, here: Here, county: CountyResult) -> Table:
    def formula(anchor: str) -> str:
        return here.href(links.method(anchor))

    return Table(
        caption=say("Progress by section"),
        columns=(
            Column(say("Part of the programme"), short=True),
            Column(say("Tasks"), number=True),
            Column(say("Done"), formula("light"), number=True),
            Column(say("Overdue"), formula("light"), number=True),
            Column(say("Progress"), formula("progress")),
            Column(say("Plan"), formula("plan"), number=True),
            Column(say("Against plan"), formula("deviation"), number=True),
        ),
        lines=tuple(_section(desk, here, county, name) for name in sorted(county.sections)),
    )


def _section(desk: Desk, here: Here, county: CountyResult, section: str) -> Line:
    totals = county.sections[section]
    there = f"{here.folder}#tasks"
    return Line(
        (
            Cell(
                here.to(f"{links.PROGRAMME}#{links.segment(section)}", desk.section_title(section))
            ),
            Cell(here.to(there, str(totals.tasks))),
            Cell(here.to(there, str(totals.lights.get(Light.DONE, 0)))),
            Cell(here.to(there, str(totals.lights.get(Light.OVERDUE, 0)))),
            Cell(bar(here, totals, there)),
            Cell(here.to(links.method("plan"), percent(totals.plan))),
            Cell(here.to(links.method("deviation"), signed_share(totals.deviation))),
        )
    )


def _tasks(desk: Desk, here: Here, county: CountyResult) -> Table:
    def formula(anchor: str) -> str:
        return here.href(links.method(anchor))

    return Table(
        caption=say("All tasks of {county}", county=county.name),
        sortable=True,
        stacked=True,
        columns=(
            Column(say("Task")),
            Column(say("Light"), formula("light")),
            Column(say("Progress"), formula("progress"), number=True),
            Column(say("Next deadline"), formula("deadline"), short=True),
            Column(say("Measures"), formula("measure"), sorted=False),
            Column(say("Last filed"), short=True),
        ),
        lines=tuple(_task(desk, here, state) for state in county.tasks),
    )


def _task(desk: Desk, here: Here, state: TaskState) -> Line:
    task = desk.view.catalog.tasks[state.task]
    record = f"{state.county}/progress/{state.task}"
    lights = tuple(Light)
    return Line(
        (
            Cell(here.to(links.task_page(task.id), task_label(task)), order(task.no)),
            Cell(
                lamp(
                    state.light,
                    here.href(links.method("light")),
                    urgent=state.urgent,
                    blocked=state.blocked,
                ),
                order(lights.index(state.light)),
            ),
            Cell(here.source(record, percent(state.progress), "progress"), order(state.progress)),
            Cell(next_link(here, state)),
            Cell(Several(tuple(measure_line(here, state, row) for row in state.measures))),
            Cell(filed_link(here, state)),
        ),
        id=links.segment(state.task),
    )


def _overdue(desk: Desk, here: Here, county: CountyResult) -> Table | None:
    """Return every task-deadline that was missed; None where none was."""
    rows = [(on, state) for state in county.tasks for on in sorted({*state.missed, *state.overdue})]
    if not rows:
        return None
    return Table(
        caption=say("Task-deadlines missed, each counted once"),
        stacked=True,
        columns=(
            Column(say("Was due"), here.href(links.method("deadline")), short=True),
            Column(say("Task")),
            Column(say("Measures"), here.href(links.method("measure"))),
            Column(say("Now"), here.href(links.method("overdue")), short=True),
        ),
        lines=tuple(
            _missed(desk, here, state, on)
            for on, state in sorted(rows, key=lambda row: (row[0], row[1].task))
        ),
    )


def _missed(desk: Desk, here: Here, state: TaskState, on: date) -> Line:
    measures = [row for row in state.measures if row.due_on == on and row.missed]
    label = task_label(desk.view.catalog.tasks[state.task])
    late = on in state.overdue
    return Line(
        (
            Cell(due_link(here, state, measures[0]) if measures else day(on)),
            Cell(here.to(links.task_page(state.task), label)),
            Cell(Several(tuple(measure_line(here, state, row) for row in measures))),
            Cell(
                Mark("overdue", say("still overdue")) if late else Mark("late", say("filed since"))
            ),
        )
    )
