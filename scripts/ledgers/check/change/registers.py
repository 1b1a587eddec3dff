"""Entries of the city's registers: none that was in force is taken out; dated ones change them.

What is asked changes by dated entries: they keep what held before, and come in in time.
"""

from collections.abc import Iterator
from datetime import date

from ledgers.check.change.context import Change, compared, naming_of
from ledgers.check.change.loosened import SETTINGS
from ledgers.check.change.timing import workdays_late
from ledgers.check.file.wording import shown
from ledgers.check.ground import Group, day, fields, groups
from ledgers.model import Document, Path, Problem, group, inside, leaves, rows, say
from ledgers.model.kinds import policy
from ledgers.model.lives.on_day import CHANGES, MISSING
from ledgers.model.lives.programmes import programme_of
from ledgers.model.rows import groups_around
from ledgers.model.yaml_text import inline

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


DATED = {"added_on": "added_on", "cancelled": "cancelled.on"}
"""Fields that say themselves from when they hold, with the way to their day."""
FROM = {"tasks": ("added_on",), "standards": ("from", "due_on")}
"""Fields that say from when what is new is asked, the usual one first, by register."""
TASK_STAYS, PROGRAMME_STAYS = ("added_on",), ("plan", "start_on")
"""What holds for every day of an entry, and stays once that has begun."""
ASKED = ("programme", "programmes", "rules", "standards", "tasks")
"""Registers whose entries, or settings, change by an entry in their `changes`."""


def changes_unsaid(change: Change) -> Iterator[Problem]:
    """Yield a problem for all that is asked, or decides, and changed or began without an entry."""
    for before, after in change.changed(*ASKED):
        named = change.head.contract.ledger(after.ledger).fields
        for way in (names[:-1] for names in named if names[-1] == CHANGES):
            old = {str(row.get("id")): (path, row) for path, row in groups(before.value, *way)}
            for path, now in groups(after.value, *way):
                if str(now.get("id")) not in old:
                    yield from _added(change, after, path, now)
                    continue
                place, was = old[str(now.get("id"))]
                since = day(was.get("added_on")) or begun(change, before, place, was)
                if since and since <= change.day <= (day(was.get("end_on")) or date.max):
                    yield from _compared(change, (after, path), was, now)


def _added(change: Change, after: Document, path: Path, now: Group) -> Iterator[Problem]:
    """Yield a problem where something is asked that was not, and does not say from when."""
    names = FROM.get(after.ledger, ())
    whole = dict(groups(after.value, str(path[0])))[path[:2]] if names else now
    programme = programme_of(change.base, whole.get("programme"))
    said = next((name for name in names if name in now), None)
    if said:
        yield from _dated_wrong(change, after, (*path, said), day(now[said]))
    elif names and programme and programme.start_on <= change.day and names[0] not in whole:
        message = say("{name} is new, and does not say from when", name=now.get("id"))
        hint = say("add to it: {lines}", lines=f"{names[0]}: {change.day}")
        yield policy.CHANGE_UNSAID.at(after.place(*path), message, hint)


def _compared(
    change: Change, where: tuple[Document, Path], was: Group, now: Group
) -> Iterator[Problem]:
    """Yield what is wrong about the changes of one entry."""
    (after, path), old, new = where, rows(was, CHANGES), rows(now, CHANGES)
    stays = TASK_STAYS if after.ledger == "tasks" else PROGRAMME_STAYS
    kept = sorted({*stays, *(name for name in DATED if name in was)})
    same = [name for name in kept if was.get(name) != now.get(name)]
    named = (programme_of(change.base, row.get("programme")) for row in (was, now))
    same += ["programme"] if len({*named}) > 1 else []
    for name in (*same, *([CHANGES] if new[: len(old)] != old else ())):
        message = say("“{name}” is not what it was", name=name)
        place, hint = after.place(*path, name), say("put it back as it was")
        yield policy.CHANGE_WRONG.at(place, message, hint)
    undone, said = dict(now), dict[str, int]()
    for number, row in reversed([*enumerate(new)][len(old) :]):
        undone |= group(row, "was")
        said |= dict.fromkeys(group(row, "was"), number)
        yield from _dated_wrong(change, after, (*path, CHANGES, number, "on"), day(row.get("on")))
    for name, to_day in DATED.items():
        if name in now and name not in was:
            on = day(inside(now, to_day))
            yield from _dated_wrong(change, after, (*path, *to_day.split(".")), on)
    for name in sorted(_tracked(change, after.ledger, path) & {*was, *(now if path else ())}):
        there, left = was.get(name, MISSING), undone.get(name, MISSING)
        if there != left and not (there is MISSING and name in said):
            nothing = "[]" if isinstance(now.get(name), list) else "…"
            former = f"{name}: {nothing if there is MISSING else inline(there)}"
            words = {"name": name, "was": shown(there), "now": shown(now.get(name))}
            message = say("“{name}” was {was}, now {now}", **words)
            asked = {"today": change.day, "former": former}
            hint = say(
                "add an entry to changes, with on: {today}, was: {former} and reason", **asked
            )
            kind, place = policy.CHANGE_UNSAID, after.at(*path, name)
            if name in said:
                kind, place = policy.CHANGE_WRONG, after.place(*path, CHANGES, said[name], "was")
                hint = say("write this value as “was”: {lines}", lines=former)
            yield kind.at(place, message, hint)


def _tracked(change: Change, ledger: str, path: Path) -> set[str]:
    """Return the fields of an entry whose former values its changes keep."""
    names = (*(part for part in path if isinstance(part, str)), CHANGES, "was")
    return {row[-1] for row in change.head.contract.ledger(ledger).fields if row[:-1] == names}


def _dated_wrong(change: Change, after: Document, path: Path, on: date | None) -> Iterator[Problem]:
    """Yield a problem where a change counts from a day of an issued bulletin, or long past."""
    today, issued = change.day, change.base.bulletins.values()
    last = max((row.as_of for row in issued if row.is_issued), default=date.min)
    if on is None or on >= today or not (on <= last or workdays_late(change, on, today)):
        return
    message = say("this counts from {day}, long before it came in", day=on)
    if on <= last:
        words = {"day": on, "last": last}
        message = say("this counts from {day}, and an issued bulletin is of {last}", **words)
    hint = say("write {today} or a later day", today=today)
    yield policy.CHANGE_WRONG.at(after.at(*path), message, hint)
