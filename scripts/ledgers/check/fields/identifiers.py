"""See that no identifier is used twice."""

from collections.abc import Iterable, Iterator, Mapping

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.walk import fields
from ledgers.model import kinds
from ledgers.model.catalog import REGISTERS
from ledgers.model.document import Document, Path
from ledgers.model.problem import Problem
from ledgers.model.words import say


def identifiers_used_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each identifier that stands twice where it must be unique."""
    seen: dict[tuple[str, str], tuple[Document, Path]] = {}
    for document in grounds.catalog.documents:
        for scope, path, value in _identifiers(document):
            first = seen.setdefault((scope, value), (document, path))
            if first != (document, path):
                yield _used_twice(document, path, value, first)


def _used_twice(
    document: Document, path: Path, value: str, first: tuple[Document, Path]
) -> Problem:
    return kinds.references.SAME_ID.at(
        document.place(*path, of_value=True),
        say("the identifier {name} is already taken", name=value),
        say("take another one"),
        [first[0].place(*first[1], of_value=True)],
    )


LISTS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "tasks": (("tasks", "id"), ("tasks", "no"), ("tasks", "measures", "id")),
    "programme": (("nodes", "id"), ("phases", "id"), ("sources", "id"), ("dimensions", "id")),
    "indicators": (("indicators", "id"),),
    "rules": (),
    "calendar": (("nodes", "id"),),
    "standards": tuple(
        (name, "id")
        for name in (
            *("bodies", "pairings", "demonstrations", "facilities"),
            *("posts", "documents", "checklists"),
        )
    ),
}
"""The identifiers of each register; each stands once in its list."""

OWN: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "indicators": (("indicators", "parts", "code"),),
    "standards": (("checklists", "items", "code"),),
    "checks": (("teams", "no"),),
}
"""The identifiers that stand once in the list that holds them, and may stand in others."""


def _identifiers(document: Document) -> Iterator[tuple[str, Path, str]]:
    """Yield scope, path and value of each identifier; within a scope it must be unique."""
    for way in _ways(document):
        for path, value in fields(document.value, *way):
            if isinstance(value, str | int):
                yield f"{document.ledger}.{'.'.join(way)}", path, str(value)
    for way in OWN.get(document.ledger, ()):
        for path, value in fields(document.value, *way):
            if isinstance(value, str | int):
                yield f"{document.file} {path[:-2]}", path, str(value)


def _ways(document: Document) -> Iterable[tuple[str, ...]]:
    if document.ledger == "vocab":
        return tuple((name, "code") for name in document.value)
    register = REGISTERS.get(document.ledger)
    own = ((document.ledger, register[1]),) if register else ()
    return LISTS.get(document.ledger, own)
