"""The page of a ledger: what it is, what only this one has, its records, fields and a sample."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ledgers.model import NONE, Field, Ledger, Names, Words, say, together
from ledgers.model.ledger_records import Record, valid
from ledgers.publish.kit import Desk, Leaf, Row, Several, components, links
from ledgers.publish.kit.labels import VISIBILITY_WORDS, cycle, keeper, label_of
from ledgers.publish.ledgers.appraised import appraisals
from ledgers.publish.ledgers.corrections import corrections
from ledgers.publish.ledgers.events import editions, events, loads
from ledgers.publish.ledgers.oversight import ROUNDS, actions, checks
from ledgers.publish.ledgers.quarterly import facilities, posts
from ledgers.publish.ledgers.rectifications import rectification
from ledgers.publish.subjects.entries import newest_first, of_record
from ledgers.publish.subjects.stages import inside_of
from ledgers.publish.subjects.standards import standards
from ledgers.publish.tables.count_tables import by_level, by_period, by_sort, called, shown
from ledgers.publish.tables.listing import downloads
from ledgers.publish.tables.sums import sums
from ledgers.publish.tables.tables import DataTable

NEWEST = 25
SPECIALS: Mapping[str, Callable[[Leaf], Iterator[components.Block]]] = {
    "actions": actions,
    "appraisals": appraisals,
    "checks": checks,
    "editions": editions,
    "events": events,
    "facilities": facilities,
    "pairings": loads,
    "posts": posts,
    "rectifications": rectification,
    "rounds": ROUNDS.block,
    "standards": standards,
}
"""By ledger: the parts that only its page has, before those of every ledger."""


def ledger_page(desk: Desk, ledger: str, tables: Sequence[DataTable] = ()) -> components.Filled:
    """Return the page of a ledger, with links to its own tables for download."""
    here, title = desk.here(links.ledger_page(ledger)), desk.ledger_title(ledger)
    records = desk.records.get(ledger, ())
    special = SPECIALS.get(ledger)
    lists = inside_of(desk, ledger) if ledger != "appraisals" else ()
    own = [table for table in tables if ledger in table.ledgers]
    samples = [sample for sample in desk.view.samples if sample.ledger == ledger]
    about = say("The ledger “{title}” of all counties.", title=title)
    return here.page(
        "ledger.html.j2",
        here.opening(title, about, (links.LEDGERS, say("Ledgers"))),
        title=title,
        description=desk.told(desk.contract.ledger(ledger).schema, "description"),
        keeper=keeper(ledger),
        cycle=cycle(desk, ledger),
        counts=(len(records), len(valid(records))),
        last=max((record.day for record in records), default=""),
        files=_files(here, ledger),
        downloads=own and components.Several(tuple(downloads(here, own))),
        blocks=(
            *(special(here) if special else ()),
            *chain.from_iterable(each.block(here) for each in lists if each.anchor != "members"),
            *sums(here, ledger),
            *general(here, records),
            *corrections(here, ledger),
        ),
        newest=_newest(here, records),
        fields=here.table_of_any(say("Fields of a record"), field_rows(here, ledger), stacked=True),
        samples=tuple(components.Code(text) for sample in samples for text in sample.texts),
        slips=tuple(
            (one, components.Code(one.wrong), components.Code(one.right)) for one in samples[:1]
        ),
    )


def _files(here: Leaf, ledger: str) -> object:
    folders: dict[str, str] = {}
    for source in here.view.sources:
        if source.ledger == ledger:
            about = links.source_folder(source)
            code = about.rstrip("/").rpartition("/")[2]
            whose = code if code in here.view.catalog.areas else source.owner
            folders[about] = here.desk.county_name(whose)
    names = {"city": here.desk.city_name}
    found = [here.to(folder, names.get(name, name)) for folder, name in sorted(folders.items())]
    return components.Inline(tuple(found)) if found else NONE


def general(here: Leaf, records: Sequence[Record]) -> Iterator[components.Block]:
    """Yield the counts of any ledger: by county and sort, by county and period."""
    counted = valid(records)
    if not counted:
        return
    said = here.desk.contract.ledger(counted[0].ledger).record
    if said.sort:
        yield components.Block(
            "sorts", say("By sort"), tables=(by_sort(here, counted), *by_level(here, counted))
        )
    if any(record.period for record in counted):
        yield components.Block("periods", say("By period"), tables=(by_period(here, counted),))
    if not said.key and not any(record.counties for record in counted):
        yield from _contents(here, counted)


def _contents(here: Leaf, records: Sequence[Record]) -> Iterator[components.Block]:
    """Yield what the lists of a file of reference hold."""
    rows = []
    for record, (name, held) in ((row, each) for row in records for each in row.value.items()):
        if isinstance(held, list):
            title = here.desk.told(here.desk.contract.field(record.ledger, name), "title")
            count = here.number(say("Entries"), shown(here, record, str(len(held))))
            rows.append(here.row(here.cell(say("List"), title or name), count))
    if table := here.table_of_any(say("Lists in the file"), rows):
        yield components.Block("contents", say("What it holds"), tables=(table,))


def _newest(here: Leaf, records: Sequence[Record]) -> components.Table | None:
    found = newest_first(records)[:NEWEST]
    count, all_ = str(len(found)), str(len(records))
    caption = say("{shown} of {all} records, the newest first", shown=count, all=all_)
    return here.table_of_any(caption, _records(here, found), stacked=True)


def _records(here: Leaf, records: Iterable[Record]) -> Iterator[components.Row]:
    for record in records:
        counties = tuple(here.county(code) for code in record.counties)
        label: object = label_of(here.desk, record)
        withdrawn = components.Inline((components.Mark("late", say("withdrawn")), label))
        what = withdrawn if record.withdrawn else shown(here, record, f"{label}")
        yield here.row(
            here.short(say("Record"), called(here, record)),
            here.cell(say("County"), components.Inline(counties) if counties else say("the city")),
            of_record(here, say("Period"), record, record.period),
            of_record(here, say("Day"), record, record.day),
            here.cell(say("What it is"), what),
        )


BESIDE: Mapping[str, Words] = {
    "x-not-before": say("not before “{fields}”"),
    "x-part-of": say("part of “{fields}”"),
    "x-at-most": say("at most “{fields}”"),
    "x-adds-up-to": say("adds up to “{fields}” with its like"),
}
ENTRIES: Mapping[str, Words] = {
    "x-ordered": say("in order of “{fields}”"),
    "x-unique": say("once per “{fields}”"),
}
ASKED: Mapping[tuple[str, object], Words] = {
    ("of", "owner"): say("a body of the county or city that files"),
    ("of", "county"): say("a body of the county or of the city"),
    ("not", "owner"): say("no body of the county or city that files"),
    ("level", "city"): say("a post of the city"),
    ("level", "owner"): say("no post of the city in a county's file"),
    ("there", True): say("exists on the day of the record"),
    ("once", "ledger"): say("once in this ledger"),
    ("once", "list"): say("once in its list"),
}


def field_rows(here: Leaf, name: str) -> Iterator[Row]:
    """Yield the fields of a record of a ledger."""
    ledger = here.desk.contract.ledger(name)
    outer = (name,) if ledger.record.key else ()
    for field in ledger.entry.get("properties", {}):
        way = (*outer, field)
        schema = ledger.fields[way].schema
        description = here.desk.told(schema, "description") or NONE
        rules = tuple(rules_of(here.desk, ledger, way))
        told = Several((description, *rules)) if rules else description
        yield here.row(
            here.short(say("Field"), way[-1]),
            here.short(say("Title"), here.desk.told(schema, "title") or NONE),
            here.cell(say("What it says"), told),
            here.cell(say("Visibility"), visibility(schema.get("x-visibility"), ledger)),
        )


def visibility(word: object, ledger: Ledger) -> Words:
    """Say what readers may see of a field whose visibility is a word or a condition."""
    if isinstance(word, dict):
        first = VISIBILITY_WORDS.get(str(word.get("default")), say("not published"))
        if "until" in word:
            until = (row.title for row in ledger.fields.values() if word["until"] in row.names[-1:])
            return say("{word}, once “{field}” has come", word=first, field=next(until))
        return say("{word}, with exceptions", word=first)
    return VISIBILITY_WORDS.get(str(word), say("not published"))


def rules_of(desk: Desk, ledger: Ledger, way: Names) -> Iterator[Words]:
    """Yield the rules of a field, then those of every field inside it, of parts in parts once."""
    inside = [row for row in ledger.fields.values() if row.names[: len(way)] == way]
    once = {id(row.schema): row for row in reversed(inside)}
    for field in reversed(once.values()):
        if not field.is_registered and "changes" not in field.names[1:]:  # alike everywhere
            for words in (*_named(ledger, field), *_asked(desk, field)):
                inner = say("{field}: {part}", field=field.title, part=words)
                yield words if field.names == way else inner


def _named(ledger: Ledger, field: Field) -> Iterator[Words]:
    """Yield the rules that name other fields, beside the field or in its entries."""
    for word, words in BESIDE.items():
        for said in field.named(word):
            ways = [(one.split("."), ledger.holder(field.names, one)) for one in said.split(" + ")]
            names = [(*around, *way) for way, around in ways]
            yield from _of(ledger, words, names, say("{one} + {other}"))
    for word, words in ENTRIES.items():
        names = [(*field.names, name) for name in field.named(word)]
        yield from _of(ledger, words, names, say("{one}, {other}"))


def _of(ledger: Ledger, words: Words, names: list[Names], pair: Words) -> Iterator[Words]:
    """Yield a rule about fields, their titles joined as a `pair`; nothing if there are none."""
    titles = [ledger.fields[name].title for name in names if name in ledger.fields]
    if titles:
        yield Words(words.text, {"fields": together(titles, pair)})


def _asked(desk: Desk, field: Field) -> Iterator[Words]:
    """Yield the rules for the body that a field names, and the scope of an identifier."""
    asked = {**(field.said("x-must-be") or {}), "once": field.said("x-identifier")}
    if kind := asked.get("kind", asked.get("should")):
        yield say("of the kind “{kind}”", kind=desk.term("unit_kinds", kind))
    yield from (words for (key, value), words in ASKED.items() if asked.get(key) == value)
