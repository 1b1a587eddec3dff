"""The possible stories of one task-deadline in a county, from the first note to the last decision.

A story does not depend on today: `histories` removes events after the city's horizon.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

from demo.registers import RESUBMIT_DAYS
from demo.words import codes
from demo.workdays import on_or_after, on_or_before

CITY_ACTS = frozenset({"accepted", "returned", "extended"})


@dataclass(frozen=True, slots=True)
class Event:
    """What the county filed or the city decided on a day.

    `about` names what its note or reason speaks of; an empty one leaves the note out.
    """

    on: date
    act: str
    about: str = ""
    until: date | None = None
    received_on: date | None = None
    blocker: str | None = None

    @property
    def by_city(self) -> bool:
        """Say whether it is the city's."""
        return self.act in CITY_ACTS


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which a story plays: start of the task, deadline, end of the programme."""

    start: date
    due: date
    end: date

    def before(self, days: int) -> date:
        """Return the workday at least so many days before the deadline, not before the start."""
        day = on_or_before(self.due - timedelta(days=days))
        return day if day >= self.start else on_or_after(self.start)

    def after(self, day: date, days: int) -> date:
        """Return the workday at least so many days after a day."""
        return on_or_after(day + timedelta(days=days))


Story: TypeAlias = Callable[[Window, Random], Iterator[Event]]


def early(window: Window, rng: Random) -> Iterator[Event]:
    """Submit well before the deadline."""
    filed = window.before(rng.randint(6, 16))
    yield Event(filed, "submitted", "done")
    yield Event(window.after(filed, rng.randint(2, 6)), "accepted")


def ahead(window: Window, rng: Random) -> Iterator[Event]:
    """Submit in the first weeks of the task, whenever it is due."""
    filed = min(window.before(10), window.after(window.start, rng.randint(30, 60)))
    yield Event(filed, "submitted", "done")
    yield Event(window.after(filed, rng.randint(2, 6)), "accepted")


def on_time(window: Window, rng: Random) -> Iterator[Event]:
    """Submit in the last days before the deadline."""
    filed = window.before(rng.randint(0, 4))
    yield Event(filed, "submitted", "done")
    yield Event(window.after(filed, rng.randint(2, 8)), "accepted")


def waiting(window: Window, rng: Random) -> Iterator[Event]:
    """Submit in time and wait long for the city."""
    filed = window.before(rng.randint(1, 6))
    yield Event(filed, "submitted", "done")
    yield Event(window.after(filed, rng.randint(25, 40)), "accepted")


def doubted(window: Window, rng: Random) -> Iterator[Event]:
    """Submit in time by the file; the city finds that the papers came later."""
    filed = window.before(rng.randint(0, 1))
    received = window.after(window.due, 2)
    decided = window.after(received, rng.randint(2, 5))
    yield Event(filed, "submitted", "done")
    yield Event(decided, "accepted", received_on=received)


def late(window: Window, rng: Random) -> Iterator[Event]:
    """Submit after the deadline."""
    filed = window.after(window.due, rng.randint(2, 18))
    yield Event(filed, "submitted", "late")
    yield Event(window.after(filed, rng.randint(2, 7)), "accepted")


def returned(window: Window, rng: Random) -> Iterator[Event]:
    """Submit early, have it returned, and submit again before the deadline."""
    filed = window.before(rng.randint(12, 18))
    back = min(window.after(filed, rng.randint(2, 5)), window.before(4))
    again = max(window.before(rng.randint(0, 3)), window.after(back, 1))
    yield Event(filed, "submitted", "done")
    yield Event(back, "returned", "returned")
    yield Event(again, "submitted", "again")
    yield Event(window.after(again, rng.randint(2, 6)), "accepted")


def returned_in_grace(window: Window, rng: Random) -> Iterator[Event]:
    """Have it returned after the deadline, and submit again within the days allowed."""
    filed = window.before(rng.randint(0, 2))
    back = window.after(window.due, rng.randint(2, 5))
    soon = on_or_before(back + timedelta(days=rng.randint(4, RESUBMIT_DAYS - 1)))
    again = max(soon, window.after(back, 1))
    yield Event(filed, "submitted", "done")
    yield Event(back, "returned", "returned")
    yield Event(again, "submitted", "again")
    yield Event(window.after(again, rng.randint(2, 6)), "accepted")


def returned_too_long(window: Window, rng: Random) -> Iterator[Event]:
    """Have it returned after the deadline, and submit again only after the days allowed."""
    filed = window.before(rng.randint(0, 2))
    back = window.after(window.due, rng.randint(2, 5))
    again = window.after(back, RESUBMIT_DAYS + rng.randint(2, 8))
    yield Event(filed, "submitted", "done")
    yield Event(back, "returned", "returned")
    yield Event(again, "submitted", "late")
    yield Event(window.after(again, rng.randint(2, 6)), "accepted")


def extended(window: Window, rng: Random) -> Iterator[Event]:
    """Ask for more time before the deadline, get it, and keep the new one."""
    until = min(window.after(window.due, rng.randint(20, 35)), on_or_before(window.end))
    filed = on_or_before(until - timedelta(days=rng.randint(1, 6)))
    yield Event(window.before(9), "doing", "asks_for_time", until=until)
    yield Event(window.before(rng.randint(2, 5)), "extended", "extended", until=until)
    yield Event(filed, "submitted", "done")
    yield Event(window.after(filed, rng.randint(2, 6)), "accepted")


def stuck(window: Window, rng: Random) -> Iterator[Event]:
    """Say that something blocks the way, and say so again after the deadline."""
    blocker = rng.choice(codes("blockers"))
    yield Event(window.before(rng.randint(6, 12)), "blocked", blocker, blocker=blocker)
    again = window.after(window.due, rng.randint(4, 9))
    yield Event(again, "blocked", blocker, blocker=blocker)


def underway(window: Window, rng: Random) -> Iterator[Event]:
    """Note that work has begun, and no more."""
    yield Event(window.after(window.start, rng.randint(3, 10)), "doing", "doing")


def excused(window: Window, rng: Random) -> Iterator[Event]:
    """Say that it does not apply; the city agrees."""
    filed = window.after(window.start, rng.randint(8, 16))
    yield Event(filed, "not_applicable", "not_applicable")
    yield Event(window.after(filed, rng.randint(4, 9)), "accepted")


def excuse_pending(window: Window, rng: Random) -> Iterator[Event]:
    """Say that it does not apply; the city has not decided."""
    yield Event(window.before(rng.randint(8, 14)), "not_applicable", "not_applicable")


def silent(_window: Window, _rng: Random) -> Iterator[Event]:
    """File nothing at all."""
    yield from ()


STORIES: Mapping[str, Story] = {
    "early": early,
    "ahead": ahead,
    "on_time": on_time,
    "waiting": waiting,
    "doubted": doubted,
    "late": late,
    "returned": returned,
    "returned_in_grace": returned_in_grace,
    "returned_too_long": returned_too_long,
    "extended": extended,
    "stuck": stuck,
    "underway": underway,
    "excused": excused,
    "excuse_pending": excuse_pending,
    "silent": silent,
}
