"""See that dates are in order, inside the programme, and not in the future."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from ledgers.check.fields import fields
from ledgers.check.grounds import Grounds
from ledgers.check.references import PROGRAMME
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.records import Programme
from ledgers.model.words import say

ENTRIES: Mapping[str, str] = {"progress": "updates", "decisions": "decisions"}
SPANS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "programme": ((), ("phases",)),
    "pairings": (("pairings",),),
}
LIVES: Mapping[str, tuple[str, ...]] = {"units": ("units",)}


def day(value: object) -> date | None:
    """Return the day that a text names, or None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def spans_backwards(document: Document) -> Iterator[Problem]:
    """Yield a problem for each pair of dates whose end comes before its beginning."""
    for way in SPANS.get(document.ledger, ()):
        yield from _backwards(document, way, "start_on", "end_on")
    if document.ledger in LIVES:
        yield from _backwards(document, LIVES[document.ledger], "established_on", "abolished_on")


def _backwards(
    document: Document, way: tuple[str, ...], first: str, last: str
) -> Iterator[Problem]:
    for path, group in fields(document.value, *way):
        if not isinstance(group, Mapping):
            continue
        start, end = day(group.get(first)), day(group.get(last))
        if start and end and end < start:
            message = say(
                "{last} {end} comes before {first} {start}",
                first=first,
                last=last,
                start=start,
                end=end,
            )
            place = document.place(*path, last, of_value=True)
            related = [document.place(*path, first, of_value=True)]
            yield kinds.OUT_OF_ORDER.at(
                place, message, say("correct one of the two dates"), related
            )


def phases_unsorted(document: Document) -> Iterator[Problem]:
    """Yield a problem for each phase that begins before the one above it has ended."""
    if document.ledger != "programme":
        return
    ends = [day(value) for _, value in fields(document.value, "phases", "end_on")]
    starts = list(fields(document.value, "phases", "start_on"))
    for previous, (path, value) in zip(ends, starts[1:], strict=False):
        start = day(value)
        if previous and start and start <= previous:
            message = say("this phase begins on {start}, before the one above it ends", start=start)
            hint = say("begin it after {end}", end=previous)
            yield kinds.OUT_OF_ORDER.at(document.place(*path, of_value=True), message, hint)


def dates_outside(grounds: Grounds, document: Document) -> Iterator[Problem]:
    """Yield a problem for each date of a task, a phase or a filing outside the programme."""
    programme = grounds.catalog.programme
    reliable = grounds.sound.issuperset(PROGRAMME)
    if programme is None or not reliable or programme.end_on < programme.start_on:
        return
    ways: Mapping[str, list[tuple[str, ...]]] = {
        "programme": [("phases", "start_on"), ("phases", "end_on")],
        "tasks": [("tasks", "start_on"), ("tasks", "measures", "due_on")],
        "progress": [("updates", "on")],
        "decisions": [("decisions", "until")],
    }
    for way in ways.get(document.ledger, []):
        for path, value in fields(document.value, *way):
            found = day(value)
            if found and not programme.start_on <= found <= programme.end_on:
                yield _outside(document, path, found, programme)


def _outside(document: Document, path: Path, found: date, programme: Programme) -> Problem:
    return kinds.OUTSIDE_PROGRAMME.at(
        document.place(*path, of_value=True),
        say("{day} lies outside the programme", day=found),
        say(
            "the programme runs from {start} to {end}",
            start=programme.start_on,
            end=programme.end_on,
        ),
    )


def _entries(document: Document) -> Iterator[tuple[Path, object]]:
    """Yield path and date of each filing or decision in a document."""
    name = ENTRIES.get(document.ledger)
    if name:
        yield from fields(document.value, name, "on")


def entries_unsorted(document: Document) -> Iterator[Problem]:
    """Yield a problem for each entry dated before the one above it."""
    for (_, above), (path, value) in pairwise(_entries(document)):
        earlier, later = day(above), day(value)
        if earlier and later and later < earlier:
            message = say("{day} comes after {above} in the file", day=later, above=earlier)
            hint = say("move the entry to where its date belongs, or correct the date")
            yield kinds.UPDATES_UNSORTED.at(document.place(*path, of_value=True), message, hint)


def dates_in_the_future(document: Document, today: date) -> Iterator[Problem]:
    """Yield a problem for each filing or decision dated after today."""
    for path, value in _entries(document):
        found = day(value)
        if found and found > today:
            message = say("{day} is in the future (today is {today})", day=found, today=today)
            hint = say("write the day on which it happened")
            yield kinds.IN_THE_FUTURE.at(document.place(*path, of_value=True), message, hint)


def received_after_decided(document: Document) -> Iterator[Problem]:
    """Yield a problem for each decision that says it received the submission afterwards."""
    if document.ledger != "decisions":
        return
    for path, entry in fields(document.value, "decisions"):
        if not isinstance(entry, Mapping):
            continue
        received, decided = day(entry.get("received_on")), day(entry.get("on"))
        if received and decided and received > decided:
            message = say(
                "received on {received}, but decided on {decided}",
                received=received,
                decided=decided,
            )
            place = document.place(*path, "received_on", of_value=True)
            yield kinds.RECEIVED_AFTER.at(place, message, say("correct one of the two dates"))
