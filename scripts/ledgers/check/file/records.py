"""See that what keeps to its schema can also be used: the net below the schemas.

A value that a schema lets through and a record cannot hold (7.0 for a whole number) must not
vanish silently.
"""

import re
from collections.abc import Iterator

import msgspec

from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.catalog import RECORDS, REGISTERS
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.rulebook import Rule
from ledgers.model.words import say

AT = re.compile(r" - at `\$(.*)`\Z")
STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


def values_of_no_use(document: Document) -> Iterator[Problem]:
    """Yield a problem for each record that keeps to its schema and still fits no type."""
    for path, error in _of_no_use(document):
        yield kinds.schemas.OTHER_RULE.at(
            document.place(*path, of_value=True),
            say("this value cannot be used: {reason}", reason=AT.sub("", error)),
            say("compare with the sample in schemas/README.md"),
        )


def paths_of_no_use(document: Document) -> Iterator[Path]:
    """Yield the way to each value that fits no type."""
    return (path for path, _ in _of_no_use(document))


def _of_no_use(document: Document) -> Iterator[tuple[Path, str]]:
    for path, value, kind in _records(document):
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            where = AT.search(str(error))
            steps = STEP.findall(where.group(1)) if where else []
            yield (*path, *(name or int(index) for name, index in steps)), str(error)


def _records(document: Document) -> Iterator[tuple[Path, object, type]]:
    if document.ledger in REGISTERS:
        for path, value in fields(document.value, document.ledger):
            yield path, value, REGISTERS[document.ledger][0]
    elif document.ledger in RECORDS:
        yield (), document.value, RECORDS[document.ledger]
    if document.ledger == "rules":
        yield from ((path, value, Rule) for path, value in fields(document.value, "rules"))
