"""See that no identifier is used twice."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.check.fields import fields
from ledgers.model import kinds
from ledgers.model.catalog import REGISTERS
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import say


def identifiers_used_twice(documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a problem for each identifier that stands twice where it must be unique."""
    seen: dict[tuple[str, str], tuple[Document, Path]] = {}
    for document in documents:
        for scope, path, value in _identifiers(document):
            first = seen.setdefault((scope, value), (document, path))
            if first != (document, path):
                yield _used_twice(document, path, value, first)


def _used_twice(
    document: Document, path: Path, value: str, first: tuple[Document, Path]
) -> Problem:
    return kinds.SAME_ID.at(
        document.place(*path, of_value=True),
        say("the identifier {name} is already taken", name=value),
        say("take another one"),
        [first[0].place(*first[1], of_value=True)],
    )


def _identifiers(document: Document) -> Iterator[tuple[str, Path, str]]:
    """Yield scope, path and value of each identifier; within a scope it must be unique."""
    ways: Mapping[str, list[tuple[str, ...]]] = {
        "tasks": [("tasks", "id"), ("tasks", "measures", "id")],
        "programme": [("nodes", "id"), ("phases", "id"), ("sources", "id")],
        "vocab": [("posts", "code"), ("unit_kinds", "code"), ("blockers", "code")],
        "standards": [("bodies", "id"), ("pairings", "id")],
    }
    register = REGISTERS.get(document.ledger)
    default: list[tuple[str, ...]] = [(document.ledger, register[1])] if register else []
    for way in ways.get(document.ledger, default):
        for path, value in fields(document.value, *way):
            if isinstance(value, str):
                yield f"{document.ledger}.{'.'.join(way)}", path, value
    if document.ledger == "tasks":
        for path, value in fields(document.value, "tasks", "no"):
            yield "tasks.no", path, str(value)
