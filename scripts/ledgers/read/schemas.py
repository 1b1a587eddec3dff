"""Read the schemas of a tree: JSON files as plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from ledgers.model import kinds
from ledgers.model.problem import Place, Problem
from ledgers.model.words import say
from ledgers.read.tree import Tree, Unopened

SUFFIX = ".schema.json"


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas by ledger (`defs` among them), and the problems met on the way."""

    by_ledger: Mapping[str, Mapping[str, object]]
    problems: tuple[Problem, ...]


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
    return Schemas(found, tuple(problems))


def completed(old: Schemas, new: Schemas) -> Schemas:
    """Return old schemas with the words that none of them knew, where newer ones have them.

    A word is a key that begins with `x-`. So today's program reads an old tree by the schemas of
    that tree, and still finds what it asks schemas for; a word that the old schemas knew, and did
    not write in some place, stays away from it. Who may see a value is for a tree itself to say.
    """
    missing = _words(new.by_ledger) - _words(old.by_ledger) - {"x-visibility"}
    if not missing:
        return old
    known = {
        name: _with(schema, new.by_ledger.get(name, {}), missing)
        for name, schema in old.by_ledger.items()
    }
    return Schemas(known, old.problems)


def _words(value: object) -> set[str]:
    if isinstance(value, list):
        return {word for inner in value for word in _words(inner)}
    if not isinstance(value, Mapping):
        return set()
    here = {name for name in value if name.startswith("x-")}
    return here.union(*(_words(inner) for inner in value.values()))


def _with(
    old: Mapping[str, object], new: Mapping[str, object], missing: set[str]
) -> Mapping[str, object]:
    """Return an old part of a schema with the missing words that its newer form has."""
    added = {name: value for name, value in new.items() if name in missing}
    kept = {
        name: _with(value, newer, missing)
        if isinstance(value, Mapping) and isinstance(newer := new.get(name), Mapping)
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


def _schema(path: str, data: bytes) -> Mapping[str, object] | Problem:
    hint = say("restore the schema from the last release")
    try:
        schema = json.loads(data.decode("utf-8"))
    except json.JSONDecodeError as error:
        message = say("the schema is no JSON: {reason}", reason=error.msg)
        return kinds.schemas.BROKEN_SCHEMA.at(Place(path, error.lineno, error.colno), message, hint)
    except (UnicodeDecodeError, RecursionError):
        return kinds.schemas.BROKEN_SCHEMA.at(Place(path), say("the schema is no JSON text"), hint)
    if isinstance(schema, dict):
        return schema
    return kinds.schemas.BROKEN_SCHEMA.at(Place(path), say("the schema is no JSON object"), hint)
