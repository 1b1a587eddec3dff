"""What came of many cities: a line for each, whatever came of it, and their number."""

from collections.abc import Iterable

from ledgers.model import NONE, Translate, Words, say
from ledgers.report.assessment import table
from ledgers.report.problems import fields_of

COLUMNS = {
    "code": say("code"),
    "name": say("city"),
    "as_of": say("day"),
    "counties": say("counties"),
    "files": say("files"),
    "errors": say("errors"),
    "warnings": say("warnings"),
}


def as_text(came: Iterable[tuple[str, object, Words | None]], translate: Translate) -> str:
    """Return a table of the cities, each with its folder, its values or the reason for none."""
    rows, failures = [[translate(say("folder")), *map(translate, COLUMNS.values())]], []
    for name, city, failure in came:
        told = fields_of(city, *COLUMNS).values()
        rows.append([name, *(NONE if each is None else str(each) for each in told)])
        if failure:
            failures.append(translate(say("{name}: {reason}", name=name, reason=failure)))
    count, done = len(rows) - 1, len(rows) - 1 - len(failures)
    total = say("{done} of {count} cities published", done=done, count=count)
    return "\n".join([*table(rows), *failures, translate(total)]) + "\n"
