"""The life of a finding: what the county filed on it and the city decided, up to a day.

A decision counts where it makes sense: closed and returned what was submitted, reopened what was
closed, extended to a later day what was not yet overdue. Any other changes nothing (`check` reports
it). What was given back may be submitted again as with tasks (`limit_again`). What is handed over
to another county goes on there: it has at least as many days as for what was given back.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from ledgers.model import Catalog, Struct, replace
from ledgers.model.lives.replay import Rule, Step, last, numbered, replayed
from ledgers.model.lives.task import limit_again
from ledgers.model.periods import DAY, days_after
from ledgers.model.records import Decision, Event, Events, Finding, Update


class FindingStatus(StrEnum):
    """The status of a finding between the county and the city."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REOPENED = "reopened"
    CLOSED = "closed"


class FindingLife(Struct, frozen=True):
    """A finding at the end of a day.

    `due_on` is the deadline with its extensions, `limit_on` the day until which the county may
    submit. `submitted_on`, `late` and `filed_no`, its number in the county's file, belong to the
    submission that is pending or was closed.
    """

    due_on: date
    limit_on: date
    status: FindingStatus = FindingStatus.OPEN
    submitted_on: date | None = None
    filed_no: int = 0
    late: bool = False
    closed_on: date | None = None
    first_closed_on: date | None = None
    reopened_on: date | None = None

    @property
    def closed(self) -> bool:
        """Say whether the city has closed it and not reopened it."""
        return self.status is FindingStatus.CLOSED

    @property
    def pending(self) -> bool:
        """Say whether it awaits the city's decision, for which the county does not answer."""
        return self.status is FindingStatus.SUBMITTED

    @property
    def open(self) -> bool:
        """Say whether the county has still to act."""
        return not self.closed and not self.pending

    def overdue(self, as_of: date) -> bool:
        """Say whether its time has run out while it is open: a day passes at its end."""
        return self.open and self.limit_on < as_of


def begun(due_on: date) -> FindingLife:
    """Return the life of a finding on which nothing was filed or decided yet."""
    return FindingLife(due_on, due_on)


def steps(life: FindingLife, events: Events, as_of: date = date.max) -> Iterator[Step[FindingLife]]:
    """Yield every event up to a day with what it changed."""
    rule: Rule[FindingLife] = Rule(
        lambda life, event: _followed(life, event, events.again.on(event.on)),
        lambda life: life.pending,
    )
    return replayed(life, rule, numbered(events.updates), events.decisions, as_of)


def steps_of(catalog: Catalog, name: str, as_of: date) -> Iterator[Step[FindingLife]]:
    """Yield the events of a finding of the catalogue, up to a day."""
    finding = catalog.findings.get(name)
    if finding is not None:
        life, before = _come(catalog, name, finding, as_of)
        yield from before
        yield from _steps_in(catalog, finding.county, name, life, as_of)


def _come(
    catalog: Catalog, name: str, finding: Finding, as_of: date
) -> tuple[FindingLife, tuple[Step[FindingLife], ...]]:
    """Return the life with which a finding came to its county, and the events before that."""
    life, handed = begun(finding.due_on), finding.handed_over
    if handed is None or handed.by is None or handed.by == finding.county:
        return life, ()
    before = tuple(_steps_in(catalog, handed.by, name, life, min(as_of, handed.on - DAY)))
    life = last(life, before)
    limit = max(life.limit_on, days_after(handed.on, catalog.again.on(handed.on)))
    return (life if life.closed else replace(life, limit_on=limit)), before


def _steps_in(
    catalog: Catalog, county: str, name: str, life: FindingLife, as_of: date
) -> Iterator[Step[FindingLife]]:
    return steps(life, catalog.events_of(county, f"rectifications/{name}"), as_of)


def life_of(catalog: Catalog, name: str, as_of: date) -> FindingLife | None:
    """Return a finding's life at the end of a day, or None where there is no such finding."""
    finding = catalog.findings.get(name)
    if finding is None:
        return None
    life, _ = _come(catalog, name, finding, as_of)
    return last(life, _steps_in(catalog, finding.county, name, life, as_of))


def _followed(life: FindingLife, event: Event, resubmit_days: int) -> FindingLife:
    """Return the life after one event; an event that makes no sense changes nothing."""
    if isinstance(event, Update):
        return _filed(life, event)
    if event.decision == "extended":
        return _extended(life, event)
    if event.decision == "reopened":
        return _reopened(life, event, resubmit_days) if life.closed else life
    if not life.pending:
        return life
    life = _received(life, event)
    if event.decision == "closed":
        return replace(
            life,
            status=FindingStatus.CLOSED,
            closed_on=event.on,
            first_closed_on=life.first_closed_on or event.on,
        )
    return _given_back(life, event, resubmit_days, FindingStatus.RETURNED)


def _filed(life: FindingLife, update: Update) -> FindingLife:
    """Return the life after a filing; filed again while it awaits a decision, the first counts."""
    if update.status != "submitted" or not life.open:
        return life
    status, late = FindingStatus.SUBMITTED, update.day > life.limit_on
    return replace(life, status=status, submitted_on=update.day, filed_no=update.no, late=late)


def _received(life: FindingLife, decision: Decision) -> FindingLife:
    """Correct the date of the submission where the city doubts it."""
    if decision.received_on is None:
        return life
    day = decision.received_on
    return replace(life, submitted_on=day, late=day > life.limit_on)


def _reopened(life: FindingLife, decision: Decision, resubmit_days: int) -> FindingLife:
    back = _given_back(life, decision, resubmit_days, FindingStatus.REOPENED)
    return replace(back, closed_on=None, reopened_on=decision.on)


def _given_back(
    life: FindingLife, decision: Decision, resubmit_days: int, status: FindingStatus
) -> FindingLife:
    """Return the life of what is the county's to do again."""
    limit = limit_again(life.limit_on, life.due_on, decision.on, resubmit_days, late=life.late)
    return replace(life, status=status, limit_on=limit, submitted_on=None, filed_no=0, late=False)


def _extended(life: FindingLife, decision: Decision) -> FindingLife:
    """Return the life after an extension; it counts by the end of the last day, to a later one."""
    until = decision.until
    if until is None or not decision.on <= life.limit_on < until:
        return life
    return replace(life, due_on=until, limit_on=until)
