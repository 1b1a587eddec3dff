"""Sum task states up: by section, county, task or for the whole city."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from ledgers.model.assessment import Light, TaskState, Totals


def totals_of(states: Iterable[TaskState]) -> Totals:
    """Return the totals of some task states; tasks that do not apply leave the means."""
    rows = tuple(states)
    measures = [measure for row in rows for measure in row.measures if measure.applies]
    return Totals(
        lights={light: sum(row.light is light for row in rows) for light in Light},
        progress=weighted_mean(rows, attrgetter("accepted")),
        plan=weighted_mean(rows, attrgetter("due")),
        measures=len(measures),
        accepted=sum(measure.done for measure in measures),
        on_time=sum(measure.on_time is True for measure in measures),
        pending=sum(row.light is Light.PENDING for row in rows),
        overdue=sum(len(row.overdue) for row in rows),
        missed=sum(len(row.missed) for row in rows),
        blocked=sum(row.blocked for row in rows),
    )


def weighted_mean(
    rows: Iterable[TaskState], part: Callable[[TaskState], Decimal]
) -> Decimal | None:
    """Return the mean by task weight of a part of what applies; None where nothing applies.

    Reckoned in fractions, so that equal work gives equal scores however it is made up.
    """
    known = [row for row in rows if row.applying]
    weight = sum(Fraction(row.weight) for row in known)
    if not weight:
        return None
    total = sum(
        Fraction(row.weight) * Fraction(part(row)) / Fraction(row.applying) for row in known
    )
    mean = Fraction(total, weight)
    return Decimal(mean.numerator) / Decimal(mean.denominator)


def grouped(states: Iterable[TaskState], key: Callable[[TaskState], str]) -> Mapping[str, Totals]:
    """Return the totals of each group of task states."""
    groups: dict[str, list[TaskState]] = {}
    for state in states:
        groups.setdefault(key(state), []).append(state)
    return {name: totals_of(rows) for name, rows in groups.items()}
