"""Records refer to records that were not withdrawn, of the right county, filed before."""

from collections.abc import Iterator
from datetime import date

from ledgers.check.ground import Grounds, day, fields, groups, reference
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say

DAYS = ("held_on", "start_on", "filed_on")


def withdrawn_records(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each reference to a record that was withdrawn."""
    for ledger in grounds.catalog.by_ledger:
        fields_there = grounds.contract.ledger(ledger).fields.values()
        referring = [row.names for row in fields_there if row.definition.endswith("_ref")]
        for document in grounds.standing(ledger) if referring else ():
            rows = (row for names in referring for row in fields(document.value, *names))
            for path, value in rows:
                if on := _withdrawn_on(grounds.record(document.owner, value)):
                    yield _withdrawn(document, path, value, on)
    for document in grounds.sound("decisions"):
        yield from _decided_afterwards(grounds, document)


def _withdrawn(document: Document, path: Path, record: object, on: str) -> Problem:
    message = say("{record} was withdrawn on {day}", record=record, day=on)
    hint = say("name another record, or drop the reference")
    return kinds.references.WITHDRAWN.at(document.at(*path), message, hint)


def _withdrawn_on(document: Document | None) -> str | None:
    """Return the day on which a record was withdrawn, or None where it was not."""
    rows = groups(document.value, "withdrawn") if document else ()
    return next((str(row["on"]) for _, row in rows), None)


def _decided_afterwards(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield decisions made on a filing after it was withdrawn."""
    county, _, subject = document.id.partition("/")
    on = _withdrawn_on(grounds.record(county, subject))
    for path, row in groups(document.value, "decisions") if on else ():
        if on and str(row["on"]) > on:
            yield _withdrawn(document, (*path, "on"), subject, on)


def foreign_findings(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each rectification and each source of another county's finding."""
    for document in grounds.standing("rectifications"):
        finding = grounds.record(document.owner, document.value["finding"])
        county = finding.value["county"] if finding else document.owner
        if county != document.owner and county in grounds.county_codes:
            name = str(document.value["finding"]).rpartition("/")[2]
            yield _foreign(document, "finding", name, str(county))
    for document in grounds.standing("findings"):
        source = grounds.record(CITY, document.value.get("source_ref"))
        concerned = _counties(source) if source else []
        foreign = concerned and document.value["county"] not in concerned
        if foreign and grounds.county_codes.issuperset(concerned):
            name = str(document.value["source_ref"])
            yield _foreign(document, "source_ref", name, ", ".join(concerned))


def _counties(source: Document) -> list[str]:
    """Return the counties that a check, a round or an appraisal concerns."""
    values = (row for name in ("county", "counties") for row in fields(source.value, name))
    return [value for _, value in values if isinstance(value, str)]


def _foreign(document: Document, field: str, name: str, county: str) -> Problem:
    message = say("{finding} concerns {county}", finding=name, county=county)
    hint = say("move the file, or name this county's finding")
    return kinds.references.FOREIGN_FINDING.at(document.at(field), message, hint)


def foreign_evidence(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for evidence of another county, or later than what it supports."""
    for document in grounds.standing("progress", "rectifications"):
        for path, update in groups(document.value, "updates"):
            for inner, value in fields(update, "evidence"):
                owner, on = reference(document.owner, str(value)).split("/")[0], day(update["on"])
                place = document.at(*path, *inner)
                if owner in {CITY, document.owner}:
                    yield from _later(grounds, document.owner, place, str(value), on)
                else:
                    message = say("{record} is {county}'s", record=value, county=owner)
                    hint = say("name a record of this county or of the city")
                    yield kinds.references.FOREIGN_EVIDENCE.at(place, message, hint)


def _later(
    grounds: Grounds, owner: str, place: Place, value: str, on: date | None
) -> Iterator[Problem]:
    found = grounds.record(owner, value)
    dated = day(_day(found)) if found else None
    if dated and on and dated > on:
        message = say("{record} is of {day}, after {on}", record=value, day=dated, on=on)
        hint = say("name a record that was there when this was filed")
        yield kinds.references.FOREIGN_EVIDENCE.at(place, message, hint)


def _day(document: Document) -> object:
    """Return the day from which a record supports something."""
    own = next((document.value[name] for name in DAYS if name in document.value), None)
    updates = (row["on"] for _, row in groups(document.value, "updates"))
    return own or next(updates, None)


RULES = (withdrawn_records, foreign_findings, foreign_evidence)
