"""Corrections say what is in the file: undone one by one, each finds the value that it brought."""

from collections.abc import Iterator

from ledgers.check.file.wording import shown
from ledgers.check.ground import Grounds, groups
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.lives.corrections import CORRECTIONS, MISSING, found_at, steps_of, undone
from ledgers.model.problem import Problem
from ledgers.model.words import say


def corrections_not_there(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each correction whose value is not in the file.

    The former value could not be put back for earlier days.
    """
    for document in grounds.filed():
        if CORRECTIONS in document.value and document.ledger != "bulletins":
            yield from _not_there(document)


def _not_there(document: Document) -> Iterator[Problem]:
    value: object = document.value
    for path, row in reversed(list(groups(document.value, CORRECTIONS))):
        if not (way := steps_of(row.get("at"))):
            continue
        there, now = found_at(value, way), row.get("now", MISSING)
        taken_out = now is MISSING and isinstance(found_at(value, way[:-1]), list)
        if there != now and not taken_out:
            message = say("“{name}” is {there} in this file", name=row["at"], there=shown(there))
            hint = say("write this value as “now”, or correct where “at” leads")
            yield kinds.references.CORRECTION_ELSEWHERE.at(document.at(*path, "at"), message, hint)
        value = undone(value, [row])


RULES = (corrections_not_there,)
