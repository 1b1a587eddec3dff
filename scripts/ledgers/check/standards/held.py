"""Filings about rooms and equipment say of each body what its standard asks (R72-R78)."""

from collections.abc import Iterator

from ledgers.check.ground import Grounds, Group, groups, number, text
from ledgers.model import kinds
from ledgers.model.cataloguing import converted
from ledgers.model.document import Document
from ledgers.model.lives.standards import asked_in_words
from ledgers.model.periods import Period, period
from ledgers.model.problem import Problem
from ledgers.model.records import Standard, Unit
from ledgers.model.words import say


def filings_off_standard(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body whose rooms are left out, or filed as fewer than are asked."""
    asked = [converted(row, Standard) for _, row in grounds.rows("standards", "facilities")]
    for document in grounds.standing("facilities"):
        span = period(document.value["period"])
        for standard in asked if span else ():
            if standard and span:
                yield from _of(grounds, document, standard, span)


def _of(
    grounds: Grounds, document: Document, standard: Standard, span: Period
) -> Iterator[Problem]:
    area, units = grounds.catalog.areas.get(document.owner), grounds.catalog.units_of
    if area and standard.is_asked(area, span.last):
        for unit in units.get(document.owner, ()):
            if unit.kind == standard.unit_kind and unit.is_there(span.first):
                yield from _of_body(document, standard, unit)


def _of_body(document: Document, standard: Standard, unit: Unit) -> Iterator[Problem]:
    words = {"unit": unit.name, "standard": standard.title, "asked": asked_in_words(standard)}
    found = [
        (path, row) for path, row in groups(document.value, "items") if _is_on(row, standard, unit)
    ]
    if not found and standard.bounds[0]:
        message = say("nothing is filed on “{standard}” for {unit}", **words)
        hint = say(
            "add an item with kind: {kind}; what is not there is built: 0", kind=standard.facility
        )
        yield kinds.references.STANDARD_UNFILED.at(document.place("items"), message, hint)
    for path, row in found:
        required = number(row.get("required"))
        if required is not None and standard.short(int(required)) > 0:
            message = say(
                "{unit}: required is {count}; “{standard}” asks for {asked}",
                count=row["required"],
                **words,
            )
            hint = say(
                "write required: {count}; what is missing shows in built", count=standard.bounds[0]
            )
            place = document.at(*path, "required")
            yield kinds.references.REQUIRED_BELOW.at(place, message, hint)


def _is_on(row: Group, standard: Standard, unit: Unit) -> bool:
    return (text(row["unit"]), text(row["kind"])) == (unit.id, standard.facility)


RULES = (filings_off_standard,)
