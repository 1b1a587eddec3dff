"""A record with what was typed, value by value against the record that the form was made of."""

from ledgers.edit.typed import titled
from ledgers.edit.workbooks.form import NOTHING, Held
from ledgers.edit.workbooks.taken import Typed
from ledgers.model import Document, Problem, say
from ledgers.model.kinds.schemas import MISSING_FIELD
from ledgers.model.tables import Slot, flat
from ledgers.model.workbook import Mark


def merged(typed: Typed, now: Held) -> dict[Slot, object]:
    """Return every value: where both sides changed one, that of the file, and the cell is marked.

    What has no cell any more counts as taken out, unless a mistake on its sheet may be why.
    """
    found: dict[Slot, object] = {}
    mistaken, told = {mark.sheet for mark in typed.marks}, set()
    for slot in {**now, **typed.base, **typed.values}:
        way, key, _ = slot
        before, there = (side.get(slot, NOTHING)[1] for side in (typed.base, now))
        wanted, gone = typed.values.get(slot), slot not in typed.values
        sheet, spot = typed.spots.get(slot, (typed.titles[way], (2, 2)))
        found[slot] = there if wanted == before else wanted
        if gone and (sheet in mistaken or (way, key) in told or before is None):
            continue
        shown = " ".join(str(part) for part in key if part is not None) if gone else before
        if wanted != before and there not in (before, wanted):
            words = say("the file says “{value}” since the form was made", value=there)
            typed.marks.append(Mark(sheet, spot, words))
        elif wanted is None and before is not None:
            told |= {(way, key)} if gone else set()
            words = say("“{value}” is gone here, and is taken out of the file", value=shown)
            typed.notes.append(Mark(sheet, spot, words))
    return found


def mark_of(problem: Problem, document: Document, typed: Typed) -> Mark | None:
    """Return what the check finds as a mark of its cell, or of the one that is nearest to it."""
    contract = typed.tables[0].ledger.contract
    path, words = document.path_at(problem.place), titled(problem, document, contract).message
    held = flat(typed.tables, document.value)
    spots = {way: typed.spots.get(slot) for slot, (way, _) in held.items()}
    ways = [path[:length] for length in range(len(path), -1, -1)]
    name = str(problem.message.args.get("name")) if problem.kind == MISSING_FIELD else ""
    found = [spots.get((*way, name)) for way in ways]
    found += [spot for way in ways for place, spot in spots.items() if place[: len(way)] == way]
    if problem.hint:
        words = say("{message} ({hint})", message=words, hint=problem.hint)
    words = say("{code} {message}", code=problem.kind.code, message=words)
    return next((Mark(*spot, words) for spot in found if spot), None)
