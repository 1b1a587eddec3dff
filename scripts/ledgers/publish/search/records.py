"""The names that are looked for second: the vocabulary, bodies, records, problem codes."""

from collections.abc import Iterator, Sequence
from itertools import chain

from ledgers.model.ledger_records import Record
from ledgers.model.rows import text
from ledgers.publish.kit import links
from ledgers.publish.kit.context import Desk
from ledgers.publish.search.names import Name, Printed

ELSEWHERE = {"areas", "bulletins", "decisions", "findings", "progress", "rectifications", "tasks"}
"""The ledgers whose records are found by another name, or on the page of another record."""
TITLES = ("title", "name", "zh", "summary")


def second_names(desk: Desk, pages: Sequence[Printed]) -> Iterator[Name]:
    """Yield measures, tasks of counties, words, bodies, other records; problem codes last."""
    yield from _measures(desk)
    yield from _states(desk)
    yield from _words(desk)
    shown = (name for name in desk.ledgers if name not in ELSEWHERE)
    for record in chain.from_iterable(desk.records.get(name, ()) for name in shown):
        if there := desk.spots.get(record.reference):
            unit = desk.view.catalog.units.get(record.id) if record.ledger == "units" else None
            title = unit.name if unit else _title(desk, record)
            yield Name("unit" if unit else "record", title, there, (unit.en,) if unit else ())
    for head, _ in pages:
        if head.folder.startswith(links.PROBLEMS) and head.folder != links.PROBLEMS:
            yield Name("kind", head.title, head.folder, (head.otherwise,))


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
