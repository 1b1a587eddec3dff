"""What is asked changes by dated entries: they keep what held before, and come in in time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ledgers.check.change.context import Change
from ledgers.check.change.registers import begun
from ledgers.check.change.timing import workdays_late
from ledgers.check.file.wording import shown
from ledgers.check.ground import day, groups
from ledgers.model.document import Document, Path
from ledgers.model.kinds import policy
from ledgers.model.lives.corrections import MISSING
from ledgers.model.lives.on_day import CHANGES
from ledgers.model.problem import Problem
from ledgers.model.words import Words, say
from ledgers.model.yaml_text import inline

Entry = Mapping[str, Any]
WAYS = (("tasks",), ("tasks", "measures"))
"""The ways to the entries of the register of tasks that change by dated entries."""
OWN = {"added_on", "cancelled"}
"""Fields that say a day themselves."""


def changes_unsaid(change: Change) -> Iterator[Problem]:
    """Yield a problem for each task or measure that changed, or began, without a dated entry."""
    for before, after in change.changed("tasks"):
        for way in WAYS:
            old = {str(row.get("id")): row for _, row in groups(before.value, *way)}
            for path, now in groups(after.value, *way):
                was = old.get(str(now.get("id")))
                if was is None:
                    yield from _added(change, after, path, now)
                elif _begun(change, before, way, was):
                    yield from _compared(change, (after, path), was, now)


def _begun(change: Change, before: Document, way: Path, was: Entry) -> bool:
    """Say whether an entry is in force."""
    path = next(path for path, row in groups(before.value, *map(str, way)) if row is was)
    first = day(was.get("added_on")) or begun(change, before, path, was)
    return first is not None and first <= _today(change)


def _today(change: Change) -> date:
    return change.received or change.today


def _added(change: Change, after: Document, path: Path, now: Entry) -> Iterator[Problem]:
    """Yield a problem where something is asked that was not, and does not say from when."""
    programme, of = change.base.programme, after.value
    for part in path[:-2]:
        of = of[part]  # type: ignore[index, assignment]
    said = day(now.get("added_on")) or day(of.get("added_on"))
    if said is None and programme and programme.start_on <= _today(change):
        message = say("{name} is new, and does not say from when", name=now.get("id"))
        hint = say("add to it: {lines}", lines=f"added_on: {_today(change)}")
        yield policy.CHANGE_UNSAID.at(after.place(*path), message, hint)
    elif said and "added_on" in now:
        yield from _dated_wrong(change, after, (*path, "added_on"), said)


def _compared(
    change: Change, where: tuple[Document, Path], was: Entry, now: Entry
) -> Iterator[Problem]:
    """Yield what is wrong about the changes of one entry."""
    (after, path), old, new = where, _listed(was), _listed(now)
    if new[: len(old)] != old:
        message = say("an entry of “changes” is not what it was")
        hint = say("put it back as it was; correct it by a new entry at the end")
        yield policy.CHANGE_WRONG.at(after.place(*path, CHANGES), message, hint)
        return
    undone, said = dict(now), dict[str, int]()
    for number, row in reversed([*enumerate(new)][len(old) :]):
        former = row.get("was")
        undone |= former if isinstance(former, Mapping) else {}
        said |= dict.fromkeys(former if isinstance(former, Mapping) else (), number)
        yield from _dated_wrong(change, after, (*path, CHANGES, number, "on"), day(row.get("on")))
    for name in sorted(_tracked(change, path) & {*was, *now}):
        there, left = was.get(name, MISSING), undone.get(name, MISSING)
        if there != left and not (there is MISSING and name in said):
            yield _unsaid(change, (after, path), name, (there, now.get(name)), said.get(name))
    yield from _ends(change, where, was, now)


def _ends(
    change: Change, where: tuple[Document, Path], was: Entry, now: Entry
) -> Iterator[Problem]:
    """Yield a problem where a beginning or an end is another one, or is dated into the past."""
    after, path = where
    for name in sorted(OWN):
        if was.get(name) == now.get(name):
            continue
        if name in was or name == "added_on":
            message = say("“{name}” is not what it was", name=name)
            hint = say("put it back as it was")
            yield policy.CHANGE_WRONG.at(after.place(*path, name), message, hint)
        else:
            on = day(now[name].get("on")) if isinstance(now[name], Mapping) else None
            yield from _dated_wrong(change, after, (*path, name, "on"), on)


def _tracked(change: Change, path: Path) -> set[str]:
    """Return the fields of an entry whose former values its changes keep."""
    names = (*(part for part in path if isinstance(part, str)), CHANGES, "was")
    known = change.head.contract.ledger("tasks").fields
    return {row[-1] for row in known if row[:-1] == names}


def _unsaid(
    change: Change,
    where: tuple[Document, Path],
    name: str,
    sides: tuple[object, object],
    said: int | None,
) -> Problem:
    (after, path), (there, now) = where, sides
    words = {"name": name, "was": shown(there), "now": shown(now)}
    message = say("“{name}” was {was}, now {now}", **words)
    if said is not None:
        hint = say("write this value as “was”: {lines}", lines=f"{name}: {inline(there)}")
        return policy.CHANGE_WRONG.at(after.place(*path, CHANGES, said, "was"), message, hint)
    return policy.CHANGE_UNSAID.at(after.at(*path, name), message, _lines(change, name, there))


def _lines(change: Change, name: str, there: object) -> Words:
    """Return the entry that says a change."""
    former = f"{name}: {inline(there)}" if there is not MISSING else f"{name}: …"
    words = {"today": _today(change), "former": former}
    return say("add an entry to changes, with on: {today}, was: {former} and reason", **words)


def _dated_wrong(change: Change, after: Document, path: Path, on: date | None) -> Iterator[Problem]:
    """Yield a problem where a change counts from a day of an issued bulletin, or long past."""
    today, issued = _today(change), change.base.bulletins.values()
    last = max((row.as_of for row in issued if row.is_issued), default=date.min)
    if on is not None and on <= last and on < today:
        message = say(
            "this counts from {day}, and an issued bulletin is of {last}", day=on, last=last
        )
    elif on is not None and workdays_late(change, on, today):
        message = say("this counts from {day}, long before it came in", day=on)
    else:
        return
    hint = say("write {today} or a later day", today=today)
    yield policy.CHANGE_WRONG.at(after.at(*path), message, hint)


def _listed(entry: Entry) -> list[Any]:
    found = entry.get(CHANGES)
    return found if isinstance(found, list) else []
