"""A catalogue in which the city has decided on everything that waits for it, in one way."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledgers.model import Catalog, TaskState, replace
from ledgers.model.lives.finding import life_of
from ledgers.model.records import Decision, Decisions

CLOSED = {"accepted": "closed"}
"""What a decision on a task is called on a finding, where that is another word."""


def all_decided(
    catalog: Catalog, states: Mapping[str, Iterable[TaskState]], day: date, word: str
) -> Catalog:
    """Return a catalogue in which all that waits is accepted, or returned, at the end of a day."""
    made = dict(catalog.decisions)
    for county, subject, decision in (*_tasks(states, day, word), *_findings(catalog, day, word)):
        known = (row for row in catalog.events_of(county, subject).decisions if row.on <= day)
        made[county, subject] = Decisions(subject, (*known, decision))
    return replace(catalog, decisions=made)


def _tasks(
    states: Mapping[str, Iterable[TaskState]], day: date, word: str
) -> Iterator[tuple[str, str, Decision]]:
    for county, rows in states.items():
        for row in rows:
            waiting = tuple(each.id for each in row.measures if each.waiting)
            if waiting:
                yield county, f"progress/{row.task}", Decision(day, word, waiting)


def _findings(catalog: Catalog, day: date, word: str) -> Iterator[tuple[str, str, Decision]]:
    for county, name in catalog.rectifications:
        finding, life = catalog.findings.get(name), life_of(catalog, name, day)
        if finding and finding.county == county and life and life.pending:
            yield county, f"rectifications/{name}", Decision(day, CLOSED.get(word, word))
