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


def _opened(tree: Tree, path: str) -> Mapping[str, object] | Problem:
    try:
        return _schema(path, tree.data(path))
    except Unopened as error:
        message = say("the file cannot be opened: {reason}", reason=str(error))
        return kinds.BROKEN_SCHEMA.at(Place(path), message, say("make it readable"))


def _schema(path: str, data: bytes) -> Mapping[str, object] | Problem:
    hint = say("restore the schema from the last release")
    try:
        schema = json.loads(data.decode("utf-8"))
    except json.JSONDecodeError as error:
        message = say("the schema is no JSON: {reason}", reason=error.msg)
        return kinds.BROKEN_SCHEMA.at(Place(path, error.lineno, error.colno), message, hint)
    except (UnicodeDecodeError, RecursionError):
        return kinds.BROKEN_SCHEMA.at(Place(path), say("the schema is no JSON text"), hint)
    if isinstance(schema, dict):
        return schema
    return kinds.BROKEN_SCHEMA.at(Place(path), say("the schema is no JSON object"), hint)
