"""Deadlines that are moved for all, and tasks and measures that are cancelled, in the register."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ledgers.model import Catalog, Document, OutputFile, Path, Place, Problem, Struct, kinds, say
from ledgers.model.rows import as_day, groups
from ledgers.model.yaml_text import inline

FILE = Place("data/city/tasks.yaml")


class Reform(Struct, frozen=True):
    """What is changed for all counties from a day on: moved to `until`, else cancelled."""

    names: tuple[str, ...]
    on: date
    reason: str
    until: date | None = None


def reformed(catalog: Catalog, wish: Reform) -> OutputFile | Problem:
    """Return the register of tasks with what a wish changes, or the problem that prevents it."""
    (document,) = catalog.by_ledger.get("tasks", ()) or (None,)
    value = document.value if document else {}
    rows = (*groups(value, "tasks"), *groups(value, "tasks", "measures"))
    entries = {str(row.get("id")): (path, row) for path, row in rows}
    edits: list[tuple[int, int, str]] = []
    for name in wish.names:
        if document is None or name not in entries:
            message = say("there is no task or measure called “{name}”", name=name)
            hint = say("there are: {subjects}", subjects=", ".join(sorted(entries)))
            return kinds.references.NO_SUCH_RECORD.at(FILE, message, hint)
        made = _edits(document, *entries[name], wish)
        if isinstance(made, Problem):
            return made
        edits += made
    lines = document.text.splitlines(keepends=True) if document else []
    for first, last, text in sorted(edits, reverse=True):
        lines[first:last] = [text]
    return OutputFile(FILE.file, "".join(lines).encode("utf-8"))


def _edits(
    document: Document, path: Path, entry: Mapping[str, Any], wish: Reform
) -> Iterable[tuple[int, int, str]] | Problem:
    """Return what is put in the place of which lines, or why that cannot be."""
    spans, lines = document.places.spans(), document.text.splitlines()
    beside = next(name for name in ("measures", "due", "due_on") if name in entry)
    span, old = spans[(*path, beside)], spans.get((*path, "changes"))
    pad, name = lines[span.line - 1][: span.column - 1], str(entry.get("id"))
    due, place = as_day(entry.get("due_on")), document.place(*path)
    if pad.strip():
        message = say("{name} is written on one line", name=name)
        hint = say("write its fields one below the other first")
        return kinds.schemas.MISSING_FIELD.at(place, message, hint)
    if wish.until is None:
        if "cancelled" in entry:
            message = say("{name} is cancelled already", name=name)
            return kinds.times.CANCELLED_BEFORE.at(place, message)
        at = span.line - 1 if beside == "measures" else span.end_line
        row = inline({"on": wish.on, "reason": wish.reason})
        return [(at, at, f"{pad}cancelled: {row}\n")]
    if due is None or due == wish.until:
        message = say("{measure} is due on {due} already", measure=name, due=due)
        hint = say("write another day")
        if due is None:
            message = say("{name} has no day of its own to be moved", name=name)
            hint = say("write another rule by hand, with the former one in “changes”")
        if beside == "measures":
            listed = (str(row["id"]) for _, row in groups(entry, beside) if "due_on" in row)
            hint = say("move its measures: {measures}", measures=" ".join(listed))
        return kinds.times.NOT_AN_EXTENSION.at(place, message, hint)
    if wish.until < min(due, wish.on):
        message = say("the deadline {due} would be {now}", due=due, now=wish.until)
        hint = say("write {today} or a later day", today=wish.on)
        return kinds.policy.DEADLINE_PAST.at(place, message, hint)
    change = {"on": wish.on, "was": {"due_on": due}, "reason": wish.reason}
    rows = "".join(f"{pad}  - {inline(row)}\n" for row in (*entry.get("changes", ()), change))
    text = f"{pad}due_on: {wish.until}\n{pad}changes:\n{rows}"
    taken = [(old.line - 1, old.end_line, "")] if old else []
    return [(span.line - 1, span.end_line, text), *taken]
