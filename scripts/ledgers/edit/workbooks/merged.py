"""A record with what was typed, value by value against the record that the form was made of."""

from collections.abc import Sequence

from ledgers.edit.workbooks.form import NOTHING, Held
from ledgers.edit.workbooks.taken import Typed
from ledgers.model.document import Document
from ledgers.model.kinds.schemas import MISSING_FIELD
from ledgers.model.problem import Problem
from ledgers.model.tables import Slot, Table, along
from ledgers.model.words import say
from ledgers.model.workbook import Mark


def merged(typed: Typed, now: Held, title: str) -> dict[Slot, object]:
    """Return every value: where both sides changed one, that of the file, and the cell is marked.

    `title` is the sheet on which is told what has no cell any more.
    """
    found: dict[Slot, object] = {}
    for slot in {**now, **typed.base, **typed.values}:
        before, there = (side.get(slot, NOTHING)[1] for side in (typed.base, now))
        wanted = typed.values.get(slot)
        sheet, spot = typed.spots.get(slot, (title, (2, 2)))
        found[slot] = there if wanted == before else wanted
        if wanted != before and there not in (before, wanted):
            words = say("the file says “{value}” since the form was made", value=there)
            typed.marks.append(Mark(sheet, spot, words))
        elif wanted is None and before is not None:
            words = say("“{value}” is gone here, and is taken out of the file", value=before)
            typed.notes.append(Mark(sheet, spot, words))
    return found


def mark_of(
    problem: Problem, document: Document, typed: Typed, tables: Sequence[Table]
) -> Mark | None:
    """Return what the check finds as a mark of its cell, or of the one that is nearest to it."""
    path, words = document.path_at(problem.place), problem.message
    spots = {
        along(row, column.names): typed.spots.get((table.way, key, column.names))
        for table in tables
        for key, row in table.rows(document.value)
        for column in table.columns
    }
    ways = [path[:length] for length in range(len(path), -1, -1)]
    name = str(words.args.get("name")) if problem.kind is MISSING_FIELD else ""
    found = [spots.get((*way, name)) for way in ways]
    found += [spot for way in ways for place, spot in spots.items() if place[: len(way)] == way]
    if problem.hint:
        words = say("{message} ({hint})", message=words, hint=problem.hint)
    words = say("{code} {message}", code=problem.kind.code, message=words)
    return next((Mark(*spot, words) for spot in found if spot), None)
