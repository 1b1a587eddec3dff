"""Entries of the city's registers that were in force, or that are named, are not taken out."""

from collections.abc import Iterator
from datetime import date

from ledgers.check.change.compared import compared, naming_of
from ledgers.check.change.context import Change
from ledgers.check.change.loosened import SETTINGS
from ledgers.check.file.wording import shown
from ledgers.check.ground import Group, day, fields, groups
from ledgers.model import Document, Path, Problem, leaves, say
from ledgers.model.kinds import policy
from ledgers.model.lives.corrections import MISSING
from ledgers.model.lives.programmes import programme_of
from ledgers.model.rows import groups_around

LISTED = SETTINGS - {"owners", "publication"}
BEGINS = ("start_on", "valid_from", "from")
"""The fields that say from when an entry holds."""
FROM_THE_START = frozenset({"rules", "standards", "tasks"})
LINKED = ("kind", "county", "from_post", "from_unit", "to_unit", "start_on")
"""The fields of a pairing that say whom it links, and since when."""
ENDS = {
    "areas": "valid_to",
    "indicators": "end_on",
    "pairings": "end_on",
    "rules": "valid_to",
    "schemes": "valid_to",
    "tasks": "cancelled",
}
"""The field that ends an entry, by register; entries of the others stay."""


def entries_taken_out(change: Change) -> Iterator[Problem]:
    """Yield a problem for each entry of a register that has begun, or is named, and is gone."""
    for before, after in change.changed(*sorted(LISTED)):
        naming = naming_of(change.contract.ledger(before.ledger))
        for path, was, now in compared(before.value, after.value, naming):
            for name, entry in _entries(was) if now is MISSING else ():
                yield from _taken_out(change, (after, path), (name, entry))


def _entries(value: object) -> Iterator[tuple[str, Group]]:
    """Yield the outermost entries with a name, of what is gone."""
    if isinstance(value, list):
        for row in value:
            yield from _entries(row)
    elif isinstance(value, dict):
        name = value.get("id", value.get("code"))
        if name is not None:
            yield str(name), value
        else:
            for row in value.values():
                yield from _entries(row)


def _taken_out(
    change: Change, where: tuple[Document, Path], gone: tuple[str, Group]
) -> Iterator[Problem]:
    (document, path), (name, entry) = where, gone
    since = begun(change, document, path, entry) if path[0] != "checklists" else None
    ends = ENDS.get(document.ledger)
    hint = say("put it back, and end it: {field}", field=ends) if ends else say("put it back")
    if since and since <= change.day:
        message = say("{name} was in force from {day} on, and is gone", name=name, day=since)
        yield policy.ENTRY_TAKEN_OUT.at(document.place(*path), message, hint)
        return
    user = next(_users(change, document.ledger, str(path[0]), name), None)
    if user is not None:
        message = say("{name} is gone, and {record} names it", name=name, record=user.reference)
        yield policy.ENTRY_TAKEN_OUT.at(document.place(*path), message, hint, (user.place(),))


def links_turned(change: Change) -> Iterator[Problem]:
    """Yield a problem for each pairing that was in force, and is now of others or of other days."""
    for before, after in change.changed("pairings"):
        new = {str(row.get("id")): (path, row) for path, row in groups(after.value, "pairings")}
        for _, was in groups(before.value, "pairings"):
            path, now = new.get(str(was.get("id")), ((), was))
            begins, ends = day(was.get("start_on")), day(was.get("end_on"))
            names = LINKED if begins and begins <= change.day else ()
            names = (*names, "end_on") if ends and ends < change.day else names
            for name in (name for name in names if was.get(name) != now.get(name)):
                words = {"name": name, "was": shown(was.get(name)), "now": shown(now.get(name))}
                message = say("“{name}” was {was}, now {now}", **words)
                hint = say("put it back; end it with end_on, and add another one from a later day")
                yield policy.ENTRY_TAKEN_OUT.at(after.at(*path, name), message, hint)


def begun(change: Change, document: Document, path: Path, entry: Group) -> date | None:
    """Return from when an entry held; what has no day of its own from its programme's start."""
    around = (entry, *groups_around(document.value, path[:-1])[:-1])
    days = (day(group.get(name)) for group in around for name in BEGINS)
    named = next((str(group["programme"]) for group in around if "programme" in group), None)
    programme = programme_of(change.base, named) if document.ledger in FROM_THE_START else None
    return next(filter(None, days), programme.start_on if programme else None)


def _users(change: Change, register: str, listed: str, name: str) -> Iterator[Document]:
    """Yield the records on either side, the register as it was apart, that name an entry."""
    for catalog in (change.head, change.base):
        for document in catalog.documents:
            own = catalog is change.base and document.ledger == register
            if not own and name in _names(change, document, register, listed):
                yield document


def _names(change: Change, document: Document, register: str, listed: str) -> Iterator[str]:
    """Yield what a record names: parts of references, or words of one list of the vocabulary."""
    if register != "vocab":
        texts = (value for _, value in leaves(document.value) if isinstance(value, str))
        parts = (part for value in texts for part in value.split("/"))
        yield from (document.owner, *document.id.split("/"), *parts)
        return
    for field in change.contract.ledger(document.ledger).with_word("x-vocab"):
        if field.said("x-vocab") == listed:
            yield from (str(value) for _, value in fields(document.value, *field.names))
