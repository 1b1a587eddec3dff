"""Records that become public with an event: the event comes, and nothing quotes them before."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from operator import itemgetter

from ledgers.check.ground import Grounds, Group, day, days
from ledgers.model import Document, Path, Problem, Struct, kinds, say
from ledgers.model.contract import NOTHING, Contract, Schema, cases_of, default_of, properties


def awaited(word: object) -> str | None:
    """Return the field that a word on visibility waits for, or None."""
    until = word.get("until") if isinstance(word, dict) else None
    return until if isinstance(until, str) else None


def of_record(schema: Schema) -> object:
    """Return the word on a whole record that waits for one of its fields, or None."""
    word = schema.get("x-visibility")
    return word if awaited(word) in schema.get("properties", ()) else None


def level(word: object, holders: tuple[Group, ...]) -> object:
    """Return the level of a value beside the fields around it, the innermost first."""
    for case in cases_of(word):
        words = case.get("in")
        if isinstance(words, list) and _field(case.get("field"), holders) in words:
            return case.get("then")
    return default_of(word)


def is_open(word: object, holders: tuple[Group, ...], shown: date) -> bool:
    """Say whether a value is public on a day."""
    if level(word, holders) != "public":
        return False
    until = awaited(word)
    reached = day(_field(until, holders))
    return until is None or (reached is not None and reached <= shown)


def _field(name: object, holders: tuple[Group, ...]) -> object:
    return next((each[name] for each in holders if isinstance(name, str) and name in each), None)


def embargoes_without_end(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each record that should have become public and still waits."""
    grace = grounds.setting("publication", "embargo_grace_days")
    if grace is None:
        return
    latest = grounds.day_shown - timedelta(days=grace)
    for ledger in grounds.contract.ledgers:
        word = of_record(ledger.schema)
        for document in grounds.standing(ledger.name) if ledger.record.waits else ():
            ways = (way.split(".") for way in ledger.record.waits)
            dated = [row for way in ways for row in days(document.value, *way)]
            since = min(dated, key=itemgetter(1), default=None)
            if since and since[1] < latest and _waits(document, word):
                words = {"record": document.id, "field": awaited(word)}
                message = say("nothing of {record} can be published before “{field}”", **words)
                hint = say("enter “{field}” once it has happened", field=awaited(word))
                yield kinds.times.EMBARGO_WITHOUT_END.at(document.at(*since[0]), message, hint)


def _waits(document: Document, word: object) -> bool:
    """Say whether a record would be public but for a field that is not filled in."""
    meant = "visibility" not in document.value and level(word, (document.value,)) == "public"
    return meant and awaited(word) not in {None, *document.value}


NAME = re.compile(r"(?<![0-9A-Za-z_])(?:[A-Za-z]|[a-z][a-z_]*-)[0-9]{4}(?:-[0-9A-Za-z]+)+")
"""What identifiers look like, in whatever case: F2026-K7QZM, c2026-08-17-1, weekly-2026-08."""

WRITTEN_BY_RULE = ("pattern", "enum", "x-refers", "x-vocab")
"""What a property carries whose texts are no free words; references hide with their targets."""


def embargoes_quoted(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each public text that names a record which is not public yet."""
    waiting, walk = dict(_waiting(grounds)), Walk(grounds.contract, grounds.day_shown)
    upper = [name.upper() for name in waiting]
    for document in grounds.catalog.documents if waiting else ():
        known = document.file in grounds.sound_files
        quotes = known and any(map(document.text.upper().__contains__, upper))
        # A record that is named like a hidden one follows it and is hidden too.
        hidden = document.id.rpartition("/")[2] in waiting or "visibility" in document.value
        schema = grounds.contract.ledger(document.ledger).schema
        shown = walk.texts(schema, document.value, (), ()) if quotes and not hidden else ()
        for path, text in shown:
            for name in waiting.keys() & _names(text):
                words = {"record": name, "field": waiting[name]}
                message = say("{record} is not public before “{field}”", **words)
                place, hint = document.at(*path), say("leave it out here")
                yield kinds.privacy.EMBARGO_QUOTED.at(place, message, hint)


def _names(text: str) -> frozenset[str]:
    """Return what looks like an identifier in a text."""
    found = NAME.findall(text)
    return frozenset((*found, *map(str.upper, found)))


def _waiting(grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield the identifier of each record that is not public yet, and the field it waits for."""
    for ledger, documents in grounds.catalog.by_ledger.items():
        until = awaited(of_record(grounds.contract.ledger(ledger).schema))
        for document in documents if until else ():
            reached = day(document.value.get(str(until)))
            if reached is None or reached > grounds.day_shown:
                yield document.id, str(until)


class Walk(Struct, frozen=True):
    """A walk through a value beside its schema that passes over what is not public on a day."""

    contract: Contract
    shown: date

    def texts(
        self, schema: object, value: object, path: Path, holders: tuple[Group, ...]
    ) -> Iterator[tuple[Path, str]]:
        """Yield path and text of each public value that is written freely."""
        described = self.contract.followed(schema) if isinstance(schema, dict) else NOTHING
        around = (value, *holders) if isinstance(value, dict) else holders
        usual = "public" if path and isinstance(path[-1], int) else None
        word = described.get("x-visibility", usual)
        if not is_open(word, holders if path else around, self.shown):
            return
        if isinstance(value, str) and not any(each in described for each in WRITTEN_BY_RULE):
            yield path, value
        items, named = described.get("items"), properties(described)
        listed = enumerate(value) if isinstance(value, list) else ()
        for name, item in value.items() if isinstance(value, dict) else listed:
            inner = items if isinstance(value, list) else named.get(str(name))
            yield from self.texts(inner, item, (*path, name), around)
