"""Nothing is filed twice: no entry in a list, no figure in two files, no name of a programme."""

from collections.abc import Iterator
from itertools import islice

from ledgers.check.ground import Grounds, day, fields, groups, text
from ledgers.model import Both, Document, Path, Period, Problem, in_groups, kinds, period, say
from ledgers.model.layout import CITY, PERIODIC_LEDGERS
from ledgers.model.problem import Severity
from ledgers.model.values import replace

AGAIN = replace(kinds.schemas.FILED_TWICE, severity=Severity.WARNING)
NAMED = say("another action names this body in the same issue, too"), say("keep one of the two")


def identifiers_used_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each identifier that is there twice where it must be unique.

    What begins with the code of a county is that county's: another one is told so, and no more.
    """
    for (name, _, *alike), rows in in_groups(_identifiers(grounds)).items():
        first, there = min(rows, key=lambda row: not name.startswith(row[0].owner))
        named = alike and name in grounds.catalog.units  # By a second action in one issue (R17).
        for document, path in rows:
            if (document, path) != (first, there):
                message = say("the identifier {name} is already taken", name=name)
                hint, related = say("take another one"), [first.at(*there)]
                if CITY not in {document.owner, first.owner} and document.owner != first.owner:
                    hint = say("begin it with {code}, the code of this county", code=document.owner)
                    related = []
                place, sharper = document.at(*path), "0.4.0" if alike else None
                kind = AGAIN if named else kinds.references.SAME_ID
                message, hint = NAMED if named else (message, hint)
                yield kind.at(place, message, hint, related, sharper=sharper)


def _identifiers(
    grounds: Grounds,
) -> Iterator[tuple[tuple[str, object, *tuple[str, ...]], tuple[Document, Path]]]:
    """Yield each identifier within what it must be unique in, and where it is."""
    for document, field in grounds.beside("x-identifier", grounds.catalog.documents):
        said, whole = field.said("x-identifier"), (document.ledger, field.names)
        # Of the records of a year that say the same in some fields, one has a number (R5, R149).
        kept = "" if "withdrawn" in document.value else document.id.partition("-")[0]
        year = [] if isinstance(said, str) else [kept]
        alike = year and [*year, *(text(document.value.get(name)) for name in said)]
        for path, value in fields(document.value, *field.names):
            if isinstance(value, str | int) and all(alike):
                scope = (document.file, path[:-2]) if said == "list" else whole
                yield (str(value), scope, *alike), (document, path)


def programmes_unclear(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for a second programme with a name, or a first day of leading, of another."""
    listed = grounds.programmes
    for number, (document, path, row) in enumerate(listed):
        for other, at, earlier in listed[:number]:
            place, related = document.at(*path, "id"), [other.at(*at, "id")]
            if row.get("id") == earlier.get("id"):
                message = say("the identifier {name} is already taken", name=str(row.get("id")))
                yield kinds.references.SAME_ID.at(place, message, say("take another one"), related)
            leads, led = (day(one.get("leads_from", one.get("start_on"))) for one in (row, earlier))
            if leads and leads == led:
                name = str(earlier.get("id"))
                message = say("on {day} {other} leads, too", day=leads, other=name)
                hint = say("let one of them lead from another day on: leads_from")
                yield kinds.times.TWO_LEAD.at(place, message, hint, related)


def entries_filed_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry of a list that is in it already."""
    hint = say("keep one of the two")
    for document, listed in grounds.beside("x-unique", grounds.standing()):
        keys, seen = listed.named("x-unique"), dict[tuple[object, ...], Path]()
        for path, group in groups(document.value, *listed.names):
            first = seen.setdefault((path[:-1], *map(group.get, keys)), path)
            if first != path:
                name = ", ".join(str(group[key]) for key in keys if key in group)
                message = say("{name} is filed here a second time", name=name)
                place, related = document.at(*path, keys[0]), [document.at(*first, keys[0])]
                yield kinds.schemas.FILED_TWICE.at(place, message, hint, related)


def periods_filed_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each period that another file of the owner holds."""
    seen: dict[tuple[str, str, str], Document] = {}
    for document in grounds.standing(*PERIODIC_LEDGERS):
        name = str(document.value["period"])
        first = seen.setdefault((document.ledger, document.owner, name), document)
        if first is not document:
            title = grounds.contract.ledger(document.ledger).title
            yield _also_in(document, ("period",), title, name, first)


def figures_filed_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each figure that is in files of two periods which share a day."""
    seen: dict[tuple[str, object, object], list[tuple[Period, Document]]] = {}
    for document, path, value in grounds.entries("returns", "values"):
        span = period(document.value["period"])
        if span is None:
            continue
        filed = seen.setdefault((document.owner, value["indicator"], value.get("unit")), [])
        others = (row for other, row in filed if other.name != span.name and other.meets(span))
        for first in islice(others, 1):
            place = (*path, "indicator")
            yield _also_in(document, place, str(value["indicator"]), span.name, first)
        filed.append((span, document))


def _also_in(
    document: Document, path: Path, what: Both | str, name: str, first: Document
) -> Problem:
    message = say("{what} of {period} is also in {file}", what=what, period=name, file=first.file)
    hint = say("keep one of the two and correct it there")
    return kinds.references.PERIOD_TWICE.at(document.at(*path), message, hint, [first.place()])
