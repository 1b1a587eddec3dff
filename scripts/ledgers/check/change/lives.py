"""What was filed stays: entries are added at the end, values change by corrections alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from ledgers.check.change.context import Change
from ledgers.check.file.wording import shown
from ledgers.model.contract import Ledger
from ledgers.model.document import Document, Path
from ledgers.model.kinds import policy
from ledgers.model.layout import CITY_REGISTERS, COUNTY_REGISTERS
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say

SETTINGS = frozenset(CITY_REGISTERS) - frozenset(COUNTY_REGISTERS)
"""What the city may set anew, within what is frozen."""
SEALED = frozenset({"actions", "bulletins", "editions"})
"""Ledgers with rules of their own about what is frozen."""
CORRECTIONS, VISIBILITY = "corrections", "visibility"
MISSING = object()
Naming: TypeAlias = Mapping[tuple[str, ...], tuple[str, ...]]
USUAL = ("id", "code", "unit", "kind")
"""Fields that name an entry where the schema says nothing else."""


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
        old, new = _listed(before, name), _listed(after, name)
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


def _listed(document: Document, name: str) -> list[Any]:
    found = document.value.get(name)
    return found if isinstance(found, list) else []


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
    for row in _listed(after, CORRECTIONS)[len(_listed(before, CORRECTIONS)) :]:
        if isinstance(row, Mapping):
            yield str(row.get("at"))


def corrections_wrong(change: Change) -> Iterator[Problem]:
    """Yield a problem for each correction that was changed, or that does not say what happened."""
    for before, after in _kept(change):
        old, new = _listed(before, CORRECTIONS), _listed(after, CORRECTIONS)
        if new[: len(old)] != old:
            yield _first_difference(after, CORRECTIONS, old, new)
            continue
        for at, row in enumerate(new[len(old) :], len(old)):
            found = (_value(before, row), _value(after, row)) if isinstance(row, Mapping) else ()
            if found and found != (row.get("was", MISSING), row.get("now", MISSING)):
                message = say(
                    "“{name}” was {was} and is {now} in this file",
                    name=row.get("at"),
                    was=_said(found[0]),
                    now=_said(found[1]),
                )
                hint = say("write these two values as “was” and “now”")
                yield policy.CORRECTION_WRONG.at(after.place(CORRECTIONS, at), message, hint)


def _said(value: object) -> object:
    return say("nothing") if value is MISSING else shown(value)


def _value(document: Document, row: Mapping[str, Any]) -> object:
    """Return the value that a correction names; nothing where it names none."""
    found: Any = document.value
    for part in str(row.get("at", "")).split("/")[1:]:
        if isinstance(found, list):
            found = found[int(part)] if part.isdigit() and int(part) < len(found) else MISSING
        else:
            found = found.get(part, MISSING) if isinstance(found, Mapping) else MISSING
    return found


def differences(
    was: object, now: object, naming: Naming, path: Path = ()
) -> Iterator[tuple[Path, object, object]]:
    """Yield path and both values of everything that was filed and is not the same any more.

    What is new is no difference. Entries of a list are compared with those of the same name;
    `naming` gives the fields that name them, by the way to the list.
    """
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for name, inner in was.items():
            yield from differences(inner, now.get(name, MISSING), naming, (*path, name))
    elif isinstance(was, list) and isinstance(now, list):
        names = naming.get(tuple(part for part in path if isinstance(part, str)), USUAL)
        for at, inner, other in paired(was, now, names):
            yield from differences(inner, other, naming, (*path, at))
    elif was != now:
        yield path, was, now


def naming_of(ledger: Ledger) -> Naming:
    """Return the fields that name the entries of each list of a ledger, by the way to it."""
    return {field.names: field.named("x-unique") for field in ledger.with_word("x-unique")}


def paired(
    was: Sequence[Any], now: Sequence[Any], names: tuple[str, ...]
) -> Iterator[tuple[int, Any, Any]]:
    """Yield each older entry with the newer one of the same name, and the place of that.

    Entries without names, or with a name that is there twice, are compared place by place.
    """
    known = [_name(row, names) for row in now]
    for at, row in enumerate(was):
        name = _name(row, names)
        if name and known.count(name) == 1:
            yield known.index(name), row, now[known.index(name)]
        elif name and name not in known:
            yield min(at, len(now) - 1), row, MISSING
        else:
            yield at, row, now[at] if at < len(now) else MISSING


def _name(row: object, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of an entry: what its naming fields say; a plain value is its own name."""
    if isinstance(row, Mapping):
        return tuple(f"{name} {row[name]}" for name in names if name in row)
    return () if isinstance(row, list) else (str(row),)


def visibility_loosened(change: Change) -> Iterator[Problem]:
    """Yield a problem for each record, or entry, that was kept in and would be published.

    A correction that names the second approver lets it out.
    """
    for before, after in _kept(change):
        naming = naming_of(change.contract.ledger(before.ledger))
        approved = {
            str(row.get("at"))
            for row in _listed(after, CORRECTIONS)
            if isinstance(row, Mapping) and "approved_by_post" in row
        }
        for path, was, _ in differences(before.value, after.value, naming):
            if path[-1] == VISIBILITY and pointer(path) not in approved:
                message = say("this was “{word}”, and would be published", word=was)
                hint = say(
                    "put it back; the city lets it out with corrections: at, reason and"
                    " approved_by_post"
                )
                yield policy.LOOSENED.at(after.place(*path), message, hint)


def pointer(path: Path) -> str:
    """Return a path as a JSON pointer, such as `/units/0/established`."""
    return "".join(f"/{part}" for part in path)
