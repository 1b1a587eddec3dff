"""Dates are in order, inside the programme, and not in the future."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise
from typing import TypeAlias

from ledgers.check.ground import Grounds, Group, day, days, fields, groups, text
from ledgers.model import Catalog, Document, Path, Problem, Programme, converted, inside, kinds, say
from ledgers.model.contract import Field, Ledger, Names
from ledgers.model.layout import CITY_LEDGERS, COUNTY_LEDGERS
from ledgers.model.lives.programmes import programme_of

DUE = {"due_on", "reply_due_on", "rectify_due_on", "value_on", "reveal_by"}
STILL_TO_COME = DUE | {"expires_on", "until", "extend_until", "objections_until", "planned"}
"""Days of a record that may lie in the future, and groups of such days."""

LIVES = frozenset({*COUNTY_LEDGERS, *CITY_LEDGERS, "decisions"})
YEAR = re.compile(r"[0-9]{4}")
ASKED = (
    ("start_on",),
    ("measures", "due_on"),
    ("measures", "due", "from"),
    ("measures", "due", "until"),
)
"""Days of a task that must be inside its programme."""
BEGUN = (("progress", ("updates", "on")), ("decisions", ("decisions", "until")))
"""Days of the work on a task; they may come after its programme, which ends with work open."""
NONE: frozenset[str] = frozenset()


def spans_backwards(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each pair of dates whose end comes before its beginning."""
    for ledger in grounds.contract.ledgers:
        pairs = tuple(_pairs(ledger))
        for document in grounds.filed(ledger.name) if pairs else ():
            for way, names in pairs:
                for path, group in groups(document.value, *way):
                    yield from _backwards(document, path, group, names)


def _pairs(ledger: Ledger) -> Iterator[tuple[Names, tuple[str, str]]]:
    """Yield the way to each group that holds a beginning and an end, and the names of the two."""
    for last in ledger.with_word("x-not-before"):
        for first in last.named("x-not-before"):
            way = ledger.holder(last.names, first)
            yield way, (first, ".".join(last.names[len(way) :]))


def added_after_the_deadline(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each measure of which something is due before it is asked."""
    for document, path, row in grounds.entries("tasks", "tasks", "measures"):
        task = dict(groups(document.value, "tasks"))[path[:2]]
        added, known = {**task, **row}.get("added_on"), grounds.catalog.tasks.get(str(task["id"]))
        due = [one.due_on for one in known.measures if one.name == row["id"]] if known else []
        if added and due:
            name = "due" if "due" in row else "due_on"
            whole = {**row, "added_on": added, name: min(due).isoformat()}
            yield from _backwards(document, path, whole, ("added_on", name))


def _backwards(
    document: Document, path: Path, group: Group, names: tuple[str, str]
) -> Iterator[Problem]:
    (first, last), found = names, inside(group, names[1])
    if found is None:
        return
    said = _said(group, first)
    start, end = _moment(said), _moment(found)
    if start and end and end < start:
        words = {"first": first, "start": said, "last": last, "end": found}
        message = say("{last} {end} comes before {first} {start}", **words)
        place = document.at(*path, *last.split("."))
        related = [document.at(*path, *first.split("."))]
        hint = say("correct one of the two dates")
        sharper = "0.4.0" if first == "updates" or "." in first else None  # R115, R163.
        yield kinds.times.OUT_OF_ORDER.at(place, message, hint, related, sharper=sharper)


def _moment(value: object) -> date | None:
    """Return a day, or the first day of a year."""
    return day(f"{value}-01-01") if isinstance(value, str) and YEAR.fullmatch(value) else day(value)


def _said(group: Group, name: str) -> object:
    """Return what a field or a field of a group holds; of a list, the first day of its entries."""
    said = (inside(row, "on") or row for _, row in fields(group, *name.split(".")))
    return min((each for each in said if isinstance(each, str)), default=None)


def phases_unsorted(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each phase that begins before the one above it has ended."""
    for document, at, programme in grounds.programmes:
        ends = [day(value) for _, value in fields(programme, "phases", "end_on")]
        starts = list(fields(programme, "phases", "start_on"))
        for end, (path, value) in zip(ends, starts[1:], strict=False):
            start = day(value)
            if end and start and start <= end:
                message = say(
                    "this phase begins on {start}, before the one above it ends", start=start
                )
                hint = say("begin it after {end}", end=end)
                yield kinds.times.OUT_OF_ORDER.at(document.at(*at, *path), message, hint)


Found: TypeAlias = tuple[Document, Path, date, Programme | None, date]
"""A day with its place, the programme that it belongs to, and the last day that it may be."""


def dates_outside(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each date of a phase, a task or a filing outside its programme.

    What was open at the end of a programme may be filed, returned and accepted after it; what was
    asked before the end was brought forward stays as it was asked.
    """
    if not grounds.sound_files.issuperset(grounds.programme_files):
        return
    for document, path, found, programme, last in (*_planned(grounds), *_worked(grounds)):
        if programme and programme.start_on <= programme.end_on:
            start, end = programme.start_on, programme.end_on
            if not start <= found <= max(last, programme.latest_end):
                message = say("{day} lies outside the programme", day=found)
                hint = say("the programme runs from {start} to {end}", start=start, end=end)
                yield kinds.times.OUTSIDE_PROGRAMME.at(document.at(*path), message, hint)


def _planned(grounds: Grounds) -> Iterator[Found]:
    """Yield the days of phases and tasks."""
    for document, path, group in grounds.programmes:
        programme = converted(group, Programme)
        for inner, found in (*days(group, "phases", "start_on"), *days(group, "phases", "end_on")):
            yield document, (*path, *inner), found, programme, date.min
    for document in grounds.filed("tasks"):
        for path, row in groups(document.value, "tasks"):
            programme = programme_of(grounds.catalog, text(row.get("programme")) or None)
            for inner, found in chain.from_iterable(days(row, *way) for way in ASKED):
                yield document, (*path, *inner), found, programme, date.min


def _worked(grounds: Grounds) -> Iterator[Found]:
    """Yield the days of the work on tasks."""
    for ledger, way in BEGUN:
        for document in grounds.filed(ledger):
            task = grounds.catalog.tasks.get(document.id.rpartition("/")[2])
            programme = programme_of(grounds.catalog, task.programme) if task else None
            for path, found in days(document.value, *way):
                yield document, path, found, programme, date.max


def worked_after_the_end(catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each day of the work on a task after its programme.

    Until version 0.4.0 it was an error, and its county had no rank.
    """
    for document, path, found, programme, _ in _worked(Grounds(catalog, NONE, NONE, date.max)):
        if programme and found > programme.end_on:
            message = say("{day} lies outside the programme", day=found)
            yield kinds.times.OUTSIDE_PROGRAMME.at(document.at(*path), message)


def entries_unsorted(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry that came in before the one above it.

    An entry came in on its own day unless it says otherwise (`came_in`).
    """
    for document, listed in grounds.beside("x-ordered", grounds.filed()):
        (name,) = listed.named("x-ordered")
        hint = say("correct the date, or put the entries in order")
        if (*listed.names, "came_in") in grounds.contract.ledger(document.ledger).fields:
            hint = say("correct the date, or add the day on which it came in: came_in")
        rows = [row for row in groups(document.value, *listed.names) if name in row[1]]
        for (before, above), (path, value) in pairwise(rows):
            earlier, later = (day(row.get("came_in", row[name])) for row in (above, value))
            if before[:-1] == path[:-1] and earlier and later and later < earlier:
                message = say("{day} comes after {above} in the file", day=later, above=earlier)
                field = "came_in" if "came_in" in value else name
                yield kinds.times.UPDATES_UNSORTED.at(document.at(*path, field), message, hint)


def dates_in_the_future(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each day of a record that is yet to come and says that it has been."""
    today, hint = grounds.today, say("write the day on which it happened")
    for document, field in grounds.defined(grounds.filed(*LIVES), _is_of_the_past):
        for path, on in days(document.value, *field.names):
            if on > today:
                message = say("{day} is in the future (today is {today})", day=on, today=today)
                yield kinds.times.IN_THE_FUTURE.at(document.at(*path), message, hint)


def _is_of_the_past(field: Field) -> bool:
    return field.definition == "date" and STILL_TO_COME.isdisjoint(field.names)


def received_after_decided(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each decision that says it received the submission afterwards."""
    for document in grounds.filed("decisions"):
        for path, entry in groups(document.value, "decisions"):
            received, decided = day(entry.get("received_on")), day(entry.get("on"))
            if received and decided and received > decided:
                words = {"received": received, "decided": decided}
                message = say("received on {received}, but decided on {decided}", **words)
                place, hint = document.at(*path, "received_on"), say("correct one of the two dates")
                yield kinds.times.RECEIVED_AFTER.at(place, message, hint)


def checks_off_their_nodes(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each check that begins on no day of the node that it names (R332)."""
    nodes = {node["id"]: node for _, node in grounds.rows("calendar", "nodes")}
    for check in grounds.standing("checks"):
        node, start = nodes.get(check.value.get("node")), str(check.value.get("start_on"))
        if node and not str(node["start_on"]) <= start <= str(node["end_on"]):
            message = say("{day} is no day of {node}", day=start, node=node["title"])
            hint = say("it lasts from {start} to {end}", start=node["start_on"], end=node["end_on"])
            yield kinds.times.NOT_AT_ITS_NODE.at(check.at("node"), message, hint)
