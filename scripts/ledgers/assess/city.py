"""Assess a whole city at a day, with the weeks before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import localcontext

from ledgers.assess.ranks import ranked, standing
from ledgers.assess.tasks import Assignment, task_state
from ledgers.assess.totals import grouped, totals_of
from ledgers.model.assessment import (
    Assessment,
    CountyResult,
    Standing,
    TaskState,
    Totals,
    WeekPoint,
)
from ledgers.model.catalog import Catalog
from ledgers.model.period import WEEK, week_ends, week_of
from ledgers.model.records import Area, Programme, Rules, Task
from ledgers.model.words import Words

PRECISION = 28
TEN_YEARS = timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Question:
    """Say what is asked: a catalogue, the programme and rules in force, who cannot be ranked."""

    catalog: Catalog
    programme: Programme
    rules: Rules
    unranked: Mapping[str, Words]


def assess(question: Question, as_of: date, *, weeks: bool = True) -> Assessment:
    """Work out everything at the end of the day `as_of`; decimals at precision 28.

    `weeks` adds the series from the programme's start; without it, `weeks` stays empty.
    """
    with localcontext(prec=PRECISION):
        return _assess(question, as_of, weeks=weeks)


def _assess(question: Question, as_of: date, *, weeks: bool) -> Assessment:
    states = states_at(question, as_of)
    everything = [state for rows in states.values() for state in rows]
    sections = {task.id: task.section for task in question.catalog.tasks.values()}
    now = standings_at(question, states)
    before = standings_before(question, as_of)
    return Assessment(
        as_of=as_of,
        method=question.rules.method,
        city=totals_of(everything),
        sections=grouped(everything, lambda state: sections[state.task]),
        counties=tuple(
            _county(area, states[area.code], sections, now[area.code], before.get(area.code))
            for area in question.catalog.counties
        ),
        by_task=grouped(everything, lambda state: state.task),
        weeks=series(question, as_of) if weeks else (),
    )


def states_at(question: Question, as_of: date) -> Mapping[str, tuple[TaskState, ...]]:
    """Return the task states of every county at a day, by county code."""
    catalog = question.catalog
    return {
        area.code: tuple(
            task_state(_assignment(question, area, task), question.rules, as_of)
            for task in catalog.tasks_of(area)
        )
        for area in catalog.counties
    }


def _assignment(question: Question, area: Area, task: Task) -> Assignment:
    return Assignment(
        county=area.code,
        task=task,
        begun=task.start_on or question.programme.start_on,
        progress=question.catalog.progress.get((area.code, task.id)),
        decisions=question.catalog.decisions.get((area.code, f"progress/{task.id}")),
    )


def standings_at(
    question: Question, states: Mapping[str, tuple[TaskState, ...]]
) -> Mapping[str, Standing]:
    """Return every county's standing from its task states."""
    return ranked(
        standing(code, totals_of(rows), question.rules, question.unranked.get(code))
        for code, rows in states.items()
    )


def standings_before(question: Question, as_of: date) -> Mapping[str, Standing]:
    """Return the standings a week earlier; none before the programme began."""
    if as_of - question.programme.start_on < WEEK:
        return {}
    return standings_at(question, states_at(question, as_of - WEEK))


def series(question: Question, as_of: date) -> tuple[WeekPoint, ...]:
    """Return one point for the end of each week since the programme began.

    The last is at `as_of`, or at the programme's end where that came before; a programme of more
    than ten years is shown from ten years before that.
    """
    last = min(as_of, question.programme.end_on)
    first = max(question.programme.start_on, last - min(TEN_YEARS, last - date.min))
    return tuple(_point(question, day) for day in week_ends(first, last))


def _point(question: Question, day: date) -> WeekPoint:
    states = states_at(question, day)
    standings = standings_at(question, states)
    counties = {code: (totals_of(rows), standings[code]) for code, rows in states.items()}
    city = totals_of(state for rows in states.values() for state in rows)
    return WeekPoint(week_of(day), day, city, counties)


def _county(
    area: Area,
    states: tuple[TaskState, ...],
    sections: Mapping[str, str],
    now: Standing,
    before: Standing | None,
) -> CountyResult:
    totals: Totals = totals_of(states)
    return CountyResult(
        code=area.code,
        name=area.name,
        kind=area.kind,
        totals=totals,
        sections=grouped(states, lambda state: sections[state.task]),
        tasks=states,
        standing=now,
        before=before,
    )
