"""The rows of each county in each ledger, found once for all indicators and all days."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from ledgers.assess.shared import Shared
from ledgers.model import CITY, Catalog, Document, Path, Struct, replace
from ledgers.model.contract import LISTED, Ledger
from ledgers.model.lives.standing import standing_of
from ledgers.model.periods import DAY, Period, add_months, around, due_of, period, since
from ledgers.model.rows import CODE, NOTHING, Row, Value, as_iso, codes_of, counts, entries

T = TypeVar("T")


class Span(Struct, frozen=True):
    """A period: its name, its cycle, its first and last day, and when it is out of date.

    A filing is out of date once two later periods of its cycle have ended without one. Days stay
    texts wherever they are only compared: their order is the order of the texts.
    """

    name: str
    cycle: str
    first: str
    last: str
    stale: str


def span_of(value: object) -> Span | None:
    """Return the period that a text such as `2026-Q3` names, or None."""
    found = period(value)
    if found is None:
        return None
    second = _after(_after(found))
    stale = second.last if second else date.max
    first, last = found.first.isoformat(), found.last.isoformat()
    return Span(found.name, found.cycle, first, last, stale.isoformat())


def _after(found: Period | None) -> Period | None:
    return around(found.last + DAY, found.cycle) if found else None


class DatedRow(Row, frozen=True, eq=False):
    """One thing that may be counted, with its days.

    `on` is its day, `known` the first day on which it counts, `until` the last where it has one;
    an empty `known` means never. `span` is the period of a periodic filing. `shared`: its numbers
    are of several counties together.
    """

    on: str
    known: str
    until: str = ""
    span: Span | None = None
    shared: bool = False

    @property
    def days(self) -> tuple[str, ...]:
        """Return the days between which it is the same in every window."""
        span = self.span
        own = self.on, self.known, self.until
        return (*own, span.first, span.last, span.stale) if span else own

    def stands(self, day: str) -> bool:
        """Say whether the row counts at the end of a day."""
        return "" < self.known <= day and not "" < self.until < day


class Basis(Struct, frozen=True):
    """The place of rows: a ledger, the list inside its records, the field that dates them."""

    ledger: str
    each: str = ""
    dated: str = ""


class Index:
    """The rows of a catalogue by county, and those of the city's records; made when asked for.

    `binding`: counties are bound to file what the calendar asks for. `lasting`: it serves several
    days, so that it pays to know between which of them nothing changes. `now` is that of the
    present day where the catalogue is of an earlier one.
    """

    def __init__(
        self,
        catalog: Catalog,
        shared: Shared | None = None,
        *,
        binding: bool = True,
        lasting: bool = True,
        now: "Index | None" = None,
    ) -> None:
        """Begin with nothing found yet, but for what another index shares."""
        self.binding, self.lasting, self.now = binding, lasting, now
        self.catalog, self.shared = catalog, shared or Shared()
        self.codes = frozenset((*(area.code for area in catalog.counties), CITY))
        self._made: dict[Hashable, Any] = {}

    def rows(self, county: str, basis: Basis) -> tuple[DatedRow, ...]:
        """Return the rows of a county that are not withdrawn and not kept internal."""
        return self.once(basis, lambda: self._rows(basis)).get(county, ())

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made under a key, made when first asked for."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    @cached_property
    def amended(self) -> frozenset[str]:
        """Return the ledgers in which something was another than it is now."""
        then, now = (
            {id(row): row.ledger for row in each.catalog.documents}
            for each in (self, self.now or self)
        )
        return frozenset((then | now)[name] for name in then.keys() ^ now.keys())

    @cached_property
    def registered(self) -> Mapping[str, Value]:
        """Return what the registers say of bodies, areas, required documents and nodes."""
        rows = (row for name in LISTED for row in self._listed(*name.split(".")))
        return {str(row.get("id", row.get("code"))): row for row in rows}

    @cached_property
    def records(self) -> Mapping[str, Value]:
        """Return the records that count, by owner, ledger and identifier."""
        return {row.reference: row.value for row in self.catalog.documents if counts(row.value)}

    @cached_property
    def lives(self) -> Mapping[str, tuple[str, str]]:
        """Return from when until when a county belongs to the city; empty where not limited."""
        return {
            str(row.get("code")): (as_iso(row.get("valid_from")), as_iso(row.get("valid_to")))
            for row in self._listed("areas")
        }

    @cached_property
    def absorbed(self) -> Mapping[str, tuple[str, str, str]]:
        """Return by county which other one is part of it, since when, and when that is a year."""
        ended = [(row.valid_to + DAY, row) for row in self.catalog.areas.values() if row.valid_to]
        return {
            row.merged_into: (since.isoformat(), add_months(since, 12).isoformat(), row.name)
            for since, row in sorted(ended, key=lambda each: each[0])
            if row.merged_into
        }

    @cached_property
    def closed(self) -> frozenset[str]:
        """Return the ledgers that the city keeps to itself (publication.yaml)."""
        rows = self._listed("publication", "ledgers")
        return frozenset(str(row.get("ledger")) for row in rows if row.get("published") is not True)

    def _listed(self, ledger: str, name: str = "") -> Iterator[Value]:
        """Yield the entries of a list of a ledger, by default the one with the ledger's name."""
        for document in self.catalog.by_ledger.get(ledger, ()):
            yield from (row for _, row in entries(document.value, name or ledger))

    def due(self, ledger: str, cycle: str = "") -> tuple[tuple[Span, str], ...]:
        """Return the periods of a ledger that lie mostly in the programme, with their deadlines."""
        return self.once(("due", ledger, cycle), lambda: tuple(self._due(ledger, cycle)))

    def _due(self, ledger: str, cycle: str) -> Iterator[tuple[Span, str]]:
        programme = self.catalog.programme
        if programme is None or not self.binding:
            return
        for window, calendar in self.catalog.windows(ledger, cycle):
            spans = since(programme.start_on, programme.end_on + DAY, window["cycle"])
            for each in (span for span in spans if span.middle >= programme.start_on):
                due, span = due_of(window, calendar, each), span_of(each.name)
                if due and span:
                    yield span, due.isoformat()

    def named(self, record: str) -> frozenset[str]:
        """Return every day that a record names."""
        whole = self.records.get(record, NOTHING)
        return self.once(("named", record), lambda: frozenset(_named(whole)))

    def _rows(self, basis: Basis) -> dict[str, tuple[DatedRow, ...]]:
        found: dict[str, list[DatedRow]] = {}
        ledger = self.catalog.contract.ledger(basis.ledger)
        for document in self.catalog.by_ledger.get(basis.ledger, ()):
            whole = self._told(document, ledger.dated)
            span = span_of(whole.get("period")) if ledger.is_periodic else None
            for path, item in _entries(document, basis.each):
                row = DatedRow(document, path, item, *_days(item, whole, basis, ledger, span), span)
                about = str(item.get(basis.each))
                named = self.records.get(about, NOTHING).get("county")
                whose = {named} if named else {*codes_of(document, item, path)}
                if about in self.catalog.units:  # A county speaks of its own bodies (R26).
                    whose &= {about[:CODE]}
                whose |= {document.owner} & {CITY}
                several = len(whose - {CITY}) > 1 and self.binding
                for county in self.codes & whose:
                    own = replace(row, shared=True) if several and county != CITY else row
                    found.setdefault(county, []).append(own)
        return {county: tuple(rows) for county, rows in found.items()}

    def _told(self, document: Document, name: str) -> Value:
        """Return a record; a rectification without updates is of the day of its finding (R7)."""
        told = self.records.get(str(document.value.get("finding")), NOTHING)
        return {name: told.get("fed_back_on"), **document.value} if told else document.value


def _named(value: object) -> Iterator[str]:
    """Yield every day that a value or anything inside it names."""
    if isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _named(held)
    elif day := as_iso(value):
        yield day


def _entries(document: Document, each: str) -> Iterator[tuple[Path, Value]]:
    """Yield the entries that may be counted; one that is a word is a row with the list's name."""
    if counts(document.value):
        for path, item in entries(document.value, each):
            row = item if isinstance(item, dict) else {each.rpartition(".")[2]: item}
            if counts(row):
                yield path, row


def _days(
    item: Value, whole: Value, basis: Basis, ledger: Ledger, span: Span | None
) -> tuple[str, str, str]:
    """Return the day of a row, the first day on which it counts, and the last."""
    if ledger.record.begins:
        start = str(item.get(ledger.record.begins, "0001-01-01"))
        return start, start, str(item.get(ledger.record.ends, ""))
    if ledger.is_periodic:
        filed = as_iso(item.get("filed_on", whole.get("came_in", whole.get("filed_on"))))
        on = as_iso(item.get(basis.dated)) if basis.dated else span.last if span else ""
        return on, max(filed, span.last) if span and filed and on else "", ""
    on, came = _dated(item, whole, basis, ledger)
    if basis.ledger == "actions":
        decided, until = standing_of(whole)
        on = min(on, decided) if on else decided  # Of a year that is over, in that year (R36).
        return on, max(decided, came) if decided else "", until
    opened = as_iso(whole.get(ledger.opens)) if ledger.opens else on
    return on, max(on, opened, came) if on and opened else "", ""


def _dated(item: Value, whole: Value, basis: Basis, ledger: Ledger) -> tuple[str, str]:
    """Return the day of an entry, and the day on which it came in where that is another one."""
    first = whole.get(ledger.record.judged_on, whole.get(ledger.dated))
    if basis.dated:
        on = item.get(basis.dated, whole.get(basis.dated))
        span = period(on)
        return str(span.last) if span else as_iso(on), as_iso(item.get("came_in"))
    if item is whole or "on" not in item:
        if not isinstance(first, list):
            return as_iso(first), ""
        item = first[0] if first and isinstance(first[0], dict) else {}
    return as_iso(item.get("on")), as_iso(item.get("came_in"))
