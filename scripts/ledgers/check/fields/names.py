"""See that files are named as their ledger asks, and carry the day that their name says."""

import re
from collections.abc import Iterator, Mapping

from ledgers.check.ground.context import Grounds, is_of_unknown_county
from ledgers.check.ground.records import sound
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Place, Problem
from ledgers.model.words import Both, say

DEFINITIONS: Mapping[str, str] = {
    "actions": "action_id",
    "appraisals": "appraisal_id",
    "bulletins": "bulletin_id",
    "casework": "month",
    "checks": "check_id",
    "documents": "document_id",
    "editions": "edition_id",
    "events": "event_id",
    "facilities": "quarter",
    "findings": "finding_id",
    "petitions": "month",
    "posts": "quarter",
    "rectifications": "finding_id",
    "returns": "period",
    "rounds": "round_id",
}
"""The definition that a file's name keeps to, by ledger."""

DAY = slice(1, 11)
YEAR = slice(1, 5)


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
    words = defined.get(DEFINITIONS.get(ledger, ""), {})
    hint = words.get("x-pattern-hint", {})
    if "pattern" not in words or not {"zh", "en"} <= set(hint):
        return None
    return re.compile(words["pattern"]), Both(hint["zh"], hint["en"])


def days_that_differ(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each record dated on another day, or in another year, than its name."""
    for ledger in ("events", "checks", "documents", "findings", "appraisals", "actions"):
        form = _form(grounds, ledger)
        for document in sound(grounds, ledger) if form else ():
            if form and form[0].fullmatch(document.id):
                yield from _differs(document)


def _differs(document: Document) -> Iterator[Problem]:
    path, said = _dated(document)
    part = DAY if document.ledger in {"events", "checks", "documents"} else YEAR
    named = document.id[part]
    if said[: len(named)] == named:
        return
    message = say("{id} says {day}, the record says {other}", id=document.id, day=named, other=said)
    hint = say("correct the day, or rename the file")
    yield kinds.times.DAY_DIFFERS.at(document.place(*path, of_value=True), message, hint)


def _dated(document: Document) -> tuple[Path, str]:
    """Return the field that a record's name repeats, and what it says."""
    field = {"events": "held_on", "checks": "start_on", "findings": "found_on"}.get(document.ledger)
    field = "period" if document.ledger == "appraisals" else field
    if field is not None:
        return (field,), str(document.value[field])
    updates = document.value["updates"]
    first = updates[0] if isinstance(updates, list) else {}
    return ("updates", 0, "on"), str(first["on"])
