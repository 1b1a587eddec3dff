"""What was filed stays: entries are added at the end, values change by corrections alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.check.change.context import (
    Change,
    compared,
    listed,
    naming_of,
    new_corrections,
    pointer,
)
from ledgers.check.change.loosened import SEALED, SETTINGS, VISIBILITY
from ledgers.check.file.wording import shown
from ledgers.model import PERIODIC_LEDGERS, Document, Path, Place, Problem, say
from ledgers.model.drawn import COUNTING, LETTERS
from ledgers.model.kinds import policy
from ledgers.model.lives.on_day import CORRECTIONS, MISSING, found_at, steps_of, undone

OPEN = frozenset({CORRECTIONS, "note", VISIBILITY, "withdrawn"})
"""What may still be added to a closed period."""


GONE = {
    "actions": policy.ACTION_TOUCHED,
    "draws": policy.DRAW_TOUCHED,
    "bulletins": policy.ISSUE_TOUCHED,
    "editions": policy.EDITION_TOUCHED,
}


def records_removed(change: Change) -> Iterator[Problem]:
    """Yield a problem for each record whose file is gone, or has another name."""
    for file in change.removed():
        document = file.before
        draft = document is not None and document.value.get("status") == "draft"
        if document is not None and not draft:
            message = say("{record} is gone", record=document.reference)
            hint = say("put the file back; a record that is void says “withdrawn”, with the reason")
            hint = say("put it back as it was") if document.ledger in SEALED else hint
            kind = GONE.get(document.ledger, policy.RECORD_REMOVED)
            yield kind.at(Place(file.path), message, hint)


def identifiers_that_count(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new record that has a number where a drawn identifier is due."""
    for file in change.diff.whole:
        document = file.after if file.old is None else None
        if document and document.ledger in LETTERS and COUNTING.fullmatch(document.id):
            message = say("{name} is a running number", name=document.id)
            hint = say("rename the file by an identifier that ledgers new has drawn")
            yield policy.COUNTS.at(Place(file.path), message, hint)


def entries_not_appended(change: Change) -> Iterator[Problem]:
    """Yield a problem where a list of dated entries did not grow at its end alone."""
    for before, after in _kept(change):
        name = change.contract.ledger(before.ledger).record.history
        old, new = listed(before, name), listed(after, name)
        if name and new[: len(old)] != old:
            yield _first_difference(after, name, old, new)


def _first_difference(
    document: Document, name: str, old: Sequence[Any], new: Sequence[Any]
) -> Problem:
    """Return the problem of the first entry that is not what it was."""
    at = next((at for at, row in enumerate(old) if at >= len(new) or new[at] != row))
    number = str(at + 1)
    if at < len(new) and old[at] in new[at + 1 :]:
        message = say("a new entry is before entry {number}, which was there first", number=number)
        hint = say("move it to the end of “{name}”", name=name)
        return policy.ENTRY_INSERTED.at(document.place(name, at), message, hint)
    hint = say("put it back as it was; correct it by a new entry at the end")
    if len(new) < len(old):
        message = say("entry {number} of “{name}” is gone", number=number, name=name)
        return policy.ENTRY_REMOVED.at(document.place(name), message, hint)
    message = say("entry {number} of “{name}” is not what it was", number=number, name=name)
    return policy.ENTRY_CHANGED.at(document.place(name, at), message, hint)


def _kept(change: Change) -> Iterator[tuple[Document, Document]]:
    """Yield both sides of each record that has a life: all but settings and what is sealed."""
    for file in change.diff.whole:
        if file.before and file.after and file.before.ledger not in SETTINGS | SEALED:
            yield file.before, file.after


def values_changed(change: Change) -> Iterator[Problem]:
    """Yield a problem for each filed value that is another one and is not corrected."""
    for before, after in _kept(change):
        ledger = change.contract.ledger(before.ledger)
        made = _new(before, after)
        named, undid = {str(row["at"]) for row in made}, undone(after.value, made)
        for path, was, now in compared(before.value, undid, naming_of(ledger)):
            in_life = path[0] in {ledger.record.history, CORRECTIONS, VISIBILITY}
            new = was is MISSING and path[-1] != "came_in"  # A record came in once, on one day.
            if not (new or in_life or pointer(path) in named):
                yield _uncorrected(after, path, was, now)


def _uncorrected(document: Document, path: Path, was: object, now: object) -> Problem:
    name = pointer(path)
    if now is MISSING:
        message = say("“{name}” is gone; it was {was}", name=name, was=shown(was))
    else:
        message = say("“{name}” was {was}, now {now}", name=name, was=shown(was), now=shown(now))
    hint = say("add an entry to corrections, with on, at: {name}, was, now and reason", name=name)
    return policy.VALUE_CHANGED.at(document.at(*path), message, hint)


def _new(before: Document, after: Document) -> list[Mapping[str, Any]]:
    """Return the new corrections of values; in words alone there is nothing to compare."""
    return [row for row in new_corrections(before, after) if "at" in row]


def corrections_wrong(change: Change) -> Iterator[Problem]:
    """Yield a problem for each correction that was changed, or does not say what was there."""
    for before, after in _kept(change):
        old, new = listed(before, CORRECTIONS), listed(after, CORRECTIONS)
        if new[: len(old)] != old:
            yield _first_difference(after, CORRECTIONS, old, new)
            continue
        undid, made = undone(after.value, _new(before, after)), _new(before, after)
        for row in made:
            way = steps_of(str(row["at"]))
            there, left = found_at(before.value, way), found_at(undid, way)
            if there != left:
                message = say("“{name}” was {was} before", name=row["at"], was=shown(there))
                hint = say("write this value as “was” in the first correction of it")
                place = after.place(CORRECTIONS, new.index(row))
                yield policy.CORRECTION_WRONG.at(place, message, hint)


def closed_periods_filled(change: Change) -> Iterator[Problem]:
    """Yield a problem for each value that came in after the period's deadline, uncorrected.

    It is asked of the push that brought the value: nobody answers for a late approval.
    """
    for before, after in change.changed(*PERIODIC_LEDGERS):
        due = change.base.filing_due(before.ledger, before.value.get("period"))
        if due is None or change.received is None or due >= change.received:
            continue
        named = {str(row.get("at")) for row in new_corrections(before, after)}
        earlier = change.seen.get(after.file, ())
        known = [row for seen in earlier for row in _added(change, before, seen)]
        for path, value in _added(change, before, after):
            name = pointer(path)
            if path[0] not in OPEN and name not in named and (path, value) not in known:
                message = say("“{name}” is new, and this was due on {due}", name=name, due=due)
                hint = say(
                    "add an entry to corrections, with on, at: {name}, now and reason", name=name
                )
                yield policy.CLOSED_FILLED.at(after.at(*path), message, hint)


def _added(change: Change, before: Document, after: Document) -> Iterator[tuple[Path, object]]:
    """Yield path and value of what one side has and the other has not."""
    naming = naming_of(change.contract.ledger(before.ledger))
    for path, was, now in compared(before.value, after.value, naming):
        if was is MISSING:
            yield path, now
