"""When entries came in: by what they say, held against the day on which the change was received.

No commit's date and no clock enters a score. What an entry says is compared once with the day on
which the host, or the server, received the push that brought it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ledgers.check.change.compared import listed
from ledgers.check.change.context import Change
from ledgers.check.ground import day
from ledgers.model.diff import FileChange
from ledgers.model.document import Document, Path
from ledgers.model.kinds import policy
from ledgers.model.lives.corrections import CORRECTIONS, WITHDRAWN
from ledgers.model.owners import part_of
from ledgers.model.periods import workdays_of
from ledgers.model.problem import Place, Problem
from ledgers.model.rows import rows
from ledgers.model.words import Words, say

LIVES = ("progress", "rectifications", "decisions")
"""Ledgers whose entries count for deadlines; what merely happened may come in at any time."""
WORKDAYS = 3
"""How many workdays an entry may be dated back, where the city's rules do not say."""


def entries_out_of_time(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new entry that is dated back too far, or ahead of its receipt."""
    received = change.received
    live_from = change.owners.live_from if change.owners else None
    if received is None or (live_from and received < live_from):
        return
    lines = say(
        "add these two lines to the entry: “came_in: {received}” and “late: the reason”",
        received=received,
    )
    hint = say("write “on: {received}”: it counts from its day", received=received)
    for file in change.diff.whole:
        for document, path, entry, name in _new_entries(change, file):
            said = day(entry.get("came_in", entry.get(name)))
            if said is not None:
                yield from _out_of_time(change, document.at(*path, name), said, lines)
        for place, said in _said_otherwise(file, change.seen.get(file.path)):
            yield from _out_of_time(change, place, said, hint)


def _said_otherwise(file: FileChange, seen: Document | None) -> Iterator[tuple[Place, date]]:
    """Yield place and day of what takes back what was filed: corrections, and a withdrawal."""
    if file.after is None or file.before is None:
        return
    known = [side.value for side in (file.before, seen) if side]
    for at, row in enumerate(listed(file.after, CORRECTIONS)):
        old = any(row in rows(value, CORRECTIONS) for value in known)
        if not old and isinstance(row, dict) and (on := day(row.get("on"))):
            yield file.after.at(CORRECTIONS, at, "on"), on
    withdrawn = file.after.value.get(WITHDRAWN)
    on = day(withdrawn.get("on")) if isinstance(withdrawn, dict) else None
    if on and all(WITHDRAWN not in value for value in known):
        yield file.after.at(WITHDRAWN, "on"), on


def entries_unexplained(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new entry that came in late by its own words, and says not why."""
    live_from = change.owners.live_from if change.owners else None
    if live_from and (change.received or change.today) < live_from:
        return
    for file in change.diff.whole:
        for document, path, entry, name in _new_entries(change, file):
            own, came = day(entry.get(name)), day(entry.get("came_in"))
            if own and came and "late" not in entry and _workdays_late(change, own, came):
                message = say("this is dated {day}, and came in on {came}", day=own, came=came)
                hint = say("add a line to the entry: “late: the reason”")
                yield policy.NO_REASON.at(document.at(*path, "came_in"), message, hint)


def _workdays_late(change: Change, said: date, received: date) -> int:
    """Return how many workdays lie between two days, 0 where the city's rules allow them."""
    rules = change.base.by_ledger.get("rules", ())
    most = next((row.value.get("backdate_workdays", WORKDAYS) for row in rules), WORKDAYS)
    calendar = next((row.value for row in change.base.by_ledger.get("calendar", ())), {})
    days = workdays_of(calendar).after(said, received)
    return days if isinstance(most, int) and days > most else 0


def entries_unmarked(change: Change) -> Iterator[Problem]:
    """Yield a problem for each new entry of an office for a county that does not say so."""
    for file in change.diff.whole:
        county = part_of(file.path)
        offices = [row.unit for row in change.acting if county in row.may_file_for]
        for document, path, entry, _ in _new_entries(change, file) if offices else ():
            if entry.get("entered_by") not in offices:
                message = say("{unit} enters this for the county", unit=offices[0])
                hint = say("add “entered_by: {unit}” to the entry", unit=offices[0])
                yield policy.UNMARKED.at(document.place(*path), message, hint)


def _new_entries(
    change: Change, file: FileChange
) -> Iterator[tuple[Document, Path, dict[str, Any], str]]:
    """Yield what a change files in one file: document, path and value, and the field of its day."""
    if file.after is None:
        return
    ledger = change.contract.ledger(file.after.ledger)
    if ledger.name in LIVES or "fulfils" in file.after.value:
        name = ledger.record.history
        known = [*listed(file.before, name), *listed(change.seen.get(file.path), name)]
        for at, row in enumerate(listed(file.after, name)):
            if isinstance(row, dict) and row not in known:
                yield file.after, (name, at), row, "on"
    elif ledger.is_periodic and file.before is None and file.path not in change.seen:
        yield file.after, (), file.after.value, "filed_on"


def _out_of_time(change: Change, place: Place, said: date, hint: Words) -> Iterator[Problem]:
    received = change.received or change.today
    if said > received:
        message = say("this is dated {day}, received on {received}", day=said, received=received)
        latest = say("write the day on which it came in, at most {received}", received=received)
        yield policy.AHEAD_OF_RECEIPT.at(place, message, latest)
        return
    if days := _workdays_late(change, said, received):
        message = say(
            "this is dated {day}, and came in {n} workdays later, on {received}",
            day=said,
            n=days,
            received=received,
        )
        yield policy.DATED_BACK.at(place, message, hint)
