"""See that nothing public names a record before its time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.records import day
from ledgers.check.ground.reference_day import day_shown
from ledgers.check.oversight.embargo import Group, Schema, condition_of, is_open, of_record, root
from ledgers.model import kinds
from ledgers.model.contract import NOTHING, Contract
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import say

NAME = re.compile(r"(?<![0-9A-Za-z_])(?:[A-Z]|[a-z][a-z_]*-)[0-9]{4}(?:-[0-9]+)+(?![0-9A-Za-z])")
"""What identifiers look like: C2026-08-17-1, F2026-0017, weekly-2026-08."""

WRITTEN_BY_RULE = ("pattern", "enum", "x-refers", "x-vocab")
"""What a property carries whose texts are no free words; references hide with their targets."""


def embargoes_quoted(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each public text that names a record which is not public yet."""
    waiting = dict(_waiting(grounds))
    for document in grounds.catalog.documents if waiting else ():
        if document.file not in grounds.sound or waiting.keys().isdisjoint(_names(document.text)):
            continue
        for path, text in _public_texts(grounds, document, waiting):
            for name in _names(text):
                if name in waiting:
                    yield _quoted(document, path, name, waiting[name])


def _names(text: str) -> Iterable[str]:
    """Return what looks like an identifier in a text, each once."""
    return dict.fromkeys(NAME.findall(text))


def _quoted(document: Document, path: Path, name: str, field: str) -> Problem:
    message = say("{record} is not public before “{field}”", record=name, field=field)
    place = document.place(*path, of_value=True)
    return kinds.privacy.EMBARGO_QUOTED.at(place, message, say("leave it out here"))


def _waiting(grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Yield the identifier of each record that is not public yet, and the field it waits for."""
    shown = day_shown(grounds)
    for ledger, documents in grounds.catalog.by_ledger.items():
        until = of_record(root(grounds, ledger)).until
        for document in documents if until else ():
            reached = day(document.value.get(str(until)))
            if reached is None or reached > shown:
                yield document.id, str(until)


def _public_texts(
    grounds: Grounds, document: Document, waiting: Mapping[str, str]
) -> Iterator[tuple[Path, str]]:
    """Yield path and text of each value that is public and written freely.

    A record that is named like a hidden one follows it and is hidden too.
    """
    schema = root(grounds, document.ledger)
    hidden = document.id.rpartition("/")[2] in waiting or "visibility" in document.value
    if not hidden:
        walk = Walk(grounds.contract, day_shown(grounds))
        yield from walk.texts(schema, document.value, (), ())


@dataclass(frozen=True, slots=True)
class Walk:
    """Walk through a value beside its schema, and past what is not public on a day."""

    contract: Contract
    shown: date

    def texts(
        self, schema: object, value: object, path: Path, holders: tuple[Group, ...]
    ) -> Iterator[tuple[Path, str]]:
        """Yield path and text of each public value that is written freely."""
        described = self.contract.followed(schema) if isinstance(schema, Mapping) else NOTHING
        around = (value, *holders) if isinstance(value, Mapping) else holders
        beside = holders if path else around
        word = described.get(
            "x-visibility", "public" if path and isinstance(path[-1], int) else None
        )
        if not is_open(condition_of(word), beside, self.shown):
            return
        if isinstance(value, str) and not any(each in described for each in WRITTEN_BY_RULE):
            yield path, value
        for name, item in _parts(value):
            inner = described.get("items") if isinstance(name, int) else _of(described, name)
            yield from self.texts(inner, item, (*path, name), around)


def _parts(value: object) -> Iterable[tuple[str | int, object]]:
    """Return what a value holds, by name or position."""
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _of(schema: Schema, name: str) -> object:
    """Return what a schema says of a name, or None."""
    rows = schema.get("properties")
    return rows.get(name) if isinstance(rows, Mapping) else None
