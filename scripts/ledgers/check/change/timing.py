"""When entries came in: by what they say, held against the day on which the change was received.

No commit's date and no clock enters a score. What an entry says is compared once with the day on
which the host, or the server, received the push that brought it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

from ledgers.check.change.context import Change, listed
from ledgers.check.ground import Group, day, text
from ledgers.model import PERIODIC_LEDGERS, Document, Path, Problem, Words, inside, say
from ledgers.model.deadline import happened, waits
from ledgers.model.diff import FileChange
from ledgers.model.kinds import policy
from ledgers.model.lives.on_day import CORRECTIONS, HANDED_OVER, WITHDRAWN
from ledgers.model.lives.standards import standards_of
from ledgers.model.owners import part_of

Filed: TypeAlias = tuple[Document, Path, Group, str]

LIVES = ("progress", "rectifications", "decisions")
"""Ledgers whose entries count for deadlines; what merely happened may come in at any time."""
WORKDAYS = 3
"""How many workdays an entry may be dated back, where the city's rules do not say."""


def entries_out_of_time(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new entry that is dated back too far, or ahead of its receipt.

    A folder was received by nobody yet: what would be refused today is a warning there.
    """
    for file in change.diff.whole if change.asks_days else ():
        for document, path, entry, name in _new_entries(change, file):
            own = day(entry.get(name))
            taken_back = path[:1] in {(CORRECTIONS,), (WITHDRAWN,), (HANDED_OVER,)}
            if own and (taken_back or _was_due(change, document, change.day)):
                yield from _out_of_time(change, document, (*path, name), own, entry)


def entries_unexplained(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new entry that came in late by its own words, and says not why."""
    for file in change.diff.whole if change.is_live else ():
        for document, path, entry, name in _new_entries(change, file):
            own, came = day(entry.get(name)), day(entry.get("came_in"))
            said = str(entry.get("late", "")).strip()
            if own and came and not said and workdays_late(change, own, came):
                message = say("this is dated {day}, and came in on {came}", day=own, came=came)
                hint = say("add a line to the entry: “late: the reason”")
                yield policy.NO_REASON.at(document.at(*path, "came_in"), message, hint)


def documents_claimed(change: Change) -> Iterator[Problem]:
    """Yield a problem for each document that is said to be a required one once that was due.

    Its entries would count as if they had come in for it on their days.
    """
    for before, after in change.changed("documents") if change.received else ():
        sides = (before, *change.seen.get(after.file, ()))
        name = text(after.value.get("fulfils"))
        known = name in [side.value.get("fulfils") for side in sides]
        if not known and name and _was_due(change, after, change.day):
            message = say("this is said to be “{name}” only now, after that was due", name=name)
            hint = say("file it as a record of its own, with came_in and late; withdraw this one")
            yield policy.DATED_BACK.at(after.at("fulfils"), message, hint)


def draws_by_one_party(change: Change) -> Iterator[Problem]:
    """Yield a problem for each draw that comes in when its value is known, or with a typed seed."""
    live_from = change.owners.live_from if change.owners else None
    for file in () if live_from and change.day < live_from else change.diff.whole:
        before, after, value = file.before, file.after, file.after.value if file.after else {}
        known = [side.value for side in (before, *change.seen.get(file.path, ())) if side]
        if not after or value in known:
            continue
        seed, value_on = inside(value, "draw.seed"), day(value.get("value_on")) or date.max
        is_new = after.ledger == "draws" and not before
        if is_new and ("reveal" in value or value_on <= change.day):
            message = say("this comes in when the public value is known already")
            hint = say("commit to a value that comes about after {day}", day=change.day)
            yield policy.DRAW_LATE.at(after.place("value_on"), message, hint)
        elif seed and all(inside(side, "draw.seed") != seed for side in known):
            message = say("a seed that one party names can be one of many that it tried")
            hint = say("draw with: ledgers draw commit, before the check")
            yield policy.DRAW_LATE.at(after.place("draw", "seed"), message, hint)


def came_in_earlier(change: Change) -> Iterator[Problem]:
    """Yield a problem for each period that a correction would have come in earlier than it did."""
    for before, after in change.changed(*PERIODIC_LEDGERS):
        sides = (before.value, after.value)
        was, now = (day(side.get("came_in")) or day(side.get("filed_on")) for side in sides)
        if was and now and now < was:
            message = say("this came in on {was}, and not on {now} already", was=was, now=now)
            name = "came_in" if "came_in" in after.value else "filed_on"
            hint = say("put it back: nothing comes in earlier afterwards")
            yield policy.DATED_BACK.at(after.at(name), message, hint)


def workdays_late(change: Change, said: date, received: date) -> int:
    """Return how many workdays lie between two days, 0 where the city's rules allow them."""
    rules = change.base.by_ledger.get("rules", ())
    most = next((row.value.get("backdate_workdays", WORKDAYS) for row in rules), WORKDAYS)
    days = change.base.workdays.after(said, received)
    return days if isinstance(most, int) and days > most else 0


def entries_unmarked(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new entry that does not say truly which office entered it."""
    acting = {row.unit for row in change.acting}
    for file in change.diff.whole:
        offices = [row.unit for row in change.acting if part_of(file.path) in row.may_file_for]
        for document, path, entry, _ in _new_entries(change, file) if acting else ():
            named = text(entry.get("entered_by"))
            if offices and named not in offices:
                if _may_say(change, document, path, "entered_by"):
                    message = say("{unit} enters this for the county", unit=offices[0])
                    hint = say("add “entered_by: {unit}” to the entry", unit=offices[0])
                    yield policy.UNMARKED.at(document.place(*path), message, hint)
            elif named and named not in acting:
                message = say("{unit} does not submit this change", unit=named)
                hint = say("take “entered_by” out: only the office that enters it writes it")
                yield policy.UNMARKED.at(document.at(*path, "entered_by"), message, hint)


def _new_entries(change: Change, file: FileChange) -> Iterator[Filed]:
    """Yield what a change files in one file: document, path and value, and the field of its day.

    Corrections, a withdrawal and a handing over count from their days, too. What is there once
    more, word for word, is new: only as many as there were are known.
    """
    if file.after is None:
        return
    ledger, seen = change.contract.ledger(file.after.ledger), change.seen.get(file.path, ())
    yield from _taken_back(file.after, (file.before, *seen))
    fresh = file.before is None and all(side.value != file.after.value for side in seen)
    lists = {CORRECTIONS: "on"}
    counts = "fulfils" in file.after.value or _is_awaited(change, file.after)
    if ledger.name in LIVES or (counts and ledger.record.history):
        lists[ledger.record.history] = "on"
    elif counts and fresh:
        yield file.after, (), file.after.value, ledger.dated
    elif ledger.is_periodic:
        lists["values"] = "filed_on"
        if fresh:
            yield file.after, (), file.after.value, "filed_on"
    for name, field in lists.items():
        known = [Counter(map(_word_for_word, listed(side, name))) for side in (file.before, *seen)]
        there: Counter[str] = Counter()
        for at, row in enumerate(listed(file.after, name)):
            said = _word_for_word(row)
            there[said] += 1
            if isinstance(row, dict) and there[said] > max(side[said] for side in known):
                yield file.after, (name, at), row, field


def _taken_back(document: Document, sides: Iterable[Document | None]) -> Iterator[Filed]:
    """Yield the withdrawal of a record, or its handing over, that none of its older sides has."""
    known = {name for side in sides if side for name in side.value}
    for name in (WITHDRAWN, HANDED_OVER):
        given = document.value.get(name)
        if isinstance(given, dict) and name not in known:
            yield document, (name,), given, "on"


def _is_awaited(change: Change, document: Document) -> bool:
    """Say whether a deadline runs from records of its kind, so that its day counts."""
    found = (waits(row) for task in change.base.tasks.values() for row in task.measures)
    return any(happened(start, document) for start in found if start)


def _word_for_word(row: object) -> str:
    """Return an entry as one text, by which it is looked up among many."""
    return json.dumps(row, sort_keys=True, default=repr)


def _was_due(change: Change, document: Document, received: date) -> bool:
    """Say whether a day counts: that of a required document does once it was to be there."""
    due = {row.id: row.due_on for row in standards_of(change.base, "documents")}
    return (due.get(text(document.value.get("fulfils"))) or date.min) < received


def _out_of_time(
    change: Change, document: Document, path: Path, own: date, entry: Group
) -> Iterator[Problem]:
    received, place = change.day, document.at(*path)
    said = day(entry.get("came_in")) or own
    if said > received and change.received:
        message = say("this is dated {day}, received on {received}", day=said, received=received)
        hint = say("write the day on which it came in, at most {received}", received=received)
        yield policy.AHEAD_OF_RECEIPT.at(place, message, hint)
        return
    days, hint = workdays_late(change, said, received), _two_lines(change, document, path, received)
    words = {"day": said, "n": days, "received": received}
    kind = policy.DATED_BACK
    message = say("this is dated {day}, and came in {n} workdays later, on {received}", **words)
    if change.received is None:
        kind = policy.TO_BE_LATE
        message = say(
            "this is dated {day}; if you push today, it comes in {n} workdays later", **words
        )
    if days:
        yield kind.at(place, message, hint)


def _two_lines(change: Change, document: Document, path: Path, received: date) -> Words:
    """Return what to write where an entry is dated back; some never say when they came in."""
    before = next((file.before for file in change.diff.whole if file.after is document), None)
    name, at = str(path[0]), int(path[1]) if len(path) > len(("updates", "on")) else 0
    if any(row not in listed(document, name) for row in listed(before, name)[at : at + 1]):
        return say("put it back as it was; correct it by a new entry at the end")  # As P201 says.
    if _may_say(change, document, path[:-1], "came_in"):
        return say(
            "add these two lines to the entry: “came_in: {received}” and “late: the reason”",
            received=received,
        )
    words = {"name": path[-1], "received": received}
    return say("write “{name}: {received}”: it counts from its day", **words)


def _may_say(change: Change, document: Document, path: Path, name: str) -> bool:
    """Say whether an entry has a field, by its schema."""
    names = (*(part for part in path if isinstance(part, str)), name)
    return names in change.contract.ledger(document.ledger).fields
