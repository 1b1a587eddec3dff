"""The files of the search, as scripts that hand over their data: it works without a server."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ledgers.model import OutputFile, in_groups, text
from ledgers.model.ledger_records import Record
from ledgers.publish.kit import Desk, links
from ledgers.publish.kit.addresses import clean, handed_over
from ledgers.publish.kit.pinyin import by_sign, otherwise
from ledgers.publish.search.names import KINDS, SECOND, Name, called_by, first_names
from ledgers.publish.search.texts import SHARDS, Printed, indexed, own_lines

TOGETHER = 4


def search_files(desks: Sequence[Desk], pages: Sequence[Printed]) -> Iterator[OutputFile]:
    """Yield the names, the records, and the texts of the pages with their index.

    The desk of the leading programme comes first.
    """
    desk = desks[0]
    yield _names(desk, "names", first_names(desks, pages))
    yield _names(desk, "records", second_names(desk, pages))
    yield from _texts(pages)


def _names(desk: Desk, key: str, names: Iterable[Name]) -> OutputFile:
    """Return a file of names, with the readings of their signs."""
    listed = list(names)
    given = {area.name: area.pinyin for area in desk.view.catalog.areas.values() if area.pinyin}
    corrected = {**desk.view.searching["readings"], **given}
    alone = by_sign([text for name in listed for text in (name.title, *name.also)], corrected)
    by_reading = in_groups((read, sign) for sign, read in sorted(alone.items()))
    readings = {read: "".join(signs) for read, signs in sorted(by_reading.items())}
    rows = [_row(name, otherwise(name.title, alone, corrected)) for name in listed]
    kinds = [desk.say(words) for words in KINDS.values()]
    return _file(key, {"kinds": kinds, "readings": readings, "names": rows})


def _row(name: Name, reading: str) -> list[object]:
    """Return a name as short as may be: nothing at its end is empty."""
    also = "\n".join(dict.fromkeys(it for it in name.also if it and it != name.title))
    row = [[*KINDS].index(name.kind), clean(name.title), name.there, clean(also), reading]
    while not row[-1]:
        row.pop()
    return row


def _texts(pages: Sequence[Printed]) -> Iterator[OutputFile]:
    own = list(own_lines([(page.head, page.lines) for page in pages if page.head.searched]))
    dense, shards = indexed([lines for _, lines in own])
    heads = [(clean(head.title), head.folder) for head, _ in own]
    yield _file("texts", {"pages": heads, "dense": dense, "shards": SHARDS, "together": TOGETHER})
    yield from (_file(f"pairs-{no}", rows) for no, rows in shards.items())
    for start in range(0, len(own), TOGETHER):
        part = [clean("\n".join(lines)) for _, lines in own[start : start + TOGETHER]]
        yield _file(f"texts-{start // TOGETHER}", part)


def _file(key: str, value: object) -> OutputFile:
    return handed_over(f"{links.SEARCH}{key}", value)


ELSEWHERE = {"areas", "bulletins", "decisions", "findings", "progress", "rectifications", "tasks"}
"""The ledgers whose records are found by another name, or on the page of another record."""
TITLES = ("title", "name", "zh", "summary")


def second_names(desk: Desk, pages: Sequence[Printed]) -> Iterator[Name]:
    """Yield measures, tasks of counties, words, bodies, records; indicators and problem codes."""
    yield from _measures(desk)
    yield from _states(desk)
    yield from _words(desk)
    shown = (name for name in desk.ledgers if name not in ELSEWHERE)
    for record in chain.from_iterable(desk.records.get(name, ()) for name in shown):
        if there := desk.spots.get(record.reference):
            unit = desk.view.catalog.units.get(record.id) if record.ledger == "units" else None
            title = unit.name if unit else _title(desk, record)
            yield Name("unit" if unit else "record", title, there, (unit.en,) if unit else ())
    called = dict(called_by(desk))
    for head in (page.head for page in pages):
        kind, also = called.get(head.folder, ("page", ()))
        if kind in SECOND:
            said = (*also, head.otherwise, *desk.view.searching["also"].get(head.folder, ()))
            yield Name(kind, head.title, head.folder, said)


def _title(desk: Desk, record: Record) -> str:
    """Return what a record is called: its title, else its counties; its ledger, its identifier."""
    said = next(filter(None, (text(record.value, name) for name in TITLES)), "")
    where = " ".join(desk.county_name(code) for code in record.counties[:2])
    return " ".join(filter(None, (said or where, desk.ledger_title(record.ledger), record.id)))


def _measures(desk: Desk) -> Iterator[Name]:
    """Yield the measures of the leading programme as they are called in the other language."""
    for task in desk.tasks():
        page = links.placed(desk.view.folder, links.task_page(task.id))
        for name, other in {row.name: row.en for row in task.measures if row.en}.items():
            yield Name("measure", other, f"{page}#{links.segment(name)}")


def _states(desk: Desk) -> Iterator[Name]:
    """Yield each task in each county, of the leading programme."""
    for county in desk.view.assessment.counties:
        for state in county.tasks:
            title = f"{county.name} {desk.task_name(state.task)}"
            there = links.county_task(county.code, state.task)
            yield Name("state", title, links.placed(desk.view.folder, there))


def _words(desk: Desk) -> Iterator[Name]:
    """Yield the words of the city's vocabulary, where its file is shown."""
    for source in desk.view.sources:
        for entry, line in source.entries if source.ledger == "vocab" else ():
            zh, en = text(entry, "zh"), text(entry, "en")
            there = f"{links.source_folder(source)}#{links.line_anchor(source, line)}"
            yield Name("word", desk.both(zh, en), there, (zh, en))
