"""See that files are named as their ledger asks, and carry the day that their name says."""

import re
from collections.abc import Iterator

from ledgers.check.ground.context import Grounds, is_of_unknown_county
from ledgers.check.ground.records import sound
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Place, Problem
from ledgers.model.words import Both, say

NAMED = re.compile(r"[A-Z]([0-9]{4}(?:-[0-9]{2}-[0-9]{2})?)")
"""A file's name that says a day or a year."""


def misnamed_files(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each file whose name is not of its ledger's form."""
    for ledger, documents in grounds.catalog.by_ledger.items():
        form = _form(grounds, ledger)
        for document in documents if form else ():
            fits = form is None or form[0].fullmatch(document.id)
            if form and not fits and not is_of_unknown_county(grounds, document):
                message = say("{name} is no name of this ledger", name=document.id)
                hint = say("write {form}", form=form[1])
                yield kinds.references.MISNAMED.at(Place(document.file), message, hint)


def _form(grounds: Grounds, ledger: str) -> tuple[re.Pattern[str], Both] | None:
    """Return the pattern of a ledger's names, and how it is said in words."""
    defined = grounds.contract.schemas.get("defs", {}).get("$defs", {})
    words = defined.get(grounds.contract.ledger(ledger).record.name, {})
    hint = words.get("x-pattern-hint", {})
    if "pattern" not in words or not {"zh", "en"} <= set(hint):
        return None
    return re.compile(words["pattern"]), Both(hint["zh"], hint["en"])


def days_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each record dated on another day, or in another year, than its name."""
    for ledger in grounds.contract.ledgers:
        form = _form(grounds, ledger.name) if ledger.record.named_after else None
        for document in sound(grounds, ledger.name) if form else ():
            if form and form[0].fullmatch(document.id):
                yield from _differs(document, ledger.record.named_after)


def _differs(document: Document, field: str) -> Iterator[Problem]:
    path, said = _dated(document, field)
    found = NAMED.match(document.id)
    named = found[1] if found else ""
    if said[: len(named)] == named:
        return
    message = say("{id} says {day}, the record says {other}", id=document.id, day=named, other=said)
    hint = say("correct the day, or rename the file")
    yield kinds.times.DAY_DIFFERS.at(document.place(*path, of_value=True), message, hint)


def _dated(document: Document, field: str) -> tuple[Path, str]:
    """Return the field that a record's name repeats, of a list its first day, and what it says."""
    said = document.value[field]
    if isinstance(said, list):
        return (field, 0, "on"), str(said[0]["on"])
    return (field,), str(said)
