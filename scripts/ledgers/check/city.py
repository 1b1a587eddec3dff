"""Check a whole city: every document by its schema, then all of them against each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledgers.check.file.one import faults, of_schemas, without_schema
from ledgers.check.file.schema import Rulebook
from ledgers.check.file.usable import usable
from ledgers.check.ground.context import Grounds
from ledgers.check.rules import CITY_RULES, DOCUMENT_RULES
from ledgers.model import kinds
from ledgers.model.catalog import Catalog, catalog_of
from ledgers.model.contract import Contract
from ledgers.model.document import Document
from ledgers.model.problem import Place, Problem, in_order

WRONG_VALUES = (
    kinds.schemas.WRONG_TYPE,
    kinds.schemas.NOT_ALLOWED,
    kinds.schemas.PATTERN,
    kinds.schemas.NO_SUCH_DAY,
)
PERSONS = (
    kinds.privacy.IDENTITY_NUMBER,
    kinds.privacy.TELEPHONE,
    kinds.privacy.CARD_NUMBER,
    kinds.privacy.ACCOUNT,
    kinds.privacy.NAME_AFTER_TITLE,
    kinds.privacy.PETITION_TEXT,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking gave: a catalogue of what is sound, and every problem, sorted by place.

    `left_out` are the documents that broke their schemas and are not, or not whole, in it.
    """

    catalog: Catalog
    problems: tuple[Problem, ...]
    left_out: tuple[Document, ...] = ()


def check(
    documents: Iterable[Document],
    files: Iterable[str],
    schemas: Mapping[str, Mapping[str, Any]],
    today: date,
) -> Checked:
    """Check documents, the names of all files there are, and the schemas, as of a day.

    A document whose schema cannot be used is not used either, nor is a record that breaks its
    schema; the rules here know of it, so that it is reported once.
    """
    rulebook = Rulebook(schemas)
    documents = tuple(documents)
    kept = tuple(document for document in documents if rulebook.knows(document.ledger))
    catalog = catalog_of(kept, Contract(schemas))
    told = {document.file: tuple(faults(rulebook, document)) for document in kept}
    sound = frozenset(file for file, problems in told.items() if not problems)
    grounds = Grounds(catalog, frozenset(files), sound, today)
    problems = [
        *rulebook.problems,
        *of_schemas(schemas),
        *without_schema(documents, schemas),
        *_of_city(grounds),
    ]
    for document in kept:
        problems += told[document.file]
        if not grounds.is_of_unknown_county(document):
            problems += _of_document(grounds, document)
    broken = tuple(document for document in kept if document.file not in sound)
    found = _usable(rulebook, kept, broken, catalog.contract) if broken else catalog
    return Checked(found, in_order(told_once(problems)), broken)


def _usable(
    rulebook: Rulebook, kept: Iterable[Document], broken: tuple[Document, ...], contract: Contract
) -> Catalog:
    """Return the catalogue of what keeps to its schema."""
    parts = {document.file: usable(rulebook, document) for document in broken}
    rows = (parts.get(document.file, document) for document in kept)
    return catalog_of((row for row in rows if row is not None), contract)


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what follows from a value that is wrong by itself, at the same place.

    What leads to a person is told whatever else is wrong with it: it stops publishing.
    """
    rows = tuple(problems)
    wrong: dict[Place, str] = {}
    for problem in rows:
        code = problem.kind.code
        if problem.kind in WRONG_VALUES:
            wrong[problem.place] = min(code, wrong.get(problem.place, code))
    for problem in rows:
        first = problem.place not in wrong or problem.kind.code == wrong[problem.place]
        if first or problem.kind in PERSONS:
            yield problem


def _of_city(grounds: Grounds) -> Iterator[Problem]:
    for rule in CITY_RULES:
        yield from rule(grounds)


def _of_document(grounds: Grounds, document: Document) -> Iterator[Problem]:
    for rule in DOCUMENT_RULES:
        yield from rule(grounds, document)
