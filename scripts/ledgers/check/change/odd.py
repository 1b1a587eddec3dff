"""What is odd about a change: nothing of it is forbidden, and a reviewer looks at it twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import TypeAlias

from ledgers.check.change.context import USUAL, Change, Naming, naming_of
from ledgers.check.ground import day, number
from ledgers.model import PERIODIC_LEDGERS, Catalog, Document, Path, names_on, replace
from ledgers.model.review import Item

BACK = timedelta(days=3)
"""How long before the change was received an entry may be dated without being odd."""
MANY = 10
METHODS = frozenset({"rules", "schemes", "indicators", "standards", "tasks", "calendar"})
NAMES = frozenset({"vocab/zh", "vocab/en", "programme/title", "programmes/title"})


def oddities(change: Change, items: Iterable[Item], received: date) -> Iterator[Item]:
    """Yield everything that is odd, by what it is; `received` is the day of the change."""
    rows = tuple(items)
    entries = [(item, on) for item in rows for on in _days(change, item)]
    for item, on in entries:
        yield from _about(change.head, item, on, received)
    for (owner, on), count in sorted(Counter((item.owner, on) for item, on in entries).items()):
        if count > MANY:
            yield Item("many", owner, on.isoformat(), None, count)
    yield from _jumps(change)
    for item in rows:
        if item.what.partition("/")[0] in METHODS:
            yield replace(item, kind="method")
        ledger, _, name = item.field.partition("/")
        if item.kind == "changed" and f"{ledger}/{name.rpartition('/')[2]}" in NAMES:
            yield replace(item, kind="word")


def _days(change: Change, item: Item) -> Iterator[date]:
    """Yield the day on which an entry that is added came in, or its own; none of any other."""
    if item.kind in {"added", "new"} and isinstance(item.now, dict):
        record = change.contract.ledger(item.what.partition("/")[0]).record
        days = (day(item.now.get(name)) for name in ("came_in", "on", *record.days))
        yield from [found for found in days if found][:1]


def _about(catalog: Catalog, item: Item, on: date, received: date) -> Iterator[Item]:
    """Yield what is odd about one entry."""
    value = item.now if isinstance(item.now, dict) else {}
    own = day(value.get("on")) or on
    if own < received - BACK:
        yield replace(item, kind="dated_back", now=own.isoformat())
    ledger = item.what.partition("/")[0]
    if ledger in PERIODIC_LEDGERS and on == catalog.filing_due(ledger, value.get("period")):
        yield replace(item, kind="last_day", now=on.isoformat())
    if value.get("status") == "submitted":
        named = value.get("measures")
        measures = set(map(str, named)) if isinstance(named, list) else set()
        if not (value.get("evidence") or value.get("attachments")):
            yield replace(item, kind="no_evidence", now=named)
        if on in _deadlines(catalog, item, measures):
            yield replace(item, kind="last_day", now=on.isoformat())


def _deadlines(catalog: Catalog, item: Item, measures: set[str]) -> set[date]:
    """Return the deadlines of what an entry submits, those granted later among them."""
    ledger, name, *_ = item.what.split("/")
    finding, task = catalog.findings.get(name), catalog.task_in(item.owner, name)
    due = {finding.due_on} if finding else set()
    due |= {row.due_on for row in task.measures if row.name in measures} if task else set()
    decided = catalog.events_of(item.owner, f"{ledger}/{name}").decisions
    own = (row for row in decided if finding or measures & {*row.measures})
    return due | {row.until for row in own if row.until}


SPAN, FEWEST, STEP, TIMES = 6, 3, 5, 2
"""A number is held against at most and at least so many periods before it, and jumps where it is so
much, and so many times, beyond all of them."""
Numbers: TypeAlias = Mapping[str, tuple[Path, Decimal]]


def _jumps(change: Change) -> Iterator[Item]:
    """Yield each number that is far from the county's own past, while its likes go on."""
    for file in change.diff.whole:
        document = file.after
        if document and document.ledger in PERIODIC_LEDGERS:
            naming = naming_of(change.contract.ledger(document.ledger))
            before = dict(_numbers(file.before.value, naming)) if file.before else {}
            now = _numbers(document.value, naming)
            new = {name: row for name, row in now if before.get(name, ((), None))[1] != row[1]}
            yield from _far(document, new, _series(change.head, document, naming))


def _series(catalog: Catalog, document: Document, naming: Naming) -> dict[str, list[Numbers]]:
    """Return the numbers of each owner for the periods up to that of a record, if it has that."""
    found: dict[str, dict[str, Numbers]] = {}
    for other in catalog.by_ledger.get(document.ledger, ()):
        if len(other.id) == len(document.id) and other.id <= document.id:
            rows = dict(_numbers(other.value, naming))
            found.setdefault(other.owner, {})[other.id] = rows
    return {owner: [*rows.values()] for owner, rows in found.items() if document.id in rows}


def _far(document: Document, new: Numbers, series: dict[str, list[Numbers]]) -> Iterator[Item]:
    own = series.pop(document.owner, [])
    there = own[-1] if own else {}  # What broke its schema is in no series.
    for name in (name for name in new if name in there):
        (path, value), (way, usual) = new[name], _direction(own, name)
        likes = [_direction(rows, name)[0] for rows in series.values() if name in rows[-1]]
        if way and 2 * likes.count(way) <= len(likes):
            what = f"{document.ledger}/{document.id}/{name}"
            field = "/".join((document.ledger, *names_on(path)))
            yield Item("jump", document.owner, what, usual, value, document.place(*path), field)


def _direction(series: Sequence[Numbers], name: str) -> tuple[int, Decimal]:
    """Return 1 or -1 where the last of some numbers jumps up or down, else 0; and what is usual."""
    *past, value = [rows[name][1] for rows in series[-SPAN - 1 :] if name in rows]
    if len(past) < FEWEST:
        return 0, value
    low, high, usual = min(past), max(past), Decimal(median(past))
    if value >= TIMES * high and value - high >= STEP:
        return 1, usual
    return (-1 if TIMES * value <= low and low - value >= STEP else 0), usual


def _numbers(
    value: object, naming: Naming, path: Path = (), name: str = ""
) -> Iterator[tuple[str, tuple[Path, Decimal]]]:
    """Yield name, path and value of each number; an entry of a list is called what names it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, naming, (*path, key), f"{name}/{key}".lstrip("/"))
    elif isinstance(value, list):
        fields = naming.get(tuple(part for part in path if isinstance(part, str)), USUAL)
        for at, row in enumerate(value):
            held = row if isinstance(row, dict) else {}
            named = [str(held[field]) for field in fields if field in held]
            yield from _numbers(row, naming, (*path, at), f"{name}/{' '.join(named) or at}")
    elif (found := number(value)) is not None:
        yield name, (path, found)
