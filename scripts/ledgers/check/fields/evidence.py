"""Records refer to what was not withdrawn, of the right county; attachments are as said of them."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from ledgers.check.ground import Grounds, Group, day, fields, groups, reference, whose
from ledgers.model import CITY, Catalog, Document, Path, Place, Problem, asdict, kinds, replace, say
from ledgers.model.attachments import KINDS, LEDGERS, Held, attachments_of, folder_of
from ledgers.model.kinds import references
from ledgers.model.rows import group, texts, whole

DAYS = ("held_on", "start_on", "filed_on")


def withdrawn_records(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each reference to a record that was withdrawn."""
    refer = grounds.defined(grounds.standing(), lambda field: field.definition.endswith("_ref"))
    for document, field in refer:
        for path, value in fields(document.value, *field.names):
            if on := _withdrawn_on(grounds.record(document.owner, value)):
                yield _withdrawn(document, path, value, on)


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


def not_taken(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each attachment that is too large, or of a kind that is not taken."""
    limits = group(grounds.whole("publication"), "attachments")
    most, taken = whole(limits, "max_bytes"), texts(limits, "kinds") or KINDS
    for row in (row for one in grounds.standing(*LEDGERS) for row in attachments_of(one)):
        if most and row.said.bytes > most:
            message = say("{file} has {size} bytes", file=row.path, size=row.said.bytes)
            hint = say("make it smaller; at most {most} bytes are taken", most=most)
            yield references.ATTACHMENT_TOO_LARGE.at(row.place, message, hint)
        if row.said.kind not in taken:
            message = say("{file} is of the kind {kind}", file=row.path, kind=row.said.kind)
            hint = say("save it as one of: {kinds}", kinds=", ".join(taken))
            yield references.ATTACHMENT_KIND.at(row.place, message, hint)


def not_as_said(catalog: Catalog, find: Callable[[str], Held | None]) -> Iterator[Problem]:
    """Yield a problem for each attachment that is not there, or not what is said of it."""
    folder = folder_of(catalog) or say("the folder of attachments")
    for row in (row for one in catalog.documents for row in attachments_of(one)):
        held = find(row.path)
        if held is None:
            message = say("{file} is not there, or cannot be read", file=row.path)
            hint = say("put it there, below {folder}", folder=folder)
            yield references.ATTACHMENT_MISSING.at(row.place, message, hint)
        elif replace(held, kind=row.said.kind) != row.said:
            message = say("{file} is another file", file=row.path)
            hint = say("put back what was named; it is {bytes} bytes, {sha256}", **asdict(held))
            yield references.ATTACHMENT_ALTERED.at(row.place, message, hint)
        elif held != row.said:
            message = say("{file} is no {kind} by its bytes", file=row.path, kind=row.said.kind)
            hint = say("save it as one of: {kinds}", kinds=", ".join(KINDS))
            yield references.ATTACHMENT_KIND.at(row.place, message, hint)
