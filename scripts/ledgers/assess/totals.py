"""Sum task states up: by section, county, task or for the whole city."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from operator import attrgetter

from ledgers.model.assessment import Light, TaskState, Totals

ZERO = Decimal(0)


def totals_of(states: Iterable[TaskState]) -> Totals:
    """Return the totals of some task states; tasks that do not apply leave the means."""
    rows = tuple(states)
    measures = [measure for row in rows for measure in row.measures if measure.applies]
    return Totals(
        lights={light: sum(row.light is light for row in rows) for light in Light},
        progress=weighted_mean(rows, attrgetter("progress")),
        plan=weighted_mean(rows, attrgetter("plan")),
        measures=len(measures),
        accepted=sum(measure.done for measure in measures),
        on_time=sum(measure.on_time is True for measure in measures),
        pending=sum(row.light is Light.PENDING for row in rows),
        overdue=sum(len(row.overdue) for row in rows),
        missed=sum(len(row.missed) for row in rows),
        blocked=sum(row.blocked for row in rows),
    )


def weighted_mean(
    rows: Iterable[TaskState], value: Callable[[TaskState], Decimal | None]
) -> Decimal | None:
    """Return the mean by task weight over the rows that have a value; None where none has."""
    known = [(row.weight, number) for row in rows if (number := value(row)) is not None]
    weight = sum((weight for weight, _ in known), ZERO)
    if not weight:
        return None
    return sum((weight * number for weight, number in known), ZERO) / weight


def grouped(states: Iterable[TaskState], key: Callable[[TaskState], str]) -> Mapping[str, Totals]:
    """Return the totals of each group of task states."""
    groups: dict[str, list[TaskState]] = {}
    for state in states:
        groups.setdefault(key(state), []).append(state)
    return {name: totals_of(rows) for name, rows in groups.items()}
