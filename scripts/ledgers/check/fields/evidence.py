"""See that records lean on what stands, is of the right county, and came before."""

from collections.abc import Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.values import day, fields, groups, reference
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import CITY
from ledgers.model.problem import Problem
from ledgers.model.words import say

DAYS = ("held_on", "start_on", "filed_on")


def withdrawn_records(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each reference to a record that was withdrawn."""
    for ledger in grounds.catalog.by_ledger:
        fields_there = grounds.contract.ledger(ledger).fields.values()
        referring = [row.names for row in fields_there if row.definition.endswith("_ref")]
        for document in grounds.standing(ledger) if referring else ():
            for names in referring:
                for path, value in fields(document.value, *names):
                    yield from _withdrawn(grounds, document, path, value)
    for document in grounds.sound("decisions"):
        yield from _decided_afterwards(grounds, document)


def _withdrawn(
    grounds: Grounds, document: Document, path: Path, value: object
) -> Iterator[Problem]:
    found = grounds.record(document.owner, value)
    on = _withdrawn_on(found) if found else None
    if on is not None:
        message = say("{record} was withdrawn on {day}", record=value, day=on)
        hint = say("name another record, or drop the reference")
        yield kinds.references.WITHDRAWN.at(document.at(*path), message, hint)


def _withdrawn_on(document: Document) -> str | None:
    """Return the day on which a record was withdrawn, or nothing where it stands."""
    return next((str(row["on"]) for _, row in groups(document.value, "withdrawn")), None)


def _decided_afterwards(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield decisions made on a filing after it was withdrawn."""
    county, _, subject = document.id.partition("/")
    filed = grounds.record(county, subject)
    on = _withdrawn_on(filed) if filed else None
    for path, row in groups(document.value, "decisions") if on else ():
        if str(row["on"]) > str(on):
            message = say("{record} was withdrawn on {day}", record=subject, day=on)
            hint = say("name another record, or drop the reference")
            yield kinds.references.WITHDRAWN.at(document.at(*path, "on"), message, hint)


def foreign_findings(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each rectification and each source of another county's finding."""
    counties = {area.code for area in grounds.catalog.counties}
    for document in grounds.standing("rectifications"):
        finding = grounds.record(document.owner, document.value["finding"])
        county = finding.value["county"] if finding else document.owner
        if county != document.owner and county in counties:
            name = str(document.value["finding"]).rpartition("/")[2]
            yield _foreign(document, "finding", name, str(county))
    for document in grounds.standing("findings"):
        source = grounds.record(CITY, document.value.get("source_ref"))
        concerned = _counties(source) if source else []
        concerned = concerned or [str(document.value["county"])]
        if counties.issuperset(concerned) and document.value["county"] not in concerned:
            name = str(document.value["source_ref"])
            yield _foreign(document, "source_ref", name, ", ".join(concerned))


def _counties(source: Document) -> list[str]:
    """Return the counties that a check, a round or an appraisal concerns."""
    return [
        value
        for name in ("county", "counties")
        for _, value in fields(source.value, name)
        if isinstance(value, str)
    ]


def _foreign(document: Document, field: str, name: str, county: str) -> Problem:
    message = say("{finding} concerns {county}", finding=name, county=county)
    hint = say("move the file, or name this county's finding")
    return kinds.references.FOREIGN_FINDING.at(document.at(field), message, hint)


def foreign_evidence(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for evidence of another county, or later than what it bears out."""
    for document in grounds.standing("progress", "rectifications"):
        for path, update in groups(document.value, "updates"):
            for inner, value in fields(update, "evidence"):
                where = (*path, *inner)
                owner = reference(document.owner, str(value)).split("/")[0]
                if owner in {CITY, document.owner}:
                    yield from _later(grounds, document, where, str(value), str(update["on"]))
                else:
                    yield _of_others(document, where, str(value), owner)


def _of_others(document: Document, path: Path, value: str, owner: str) -> Problem:
    message = say("{record} is {county}'s", record=value, county=owner)
    hint = say("name a record of this county or of the city")
    return kinds.references.FOREIGN_EVIDENCE.at(document.at(*path), message, hint)


def _later(
    grounds: Grounds, document: Document, path: Path, value: str, on: str
) -> Iterator[Problem]:
    found = grounds.record(document.owner, reference(document.owner, value))
    dated, filed = day(_day(found)) if found else None, day(on)
    if dated and filed and dated > filed:
        message = say("{record} is of {day}, after {on}", record=value, day=dated, on=filed)
        hint = say("name a record that was there when this was filed")
        yield kinds.references.FOREIGN_EVIDENCE.at(document.at(*path), message, hint)


def _day(document: Document) -> object:
    """Return the day from which a record bears something out."""
    own = next((document.value[name] for name in DAYS if name in document.value), None)
    updates = (row["on"] for _, row in groups(document.value, "updates"))
    return own or next(updates, None)
