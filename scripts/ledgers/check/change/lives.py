"""What was filed stays: entries are added at the end, values change by corrections alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledgers.check.change.compared import (
    MISSING,
    compared,
    differences,
    listed,
    naming_of,
    pointer,
    said,
)
from ledgers.check.change.context import Change
from ledgers.check.file.wording import shown
from ledgers.model.contract import LEVELS
from ledgers.model.document import Document, Path
from ledgers.model.kinds import policy
from ledgers.model.layout import CITY_REGISTERS, COUNTY_REGISTERS
from ledgers.model.owners import OFFICE
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say

SETTINGS = frozenset(CITY_REGISTERS) - frozenset(COUNTY_REGISTERS)
"""What the city may set anew, within what is frozen."""
SEALED = frozenset({"actions", "bulletins", "editions"})
"""Ledgers with rules of their own about what is frozen."""
CORRECTIONS, VISIBILITY = "corrections", "visibility"


def records_removed(change: Change) -> Iterator[Problem]:
    """Yield a problem for each record whose file is gone, or has another name."""
    for file in change.removed():
        document = file.before
        draft = document is not None and document.value.get("status") == "draft"
        if document is not None and document.ledger not in SEALED and not draft:
            message = say("{record} is gone", record=document.reference)
            hint = say("put the file back; a record that is void says “withdrawn”, with the reason")
            yield policy.RECORD_REMOVED.at(Place(file.path), message, hint)


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
    if len(new) < len(old):
        message = say("entry {number} of “{name}” is gone", number=number, name=name)
        hint = say("put it back as it was; correct it by a new entry at the end")
        return policy.ENTRY_REMOVED.at(document.place(name), message, hint)
    message = say("entry {number} of “{name}” is not what it was", number=number, name=name)
    hint = say("put it back as it was; correct it by a new entry at the end")
    return policy.ENTRY_CHANGED.at(document.place(name, at), message, hint)


def _kept(change: Change) -> Iterator[tuple[Document, Document]]:
    """Yield both sides of each record that has a life: all but settings and what is sealed."""
    for file in change.diff.whole:
        if file.before and file.after and file.before.ledger not in SETTINGS | SEALED:
            yield file.before, file.after


# ── Values ───────────────────────────────────────────────────────────────────────────────────────


def values_changed(change: Change) -> Iterator[Problem]:
    """Yield a problem for each filed value that is another one and is not corrected."""
    for before, after in _kept(change):
        ledger = change.contract.ledger(before.ledger)
        corrected = set(_corrected(before, after))
        for path, was, now in differences(before.value, after.value, naming_of(ledger)):
            in_life = path[0] in {ledger.record.history, CORRECTIONS, VISIBILITY}
            if not in_life and pointer(path) not in corrected:
                yield _uncorrected(after, path, was, now)


def _uncorrected(document: Document, path: Path, was: object, now: object) -> Problem:
    name = pointer(path)
    if now is MISSING:
        message = say("“{name}” is gone; it was {was}", name=name, was=shown(was))
    else:
        message = say("“{name}” was {was}, now {now}", name=name, was=shown(was), now=shown(now))
    hint = say("add an entry to corrections, with on, at: {name}, was, now and reason", name=name)
    return policy.VALUE_CHANGED.at(document.at(*path), message, hint)


def _corrected(before: Document, after: Document) -> Iterator[str]:
    """Yield the places that the corrections of a change name; whether rightly is asked apart."""
    for row in listed(after, CORRECTIONS)[len(listed(before, CORRECTIONS)) :]:
        if isinstance(row, Mapping) and "at" in row:
            yield str(row["at"])


def corrections_wrong(change: Change) -> Iterator[Problem]:
    """Yield a problem for each correction that was changed, or that does not say what happened."""
    for before, after in _kept(change):
        old, new = listed(before, CORRECTIONS), listed(after, CORRECTIONS)
        if new[: len(old)] != old:
            yield _first_difference(after, CORRECTIONS, old, new)
            continue
        for at, row in enumerate(new[len(old) :], len(old)):
            if not isinstance(row, Mapping) or "at" not in row:
                continue  # In words alone, as before there were places.
            found = _value(before, row), _value(after, row)
            if found != (row.get("was", MISSING), row.get("now", MISSING)):
                message = say(
                    "“{name}” was {was} and is {now} in this file",
                    name=row["at"],
                    was=said(found[0]),
                    now=said(found[1]),
                )
                hint = say("write these two values as “was” and “now”")
                yield policy.CORRECTION_WRONG.at(after.place(CORRECTIONS, at), message, hint)


def _value(document: Document, row: Mapping[str, Any]) -> object:
    """Return the value that a correction names; nothing where it names none."""
    found: Any = document.value
    for part in str(row["at"]).split("/")[1:]:
        if isinstance(found, list):
            found = found[int(part)] if part.isdigit() and int(part) < len(found) else MISSING
        else:
            found = found.get(part, MISSING) if isinstance(found, Mapping) else MISSING
    return found


def visibility_loosened(change: Change) -> Iterator[Problem]:
    """Yield a problem for each record, or entry, that was kept in and would be seen by more.

    The city lets it out by a correction in the same change, which names the second approver.
    """
    hint = say(
        "put it back; the city lets it out with corrections: at, reason and approved_by_post"
    )
    for before, after in _kept(change):
        approved = set(_approved(change, before, after))
        naming = naming_of(change.contract.ledger(before.ledger))
        for path, was, now in compared(before.value, after.value, naming):
            loosened = path[-1] == VISIBILITY and level_of(now) < level_of(was)
            if loosened and pointer(path) not in approved:
                message = say("this was “{word}”, and would be published", word=said(was))
                yield policy.LOOSENED.at(after.place(*path), message, hint)


def level_of(word: object) -> int:
    """Return how strict a word of visibility is; one that is not there, or not known, adds none."""
    return LEVELS.index(word) if word in LEVELS else 0


def _approved(change: Change, before: Document, after: Document) -> Iterator[str]:
    """Yield the places that new corrections of the city let out, with a second approver."""
    by_city = not change.acting or any(owner.kind == OFFICE for owner in change.acting)
    for row in listed(after, CORRECTIONS)[len(listed(before, CORRECTIONS)) :]:
        if by_city and isinstance(row, Mapping) and "approved_by_post" in row:
            yield str(row.get("at"))
