"""Find the deadlines that are near: what is still to be filed, by day and task."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ledgers.model.assessment import Assessment, MeasureState, MeasureStatus, TaskState

DAYS = 14
IDLE = frozenset({MeasureStatus.OPEN, MeasureStatus.RETURNED})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which a task's measures are due in some counties, by code."""

    on: date
    task: str
    measures: tuple[str, ...]
    counties: tuple[str, ...]


def deadlines(assessment: Assessment, days: int = DAYS) -> tuple[Deadline, ...]:
    """Return the deadlines of the coming days, today's included, by day and task."""
    last = assessment.as_of + timedelta(days=days)
    found: dict[tuple[date, str], list[tuple[str, str]]] = {}
    for state in _states(assessment):
        for measure in _open(state, assessment.as_of, last):
            found.setdefault((measure.limit, state.task), []).append((measure.id, state.county))
    return tuple(
        Deadline(on, task, _distinct(row[0] for row in rows), _distinct(row[1] for row in rows))
        for (on, task), rows in sorted(found.items())
    )


def _states(assessment: Assessment) -> Iterable[TaskState]:
    return (state for county in assessment.counties for state in county.tasks)


def _open(state: TaskState, first: date, last: date) -> Iterable[MeasureState]:
    return (
        measure
        for measure in state.measures
        if measure.status in IDLE and first <= measure.limit <= last
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names)))
