"""See that nothing is filed twice: no entry in a list, and no figure in two files."""

from collections.abc import Iterator

from ledgers.check.ground.context import Grounds
from ledgers.check.ground.values import Group, fields, groups
from ledgers.model import kinds
from ledgers.model.document import Document, Path
from ledgers.model.layout import PERIODIC_LEDGERS
from ledgers.model.periods import Period, period
from ledgers.model.problem import Problem
from ledgers.model.words import Both, Words, say


def identifiers_used_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each identifier that stands twice where it must be unique."""
    seen: dict[tuple[str, str], tuple[Document, Path]] = {}
    for document in grounds.catalog.documents:
        for scope, path, value in _identifiers(grounds, document):
            first = seen.setdefault((scope, value), (document, path))
            if first != (document, path):
                yield _used_twice(document, path, value, first)


def _identifiers(grounds: Grounds, document: Document) -> Iterator[tuple[str, Path, str]]:
    """Yield scope, path and value of each identifier; within a scope it must be unique."""
    for field in grounds.contract.ledger(document.ledger).with_word("x-identifier"):
        in_list = field.said("x-identifier") == "list"
        for path, value in fields(document.value, *field.names):
            if isinstance(value, str | int):
                everywhere = f"{document.ledger}.{'.'.join(field.names)}"
                yield f"{document.file} {path[:-2]}" if in_list else everywhere, path, str(value)


def _used_twice(
    document: Document, path: Path, value: str, first: tuple[Document, Path]
) -> Problem:
    return kinds.references.SAME_ID.at(
        document.at(*path),
        say("the identifier {name} is already taken", name=value),
        say("take another one"),
        [first[0].at(*first[1])],
    )


def entries_filed_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each entry of a list that stands there already."""
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
                yield _told(document, ("period",), title, name, first)
    yield from _figures_twice(grounds)


def _told(
    document: Document, path: Path, what: Words | Both | str, name: str, first: Document
) -> Problem:
    message = say(
        "{what} of {period} also stands in {file}", what=what, period=name, file=first.file
    )
    hint = say("keep one of the two and correct it there")
    return kinds.references.PERIOD_TWICE.at(document.at(*path), message, hint, [first.place()])


def _figures_twice(grounds: Grounds) -> Iterator[Problem]:
    """Yield figures of an indicator that stand in files of two periods that share a day."""
    seen: dict[tuple[str, object, object], list[tuple[Period, Document]]] = {}
    for document in grounds.standing("returns"):
        span = period(document.value["period"])
        for path, value in groups(document.value, "values"):
            if span is None:
                continue
            key = (document.owner, value["indicator"], value.get("unit"))
            filed = seen.setdefault(key, [])
            yield from _overlaps(document, path, value, span, filed)
            filed.append((span, document))


def _overlaps(
    document: Document, path: Path, value: Group, span: Period, filed: list[tuple[Period, Document]]
) -> Iterator[Problem]:
    for other, first in filed:
        if other.name != span.name and other.meets(span):
            yield _told(document, (*path, "indicator"), str(value["indicator"]), span.name, first)
            return
