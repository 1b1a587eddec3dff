"""A period that was filed and is closed takes corrections only, also of what was left out."""

from collections.abc import Iterator, Mapping

from ledgers.check.change.compared import compared, listed, naming_of, pointer
from ledgers.check.change.context import Change
from ledgers.check.work.filings import deadline_of
from ledgers.model.document import Document, Path
from ledgers.model.kinds import policy
from ledgers.model.layout import PERIODIC_LEDGERS
from ledgers.model.lives.corrections import MISSING
from ledgers.model.problem import Problem
from ledgers.model.words import say

CORRECTIONS = "corrections"
OPEN = frozenset({CORRECTIONS, "note", "visibility", "withdrawn"})
"""What may still be added to a closed period."""


def closed_periods_filled(change: Change) -> Iterator[Problem]:
    """Yield a problem for each value that came in after the period's deadline, uncorrected.

    It is asked of the push that brought the value: nobody answers for a late approval.
    """
    for before, after in change.changed(*PERIODIC_LEDGERS):
        due = deadline_of(change.base, before.ledger, before.value.get("period"))
        if due is None or change.received is None or due >= change.received:
            continue
        named = set(_named(before, after))
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


def _named(before: Document, after: Document) -> Iterator[str]:
    """Yield the places that new corrections name."""
    for row in listed(after, CORRECTIONS)[len(listed(before, CORRECTIONS)) :]:
        if isinstance(row, Mapping):
            yield str(row.get("at"))
