"""The order in which filings and decisions count: what each decision judges (R34, R103).

A decision that accepts, returns or closes judges the entry that it names (`of`, counted from 1 in
the county's file). Without a name it judges what stood undecided at the end of the day before;
only where nothing did, it judges the entries of its own day. What it did not judge counts after it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic, TypeVar

from ledgers.model.records import Decision, Event, Update
from ledgers.model.values import Struct, replace

Life = TypeVar("Life")
JUDGING = frozenset({"accepted", "closed", "returned"})


class Step(Struct, Generic[Life], frozen=True):
    """One event in a life, with the life before it and after it."""

    event: Event
    before: Life
    after: Life


class Rule(Struct, Generic[Life], frozen=True):
    """How a life goes on after an event, and whether it awaits a decision."""

    follow: Callable[[Life, Event], Life]
    awaits: Callable[[Life], bool]


def replayed(
    life: Life, rule: Rule[Life], filed: Iterable[Update], decided: Iterable[Decision], as_of: date
) -> Iterator[Step[Life]]:
    """Yield every event up to a day in the order in which it counts, with what it changed.

    `filed` have their numbers in the county's file (`numbered`).
    """
    waiting = sorted((row for row in filed if row.day <= as_of), key=lambda row: row.day)
    known = {row.no: row for row in waiting}
    for decision in sorted(decided, key=lambda row: row.on):
        if decision.on > as_of:
            break
        judged = known.get(decision.of) if decision.of and decision.decision in JUDGING else None
        # It judges what stood, so that what comes on its day counts after it.
        judges = decision.decision in JUDGING and not decision.whole_day
        for same_day in (False, True):
            if same_day and judged is None and judges and rule.awaits(life):
                continue
            for update in _judged(waiting, decision.on, judged, same_day=same_day):
                waiting.remove(update)
                yield (step := _step(life, rule, update))
                life = step.after
        before, life = life, rule.follow(life, _dated(decision, judged))
        yield Step(decision, before, life)
    for update in waiting:
        yield (step := _step(life, rule, update))
        life = step.after


def last(life: Life, steps: Iterable[Step[Life]]) -> Life:
    """Return the life after some steps."""
    for step in steps:
        life = step.after
    return life


def _judged(
    waiting: Iterable[Update], day: date, last: Update | None, *, same_day: bool
) -> list[Update]:
    """Return the filings before a decision, or of its day, up to the one that it names."""
    named = (row for row in waiting if last is None or row.no <= last.no)
    return [row for row in named if (row.day == day if same_day else row.day < day)]


def _dated(decision: Decision, judged: Update | None) -> Decision:
    """Return a decision with the day of the entry that it names, unless the city found another."""
    if judged is None or decision.received_on is not None:
        return decision
    return replace(decision, received_on=judged.day)


def _step(life: Life, rule: Rule[Life], event: Event) -> Step[Life]:
    return Step(event, life, rule.follow(life, event))


def numbered(updates: Iterable[Update]) -> list[Update]:
    """Return filings with their numbers in the county's file, counted from 1."""
    return [replace(row, no=number) for number, row in enumerate(updates, 1)]
