"""See that each decision on a rectification makes sense where it stands in its life."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledgers.check.grounds import Grounds
from ledgers.check.refers import record
from ledgers.check.standing import Group, groups, sound
from ledgers.check.times import day
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a rectification while its updates and decisions are followed."""

    name: str
    due_on: date
    awaits: bool = False
    closed: bool = False


def rectifications_decided_out_of_place(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision on a rectification that its life does not allow."""
    for document in sound(grounds, "decisions"):
        county, ledger, name = document.id.split("/", 2)
        finding = record(grounds, county, f"city/findings/{name}")
        filed = record(grounds, county, f"{ledger}/{name}")
        due = day(finding.value["due_on"]) if finding else None
        unread = filed is None and f"data/counties/{county}/{ledger}/{name}.yaml" in grounds.files
        if ledger == "rectifications" and due and not unread:
            yield from _followed(document, filed, Course(name, due))


def _followed(document: Document, filed: Document | None, course: Course) -> Iterator[Problem]:
    for path, row in _events(document, filed):
        if path is None:
            course = replace(course, awaits=course.awaits or row["status"] == "submitted")
            continue
        if filed is not None or row["decision"] == "extended":
            yield from _nonsense(course, row, document.place(*path, "decision", of_value=True))
        course = _after(course, row)


def _events(
    document: Document, filed: Document | None
) -> Iterator[tuple[tuple[str | int, ...] | None, Group]]:
    """Yield updates and decisions in order of their days; on one day updates come first."""
    rows: list[tuple[str, int, int, tuple[str | int, ...] | None, Group]] = []
    for index, (_, row) in enumerate(groups(filed.value, "updates") if filed else ()):
        rows.append((str(row["on"]), 0, index, None, row))
    for index, (path, row) in enumerate(groups(document.value, "decisions")):
        rows.append((str(row["on"]), 1, index, path, row))
    return ((row[3], row[4]) for row in sorted(rows, key=lambda row: row[:3]))


def _after(course: Course, row: Group) -> Course:
    """Return the course after a decision; one that makes no sense changes nothing."""
    until = day(row.get("until"))
    if row["decision"] == "extended":
        return replace(course, due_on=max(course.due_on, until)) if until else course
    if row["decision"] == "reopened":
        return replace(course, awaits=False, closed=False)
    return replace(course, awaits=False, closed=course.closed or row["decision"] == "closed")


def _nonsense(course: Course, row: Group, place: Place) -> Iterator[Problem]:
    on, until, decision = day(row["on"]), day(row.get("until")), row["decision"]
    if decision == "reopened":
        if not course.closed:
            message = say("on {day} {finding} was not closed", day=on, finding=course.name)
            hint = say("only what was closed can be reopened")
            yield kinds.NOTHING_TO_DECIDE.at(place, message, hint)
    elif decision != "extended":
        if not course.awaits:
            message = say("on {day} {measure} awaited no decision", day=on, measure=course.name)
            hint = say("decide on what the county has submitted and nobody has decided yet")
            yield kinds.NOTHING_TO_DECIDE.at(place, message, hint)
    elif on and on > course.due_on:
        name, due = course.name, course.due_on
        message = say("{measure} was due on {due}, before {day}", measure=name, due=due, day=on)
        hint = say("an extension after the deadline excuses nothing; return or accept instead")
        yield kinds.EXTENDED_TOO_LATE.at(place, message, hint)
    elif until and until <= course.due_on:
        message = say("{measure} is due on {due} already", measure=course.name, due=course.due_on)
        hint = say("write a day after {due} in “until”", due=course.due_on)
        yield kinds.NOT_AN_EXTENSION.at(place, message, hint)
