"""Check documents one by one: what is wrong with a file whatever the others say.

Of a past tree no more is asked, since it was held against itself when it was filed: a file that
many trees share is checked once under the same schemas.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ledgers.check.file.schema import Rulebook
from ledgers.check.file.usable import values_of_no_use
from ledgers.check.file.visibility import visibility_problems
from ledgers.check.file.wording import schema_problems
from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say

Schemas = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Alone:
    """Hold one set of schemas, what is wrong with them, and the faults of each document so far."""

    schemas: Schemas
    rulebook: Rulebook
    problems: tuple[Problem, ...]
    faults: dict[Document, tuple[Problem, ...]]

    def known(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Return the documents whose schema can be used."""
        return tuple(each for each in documents if self.rulebook.knows(each.ledger))

    def of(self, documents: Iterable[Document]) -> Iterator[Problem]:
        """Yield what is wrong with the schemas and with each document by itself."""
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
    """Yield what is wrong with a document by itself."""
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
