"""Whatever leads to a person, in files and in the messages of commits."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from ledgers.check.ground import Grounds, fields
from ledgers.check.privacy.persons import Found, persons_in
from ledgers.model import Catalog, Document, Place, Problem, Words
from ledgers.model.rows import leaves, texts_in


def leaks(grounds: Grounds) -> Iterator[Problem]:
    """Yield a problem for each thing in a document or a file's name that leads to a person."""
    allowed = allowed_numbers(grounds.catalog)
    for document in grounds.catalog.documents:
        if document not in grounds.clean:
            yield from _of_document(document, allowed)
    yield from leaks_in_names(grounds.files, allowed)


def is_clean(document: Document) -> bool:
    """Say whether nothing in a document leads to a person, whatever numbers are allowed."""
    return not (persons_in(document.text) or persons_in(_read(document)))


def leaks_in_names(files: Iterable[str], allowed: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each thing in the names of some files that leads to a person."""
    names = sorted(files)
    if persons_in("\n".join(names), allowed):
        for name in names:
            yield from (_problem(found, Place(name)) for found in persons_in(name, allowed))


def allowed_numbers(catalog: Catalog) -> frozenset[str]:
    """Return the public telephone numbers that texts may hold, without their hyphens.

    Where the list cannot be read nothing is allowed: what leaks does not come back.
    """
    return frozenset(
        value.replace("-", "")
        for document in catalog.by_ledger.get("publication", ())
        for _, value in fields(document.value, "allowed_numbers")
        if isinstance(value, str)
    )


def _of_document(document: Document, allowed: frozenset[str]) -> Iterator[Problem]:
    """Search the text as written, then values that read differently once they are parsed."""
    signs = persons_in(document.text, allowed)
    for found, place in placed(signs, document.text, document.file):
        yield _problem(found, place)
    known = {found.sign for found in signs}
    if {found.sign for found in persons_in(_read(document), allowed)} <= known:
        return
    for path, row in leaves(document.value):
        for found in persons_in(_on_one_line(row), allowed) if isinstance(row, str) else ():
            if found.sign not in known:
                yield _problem(found, document.at(*path))


def _read(document: Document) -> str:
    return "\n".join(map(_on_one_line, texts_in(document.value)))


def _on_one_line(text: str) -> str:
    """Return a text as a reader of the portal would see it."""
    return " ".join(text.split())


def placed(signs: Sequence[Found], text: str, file: str) -> Iterator[tuple[Found, Place]]:
    """Yield what was found in a text, each with its line and column."""
    starts = (0, *accumulate(len(line) + 1 for line in text.split("\n"))) if signs else ()
    for found in signs:
        line = bisect_right(starts, found.start)
        yield found, Place(file, line, found.start - starts[line - 1] + 1)


def _problem(found: Found, place: Place) -> Problem:
    return found.kind.at(place, found.message, found.hint, sharper=found.sharper)


def leaks_in_text(text: str, file: str, allowed: frozenset[str], hint: Words) -> Iterator[Problem]:
    """Yield a problem for each thing in a text that leads to a person; `hint` says what to do."""
    for found, place in placed(persons_in(text, allowed), text, file):
        yield found.kind.at(place, found.message, hint)
