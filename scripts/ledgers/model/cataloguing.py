"""The catalogue of a city, made from sound documents.

A record that could not be read or has the wrong shape is left out and the rest is kept;
`check` reports the problem.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ledgers.model import CITY, Document, Rule, converted, deadline, in_groups, records, replace
from ledgers.model.bulletin import Bulletin, Term, digest_of
from ledgers.model.catalog import Catalog, Filed, workdays_in
from ledgers.model.contract import Contract
from ledgers.model.method import FLOOR, Indicator, Scheme
from ledgers.model.periods import Workdays
from ledgers.model.rows import fields, groups_around, rows
from ledgers.model.used import ENDING
from ledgers.model.values import each_changed

T = TypeVar("T")
Decided = Mapping[tuple[str, str], records.Decisions]
Filings = Mapping[tuple[str, str], records.Progress]


def catalog_of(documents: Iterable[Document], contract: Contract | None = None) -> Catalog:
    """Make the catalogue from documents; what does not fit its type is left out."""
    kept = tuple(documents)
    registers = (row for row in kept if row.owner == CITY and row.id == row.ledger)
    single = {row.ledger: row for row in registers}
    valid = [document for document in kept if "withdrawn" not in document.value]
    filed = [row for document in kept for row in _rows(document)]
    first = _whole(single.get("programme"), records.Programme)
    programmes = (first, *_of(filed, records.Programme)) if first else ()
    listed = _dated(_of(filed, records.Task), programmes, workdays_in(kept))
    tasks = _first((task.id, task) for task in listed)
    progress, decisions = _named(tasks, kept)
    rules = _whole(single.get("rules"), records.Rules)
    floor = rules.unfiled_floor if rules else FLOOR
    return Catalog(
        documents=kept,
        programme=first,
        programmes=programmes,
        rules=rules,
        publication=_whole(single.get("publication"), records.Publication),
        tasks=tasks,
        areas=_first((area.code, area) for area in _of(filed, records.Area)),
        units=_first((unit.id, unit) for unit in _of(filed, records.Unit)),
        pairings=tuple(_of(filed, records.Pairing)),
        progress=progress,
        findings={
            name: row for (_, name), row in _by_owner(kept, "findings", records.Finding).items()
        },
        rectifications=_by_owner(valid, "rectifications", records.Rectification),
        decisions=decisions,
        bulletins={name: row for (_, name), row in _by_owner(kept, "bulletins", Bulletin).items()},
        words=_words(single.get("vocab")),
        rulebook=tuple(_listed(single.get("rules"), "rules", Rule)),
        indicators=_first(
            (row.id, row) for row in _listed(single.get("indicators"), "indicators", Indicator)
        ),
        schemes=tuple(_schemes(filed, floor)),
        filed=_first(_places(kept, filed)),
        contract=contract or Contract(),
    )


def _schemes(filed: Iterable[tuple[str, object, Filed]], floor: Decimal) -> Iterator[Scheme]:
    """Yield the schemes, each with the floor of the rules, and with a seed where it has none."""
    for _, row, place in filed:
        if isinstance(row, Scheme):
            seed = row.draws.seed or _seed(place)
            yield replace(row, floor=floor, draws=replace(row.draws, seed=seed))


def _seed(place: Filed) -> str:
    """Return the digest of a scheme's entry as JSON, without what may be added to it later."""
    entry = groups_around(place.document.value, place.path)[0]
    kept = {name: value for name, value in entry.items() if name not in ENDING}
    said, compact = each_changed(kept, str), (",", ":")
    return digest_of(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=compact))


def _places(
    kept: Sequence[Document], filed: Iterable[tuple[str, object, Filed]]
) -> Iterator[tuple[str, Filed]]:
    """Yield every reference with its place; former codes of areas come last."""
    yield from ((document.reference, Filed(document)) for document in kept)
    yield from ((name, place) for name, _, place in filed)
    yield from ((document.present, Filed(document)) for document in kept if document.filed_as)


def _words(terms: Document | None) -> Mapping[str, Mapping[str, Term]]:
    """Return the terms of each list of the vocabulary, by code."""
    return {
        name: {term.code: term for term in _listed(terms, name, Term)}
        for name in (terms.value if terms else ())
    }


def _dated(
    tasks: Iterable[records.Task], programmes: Sequence[records.Programme], workdays: Workdays
) -> Iterator[records.Task]:
    """Yield the tasks with the instances of their deadlines, on days of their programmes.

    One that names a programme that is not there has none.
    """
    for task in tasks:
        own = next((row for row in programmes if task.programme in {None, row.id}), None)
        bounds = (own.start_on, own.end_on) if own else (date.max, date.min)
        yield deadline.dated(task, deadline.Calendar(*bounds, workdays))


def _named(tasks: Mapping[str, records.Task], kept: Sequence[Document]) -> tuple[Filings, Decided]:
    """Return filings and decisions; of duties that recur they name the instances."""
    cycles = {name: found for name, task in tasks.items() if (found := deadline.cycles_of(task))}
    progress = {
        key: deadline.filed(row, cycles[key[1]]) if key[1] in cycles else row
        for key, row in _by_owner(kept, "progress", records.Progress).items()
    }
    decisions = {}
    for (_, name), row in _by_owner(kept, "decisions", records.Decisions).items():
        (county, _, subject), task = name.partition("/"), name.rpartition("/")[2]
        own = progress.get((county, task))
        named = deadline.decided(row, own, cycles[task]) if task in cycles else row
        decisions[county, subject] = named
    return progress, decisions


def _first(rows: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return the first record of each name; `check` reports the others."""
    return {name: found[0] for name, found in in_groups(rows).items()}


RECORDS: Mapping[str, type[Any]] = {
    "programme": records.Programme,
    "rules": records.Rules,
    "publication": records.Publication,
    "standards": records.Standards,
    "progress": records.Progress,
    "findings": records.Finding,
    "rectifications": records.Rectification,
    "decisions": records.Decisions,
}
"""Files that hold one record: its type."""

REGISTERS: Mapping[str, tuple[type[Any], str]] = {
    "programmes": (records.Programme, "id"),
    "tasks": (records.Task, "id"),
    "areas": (records.Area, "code"),
    "units": (records.Unit, "id"),
    "pairings": (records.Pairing, "id"),
    "schemes": (Scheme, "id"),
}
"""Files that hold a list of records under the ledger's own name: their type, their key."""


def _rows(document: Document) -> Iterator[tuple[str, object, Filed]]:
    """Yield reference, record and place of each record in a register."""
    kind, key = REGISTERS.get(document.ledger, (None, ""))
    for path, raw in fields(document.value, document.ledger) if kind else ():
        record: object = converted(raw, kind) if kind else None
        if record is not None:
            name = f"{document.owner}/{document.ledger}/{getattr(record, key)}"
            yield name, record, Filed(document, path)


def _of(filed: Iterable[tuple[str, object, Filed]], kind: type[T]) -> Iterator[T]:
    return (record for _, record, _ in filed if isinstance(record, kind))


def _by_owner(
    documents: Iterable[Document], ledger: str, kind: type[T]
) -> dict[tuple[str, str], T]:
    found: dict[tuple[str, str], T] = {}
    for document in documents:
        if document.ledger == ledger and (record := converted(document.value, kind)) is not None:
            key = document.owner, document.id
            found[key] = _run_on(found[key], record) if key in found else record
    return found


def _run_on(before: Any, record: Any) -> Any:  # noqa: ANN401 - of one type of record
    """Return a record whose entries run on from those filed under the former code."""
    lists = [name for name in ("updates", "decisions") if hasattr(record, name)]
    joined = {name: getattr(before, name) + getattr(record, name) for name in lists}
    return replace(record, **joined)


def _listed(document: Document | None, name: str, kind: type[T]) -> Iterator[T]:
    """Yield the records of a list that fit their type."""
    found = (converted(raw, kind) for raw in rows(document.value, name)) if document else ()
    return (record for record in found if record is not None)


def _whole(document: Document | None, kind: type[T]) -> T | None:
    return None if document is None else converted(document.value, kind)
