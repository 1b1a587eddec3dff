"""Nothing is filed twice: no entry in a list, and no figure in two files."""

from collections.abc import Iterator
from itertools import islice

from ledgers.check.ground import Grounds, fields, groups
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import PERIODIC_LEDGERS
from ledgers.model.periods import Period, period
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say


def identifiers_used_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each identifier that is there twice where it must be unique."""
    seen: dict[tuple[str, str], tuple[Document, Path]] = {}
    for document in grounds.catalog.documents:
        for scope, path, value in _identifiers(grounds, document):
            first, way = seen.setdefault((scope, value), (document, path))
            if (first, way) != (document, path):
                message = say("the identifier {name} is already taken", name=value)
                hint, related = say("take another one"), [first.at(*way)]
                yield kinds.references.SAME_ID.at(document.at(*path), message, hint, related)


def _identifiers(grounds: Grounds, document: Document) -> Iterator[tuple[str, Path, str]]:
    """Yield scope, path and value of each identifier; within a scope it must be unique."""
    for field in grounds.contract.ledger(document.ledger).with_word("x-identifier"):
        in_list = field.said("x-identifier") == "list"
        for path, value in fields(document.value, *field.names):
            if isinstance(value, str | int):
                everywhere = f"{document.ledger}.{'.'.join(field.names)}"
                yield f"{document.file} {path[:-2]}" if in_list else everywhere, path, str(value)


def entries_filed_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry of a list that is in it already."""
    for ledger in grounds.contract.ledgers:
        for listed in ledger.with_word("x-unique"):
            for document in grounds.standing(ledger.name):
                yield from _repeated(document, listed.names, listed.named("x-unique"))


def _repeated(document: Document, way: tuple[str, ...], keys: tuple[str, ...]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Path] = {}
    for path, group in groups(document.value, *way):
        names = tuple(str(group[key]) for key in keys if key in group)
        first = seen.setdefault((path[:-1], *(group.get(key) for key in keys)), path)
        if first != path:
            message = say("{name} is filed here a second time", name=", ".join(names))
            place = document.at(*path, keys[0])
            related = [document.at(*first, keys[0])]
            yield kinds.schemas.FILED_TWICE.at(place, message, say("keep one of the two"), related)


def periods_filed_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each period, and each figure, that another file of the owner holds."""
    for ledger in PERIODIC_LEDGERS:
        seen: dict[tuple[str, str], Document] = {}
        for document in grounds.standing(ledger):
            name = str(document.value["period"])
            first = seen.setdefault((document.owner, name), document)
            if first is not document:
                title = grounds.contract.ledger(ledger).title
                yield _also_in(document, ("period",), title, name, first)
    yield from _figures_twice(grounds)


def _also_in(
    document: Document, path: Path, what: Words | Both | str, name: str, first: Document
) -> Problem:
    message = say("{what} of {period} is also in {file}", what=what, period=name, file=first.file)
    hint = say("keep one of the two and correct it there")
    return kinds.references.PERIOD_TWICE.at(document.at(*path), message, hint, [first.place()])


def _figures_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield figures of an indicator that are in files of two periods that share a day."""
    seen: dict[tuple[str, object, object], list[tuple[Period, Document]]] = {}
    for document, path, value in grounds.entries("returns", "values"):
        span = period(document.value["period"])
        if span is None:
            continue
        filed = seen.setdefault((document.owner, value["indicator"], value.get("unit")), [])
        others = (row for other, row in filed if other.name != span.name and other.meets(span))
        for first in islice(others, 1):
            place = (*path, "indicator")
            yield _also_in(document, place, str(value["indicator"]), span.name, first)
        filed.append((span, document))


RULES = (identifiers_used_twice, entries_filed_twice, periods_filed_twice)
