"""Columns of lists of records, or of entries in them; every value links to its lines."""

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from ledgers.model import NONE, Field, Struct, Words, as_words, replace, say
from ledgers.model.ledger_records import Record, valid
from ledgers.model.rows import Value as Fields
from ledgers.model.rows import as_text, groups, groups_around, inside, rows, text, whole
from ledgers.publish.kit import Cell, Desk, Here, Inline, Leaf, Linked, Table, sort_word, word_of
from ledgers.publish.tables.count_tables import called, county_spot, shown
from ledgers.publish.tables.listing import Col, Listing, in_files
from ledgers.publish.tables.tables import Value

NAMED = ("county", "home_county", "host_county")
"""The fields in which an entry names the counties that it concerns."""
COUNTIES = say("codes of the counties, with spaces between; empty for the city as a whole")


class Entry(Struct, frozen=True):
    """A record, or one entry of a list in it."""

    record: Record
    value: Fields

    def shown(self, here: Here, value: Value) -> object:
        """Return a value that leads to the record's lines; a dash for nothing."""
        return NONE if value in {None, ""} else shown(here, self.record, str(value))


def newest_first(records: Iterable[Record]) -> list[Record]:
    """Return records by their day, or where none is known by their period, the newest first."""
    return sorted(records, key=lambda record: record.day or record.period, reverse=True)


def of_record(here: Leaf, head: Words, record: Record, text: str) -> Cell:
    """Return a short text under its head; it leads to the lines of the record."""
    return here.short(head, shown(here, record, text) if text else NONE)


def dated(desk: Desk, ledger: str) -> list[Entry]:
    """Return the records of a ledger that have a day, or never have one; the newest first."""
    known, never = valid(desk.records.get(ledger, ())), not desk.contract.ledger(ledger).record.days
    found = [record for record in known if record.day or never]
    newest = sorted(found, key=lambda record: (record.day, record.id), reverse=True)
    return [Entry(record, record.value) for record in newest]


def within(entries: list[Entry], *way: str) -> Iterator[Entry]:
    """Yield the entries of a list in each of some records, with the fields that they lie in."""
    for entry in entries:
        for path, _ in groups(entry.value, *way):
            around = map(dict, groups_around(entry.value, path)[:-1])
            yield Entry(entry.record, dict(ChainMap(*around)))


def of_county(listing: Listing[Entry], here: Leaf, code: str) -> Table | None:
    """Return the entries of a list that name a county, or whose records concern it, as a table."""
    own = [(entry, {*map(entry.value.get, NAMED)} - {None}) for entry in listing.of(here.desk)]
    found = [entry for entry, named in own if code in (named or entry.record.counties)]
    return listing.table(here, found) if found else None


def identifier(name: str, words: Words, head: Words) -> Col[Entry]:
    """Return the column of what a record is called; it leads to its page, or to its lines."""
    column = cited(name, words, head, lambda entry: entry.record.id)
    return replace(column, face=lambda here, entry: called(here, entry.record))


def sorts(code: Words, name: Words, head: Words) -> tuple[Col[Entry], Col[Entry]]:
    """Return the columns of a record's sort: its code in the files, its word everywhere."""

    def word(desk: Desk, entry: Entry) -> Value:
        return sort_word(desk, entry.record.ledger, entry.record.sort)

    filed: Col[Entry] = in_files("kind", code, lambda entry: entry.record.sort)
    return filed, Col("kind_name", name, word, head)


def counties(head: Words, otherwise: object = NONE) -> Col[Entry]:
    """Return the column of the counties that a record concerns; `otherwise` where it is none."""

    def face(here: Leaf, entry: Entry) -> object:
        names = ((code, here.desk.county_name(code)) for code in entry.record.counties)
        found = (here.to(county_spot(code, entry.record.ledger), name) for code, name in names)
        return Inline(tuple(found)) if entry.record.counties else otherwise

    return Col("counties", COUNTIES, lambda _, entry: " ".join(entry.record.counties), head, face)


def cited(
    name: str, long: Words, head: Words, value: Callable[[Entry], Value], *, number: bool = False
) -> Col[Entry]:
    """Return a column whose values lead to the record's lines."""
    return Col(
        name,
        long,
        lambda _, entry: value(entry),
        head,
        lambda here, entry: entry.shown(here, value(entry)),
        number=number,
        short=not number,
    )


def field(name: str, long: Words, head: Words, of: str = "") -> Col[Entry]:
    """Return the column of a text or day that is filed as `of`, or by its own name."""
    return cited(name, long, head, lambda entry: as_text(inside(entry.value, of or name)) or None)


def number(name: str, long: Words, head: Words, *, ordered: bool = False) -> Col[Entry]:
    """Return the column of a whole number that is filed by its own name."""
    column = cited(name, long, head, lambda entry: whole(entry.value, name), number=True)
    return replace(column, ordered=ordered)


def unit(name: str, long: Words, head: Words) -> Col[Entry]:
    """Return the column of what a unit that is filed by its identifier is called."""
    own = f"{name}_name" if name == "unit" else name
    return Col(own, long, lambda desk, entry: desk.unit_name(text(entry.value, name)), head)


def below(desk: Desk, name: str, way: str, *on_page: str) -> Listing[Entry]:
    """Return the entries of a list in the records of a ledger, each with what it lies in."""
    ledger, steps = desk.contract.ledger(name), tuple(way.split("."))
    said, levels = ledger.fields[steps], [steps[:end] for end in range(1, len(steps) + 1)]
    own = [field for names, field in ledger.fields.items() if names[:-1] in levels]
    called = say("{ledger}: {field}", ledger=ledger.title, field=said.title)
    return Listing(
        name="-".join((name, *steps)),
        title=called,
        ledgers=(name,),
        stacked=True,
        sparse=True,
        anchor=steps[-1],
        heading=as_words(said.title),
        rule=say("As recorded, the newest first."),
        columns=(
            identifier("record", say("identifier"), say("Record")),
            *((counties(say("County")),) if ledger.is_periodic else ()),
            *(it for one in own if _is_shown(one, on_page) for it in _filed(one, on_page)),
        ),
        of=lambda desk: within(dated(desk, name), *steps),
    )


def by_schema(desk: Desk, name: str, on_page: Collection[str] = ()) -> Listing[Entry]:
    """Return the list of the records of a ledger; the schema names and describes its columns.

    These are the single values of a record that may be public; on a page, those of `on_page`.
    """
    ledger = desk.contract.ledger(name)
    way = (name,) if ledger.record.key else ()
    own = [field for names, field in ledger.fields.items() if names[:-1] == way]
    columns = [column for each in own if _is_shown(each) for column in _filed(each, on_page)]
    if not way:
        columns[:0] = [identifier("record", say("identifier"), say("Record")), counties(COUNTIES)]
    return Listing(
        name=name,
        title=as_words(ledger.title),
        ledgers=(name,),
        columns=tuple(columns),
        of=lambda desk: (Entry(row, row.value) for row in valid(desk.records.get(name, ()))),
    )


def _is_shown(field: Field, on_page: Collection[str] = ()) -> bool:
    """Say whether a field is public, or is so under some condition; a list only if on a page."""
    said = field.said("x-visibility")
    cases = said if isinstance(said, dict) else {"default": said}
    words = {cases.get("default"), *(case["then"] for case in cases.get("when", ()))}
    listed = field.listed and field.names[-1] not in on_page
    return "public" in words and not listed and "properties" not in field.schema


def _filed(field: Field, on_page: Collection[str]) -> Iterator[Col[Entry]]:
    """Yield the column of a field; one of codes has another one beside it, of their words.

    On a page a code is shown by its word, other values lead to their lines.
    """
    name, called = field.names[-1], _called(field)

    def value(_: Desk, entry: Entry) -> Value:
        found = entry.value.get(name)
        found = " ".join(map(str, found)) if isinstance(found, list) else found
        return found if isinstance(found, str | int | Decimal | date) else None

    def named(desk: Desk, entry: Entry) -> Value:
        found = value(desk, entry)
        each = (called(desk, code) for code in str(found or "").split()) if called else ()
        return desk.both("、", ", ").join(each) or None

    def face(here: Leaf, entry: Entry) -> object:
        found = value(here.desk, entry)
        if field.said("x-refers") == "areas" and str(found) in here.view.catalog.areas:
            return here.county(str(found))
        if field.definition == "url" and str(found).startswith("https://"):
            return Linked(str(found), str(found))
        return (named(here.desk, entry) or NONE) if called else entry.shown(here, found)

    yield Col(
        name=name,
        long=say("{title}: {description}", title=field.title, description=field.description),
        head=as_words(field.title) if name in on_page else None,
        short=field.definition == "date",
        number=field.definition in {"count", "points", "number"},
        value=value,
        face=face,
    )
    if called:
        long = say("{what}: what it is called", what=as_words(field.title))
        yield Col(f"{name}_name", long, named)


def _called(field: Field) -> Callable[[Desk, str], str] | None:
    """Return how the codes of a field become names; None where it holds none."""
    schema = {**field.schema, **field.schema.get("items", {})}
    if schema.keys() & {"x-vocab", "enum"}:
        return lambda desk, code: word_of(desk, code, schema)
    refers = str(schema.get("x-refers"))
    if refers.startswith("standards.checklists"):
        return lambda desk, code: desk.once(checklist_titles).get(code, code)
    known = {"areas": Desk.county_name, "units": Desk.unit_name, "tasks": Desk.task_title}
    return known.get(refers)


def checklist_titles(desk: Desk) -> dict[str, str]:
    """Return what checklists and their items are called, by code (R129, R275)."""
    standards = desk.records.get("standards", ())
    lists = [row for one in standards for row in rows(one.value, "checklists")]
    items = [row for each in lists for row in rows(each, "items")]
    titles = {text(row, "code"): desk.both(text(row, "zh"), text(row, "en")) for row in items}
    return {**titles, **{text(row, "id"): text(row, "title") for row in lists}}
