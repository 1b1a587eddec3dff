"""Bulletins that are due on a day and not there yet (R16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledgers.model.bulletin import kind_of_series
from ledgers.model.catalog import Catalog
from ledgers.model.deadline import fallen
from ledgers.model.lives.programmes import about
from ledgers.model.periods import DAY, around

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A bulletin that is due: its series, and the period or the task and day that it is about."""

    series: str
    period: str | None = None
    task: str | None = None
    as_of: date | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """Return the options that `ledgers bulletin draft` takes for it."""
        rows = (
            ("--series", self.series),
            ("--period", self.period),
            ("--task", self.task),
            ("--as-of", self.as_of and str(self.as_of)),
        )
        return tuple(word for name, value in rows if value for word in (name, value))


def due_on(catalog: Catalog, today: date) -> tuple[Due, ...]:
    """Return what is due: on Mondays the week that has ended, on a deadline its node bulletin.

    One node bulletin is due for each day on which a deadline falls, of the first task that has it.
    """
    return (*_weekly(catalog, today), *_node(catalog, today))


def _weekly(catalog: Catalog, today: date) -> Iterator[Due]:
    week = around(today - DAY, "week") if today.weekday() == MONDAY else None
    if week is None:
        return
    issued = {(row.series, row.period) for row in catalog.bulletins.values()}
    for series in _series_of("weekly", catalog):
        programme = about(catalog, series, week.last)
        runs = programme and programme.start_on <= week.last and week.first <= programme.end_on
        if runs and (series, week.name) not in issued:
            yield Due(series, period=week.name)


def _series_of(kind: str, catalog: Catalog) -> tuple[str, ...]:
    """Return the series of a kind: the one that is called so, and those of single programmes."""
    own = (series for row in catalog.programmes for series in row.series)
    return tuple(dict.fromkeys((kind, *(name for name in own if kind_of_series(name) == kind))))


def _node(catalog: Catalog, today: date) -> Iterator[Due]:
    issued = {row.end_on for row in catalog.bulletins.values() if row.series == "node"}
    tasks = sorted(catalog.tasks.values(), key=lambda task: (task.no, task.id))
    falling = [task.id for task in tasks if today in fallen(task, catalog.rules)]
    if catalog.rules and falling and today not in issued:
        yield Due("node", task=falling[0], as_of=today)
