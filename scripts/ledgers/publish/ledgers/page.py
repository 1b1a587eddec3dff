"""Make the page of a ledger: what it is, how many records, of whom, when, and the newest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ledgers.model.contract import Ledger, Names
from ledgers.model.ledger_records import Record, valid
from ledgers.model.numbers import NONE
from ledgers.model.portal import Sample
from ledgers.model.words import Both, Words, say
from ledgers.publish.kit import links
from ledgers.publish.kit.components import (
    Code,
    Crumbs,
    Fact,
    Facts,
    Head,
    Here,
    Inline,
    Mark,
    Row,
    Several,
    Table,
    row_of,
    table_of_any,
)
from ledgers.publish.kit.context import Desk, Leaf
from ledgers.publish.kit.count_tables import Block, by_period, by_sort, count_grid, shown
from ledgers.publish.kit.entries import newest_first, of_record
from ledgers.publish.kit.labels import cycle, keeper, label_of
from ledgers.publish.kit.links import Linked
from ledgers.publish.kit.listing import downloads
from ledgers.publish.kit.sums import sums
from ledgers.publish.kit.tables import DataTable
from ledgers.publish.ledgers.rules import rules_of

NEWEST = 25
Special: TypeAlias = Callable[[Leaf], Iterator[Block]]

VISIBILITY_WORDS: Mapping[str, Words] = {
    "public": say("public"),
    "aggregate": say("only in sums"),
    "embargoed": say("not yet public"),
    "internal": say("not published"),
}
"""What readers may see of a field."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in a sample: what was written in place of what, and what the check says."""

    wrong: Code
    right: Code
    kind: Linked
    message: Both
    hint: Both


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """One ledger of the city."""

    template: ClassVar[str] = "ledger.html.j2"
    head: Head
    crumbs: Crumbs
    title: str
    description: str
    facts: Facts
    blocks: tuple[Block, ...]
    newest: Table | None
    fields: Table | None
    samples: tuple[Code, ...]
    slip: Slip | None


def ledger_page(
    desk: Desk, ledger: str, special: Special | None, tables: Sequence[DataTable] = ()
) -> LedgerPage:
    """Return the page of a ledger; `special` yields what only this one has to show.

    `tables` are those for download; the page leads to the ones that tell of its ledger.
    """
    folder = links.ledger_page(ledger)
    here = desk.here(folder)
    title = desk.ledger_title(ledger)
    schema = desk.contract.ledger(ledger).schema
    records = desk.records.get(ledger, ())
    return LedgerPage(
        head=desk.head(folder, title, say("The ledger “{title}” of all counties.", title=title)),
        crumbs=desk.crumbs(here, (links.LEDGERS, say("Ledgers")), title=title),
        title=title,
        description=desk.told(schema, "description"),
        facts=Facts(
            (*_facts(here, ledger, records), *_downloads(here, ledger, tables)),
        ),
        blocks=(
            *(special(here) if special else ()),
            *sums(here, ledger),
            *general(here, records),
        ),
        newest=_newest(here, records),
        fields=_fields(here, ledger),
        samples=tuple(Code(text) for sample in _samples(desk, ledger) for text in sample.texts),
        slip=next((_slip(here, sample) for sample in _samples(desk, ledger)), None),
    )


def _facts(here: Leaf, ledger: str, records: Sequence[Record]) -> tuple[Fact, ...]:
    withdrawn = len(records) - len(valid(records))
    last = max((record.day for record in records), default="")
    facts = [
        Fact(say("Kept by"), keeper(ledger)),
        Fact(say("Filed"), cycle(here.desk, ledger)),
        Fact(say("Records shown"), here.to(f"{here.folder}#records", str(len(valid(records))))),
    ]
    if withdrawn:
        facts.append(Fact(say("Withdrawn"), here.to(f"{here.folder}#records", str(withdrawn))))
    if last:
        facts.append(Fact(say("Newest"), here.to(f"{here.folder}#records", last)))
    return (*facts, Fact(say("Files"), _files(here, ledger)))


def _downloads(here: Here, ledger: str, tables: Sequence[DataTable]) -> Iterator[Fact]:
    """Yield where the tables that tell of a ledger can be downloaded."""
    found = downloads(here, [table for table in tables if ledger in table.ledgers])
    if found:
        yield Fact(say("Download"), Several(found))


def _files(here: Leaf, ledger: str) -> object:
    """Return a link to each source page of a ledger, by owner."""
    folders: dict[str, str] = {}
    for source in here.view.sources:
        if source.ledger == ledger:
            about = links.source_folder(source)
            code = about.rstrip("/").rpartition("/")[2]
            whose = code if code in here.view.catalog.areas else source.owner
            folders[about] = here.desk.county_name(whose)
    city = here.view.catalog.city
    names = {"city": city.name if city else here.desk.say(say("the city"))}
    found = [here.to(folder, names.get(name, name)) for folder, name in sorted(folders.items())]
    return Inline(tuple(found)) if found else NONE


# ── What every ledger shows ──────────────────────────────────────────────────────────────────────


def general(here: Leaf, records: Sequence[Record]) -> Iterator[Block]:
    """Yield the counts of any ledger: by county and sort, by county and period."""
    counted = valid(records)
    if not counted:
        return
    said = here.desk.contract.ledger(counted[0].ledger).record
    if said.sort:
        split = by_sort(here.desk, counted, say("Records by county and sort"))
        yield Block("sorts", say("By sort"), tables=(count_grid(here, counted, split),))
    if any(record.period for record in counted):
        split = by_period(counted, say("Records by county and period"))
        yield Block("periods", say("By period"), tables=(count_grid(here, counted, split),))
    if not said.key and not any(record.counties for record in counted):
        yield from _contents(here, counted)


def _contents(here: Leaf, records: Sequence[Record]) -> Iterator[Block]:
    """Yield what the lists of a file of reference hold."""
    rows = (
        row_of(
            here.cell(say("List"), _title(here.desk, record.ledger, name)),
            here.number(say("Entries"), shown(here, record, str(len(listed)))),
        )
        for record in records
        for name, listed in record.value.items()
        if isinstance(listed, list)
    )
    table = table_of_any(say("Lists in the file"), rows)
    if table:
        yield Block("contents", say("What it holds"), tables=(table,))


def _title(desk: Desk, ledger: str, name: str) -> str:
    schema = desk.contract.field(ledger, name)
    return desk.told(schema, "title") or name


# ── The newest records ───────────────────────────────────────────────────────────────────────────


def _newest(here: Leaf, records: Sequence[Record]) -> Table | None:
    found = newest_first(records)[:NEWEST]
    caption = say(
        "{shown} of {all} records, the newest first",
        shown=str(len(found)),
        all=str(len(records)),
    )
    return table_of_any(caption, (_record(here, record) for record in found), stacked=True)


def _record(here: Leaf, record: Record) -> Row:
    counties = tuple(here.county(code) for code in record.counties)
    return row_of(
        of_record(here, say("Record"), record, record.id),
        here.cell(say("County"), Inline(counties) if counties else say("the city")),
        of_record(here, say("Period"), record, record.period),
        of_record(here, say("Day"), record, record.day),
        here.cell(say("What it is"), _described(here, record)),
    )


def _described(here: Leaf, record: Record) -> object:
    if record.withdrawn:
        return Inline((Mark("late", say("withdrawn")), label_of(here.desk, record)))
    return shown(here, record, label_of(here.desk, record))


# ── A sample ─────────────────────────────────────────────────────────────────────────────────────


def _samples(desk: Desk, ledger: str) -> list[Sample]:
    return [sample for sample in desk.view.samples if sample.ledger == ledger]


def _slip(here: Here, sample: Sample) -> Slip:
    return Slip(
        wrong=Code(sample.wrong),
        right=Code(sample.right),
        kind=here.to(links.problem_page(sample.code), sample.code),
        message=sample.message,
        hint=sample.hint,
    )


# ── Its fields ───────────────────────────────────────────────────────────────────────────────────


def _fields(here: Leaf, name: str) -> Table | None:
    ledger = here.desk.contract.ledger(name)
    way = (name,) if ledger.record.key else ()
    entry = ledger.entry.get("properties", {})
    rows = (_field(here, ledger, (*way, each)) for each in entry)
    return table_of_any(say("Fields of a record"), rows, stacked=True)


def _field(here: Leaf, ledger: Ledger, way: Names) -> Row:
    schema = ledger.fields[way].schema
    description = here.desk.told(schema, "description") or NONE
    rules = tuple(rules_of(here.desk, ledger, way))
    return row_of(
        here.short(say("Field"), way[-1]),
        here.short(say("Title"), here.desk.told(schema, "title") or NONE),
        here.cell(say("What it says"), Several((description, *rules)) if rules else description),
        here.cell(say("Visibility"), visibility(schema.get("x-visibility"))),
    )


def visibility(word: object) -> Words:
    """Say what readers may see of a field whose visibility is a word or a condition."""
    if isinstance(word, Mapping):
        first = VISIBILITY_WORDS.get(str(word.get("default")), say("not published"))
        if "until" in word:
            return say("{word}, once “{field}” has come", word=first, field=word["until"])
        return say("{word}, with exceptions", word=first)
    return VISIBILITY_WORDS.get(str(word), say("not published"))
