"""The page of a ledger: what it is, what only this one has, its records, fields and a sample."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ledgers.model import NONE, say
from ledgers.model.ledger_records import Record, valid
from ledgers.publish.kit import Desk, Leaf, components, links
from ledgers.publish.kit.labels import cycle, keeper, label_of
from ledgers.publish.ledgers.appraised import appraisals
from ledgers.publish.ledgers.corrections import corrections
from ledgers.publish.ledgers.events import editions, events, loads
from ledgers.publish.ledgers.fields import field_rows
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
