"""Bulletins that are due and not there: of weeks that have ended, of deadlines (R16)."""

from collections.abc import Collection, Iterator
from datetime import date

from ledgers.model import Catalog, Struct
from ledgers.model.bulletin import Bulletin, kind_of_series
from ledgers.model.deadline import fallen
from ledgers.model.lives.programmes import about
from ledgers.model.periods import WEEK, since


class Due(Struct, frozen=True):
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


def missing(catalog: Catalog, today: date, there: Collection[Bulletin]) -> Iterator[Due]:
    """Yield what should be there besides some bulletins: what a day missed, the next one brings.

    Due is each week that has ended since the first issue of its series, the last one where there is
    none, and each deadline since the first node bulletin, today's where there is none: one for each
    day, of the first task that has it.
    """
    yield from _weekly(catalog, today, there)
    yield from _node(catalog, today, there)


def _weekly(catalog: Catalog, today: date, there: Collection[Bulletin]) -> Iterator[Due]:
    # One series is called so, and single programmes may have their own.
    own = (name for row in catalog.programmes for name in row.series)
    weekly = ("weekly", *(name for name in own if kind_of_series(name) == "weekly"))
    for series in dict.fromkeys(weekly):
        ends = {row.period: row.end_on for row in there if row.series == series}
        for week in since(min(ends.values(), default=today - WEEK), today, "week"):
            programme = about(catalog, series, week.last)
            runs = programme and programme.start_on <= week.last and week.first <= programme.end_on
            if runs and week.name not in ends:
                yield Due(series, period=week.name)


def _node(catalog: Catalog, today: date, there: Collection[Bulletin]) -> Iterator[Due]:
    ends = {row.end_on for row in there if row.series == "node"}
    tasks = sorted(catalog.tasks.values(), key=lambda task: (task.no, task.id), reverse=True)
    rules = catalog.rules
    first = {day: task.id for task in tasks for day in (fallen(task, rules) if rules else ())}
    for day in sorted(first.keys() - ends):
        if min(ends, default=today) <= day <= today:
            yield Due("node", task=first[day], as_of=day)
