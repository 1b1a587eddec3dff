"""Find the rows of each county in each ledger, once for all indicators and all days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ledgers.assess.indicators.days import ISO, Span, span_of
from ledgers.model.catalog import Catalog
from ledgers.model.contract import Ledger
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY

Value = Mapping[str, Any]
NOTHING: Value = {}
CODE = 6


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One thing that may be counted: a record, or an entry of a list inside it.

    `on` is its day, `known` the first day on which it counts, `until` the last where it has one;
    an empty `known` means never. `span` is the period of a periodic filing.
    """

    record: str
    path: Path
    item: Value
    whole: Value
    owner: str
    on: str
    known: str
    until: str = ""
    span: Span | None = None

    def stands(self, day: str) -> bool:
        """Say whether the row counts at the end of a day."""
        return "" < self.known <= day and not "" < self.until < day


@dataclass(frozen=True, slots=True)
class Basis:
    """Say whose rows: a ledger, the list inside its records, the field that dates them."""

    ledger: str
    each: str = ""
    dated: str = ""


class Index:
    """Hold the rows of a catalogue by county, each list of them made when first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        """Begin with nothing found yet."""
        self.catalog = catalog
        self.codes = frozenset(area.code for area in catalog.counties)
        self.results: dict[object, Any] = {}
        self._found: dict[Basis, dict[str, tuple[Row, ...]]] = {}

    def rows(self, county: str, basis: Basis) -> tuple[Row, ...]:
        """Return the rows of a county that are not withdrawn and not kept internal."""
        found = self._found.get(basis)
        if found is None:
            found = self._found[basis] = self._rows(basis)
        return found.get(county, ())

    @cached_property
    def units(self) -> Mapping[str, Value]:
        """Return what the registers say of each body."""
        documents = self.catalog.by_ledger.get("units", ())
        rows = [row for document in documents for _, row in entries(document.value, "units")]
        return {str(row.get("id")): row for row in rows}

    @cached_property
    def records(self) -> Mapping[str, Value]:
        """Return the records that count, by owner, ledger and identifier."""
        return {name_of(row): row.value for row in self.catalog.documents if counts(row.value)}

    @cached_property
    def lives(self) -> Mapping[str, tuple[str, str]]:
        """Return from when until when a county belongs to the city; empty where not limited."""
        listed = [row for doc in self.catalog.by_ledger.get("areas", ()) for row in _areas(doc)]
        return {
            str(row.get("code")): (iso(row.get("valid_from")), iso(row.get("valid_to")))
            for row in listed
        }

    @cached_property
    def closed(self) -> frozenset[str]:
        """Return the ledgers that the city keeps to itself (publication.yaml)."""
        documents = self.catalog.by_ledger.get("publication", ())
        rows = [row for document in documents for _, row in entries(document.value, "ledgers")]
        return frozenset(str(row.get("ledger")) for row in rows if row.get("published") is not True)

    def days(self, county: str, ledger: str) -> frozenset[str]:
        """Return every day that the records of a county name, and those of their periods."""
        key = ("days", county, ledger)
        if key not in self.results:
            self.results[key] = frozenset(
                day
                for row in self.rows(county, Basis(ledger, self._list_of(ledger)))
                for day in (row.on, row.known, row.until, *_of_span(row.span), *_named(row.whole))
            )
        found: frozenset[str] = self.results[key]
        return found

    def _list_of(self, ledger: str) -> str:
        """Return the list of a register whose entries hold from a day; nothing for records."""
        return ledger if self.catalog.contract.ledger(ledger).record.begins else ""

    def _rows(self, basis: Basis) -> dict[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        ledger = self.catalog.contract.ledger(basis.ledger)
        for document in self.catalog.by_ledger.get(basis.ledger, ()):
            if counts(document.value):
                for path, item in entries(document.value, basis.each):
                    if counts(item):
                        row = _row(document, path, item, basis, ledger)
                        for county in self._counties(document, item):
                            found.setdefault(county, []).append(row)
        return {county: tuple(rows) for county, rows in found.items()}

    def _counties(self, document: Document, item: Value) -> frozenset[str]:
        """Return whose row it is: the keeper's, or of the county that the nearest word names."""
        if document.owner != CITY:
            return self.codes & {document.owner}
        if document.ledger == "decisions":
            return self.codes & {document.id[:CODE]}
        for value in (item, document.value):
            named = value.get("county", value.get("counties", value.get("parent")))
            if named is None and value is item and item is not document.value:
                named = [str(word)[:CODE] for word in (item.get("unit"), item.get("units")) if word]
            if named:
                return self.codes & frozenset(named if isinstance(named, list) else [named])
        return frozenset()


def name_of(document: Document) -> str:
    """Return what a reference calls a record: owner, ledger and identifier."""
    return f"{document.owner}/{document.ledger}/{document.id}"


def counts(value: Value) -> bool:
    """Say whether a record or an entry is counted: neither withdrawn nor kept internal."""
    return "withdrawn" not in value and value.get("visibility") != "internal"


def entries(value: Value, each: str) -> Iterator[tuple[Path, Value]]:
    """Yield the entries of a list inside a record, or the record where no list is named.

    An entry that is one word becomes a row with the name of the list as its only field.
    """
    rows: list[tuple[Path, Any]] = [((), value)]
    for name in filter(None, each.split(".")):
        lists = [
            ((*path, name), row[name])
            for path, row in rows
            if isinstance(row, Mapping) and name in row
        ]
        rows = [
            ((*path, index), item if isinstance(item, Mapping) else {name: item})
            for path, listed in lists
            for index, item in enumerate(listed if isinstance(listed, list) else [listed])
        ]
    yield from rows


def _areas(document: Document) -> Iterator[Value]:
    return (row for _, row in entries(document.value, "areas"))


def _of_span(span: Span | None) -> tuple[str, ...]:
    return (span.first, span.last, span.stale) if span else ()


def _named(value: object) -> Iterator[str]:
    """Yield every day that stands anywhere in a value."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
    elif iso(value):
        yield str(value)


def _row(document: Document, path: Path, item: Value, basis: Basis, ledger: Ledger) -> Row:
    whole = document.value
    span = span_of(whole.get("period")) if ledger.is_periodic else None
    on, known, until = _days(item, whole, basis, ledger)
    record = name_of(document)
    return Row(record, path, item, whole, document.owner, on, known, until, span)


def _days(item: Value, whole: Value, basis: Basis, ledger: Ledger) -> tuple[str, str, str]:
    """Return the day of a row, the first day on which it counts, and the last."""
    if ledger.record.begins:
        start = str(item.get(ledger.record.begins, "0001-01-01"))
        return start, start, str(item.get(ledger.record.ends, ""))
    if ledger.is_periodic:
        span = span_of(whole.get("period"))
        filed = iso(item.get("filed_on", whole.get("filed_on")))
        on = iso(item.get(basis.dated)) if basis.dated else span.last if span else ""
        return on, max(filed, span.last) if span and filed and on else "", ""
    on = _dated(item, whole, basis, ledger)
    opened = iso(whole.get(ledger.opens)) if ledger.opens else on
    return on, max(on, opened) if on and opened else "", ""


def _dated(item: Value, whole: Value, basis: Basis, ledger: Ledger) -> str:
    if basis.dated:
        return iso(item.get(basis.dated, whole.get(basis.dated)))
    if item is not whole and "on" in item:
        return iso(item["on"])
    first = whole.get(ledger.dated)
    if isinstance(first, list):
        first = first[0].get("on") if first and isinstance(first[0], Mapping) else None
    return iso(first)


def iso(value: object) -> str:
    """Return a day as written, or an empty text where there is none."""
    return value if isinstance(value, str) and ISO.match(value) else ""
