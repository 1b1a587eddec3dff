"""Follow a finding's rectification up to a day: when it was put forward, until when it is due."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ledgers.assess.rules.days import day_of
from ledgers.model.catalog import Catalog
from ledgers.model.document import Document
from ledgers.model.layout import CITY
from ledgers.model.life import days_after


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a rectification: until when it is due, since when it is put forward."""

    limit_on: date | None
    submitted_on: date | None = None


def course_of(catalog: Catalog, finding: Document, as_of: date) -> Course:
    """Return how the rectification of a finding stands at the end of a day.

    An extension granted in time moves the deadline; what was put forward in time and returned
    afterwards may be put forward again within `resubmit_days`, as with tasks (design, section 6).
    """
    course = Course(day_of(finding.value.get("due_on")))
    again = catalog.rules.resubmit_days if catalog.rules else 0
    for on, row in _events(catalog, finding):
        if on <= as_of:
            course = _followed(course, on, row, again)
    return course


def _events(catalog: Catalog, finding: Document) -> Iterator[tuple[date, Mapping[str, object]]]:
    """Yield updates and decisions by day; on one day what the county filed comes first."""
    county = finding.value.get("county")
    subject = f"rectifications/{finding.id}"
    rows = [
        *_rows(catalog, f"{county}/{subject}", "updates"),
        *_rows(catalog, f"{CITY}/decisions/{county}/{subject}", "decisions"),
    ]
    return iter(sorted(rows, key=lambda row: row[0]))


def _rows(catalog: Catalog, name: str, field: str) -> Iterator[tuple[date, Mapping[str, object]]]:
    filed = catalog.filed.get(name)
    listed = filed.document.value.get(field) if filed else None
    for row in listed if isinstance(listed, list) else ():
        on = day_of(row.get("on")) if isinstance(row, Mapping) else None
        if on is not None:
            yield on, row


def _followed(course: Course, on: date, row: Mapping[str, object], again: int) -> Course:
    """Return the course after one event; one that makes no sense changes nothing."""
    decision = row.get("decision")
    if decision is None:
        filed = row.get("status") == "submitted" and course.submitted_on is None
        return replace(course, submitted_on=on) if filed else course
    if decision == "extended":
        return _extended(course, on, day_of(row.get("until")))
    received = day_of(row.get("received_on")) if course.submitted_on else None
    course = replace(course, submitted_on=received or course.submitted_on)
    return course if decision == "closed" else _returned(course, on, again)


def _extended(course: Course, on: date, until: date | None) -> Course:
    in_time = course.limit_on is not None and until is not None and on <= course.limit_on < until
    return replace(course, limit_on=until) if in_time else course


def _returned(course: Course, on: date, again: int) -> Course:
    """Return the course of what is the county's to do again."""
    due, filed = course.limit_on, course.submitted_on
    if due is not None and filed is not None and filed <= due < on:
        due = days_after(on, again)
    return Course(due)
