"""Tell the public values of a document from the others (design, section 4).

Only the word `public` lets a value out, as of a day. What is `aggregate`, `embargoed`, `internal`
or without a word stays in, and so does everything inside it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ledgers.model.contract import Schema
from ledgers.model.document import Path
from ledgers.project.references import leads_to_hidden
from ledgers.project.setting import Scope, Setting
from ledgers.project.words import INTERNAL, PUBLIC, strictest, tightened, word_of

HERE = Scope()
NOTHING: Schema = {}
"""What describes a field that no schema knows."""


def public_value(value: object, schema: Schema, setting: Setting, scope: Scope = HERE) -> Any:  # noqa: ANN401 - a plain value of any shape
    """Return a value without what is not public; the value itself is taken to be."""
    if isinstance(value, dict | list):
        rows = [
            (step, public_value(inner, described, setting, around))
            for step, inner, described, around, word in inside(value, schema, setting, scope)
            if word == PUBLIC
        ]
        return dict(rows) if isinstance(value, dict) else [inner for _, inner in rows]
    return value


def hidden_paths(
    value: object, schema: Schema, setting: Setting, path: Path = (), scope: Scope = HERE
) -> Iterator[Path]:
    """Yield the path of every value that is not public; nothing inside one is yielded again."""
    for step, inner, described, around, word in inside(value, schema, setting, scope):
        if word == PUBLIC:
            yield from hidden_paths(inner, described, setting, (*path, step), around)
        else:
            yield (*path, step)


def inside(
    value: object, schema: Schema, setting: Setting, scope: Scope
) -> Iterator[tuple[str | int, Any, Schema, Scope, str]]:
    """Yield what a value holds: key or position, value, schema, scope, and its own word.

    The words of what stands around it are not in that word.
    """
    schema = setting.contract.followed(schema)
    if isinstance(value, dict):
        around = scope.inside(value, schema)
        described = schema.get("properties", {})
        for name, inner in value.items():
            yield name, inner, *_seen(inner, described.get(name, NOTHING), setting, around)
    elif isinstance(value, list):
        items = schema.get("items", NOTHING)
        for index, inner in enumerate(value):
            yield index, inner, *_seen(inner, items, setting, scope, otherwise=PUBLIC)


def _seen(
    value: object, schema: Schema, setting: Setting, scope: Scope, **otherwise: str
) -> tuple[Schema, Scope, str]:
    """Return schema, scope and word of a value."""
    whole = setting.contract.followed(schema)
    words = [word_of(schema, scope, setting, **otherwise)]
    if isinstance(value, Mapping):
        words.append(tightened(value, whole, setting))
    if leads_to_hidden(value, whole, scope.owner, setting):
        words.append(INTERNAL)
    return whole, scope, strictest(words)
