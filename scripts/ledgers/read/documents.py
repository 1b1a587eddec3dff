"""The files of a tree: its data as documents, its schemas as plain values.

A file that cannot be read becomes a problem, and the others are read all the same.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import TypeAlias

from ledgers.model import CannotGoOn, Document, Place, Problem, Struct, field, kinds, replace, say
from ledgers.model.layout import CITY, DELETE_COPY, Location, is_copy, is_foreign, located, meant_by
from ledgers.model.shares import Share, in_halves
from ledgers.read.dialect import Text, YamlPlaces, decoded
from ledgers.read.tree import Entry, Tree, Unopened, object_name
from ledgers.read.values import parsed

DATA = "data"
FREE_NAMES = frozenset({"README.md", ".gitkeep"})


class Reading(Struct, frozen=True):
    """The files of a tree: documents, problems, and the names of all files."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    files: frozenset[str]


File: TypeAlias = tuple[str, Location, bytes]
"""A file that is to be read: its path, what that tells, and its bytes."""
Recall: TypeAlias = Callable[[str, str], Mapping[str, object] | None]
"""Return the value of a file, by path and git's name for its bytes, where it was read before."""


def documents_of(tree: Tree, recall: Recall | None = None, share: Share = None) -> Reading:
    """Read all files below `data/`; raises CannotGoOn where there is no such folder."""
    entries = tree.entries(DATA)
    if not entries:
        raise CannotGoOn.say(
            "there is no file below data/ here; name the city's folder with --root"
        )
    names = (entry.path for entry in entries if printable(entry.path) == entry.path)
    rows = [row for entry in entries for row in _found(tree, entry)]
    problems = [row for row in rows if isinstance(row, Problem)]
    files = [row for row in rows if not isinstance(row, Problem)]
    known = (recall,) if recall else ()

    def read(part: Iterable[File]) -> list[Document | Problem]:
        return [each for file in part for each in document_of(*file, *known)]

    found = in_halves(read, files, share, sum(len(data) for _, _, data in files))
    return reading_of((*problems, *found), names)


def reading_of(found: Iterable[Document | Problem], files: Iterable[str]) -> Reading:
    """Return what was read, by file: documents apart from problems."""
    rows = tuple(found)
    documents = sorted((row for row in rows if isinstance(row, Document)), key=attrgetter("file"))
    problems = sorted((row for row in rows if isinstance(row, Problem)), key=attrgetter("place"))
    return Reading(tuple(documents), tuple(problems), frozenset(files))


def _found(tree: Tree, entry: Entry) -> Iterator[File | Problem]:
    name = printable(entry.path)
    if name != entry.path:
        message = say("the file's name is not plain UTF-8")
        yield kinds.dialect.ODD_NAME.at(Place(name), message, say("rename the file"))
    elif not entry.ordinary:
        message = say("this is a link or a special file")
        yield kinds.dialect.NOT_A_FILE.at(Place(name), message, say("put the file itself here"))
    elif entry.path.rpartition("/")[2] not in FREE_NAMES and not is_foreign(entry.path):
        yield from _located(tree, entry.path)


def printable(path: str) -> str:
    """Return a path as it may be shown: escape control characters and what is not UTF-8."""
    if path.isprintable():
        return path
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _located(tree: Tree, path: str) -> Iterator[File | Problem]:
    location = located(path)
    if location is None:
        message = say("no ledger has a file here")
        hint = say("compare the path with those of the other files; names end in .yaml")
        right = meant_by(path)
        hint = say("name it {path}, or add there what is new here", path=right) if right else hint
        hint = DELETE_COPY if is_copy(path) else hint
        yield kinds.references.UNKNOWN_FILE.at(Place(path), message, hint)
        return
    try:
        yield path, location, tree.data(path)
    except Unopened as error:
        message = say("the file cannot be opened: {reason}", reason=str(error))
        yield kinds.dialect.NOT_A_FILE.at(Place(path), message, say("make it readable"))


def document_of(
    path: str, location: Location, data: bytes, recall: Recall | None = None
) -> Iterator[Document | Problem]:
    """Yield the document that the bytes hold, or the problems that prevent it."""
    text = decoded(path, data)
    if not isinstance(text, Text):
        yield text
        return
    blob = object_name("blob", data)
    known = recall(path, blob) if recall else None
    value, problems = parsed(text) if known is None else (known, ())
    yield from problems
    if problems:
        return
    if not isinstance(value, dict):
        yield _no_fields(path, value)
        return
    yield Document(
        file=path,
        owner=location.owner,
        ledger=location.ledger,
        id=location.id,
        value=value,
        text=text.text,
        blob=blob,
        places=YamlPlaces(text.text),
    )


def _no_fields(path: str, value: object) -> Problem:
    hint = say("write “field: value” lines, with an ASCII colon and a space")
    if isinstance(value, str) and "\uff1a" in value:
        hint = say("replace the full-width colon “：” by an ASCII colon and a space")
    return kinds.dialect.EMPTY.at(Place(path), say("the file holds no fields, only a value"), hint)


def document_in(path: str, data: bytes) -> Document | None:
    """Return the document that the bytes of a file hold; None where they cannot be read as one."""
    location = located(path)
    found = next(document_of(path, location, data), None) if location else None
    return found if isinstance(found, Document) else None


def with_files(
    reading: Reading, files: Mapping[str, bytes | None], gone: Collection[str] = ()
) -> Reading:
    """Return what is read with other files; of those without bytes only the name is known."""
    known = {*files, *gone}
    kept = [row for row in reading.documents if row.file not in known]
    problems = (row for row in reading.problems if row.place.file not in known)
    read = ((path, located(path), data) for path, data in files.items() if data is not None)
    new = (row for path, at, data in read if at for row in document_of(path, at, data))
    return reading_of((*kept, *problems, *new), (reading.files - known) | files.keys())


SUFFIX = ".schema.json"
DEFAULTS = ".defaults.yaml"


class Schemas(Struct, frozen=True):
    """The schemas by ledger (`defs` among them), and the problems found while reading them.

    `defaults` are the city's registers as far as every city has the same.
    """

    by_ledger: Mapping[str, Mapping[str, object]]
    problems: tuple[Problem, ...]
    defaults: Mapping[str, Document] = field(default_factory=dict)


def schemas_of(tree: Tree, folder: str = "schemas") -> Schemas:
    """Read every schema below a folder of a tree."""
    found: dict[str, Mapping[str, object]] = {}
    problems = []
    for entry in tree.entries(folder):
        if entry.path.endswith(SUFFIX) and entry.ordinary:
            name = entry.path.rpartition("/")[2].removesuffix(SUFFIX)
            schema = _opened(tree, entry.path)
            if isinstance(schema, Problem):
                problems.append(schema)
            else:
                found[name] = schema
    return Schemas(found, tuple(problems), dict(_defaults(tree, folder)))


def _defaults(tree: Tree, folder: str) -> Iterator[tuple[str, Document]]:
    """Yield what the registers of a city hold where its own files do not say it."""
    for entry in tree.entries(folder):
        name = entry.path.rpartition("/")[2].removesuffix(DEFAULTS)
        path = f"{DATA}/{CITY}/{name}.yaml"
        is_one = entry.path.endswith(DEFAULTS) and entry.ordinary
        if is_one and (found := _default(path, tree.data(entry.path))):
            yield name, found


@lru_cache(maxsize=64)  # As below.
def _default(path: str, data: bytes) -> Document | None:
    found = document_in(path, data)  # It has lines in no file of the city.
    return replace(found, text="", places=YamlPlaces("")) if found else None


def completed(old: Schemas, new: Schemas) -> Schemas:
    """Return old schemas with the words that none of them knew, copied from newer ones.

    A word is a key that begins with `x-`. So today's program reads an old tree by the schemas of
    that tree, and still finds all words it needs. A word that the old schemas knew is not added
    anywhere. Who may see a value is decided by the tree itself.
    """
    if old.by_ledger == new.by_ledger:
        return old
    missing = _words(new.by_ledger) - _words(old.by_ledger) - {"x-visibility"}
    if not missing:
        return old
    known = {
        name: _with(schema, new.by_ledger.get(name, {}), missing)
        for name, schema in old.by_ledger.items()
    }
    return replace(old, by_ledger=known)


def _words(value: object) -> set[str]:
    if isinstance(value, list):
        return {word for inner in value for word in _words(inner)}
    if not isinstance(value, dict):
        return set()
    here = {name for name in value if name.startswith("x-")}
    return here.union(*(_words(inner) for inner in value.values()))


def _with(
    old: Mapping[str, object], new: Mapping[str, object], missing: set[str]
) -> Mapping[str, object]:
    """Return an old part of a schema with the missing words of its newer form."""
    added = {name: value for name, value in new.items() if name in missing}
    kept = {
        name: _with(value, newer, missing)
        if isinstance(value, dict) and isinstance(newer := new.get(name), dict)
        else value
        for name, value in old.items()
    }
    return {**kept, **added}


def _opened(tree: Tree, path: str) -> Mapping[str, object] | Problem:
    try:
        return _schema(path, tree.data(path))
    except Unopened as error:
        message = say("the file cannot be opened: {reason}", reason=str(error))
        return kinds.schemas.BROKEN_SCHEMA.at(Place(path), message, say("make it readable"))


@lru_cache(maxsize=128)  # The schemas of a city mostly are those of the program.
def _schema(path: str, data: bytes) -> Mapping[str, object] | Problem:
    place, hint = Place(path), say("restore the schema from the last release")
    try:
        schema = json.loads(data.decode("utf-8"))
        if isinstance(schema, dict):
            return schema
        message = say("the schema is not a JSON object")
    except json.JSONDecodeError as error:
        message = say("the schema is not valid JSON: {reason}", reason=error.msg)
        place = Place(path, error.lineno, error.colno)
    except (UnicodeDecodeError, RecursionError):
        message = say("the schema is not JSON text")
    return kinds.schemas.BROKEN_SCHEMA.at(place, message, hint)
