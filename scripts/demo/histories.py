"""The history of a task in a county, as far as it is known at the horizon."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from demo import units, wording
from demo.diligence import drawn_story
from demo.programme import END
from demo.stories import STORIES, Event, Window
from demo.tasks import Task
from demo.workdays import on_or_after, on_or_before
from demo.yaml_text import Value

NOT_WORKED_ON = frozenset({"silent", "excused", "excuse_pending", "underway"})
PRELUDE = 0.5
"""The chance of a note some weeks before a deadline."""

ORDER = ("doing", "blocked", "submitted", "not_applicable", "returned", "extended", "accepted")
KICKOFF = 0.4
"""The chance of a note at the start of a task, for the least careful county."""

MOVABLE = frozenset({"doing", "kickoff", "submitted", "done"})
LEDGER_OF_INSTRUCTIONS = "T03"
CLOSED = 0.9
"""The chance that an instruction of a leader was carried out."""
OFFICES = {1: 1, 2: 2, 3: 2, 4: 1, 5: 1, 6: 4, 7: 5}
"""Which of the county's offices files for a section of the programme."""


@dataclass(frozen=True, slots=True)
class Fate:
    """The choice of a history: how careful the county is, or a story for each deadline.

    `nudge` moves notes and timely submissions a little earlier, which no score feels.
    """

    care: float
    script: tuple[str, ...] | None = None
    nudge: Random | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the measures that it concerns."""

    event: Event
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A task in a county up to the horizon, in the order of days."""

    county: str
    task: Task
    happenings: tuple[Happening, ...]

    def progress(self, rng: Random) -> dict[str, Value] | None:
        """Return the county's progress file, or nothing where it has filed nothing."""
        filed = [item for item in self.happenings if not item.event.by_city]
        if not filed:
            return None
        office = units.office_of(self.county, OFFICES[self.task.planned.section])
        updates: list[Value] = [_update(item, self.task, rng) for item in filed]
        told = _instructions(self.task, filed[-1].event.on, rng)
        more: dict[str, Value] = {"instructions": told} if told else {}
        return {"task": self.task.id, "unit": office, "updates": updates, **more}

    def decisions(self, rng: Random) -> dict[str, Value] | None:
        """Return the city's decision file, or nothing where it has decided nothing."""
        decided = [item for item in self.happenings if item.event.by_city]
        if not decided:
            return None
        rows: list[Value] = [_decision(item, rng) for item in decided]
        return {"subject": f"progress/{self.task.id}", "decisions": rows}


def history(county: str, task: Task, as_of: date, rng: Random, fate: Fate) -> History:
    """Return the history of a task in a county up to a day."""
    named = fate.script or tuple(drawn_story(fate.care, rng) for _ in task.deadlines())
    told = [
        Happening(event, measures)
        for story, due, measures in _deadlines(task, named)
        for event in _told(task, due, story, rng, chance=0 if fate.script else PRELUDE)
    ]
    if fate.script is None and rng.random() < KICKOFF * (1 + fate.care):
        told.append(Happening(_kickoff(task, rng), ()))
    moved = told if fate.nudge is None else list(_nudged(told, task, fate.nudge))
    known = [item for item in moved if item.event.on <= min(as_of, END)]
    return History(county, task, tuple(_merged(_in_order(known))))


def _deadlines(task: Task, named: tuple[str, ...]) -> Iterator[tuple[str, date, tuple[str, ...]]]:
    """Yield story, due date and measures; a task that is excused as a whole has one story."""
    deadlines = task.deadlines()
    if set(named) in ({"excused"}, {"excuse_pending"}):
        measures = tuple(name for names in deadlines.values() for name in names)
        yield named[0], min(deadlines), measures
        return
    for story, (due, names) in zip(named, deadlines.items(), strict=True):
        yield story, due, names


def _told(task: Task, due: date, story: str, rng: Random, *, chance: float) -> Iterator[Event]:
    """Yield the events of a story, sometimes with a note some weeks before the deadline."""
    window = Window(task.start_on, due, END)
    if story not in NOT_WORKED_ON and rng.random() < chance:
        yield Event(window.before(rng.randint(17, 28)), "doing", "doing")
    yield from STORIES[story](window, rng)


def _kickoff(task: Task, rng: Random) -> Event:
    day = on_or_after(task.start_on + timedelta(days=rng.randint(2, 16)))
    return Event(day, "doing", "kickoff")


def _nudged(told: Iterable[Happening], task: Task, rng: Random) -> Iterator[Happening]:
    """Move work and first submissions up to two days earlier."""
    seen: set[tuple[str, ...]] = set()
    for item in told:
        event, free = item.event, item.event.act == "doing" or item.measures not in seen
        if event.act != "doing":
            seen.add(item.measures)
        if event.act in MOVABLE and event.about in MOVABLE and free:
            day = on_or_before(event.on - timedelta(days=rng.randint(0, 2)))
            event = replace(event, on=max(day, on_or_after(task.start_on)))
        yield Happening(event, item.measures)


def _in_order(happenings: Iterable[Happening]) -> list[Happening]:
    """Sort by day; on one day notes come first and decisions last."""
    return sorted(happenings, key=lambda item: (item.event.on, ORDER.index(item.event.act)))


def _merged(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """Join filings, or decisions, of the same kind on the same day."""
    found: dict[Event, Happening] = {}
    for item in happenings:
        key = replace(item.event, about="")
        kept = found.get(key, Happening(item.event, ()))
        found[key] = Happening(kept.event, (*kept.measures, *item.measures))
    yield from found.values()


def _instructions(task: Task, last: date, rng: Random) -> Sequence[Value]:
    """Return which instructions a county had until a day, in the task of their ledger (R233)."""
    days = (last - task.start_on).days if task.id == LEDGER_OF_INSTRUCTIONS else 0
    told: list[Value] = []
    for number in range(1, rng.randint(7, 11) if days else 1):
        received = task.start_on + timedelta(days=days * number // 12)
        done = min(received + timedelta(days=rng.randint(3, 12)), last)
        closed: dict[str, Value] = {"done_on": done} if rng.random() < CLOSED else {}
        told.append({"no": number, "received_on": received, **closed})
    return told


def _update(item: Happening, task: Task, rng: Random) -> Value:
    """Return an update; it names its measures only if they await a decision or are blocked."""
    event = item.event
    whole = event.act == "not_applicable" and len(item.measures) == len(task.planned.measures)
    named = (event.act != "doing" or event.until) and not whole
    note = wording.note(event.about, rng)
    return {
        "on": event.on,
        "status": event.act,
        **({"measures": sorted(item.measures)} if named else {}),
        **({"extend_until": event.until} if event.until else {}),
        **({"blocker": event.blocker} if event.blocker else {}),
        **({"note": note} if note else {}),
    }


def _decision(item: Happening, rng: Random) -> Value:
    event = item.event
    reason = wording.reason(event.about, rng)
    return {
        "on": event.on,
        "decision": event.act,
        "measures": sorted(item.measures),
        **({"until": event.until} if event.until else {}),
        **({"received_on": event.received_on} if event.received_on else {}),
        **({"reason": reason} if reason else {}),
        "by_post": wording.reviewer(rng),
    }
