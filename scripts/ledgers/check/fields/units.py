"""See that the bodies that records name are of the right kind and of the right owner."""

from collections.abc import Collection, Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import groups, rows, standing, text, texts
from ledgers.check.ground.resolve import is_known, owner_of_unit
from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say

INSPECTORS = ("inspection_office",)
OF_INSPECTORS = ("head_is_standing_member", "joined_round_12m")


def bodies_of_others(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body that a record names and that is not its owner's."""
    for document, path, value, asked in _asked(grounds, "of"):
        if asked == "county":
            allowed = _county_and_city(grounds, document)
            yield from _of_others(grounds, document, path, value, allowed)
        elif document.owner != CITY:
            yield from _of_others(grounds, document, path, value, {document.owner})


def _asked(grounds: Grounds, what: str) -> Iterator[tuple[Document, Path, object, str]]:
    """Yield each body of which something is asked, and what that is."""
    for ledger in grounds.contract.ledgers:
        asked = [row for row in ledger.with_word("x-must-be") if what in row.said("x-must-be")]
        for document in standing(grounds, ledger.name) if asked else ():
            for field in asked:
                for path, value in fields(document.value, *field.names):
                    yield document, path, value, field.said("x-must-be")[what]


def _county_and_city(grounds: Grounds, document: Document) -> Collection[str]:
    """Return who may own the bodies of a record about a county; nobody where it is not known."""
    county = text(document.value["county"])
    return {county, CITY} if any(area.code == county for area in grounds.catalog.counties) else ()


def _of_others(
    grounds: Grounds, document: Document, path: Path, value: object, allowed: Collection[str]
) -> Iterator[Problem]:
    known = isinstance(value, str) and is_known(grounds, value)
    if known and allowed and owner_of_unit(grounds, str(value)) not in allowed:
        message = say("the body {unit} belongs elsewhere", unit=value)
        hint = say("name a body of this county")
        yield kinds.references.FOREIGN_UNIT.at(document.place(*path, of_value=True), message, hint)


def offices_of_counties(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each linked office that is no body of the city (R32)."""
    for document in standing(grounds, "pairings"):
        for path, row in groups(document.value, "pairings"):
            unit = text(row.get("from_unit"))
            foreign = is_known(grounds, unit) and owner_of_unit(grounds, unit) != CITY
            if row["kind"] == "office" and foreign:
                message = say("the body {unit} belongs elsewhere", unit=unit)
                place = document.place(*path, "from_unit", of_value=True)
                yield kinds.references.FOREIGN_UNIT.at(
                    place, message, say("name an office of the city")
                )


def bodies_of_the_wrong_kind(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each body of a kind that the figure or duty does not belong to."""
    for document, path, value, kind in _asked(grounds, "kind"):
        yield from _of_kind(grounds, document, path, value, (kind,))
    for document in standing(grounds, "posts"):
        for path, row in groups(document.value, "units"):
            if any(field in row for field in OF_INSPECTORS):
                yield from _of_kind(grounds, document, (*path, "unit"), row["unit"], INSPECTORS)
    yield from _checklists(grounds)
    yield from _issuers(grounds)


def _checklists(grounds: Grounds) -> Iterator[Problem]:
    asked = {
        row["id"]: texts(row.get("unit_kinds"))
        for _, row in rows(grounds, "standards", "checklists")
    }
    for document in standing(grounds, "facilities"):
        for path, row in groups(document.value, "checklists"):
            wanted = asked.get(row["checklist"], ())
            yield from _of_kind(grounds, document, (*path, "unit"), row["unit"], wanted)


def _issuers(grounds: Grounds) -> Iterator[Problem]:
    for document in standing(grounds, "bulletins"):
        unit = text(document.value["issuer"])
        if is_known(grounds, unit) and owner_of_unit(grounds, unit) != CITY:
            yield _wrong(grounds, document, ("issuer",), unit, say("body of the city"))


def _of_kind(
    grounds: Grounds, document: Document, path: Path, value: object, asked: tuple[str, ...]
) -> Iterator[Problem]:
    unit = grounds.catalog.units.get(value) if isinstance(value, str) else None
    if unit and asked and unit.kind not in asked and is_known(grounds, unit.id):
        yield _wrong(grounds, document, path, unit.id, kind_in_words(grounds, asked[0]))


def _wrong(
    grounds: Grounds, document: Document, path: Path, unit: str, asked: Words | Both | str
) -> Problem:
    message = say(
        "{unit} is of the kind “{kind}”; here belongs “{asked}”",
        unit=unit,
        kind=kind_in_words(grounds, grounds.catalog.units[unit].kind),
        asked=asked,
    )
    hint = say("name a unit of the right kind")
    return kinds.references.WRONG_KIND_OF_BODY.at(
        document.place(*path, of_value=True), message, hint
    )


def kind_in_words(grounds: Grounds, kind: str) -> Both | str:
    """Return what the vocabulary calls a kind of body."""
    term = grounds.catalog.words.get("unit_kinds", {}).get(kind)
    return Both(term.zh, term.en) if term else kind
