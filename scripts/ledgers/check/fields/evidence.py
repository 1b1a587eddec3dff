"""Records refer to records that were not withdrawn, of the right county, filed before."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from ledgers.check.ground import Grounds, Group, day, fields, groups, reference, whose
from ledgers.model import CITY, Document, Field, Path, Place, Problem, kinds, say

DAYS = ("held_on", "start_on", "filed_on")


def withdrawn_records(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each reference to a record that was withdrawn."""
    for document, field in grounds.defined(grounds.standing(), _refers):
        for path, value in fields(document.value, *field.names):
            if on := _withdrawn_on(grounds.record(document.owner, value)):
                yield _withdrawn(document, path, value, on)


def _refers(field: Field) -> bool:
    return field.definition.endswith("_ref")


def decisions_on_withdrawn_records(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision that was made on a filing after it was withdrawn."""
    for document, path, row in grounds.entries("decisions", "decisions"):
        on = _withdrawn_on(grounds.record(*document.about))
        if on and str(row["on"]) > on:
            yield _withdrawn(document, (*path, "on"), document.about[1], on)


def _withdrawn(document: Document, path: Path, record: object, on: str) -> Problem:
    message = say("{record} was withdrawn on {day}", record=record, day=on)
    hint = say("name another record, or drop the reference")
    return kinds.references.WITHDRAWN.at(document.at(*path), message, hint)


def _withdrawn_on(document: Document | None) -> str | None:
    rows = groups(document.value, "withdrawn") if document else ()
    return next((str(row["on"]) for _, row in rows), None)


def foreign_findings(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each rectification and each source of another county's finding."""
    for document in grounds.standing("rectifications"):
        finding = grounds.record(document.owner, document.value["finding"])
        county = finding.value["county"] if finding else document.owner
        theirs = finding is not None and document.owner in whose(finding.value)
        if county != document.owner and not theirs and county in grounds.county_codes:
            name = str(document.value["finding"]).rpartition("/")[2]
            yield _foreign(document, "finding", name, str(county))
    for document in grounds.standing("findings"):
        source = grounds.record(CITY, document.value.get("source_ref"))
        values = [fields(source.value, name) for name in ("county", "counties")] if source else []
        concerned = [value for _, value in chain(*values) if isinstance(value, str)]
        foreign = concerned and whose(document.value).isdisjoint(concerned)
        if foreign and grounds.county_codes.issuperset(concerned):
            name = str(document.value["source_ref"])
            yield _foreign(document, "source_ref", name, ", ".join(concerned))


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
    said: Group = found.value if found else {}
    updated = (row["on"] for _, row in groups(said, "updates"))
    dated = day(next((said[name] for name in DAYS if name in said), next(updated, None)))
    if dated and on and dated > on:
        message = say("{record} is of {day}, after {on}", record=value, day=dated, on=on)
        hint = say("name a record that was there when this was filed")
        yield kinds.references.FOREIGN_EVIDENCE.at(place, message, hint)


RULES = (withdrawn_records, decisions_on_withdrawn_records, foreign_findings, foreign_evidence)
