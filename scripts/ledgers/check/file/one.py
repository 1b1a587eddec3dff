"""One document alone: its faults whatever the others say, and what of it the program may use.

Documents of a past tree were compared with each other when they were filed, so that only this is
asked of them. A file that many trees share is checked once under the same schemas.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ledgers.check.file.schema import Rulebook
from ledgers.check.file.visibility import visibility_problems
from ledgers.check.file.wording import schema_problems
from ledgers.check.ground import fields
from ledgers.model import Document, Path, Place, Problem, Rule, Struct, kinds, replace, say
from ledgers.model.cataloguing import RECORDS, REGISTERS
from ledgers.model.document import Places, Span
from ledgers.model.values import misfit

Schemas = Mapping[str, Mapping[str, Any]]


class Alone(Struct, frozen=True):
    """One set of schemas, what is wrong with them, and the faults of each document so far."""

    schemas: Schemas
    rulebook: Rulebook
    problems: tuple[Problem, ...]
    faults: dict[Document, tuple[Problem, ...]]

    def known(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Return the documents whose schema can be used."""
        return tuple(each for each in documents if self.rulebook.knows(each.ledger))

    def of(self, documents: Iterable[Document]) -> Iterator[Problem]:
        """Yield what is wrong with the schemas, and with each document alone."""
        rows = tuple(documents)
        yield from self.problems
        yield from without_schema(rows, self.schemas)
        for document in self.known(rows):
            if document not in self.faults:
                self.faults[document] = tuple(faults(self.rulebook, document))
            yield from self.faults[document]


def alone_under(schemas: Schemas) -> Alone:
    """Prepare a set of schemas."""
    rulebook = Rulebook(schemas)
    return Alone(schemas, rulebook, (*rulebook.problems, *of_schemas(schemas)), {})


def faults(rulebook: Rulebook, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with one document, whatever the others say."""
    errors = rulebook.errors(document)
    yield from schema_problems(document, errors)
    unusable = () if errors else tuple(values_of_no_use(document))
    if unusable:
        yield from tuple(schema_problems(document, rulebook.explained(document))) or unusable


def of_schemas(schemas: Schemas) -> Iterator[Problem]:
    """Yield what is wrong with what the schemas say about visibility."""
    for name, schema in sorted(schemas.items()):
        yield from visibility_problems(name, schema)


def without_schema(documents: Iterable[Document], schemas: Schemas) -> Iterator[Problem]:
    """Yield a problem for each ledger that has documents and no schema."""
    for ledger in sorted({document.ledger for document in documents} - set(schemas)):
        message = say("there is no schema for the ledger “{ledger}”", ledger=ledger)
        hint = say("restore the schema from the last release")
        yield kinds.schemas.BROKEN_SCHEMA.at(Place(f"schemas/{ledger}.schema.json"), message, hint)


# A record that breaks its schema is left out whole: no field of it can be relied on, and a misspelt
# `visibility` least of all. Of a register only the broken entries are left out, and fields at its
# top, where what remains keeps to the schema.

ENTRY = 2
"""Steps to an entry of a register: the list, the position."""
WHOLE = frozenset({"publication"})
"""Registers that say what is kept back: half of one would keep back less."""
VOCABULARY = "vocab"
"""The register in which every list holds entries; elsewhere it is the one with its own name."""


class KeptPlaces(Struct, frozen=True):
    """The places of a register whose broken entries were moved behind the end of their lists.

    They are in no value there, but their lines are still known, so that they can be hidden.
    """

    places: Places
    moved: Mapping[Path, int]

    def spans(self) -> Mapping[Path, Span]:
        """Return the span of every value, by its path."""
        return {self._path(path): span for path, span in self.places.spans().items()}

    def _path(self, path: Path) -> Path:
        position = self.moved.get(path[:ENTRY])
        return path if position is None else (path[0], position, *path[ENTRY:])


def usable(rulebook: Rulebook, document: Document) -> Document | None:
    """Return what can be used of a document that is broken, or None where nothing can."""
    if document.id != document.ledger or document.ledger in WHOLE:
        return None
    left = _without(document, _broken(rulebook, document), rulebook.fields(document.ledger))
    return None if _broken(rulebook, left) else left


def _broken(rulebook: Rulebook, document: Document) -> list[Path]:
    errors = [error.path for error in rulebook.errors(document)]
    return errors or [path for path, _ in _of_no_use(document)]


def _without(document: Document, broken: Iterable[Path], known: frozenset[str]) -> Document:
    """Return a register without its broken entries and fields, and without unknown fields."""
    entries = {path[:ENTRY] for path in broken if _in_entry(document, path)}
    fields = {path[0] for path in broken if path and path[:ENTRY] not in entries}
    value: dict[str, object] = {}
    moved: dict[Path, int] = {}
    for name, held in document.value.items():
        if name in known and name not in fields:
            value[name] = held
        if name in value and isinstance(held, list) and any(path[0] == name for path in entries):
            kept = [index for index in range(len(held)) if (name, index) not in entries]
            gone = [index for index in range(len(held)) if (name, index) in entries]
            value[name] = [held[index] for index in kept]
            moved |= {(name, index): position for position, index in enumerate([*kept, *gone])}
    return replace(document, value=value, places=KeptPlaces(document.places, moved))


def _in_entry(document: Document, path: Path) -> bool:
    listed: Any = document.value.get(str(path[0])) if len(path) >= ENTRY else None
    return isinstance(listed, list) and document.ledger in {VOCABULARY, path[0]}


AT = re.compile(r" - at `\$(.*)`\Z")
STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


def values_of_no_use(document: Document) -> Iterator[Problem]:
    """Yield a problem for each record that keeps to its schema and still fits no type."""
    for path, error in _of_no_use(document):
        message = say("this value cannot be used: {reason}", reason=AT.sub("", error))
        hint = say("compare with the sample in schemas/README.md")
        yield kinds.schemas.OTHER_RULE.at(document.at(*path), message, hint)


def _of_no_use(document: Document) -> Iterator[tuple[Path, str]]:
    for path, value, kind in _records(document):
        if error := misfit(value, kind):
            where = AT.search(error)
            steps = STEP.findall(where.group(1)) if where else []
            yield (*path, *(name or int(index) for name, index in steps)), error


def _records(document: Document) -> Iterator[tuple[Path, object, type]]:
    if document.ledger in REGISTERS:
        for path, value in fields(document.value, document.ledger):
            yield path, value, REGISTERS[document.ledger][0]
    elif document.ledger in RECORDS:
        yield (), document.value, RECORDS[document.ledger]
    if document.ledger == "rules":
        yield from ((path, value, Rule) for path, value in fields(document.value, "rules"))
