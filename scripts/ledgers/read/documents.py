"""Read every file of data in a tree; what cannot be read takes nothing else down."""

from collections.abc import Iterator
from dataclasses import dataclass

from ledgers.model import kinds
from ledgers.model.document import Document
from ledgers.model.layout import Location, located
from ledgers.model.problem import CannotGoOn, Place, Problem
from ledgers.model.words import say
from ledgers.read.dialect import Text, decoded
from ledgers.read.objects import object_name
from ledgers.read.places import YamlPlaces
from ledgers.read.tree import Entry, Tree, Unopened
from ledgers.read.values import parsed

DATA = "data"
FREE_NAMES = frozenset({"README.md", ".gitkeep"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a tree gave: the documents, the problems, and the names of all files seen."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    files: frozenset[str]


def documents_of(tree: Tree) -> Reading:
    """Read all files below `data/`; raises CannotGoOn where there is no such folder."""
    entries = tree.entries(DATA)
    if not entries:
        raise CannotGoOn(
            say("there is no file below data/ here; name the city's folder with --root")
        )
    documents: list[Document] = []
    problems: list[Problem] = []
    for entry in entries:
        for found in _read(tree, entry):
            if isinstance(found, Document):
                documents.append(found)
            else:
                problems.append(found)
    files = frozenset(entry.path for entry in entries if printable(entry.path) == entry.path)
    return Reading(tuple(documents), tuple(problems), files)


def _read(tree: Tree, entry: Entry) -> Iterator[Document | Problem]:
    """Yield the document of one entry, or what keeps it from being one."""
    name = printable(entry.path)
    if name != entry.path:
        message = say("the file's name is not plain UTF-8")
        yield kinds.dialect.ODD_NAME.at(Place(name), message, say("rename the file"))
    elif not entry.ordinary:
        message = say("this is a link or a special file")
        yield kinds.dialect.NOT_A_FILE.at(Place(name), message, say("put the file itself here"))
    elif entry.path.rpartition("/")[2] not in FREE_NAMES:
        yield from _located(tree, entry.path)


def printable(path: str) -> str:
    """Return a path as it may be shown: what is not UTF-8 or a control character is escaped."""
    if path.isprintable():
        return path
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _located(tree: Tree, path: str) -> Iterator[Document | Problem]:
    location = located(path)
    if location is None:
        message = say("no ledger has a file here")
        hint = say("compare the path with those of the other files; names end in .yaml")
        yield kinds.references.UNKNOWN_FILE.at(Place(path), message, hint)
        return
    try:
        data = tree.data(path)
    except Unopened as error:
        message = say("the file cannot be opened: {reason}", reason=str(error))
        yield kinds.dialect.NOT_A_FILE.at(Place(path), message, say("make it readable"))
        return
    yield from document_of(path, location, data)


def document_of(path: str, location: Location, data: bytes) -> Iterator[Document | Problem]:
    """Yield the document that the bytes hold, or the problems that keep them from being one."""
    text = decoded(path, data)
    if not isinstance(text, Text):
        yield text
        return
    value, problems = parsed(text)
    yield from problems
    if problems:
        return
    if isinstance(value, dict):
        yield _document(path, location, value, text, data)
    else:
        yield _no_fields(path, value)


def _document(
    path: str, location: Location, value: dict[str, object], text: Text, data: bytes
) -> Document:
    return Document(
        file=path,
        owner=location.owner,
        ledger=location.ledger,
        id=location.id,
        value=value,
        text=text.text,
        blob=object_name("blob", data),
        places=YamlPlaces(text.text),
    )


def _no_fields(path: str, value: object) -> Problem:
    message = say("the file holds no fields, only a value")
    hint = say("write “field: value” lines, with an ASCII colon and a space")
    if isinstance(value, str) and "\uff1a" in value:
        hint = say("replace the full-width colon “：” by an ASCII colon and a space")
    return kinds.dialect.EMPTY.at(Place(path), message, hint)
