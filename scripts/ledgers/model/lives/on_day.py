"""The catalogue of a day: without what was corrected, changed or withdrawn after it.

A correction counts from its day; for every earlier day the value before holds. Entries of the
registers in time keep their present values, and their former ones in `changes`. What begins or ends
is there in every catalogue; `Catalog.counties` and `Catalog.tasks_of` ask which day it is of. A
finding that was handed over is the other county's from that day on.

A correction names a value of its record by a pointer, and says what it was before. The pointer
names it in the file as the correction left it, so the last one is undone first.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ledgers.model import DAY, Catalog, Document, replace
from ledgers.model.cataloguing import catalog_of
from ledgers.model.deadline import happened, waits
from ledgers.model.lives.programmes import of_programme
from ledgers.model.rows import Value, as_day, former, group, rows

CORRECTIONS, WITHDRAWN = "corrections", "withdrawn"
MISSING = object()
"""What stands for a value where there is none."""


def undone(value: Any, corrections: Sequence[Value]) -> Any:  # noqa: ANN401 - of any shape
    """Return a value as it was before its last corrections; one that names nothing does nothing."""
    for row in reversed(corrections):
        if steps := steps_of(row.get("at")):
            value = _put(value, steps, row.get("was", MISSING), new="now" not in row)
    return value


def steps_of(pointer: object) -> list[str]:
    """Return the steps of a pointer such as `/values/0/numerator`; none of what is no pointer."""
    return pointer.split("/")[1:] if isinstance(pointer, str) else []


def found_at(value: object, steps: Iterable[str]) -> object:
    """Return what is at the end of some steps, MISSING where nothing is."""
    found: Any = value
    for step in steps:
        if isinstance(found, list):
            found = found[int(step)] if position(step) in range(len(found)) else MISSING
        else:
            found = found.get(step, MISSING) if isinstance(found, dict) else MISSING
    return found


def position(step: str) -> int:
    """Return the position in a list that a step names, below nought where it names none."""
    return int(step) if step.isascii() and step.isdigit() else -1


def _put(value: Any, steps: list[str], was: object, *, new: bool) -> Any:  # noqa: ANN401
    """Return a value with another one at the end of some steps.

    `new` puts an entry into a list, since the correction took it out.
    """
    step, *rest = steps
    if isinstance(value, list) and position(step) in range(len(value) + new):
        at = int(step)
        put = [_put(row, rest, was, new=new) for row in value[at : at + 1]] if rest else [was]
        after = value[at:] if new and not rest else value[at + 1 :]
        return [*value[:at], *(row for row in put if row is not MISSING), *after]
    if not isinstance(value, dict) or (rest and step not in value):
        return value
    held = _put(value[step], rest, was, new=new) if rest else was
    kept = {name: row for name, row in value.items() if name != step or held is not MISSING}
    return kept if held is MISSING else {**kept, step: held}


IN_TIME = frozenset({"areas", "programme", "programmes", "standards", "tasks"})
"""Registers whose entries have `changes`, a beginning and an end."""
CHANGES, HANDED_OVER = "changes", "handed_over"
SETTINGS = frozenset({"calendar", "publication", "rules"})
"""Registers whose settings, or windows, have `changes`."""
BEGINS = ("added_on", "valid_from")


def known_on(catalog: Catalog, day: date) -> Catalog:
    """Return a catalogue as it was known at the end of a day; itself where nothing ever changes."""
    changed = days_of_change(catalog)
    documents = tuple(known_document(document, day) for document in catalog.documents if changed)
    if all(one is other for one, other in zip(documents, catalog.documents, strict=False)):
        return replace(catalog, day=day) if changed else catalog
    known = of_programme(catalog_of(documents, catalog.contract), catalog.chosen)
    return replace(known, published=catalog.published, day=day)


def name_on(catalog: Catalog, code: str, day: date) -> str:
    """Return what an area was called on a day, or its code where it is not known.

    In a catalogue in English a name of before is still the Chinese one.
    """
    entry = area_entry(catalog, code)
    then = str(unchanged(entry, day).get("name", code))
    return catalog.areas[code].name if then == entry.get("name") else then


def area_entry(catalog: Catalog, code: str) -> Value:
    """Return what the register says of an area, its changes too; nothing where it is not known."""
    filed = catalog.filed.get(f"city/areas/{code}") if code in catalog.areas else None
    entry: Any = filed.document.value if filed else {}
    for step in filed.path if filed else ():
        entry = entry[step]
    return entry if isinstance(entry, dict) else {}


def days_of_change(catalog: Catalog) -> tuple[date, ...]:
    """Return the days from which something is another than before, in order, each once."""
    days = {day for document in catalog.documents for day in days_of(document)}
    waiting = (waits(row) for task in catalog.tasks.values() for row in task.measures)
    for start in filter(None, waiting):
        found = (happened(start, document) for document in catalog.documents)
        days |= {came for _, came in filter(None, found)}
    return tuple(sorted(days))


def days_of(document: Document) -> Iterator[date]:
    """Yield the days from which a record is another than before."""
    value = document.value
    made = [row for row in rows(value, CORRECTIONS) if "at" in row]
    for row in (*made, group(value, WITHDRAWN), group(value, HANDED_OVER)):
        if day := as_day(row.get("on")):
            yield day
    if document.ledger in IN_TIME:
        yield from _days_inside(value)
    if document.ledger in SETTINGS:
        for entry in (value, *rows(value, "windows")):
            yield from filter(None, (as_day(row.get("on")) for row in rows(entry, CHANGES)))


def _days_inside(value: object) -> Iterator[date]:
    """Yield the days on which entries of a register change, begin or end."""
    if isinstance(value, dict):
        own = [row.get("on") for row in rows(value, CHANGES)]
        own += [value.get(name) for name in BEGINS]
        own += [row.get("on") for row in (value.get("cancelled"),) if isinstance(row, dict)]
        yield from filter(None, map(as_day, own))
        if last := as_day(value.get("valid_to")):
            yield last + DAY
    for held in value.values() if isinstance(value, dict) else ():
        for row in held if isinstance(held, list) else ():
            yield from _days_inside(row)


def known_document(document: Document, day: date) -> Document:
    """Return a record as it was known at the end of a day; entries of later days stay in it."""
    if group(document.value, HANDED_OVER):
        document = handed_over(document, day)
    if all(after <= day for after in days_of(document)):
        return document
    made = rows(document.value, CORRECTIONS)
    value: Any = undone(document.value, [row for row in made if _is_after(row, day)])
    if _is_after(value.get(WITHDRAWN), day):
        value = {name: held for name, held in value.items() if name != WITHDRAWN}
    if document.ledger in IN_TIME or document.ledger in SETTINGS:
        value = unchanged(value, day)
    return replace(document, value=value)


def unchanged(value: Any, day: date) -> Any:  # noqa: ANN401 - a plain value of any shape
    """Return an entry, and the entries inside it, as they were at the end of a day.

    The later of its `changes` are undone, the last one first. Nothing is left out: who reads the
    file sees what is to come.
    """
    if isinstance(value, list):
        return [unchanged(row, day) for row in value]
    if not isinstance(value, dict):
        return value
    return former({name: unchanged(held, day) for name, held in value.items()}, day)


def handed_over(document: Document, day: date) -> Document:
    """Return a finding as the county's whose it is at the end of a day."""
    row = group(document.value, HANDED_OVER)
    first = row.get("by", document.value.get("county"))
    county = first if _is_after(row, day) else row.get("to")
    value = {**document.value, "county": county, HANDED_OVER: {**row, "by": first}}
    return replace(document, value=value)


def _is_after(row: object, day: date) -> bool:
    on = as_day(row.get("on")) if isinstance(row, dict) else None
    return on is not None and on > day
