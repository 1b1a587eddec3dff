"""See that issues stay as they were issued, and that prefaces type no figure."""

from collections.abc import Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import sound
from ledgers.model import kinds
from ledgers.model.bulletin import (
    Bulletin,
    Name,
    differences,
    facts_digest,
    is_preface_kept,
    is_sealed,
)
from ledgers.model.document import Document
from ledgers.model.facts import COUNTY, FACT_KINDS, TASK, typed_figures, unknown_quotations
from ledgers.model.problem import Problem
from ledgers.model.words import say

ONLY_ISSUED = ("issued_on", "published_on", "facts", "inputs", "facts_digest", "digest")


def bulletins_wrong(grounds: Grounds) -> Iterator[Problem]:
    """Yield every problem of single bulletins: broken seals, prefaces, corrections, drafts."""
    for document, bulletin in bulletins_of(grounds):
        yield from _prefaces(grounds, document, bulletin)
        if bulletin.is_issued:
            yield from _changed(document, bulletin)
            yield from _corrections(grounds, document, bulletin)
        else:
            yield from _sealed_draft(document)


def bulletins_of(grounds: Grounds) -> Iterator[tuple[Document, Bulletin]]:
    """Yield every bulletin that keeps to its schema, with its file."""
    for document in sound(grounds, "bulletins"):
        bulletin = grounds.catalog.bulletins.get(document.id)
        if bulletin is not None:
            yield document, bulletin


def _changed(document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    hint = say("put the file back as it was issued, and issue a correction")
    if not is_sealed(document.text, bulletin):
        message = say("what stands above the digest is not what was issued")
        yield kinds.issues.ISSUE_CHANGED.at(document.place("digest"), message, hint)
    elif facts_digest(bulletin.facts) != bulletin.facts_digest:
        message = say("the figures do not have the digest that was issued with them")
        yield kinds.issues.ISSUE_CHANGED.at(document.place("facts_digest"), message, hint)
    yield from _preface_changed(document, bulletin)


def _preface_changed(document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    if not is_preface_kept(bulletin):
        message = say("the preface is not the one that was issued")
        hint = say("put it back, or record what was taken down under redactions with its digest")
        yield kinds.issues.ISSUE_CHANGED.at(document.place("preface"), message, hint)


def _prefaces(grounds: Grounds, document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    names = _names(grounds, bulletin)
    for index, paragraph in enumerate(bulletin.preface):
        place = document.place("preface", index, of_value=True)
        for figure in typed_figures(paragraph):
            message = say("the preface types the figure {figure}", figure=figure)
            hint = say("quote it by its name in braces, such as {example}", example="tasks.overdue")
            yield kinds.issues.FIGURE_TYPED.at(place, message, hint)
        for quotation in unknown_quotations(paragraph, names):
            message = say("there is no figure {name} in this bulletin", name=quotation)
            hint = say("figures: {names}", names=", ".join(sorted({name[0] for name in names})))
            yield kinds.issues.UNKNOWN_FIGURE.at(place, message, hint)


def _names(grounds: Grounds, bulletin: Bulletin) -> frozenset[Name]:
    """Return the figures that may be quoted: an issue's own, or all that a draft could have."""
    if bulletin.is_issued:
        return frozenset(fact.name for fact in bulletin.facts)
    return frozenset(
        name for key, kind in FACT_KINDS.items() for name in _of(grounds, key, kind.of)
    )


def _of(grounds: Grounds, key: str, of: str) -> Iterator[Name]:
    if of == COUNTY:
        yield from ((key, area.code, "") for area in grounds.catalog.counties)
    elif of == TASK:
        yield from ((key, "", task) for task in grounds.catalog.tasks)
    else:
        yield key, "", ""


def _corrections(grounds: Grounds, document: Document, bulletin: Bulletin) -> Iterator[Problem]:
    if bulletin.corrects is None:
        return
    wrong = grounds.catalog.bulletins.get(bulletin.corrects.rsplit("/", 1)[-1])
    place = document.place("corrects", of_value=True)
    if wrong is None or not wrong.is_issued or wrong.id == bulletin.id:
        message = say("{record} is no issue that could be corrected", record=bulletin.corrects)
        hint = say("name an issue that was issued before")
        yield kinds.issues.WRONG_CORRECTION.at(place, message, hint)
        return
    expected = {change.name: change for change in differences(wrong.facts, bulletin.facts)}
    listed = {change.name: change for change in bulletin.corrections}
    if listed != expected:
        odd = min(
            name
            for name in listed.keys() | expected.keys()
            if listed.get(name) != expected.get(name)
        )
        at = next((n for n, change in enumerate(bulletin.corrections) if change.name == odd), None)
        message = say("{key}: old or new value is not that of the issues", key=odd[0])
        hint = say("let the program write the correction")
        where = ("corrections",) if at is None else ("corrections", at)
        yield kinds.issues.WRONG_CORRECTION.at(document.place(*where), message, hint)


def _sealed_draft(document: Document) -> Iterator[Problem]:
    for name in ONLY_ISSUED:
        if name in document.value:
            message = say("a draft has no “{field}”", field=name)
            hint = say("take the line out; issuing writes it")
            yield kinds.issues.DRAFT_SEALED.at(document.place(name), message, hint)
