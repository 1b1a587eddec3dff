"""Deadlines that are moved for all, and tasks and measures that are cancelled, in the register."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledgers.model import kinds
from ledgers.model.catalog import Catalog
from ledgers.model.document import Document, Path
from ledgers.model.output import OutputFile
from ledgers.model.problem import Place, Problem
from ledgers.model.rows import as_day, groups
from ledgers.model.words import Words, say
from ledgers.model.yaml_text import inline

REGISTER = "city/tasks/tasks"
FILE = Place("data/city/tasks.yaml")
WAYS = (("tasks",), ("tasks", "measures"))


@dataclass(frozen=True, slots=True)
class Reform:
    """What is changed for all counties from a day on: moved to `until`, else cancelled."""

    names: tuple[str, ...]
    on: date
    reason: str
    until: date | None = None


def reformed(catalog: Catalog, wish: Reform) -> OutputFile | Problem:
    """Return the register of tasks with what a wish changes, or the problem that prevents it."""
    filed = catalog.filed.get(REGISTER)
    entries = dict(_entries(filed.document)) if filed else {}
    edits: list[tuple[int, int, str]] = []
    for name in wish.names:
        if filed is None or name not in entries:
            message = say("there is no task or measure called “{name}”", name=name)
            hint = say("there are: {subjects}", subjects=", ".join(sorted(entries)))
            return kinds.references.NO_SUCH_RECORD.at(FILE, message, hint)
        path, entry = entries[name]
        made = _edits(filed.document, path, entry, wish)
        if isinstance(made, Problem):
            return made
        edits += made
    lines = filed.document.text.splitlines(keepends=True) if filed else []
    for first, last, text in sorted(edits, reverse=True):
        lines[first:last] = [text] if text else []
    return OutputFile(FILE.file, "".join(lines).encode("utf-8"))


def _entries(document: Document) -> Iterator[tuple[str, tuple[Path, Mapping[str, Any]]]]:
    for way in WAYS:
        for path, row in groups(document.value, *way):
            yield str(row.get("id")), (path, row)


def _edits(
    document: Document, path: Path, entry: Mapping[str, Any], wish: Reform
) -> list[tuple[int, int, str]] | Problem:
    """Return what is put in the place of which lines, or why that cannot be."""
    spans, lines = document.places.spans(), document.text.splitlines()
    beside = "measures" if "measures" in entry else "due" if "due" in entry else "due_on"
    span = spans.get((*path, beside))
    before = lines[span.line - 1][: span.column - 1] if span else "{"
    name, place = str(entry.get("id")), document.place(*path)
    if span is None or before.strip():
        message = say("{name} is written on one line", name=name)
        hint = say("write its fields one below the other first")
        return kinds.schemas.MISSING_FIELD.at(place, message, hint)
    if wish.until is None:
        if "cancelled" in entry:
            message = say("{name} is cancelled already", name=name)
            return kinds.times.CANCELLED_BEFORE.at(place, message)
        row = inline({"on": wish.on, "reason": wish.reason})
        at = span.line - 1 if beside == "measures" else span.end_line
        return [(at, at, f"{before}cancelled: {row}\n")]
    due = as_day(entry.get("due_on"))
    if due is None or due == wish.until:
        return kinds.times.NOT_AN_EXTENSION.at(place, *_not_moved(name, due))
    known = [*entry.get("changes", ()), _change(wish, due)]
    rows = "".join(f"{before}  - {inline(row)}\n" for row in known)
    old = spans.get((*path, "changes"))
    taken = [(old.line - 1, old.end_line, "")] if old else []
    text = f"{before}due_on: {wish.until}\n{before}changes:\n{rows}"
    return [(span.line - 1, span.end_line, text), *taken]


def _change(wish: Reform, due: date) -> Mapping[str, object]:
    return {"on": wish.on, "was": {"due_on": due}, "reason": wish.reason}


def _not_moved(name: str, due: date | None) -> tuple[Words, Words]:
    if due is None:
        message = say("{name} has no day of its own to be moved", name=name)
        return message, say("change its rule, and add the former one to “changes”")
    message = say("{measure} is due on {due} already", measure=name, due=due)
    return message, say("write another day")
