"""Everything that a city has filed, as values that can be queried (`cataloguing.py` makes it)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from ledgers.model import CITY, Document, Path, Struct, deadline, field, in_groups, records, replace
from ledgers.model.bulletin import Bulletin, Term
from ledgers.model.contract import Contract
from ledgers.model.drawn import place_of
from ledgers.model.method import Indicator, Scheme
from ledgers.model.periods import Workdays, due_of, period, workdays_of
from ledgers.model.rows import Value, rows
from ledgers.model.rulebook import Rule
from ledgers.model.words import Both


class Filed(Struct, frozen=True):
    """The place of a record: the document, and the path inside it."""

    document: Document
    path: Path = ()


class Catalog(Struct, frozen=True, dict=True):
    """The documents of a city and their records, by identifier.

    `progress` is keyed by county code and task, `decisions` by county code and subject,
    `rectifications`, without those that were withdrawn, by county code and finding; `filed` gives
    the place of a record, for a reference such as `city/tasks/T07`, `990121/progress/T07` or
    `city/decisions/990121/progress/T07`. `contract` describes the ledgers. `published`: it holds
    only what the public may see. `day`: it is of that day (`lives/on_day.py`); without one, nothing
    that begins or ends is left out. `chosen`: it is of that programme alone, the tasks of others
    are `tasks_elsewhere` (`lives/programmes.py`); else `programme` is the first one.
    """

    documents: tuple[Document, ...]
    programme: records.Programme | None = None
    programmes: tuple[records.Programme, ...] = ()
    rules: records.Rules | None = None
    publication: records.Publication | None = None
    tasks: Mapping[str, records.Task] = field(default_factory=dict)
    areas: Mapping[str, records.Area] = field(default_factory=dict)
    units: Mapping[str, records.Unit] = field(default_factory=dict)
    pairings: tuple[records.Pairing, ...] = ()
    progress: Mapping[tuple[str, str], records.Progress] = field(default_factory=dict)
    findings: Mapping[str, records.Finding] = field(default_factory=dict)
    rectifications: Mapping[tuple[str, str], records.Rectification] = field(default_factory=dict)
    decisions: Mapping[tuple[str, str], records.Decisions] = field(default_factory=dict)
    bulletins: Mapping[str, Bulletin] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    rulebook: tuple[Rule, ...] = ()
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    schemes: tuple[Scheme, ...] = ()
    filed: Mapping[str, Filed] = field(default_factory=dict)
    contract: Contract = field(default_factory=Contract)
    published: bool = False
    day: date | None = None
    chosen: str | None = None
    tasks_elsewhere: Mapping[str, records.Task] = field(default_factory=dict)

    @cached_property
    def counties(self) -> tuple[records.Area, ...]:
        """Return the counties that are assessed on the catalogue's day, by code."""
        return self.counties_on(self.day)

    def counties_on(self, day: date | None) -> tuple[records.Area, ...]:
        """Return the counties that are there on a day, by code; without a day all."""
        rows = self.counties_so_far
        return tuple(area for area in rows if is_there(area.valid_from, area.valid_to, day))

    @cached_property
    def counties_so_far(self) -> tuple[records.Area, ...]:
        """Return the counties of the catalogue's day and those that had ended before, by code."""
        rows = (area for _, area in sorted(self.areas.items()) if area.is_county)
        begun = (area for area in rows if is_there(area.valid_from, None, self.day))
        return tuple(area for area in begun if area.continued_by is None)

    def has(self, area: records.Area) -> bool:
        """Say whether an area is there on the catalogue's day, by its code of then."""
        return is_there(area.valid_from, area.valid_to, self.day) and area.continued_by is None

    def term(self, vocabulary: str, code: str) -> Both:
        """Return a word of the vocabulary in both languages, or its code."""
        term = self.words.get(vocabulary, {}).get(code)
        return Both(term.zh, term.en) if term else Both(code, code)

    @cached_property
    def city(self) -> records.Area | None:
        """Return the city itself."""
        return next((area for area in self.areas.values() if area.kind == CITY), None)

    def document_at(self, file: str) -> Document | None:
        """Return the document of a file, where it is there."""
        return next((row for row in self.documents if row.file == file), None)

    @cached_property
    def by_ledger(self) -> Mapping[str, tuple[Document, ...]]:
        """Return the documents of each ledger, in the order of `place_of`."""
        found = in_groups((document.ledger, document) for document in self.documents)
        said = {ledger: self.contract.ledger(ledger).record for ledger in found}
        return {
            ledger: tuple(sorted(rows, key=lambda row: place_of(row, said[row.ledger])))
            for ledger, rows in found.items()
        }

    def kept_by(self, owner: str, ledger: str) -> Sequence[Document]:
        """Return the documents that an owner keeps in a ledger, in the order of `by_ledger`."""
        return self._by_owner.get((owner, ledger), ())

    @cached_property
    def _by_owner(self) -> Mapping[tuple[str, str], Sequence[Document]]:
        found = (row for rows in self.by_ledger.values() for row in rows)
        return in_groups(((row.owner, row.ledger), row) for row in found)

    @cached_property
    def units_of(self) -> Mapping[str, Sequence[records.Unit]]:
        """Return the bodies that each owner has registered."""
        parts = (name.split("/", 2) for name in self.filed)
        own = ((owner, name) for owner, ledger, name in parts if ledger == "units")
        return in_groups((owner, self.units[name]) for owner, name in own if name in self.units)

    def paired(self, county: str | None, kind: str, day: date) -> Iterator[records.Pairing]:
        """Yield the pairings of a kind with a county valid on a day, both ends included."""
        for pairing in self.pairings:
            holds = pairing.start_on <= day <= (pairing.end_on or date.max)
            if holds and pairing.kind == kind and pairing.county == county:
                yield pairing

    def events_of(self, county: str, subject: str) -> records.Events:
        """Return what a county filed on a task or a finding, and what the city decided on it."""
        ledger, _, name = subject.partition("/")
        key, decided = (county, name), self.decisions.get((county, subject))
        filed = self.progress.get(key) if ledger == "progress" else self.rectifications.get(key)
        made = decided.decisions if decided else ()
        return records.Events(filed.updates if filed else (), made, self.again)

    @property
    def again(self) -> records.Again:
        """Return the days to submit again what was given back."""
        return self.rules.again if self.rules else records.Again()

    def offices_of(self, county: str, day: date) -> frozenset[str]:
        """Return the offices of the city that a county is paired with on a day."""
        pairs = self.paired(county, "office", day)
        return frozenset(pair.from_unit for pair in pairs if pair.from_unit)

    def tasks_of(self, county: records.Area) -> tuple[records.Task, ...]:
        """Return the tasks that apply to a county on the catalogue's day, in their order.

        A task without a measure on that day is not there. What was due before the county was there
        is not its own.
        """
        rows = (
            found
            for task in self.standing_tasks
            if not task.applies_to or county.kind in task.applies_to
            for found in self._started(county.code, task)
        )
        first = county.valid_from
        if first is None:
            return tuple(rows)
        found = (
            _with(row, tuple(one for one in row.measures if one.due_on >= first)) for row in rows
        )
        return tuple(filter(None, found))

    def task_in(self, county: str, name: str) -> records.Task | None:
        """Return a task as it is asked of a county on the catalogue's day, with its deadlines."""
        task = _on_day(self.tasks[name], self.day) if name in self.tasks else None
        return next(self._started(county, task), None) if task else None

    def _started(self, county: str, task: records.Task) -> Iterator[records.Task]:
        """Yield a task with those of its deadlines that have begun to run in a county, if any."""
        if not any(map(deadline.waits, task.measures)):
            yield task
        elif there := tuple(one for row in task.measures for one in self._begun(county, row)):
            yield replace(task, measures=there)

    def _begun(self, county: str, row: records.Measure) -> Iterator[records.Measure]:
        """Yield a measure; one that waits for a record only once that has come in."""
        start, days = deadline.waits(row), []
        ledgers = ("documents", "events") if start else ()
        for document in (one for name in ledgers for one in self.by_ledger.get(name, ())):
            found = document.owner == county and start and deadline.happened(start, document)
            if found and (self.day is None or found[1] <= self.day):
                days.append(found[0])
        workdays = (row.due and row.due.workdays) or 0
        if days:  # What was there before it was asked begins to count when it is.
            first = max(min(days), row.since)
            yield replace(row, due_on=deadline.workday_after(first, workdays, self.workdays))
        elif start is None:
            yield row

    @cached_property
    def workdays(self) -> Workdays:
        """Return the workdays of the city's calendar."""
        return workdays_in(self.documents)

    def windows(self, ledger: str, cycle: str = "") -> Iterator[tuple[Value, Value]]:
        """Yield each window of a ledger, of a cycle or of any, with the calendar that it is in."""
        for calendar in (row.value for row in self.by_ledger.get("calendar", ())):
            for window in rows(calendar, "windows"):
                if window["ledger"] == ledger and cycle in {"", window["cycle"]}:
                    yield window, calendar

    def filing_due(self, ledger: str, named: object) -> date | None:
        """Return the last day on which the calendar has a filing of a period in time."""
        if (span := period(named)) is None:
            return None
        return next((due_of(*each, span) for each in self.windows(ledger, span.cycle)), None)

    @cached_property
    def standing_tasks(self) -> tuple[records.Task, ...]:
        """Return the tasks that are there on the catalogue's day, with what is there of them."""
        found = (_on_day(task, self.day) for task in self.tasks.values())
        return tuple(sorted(filter(None, found), key=lambda task: task.no))


def is_there(first: date | None, last: date | None, day: date | None) -> bool:
    """Say whether something is there on a day, both ends included; without a day all is."""
    return day is None or (first or date.min) <= day <= (last or date.max)


def _on_day(task: records.Task, day: date | None) -> records.Task | None:
    """Return a task with the measures of a day; nothing where there are none."""
    if day is None:
        return task
    measures = tuple(row for row in task.measures if row.is_there(day))
    return _with(task, measures) if task.is_there(day) else None


def _with(task: records.Task, measures: tuple[records.Measure, ...]) -> records.Task | None:
    """Return a task with some of its measures; nothing where there are none."""
    if not measures:
        return None
    return task if len(measures) == len(task.measures) else replace(task, measures=measures)


def workdays_in(documents: Iterable[Document]) -> Workdays:
    """Return the workdays by the calendar among some documents; none are known without one."""
    return workdays_of(next((row.value for row in documents if row.ledger == "calendar"), {}))
