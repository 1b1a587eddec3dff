"""What is asked changes by dated entries: they keep what held before, and come in in time."""

from collections.abc import Iterator
from datetime import date

from ledgers.check.change.context import Change
from ledgers.check.change.registers import begun
from ledgers.check.change.timing import workdays_late
from ledgers.check.file.wording import shown
from ledgers.check.ground import Group, day, groups
from ledgers.model import Document, Path, Problem, group, inside, rows, say
from ledgers.model.kinds import policy
from ledgers.model.lives.corrections import MISSING
from ledgers.model.lives.on_day import CHANGES
from ledgers.model.lives.programmes import programme_of
from ledgers.model.yaml_text import inline

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
