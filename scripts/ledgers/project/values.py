"""Values as the public may see them: a record without what is hidden in it, and where that is.

A correction is as visible as the value that its pointer names, and what it was and is now are
described like that value. In a projected list the hidden entries are gone, so there the pointer is
numbered anew.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from ledgers.model import Path, Schema, Struct
from ledgers.model.lives.on_day import MISSING, found_at, position, steps_of
from ledgers.project.context import Context, Scope
from ledgers.project.visibility import INTERNAL, PUBLIC, names_hidden, strictest, tightened, word_of

HERE = Scope()
NOTHING: Schema = {}
"""The schema of a field that no schema knows."""


def public_value(value: object, schema: Schema, context: Context, scope: Scope = HERE) -> Any:  # noqa: ANN401 - a plain value of any shape
    """Return the public part of a value that is public itself."""
    if isinstance(value, dict | list):
        rows = [
            (part.step, _numbered(part.shown, context, part.scope) if part.points else part.shown)
            for part in _public(value, schema, context, scope)
        ]
        return dict(rows) if isinstance(value, dict) else [shown for _, shown in rows]
    return value


Ways: TypeAlias = tuple[Path, Path]
"""The path of a value in a record, and its path in what is public of it."""


def shown_paths(
    value: object, schema: Schema, context: Context, scope: Scope = HERE, ways: Ways = ((), ())
) -> Iterator[Ways]:
    """Yield both paths of every value that is public."""
    for number, part in enumerate(_public(value, schema, context, scope)):
        there = part.step if isinstance(part.step, str) else number
        below = (*ways[0], part.step), (*ways[1], there)
        yield below
        yield from shown_paths(part.value, part.schema, context, part.scope, below)


def hidden_paths(
    value: object, schema: Schema, context: Context, scope: Scope = HERE, way: Path = ()
) -> Iterator[tuple[Path, str]]:
    """Yield the path and the word of every value that is not public, the outermost only."""
    for step, inner, described, around, word in inside(value, schema, context, scope):
        if word == PUBLIC:
            yield from hidden_paths(inner, described, context, around, (*way, step))
        else:
            yield (*way, step), word


class Part(Struct, frozen=True):
    """A public part of a value: as filed, and what is shown of it."""

    step: str | int
    value: Any
    shown: Any
    schema: Schema
    scope: Scope

    @property
    def points(self) -> bool:
        """Say whether it is a pointer to a value of the record."""
        return bool(self.schema.get("x-about") == self.step)


def _public(value: object, schema: Schema, context: Context, scope: Scope) -> Iterator[Part]:
    """Yield the public parts of a value; what holds nothing public is none of them.

    So nobody sees whether it holds anything. A list of which no entry can be hidden may be empty.
    """
    for step, inner, described, around, word in inside(value, schema, context, scope):
        if word == PUBLIC and not isinstance(inner, dict | list):
            yield Part(step, inner, inner, described, around)
        elif word == PUBLIC:
            shown = public_value(inner, described, context, around)
            if shown not in ({}, []) or (inner == [] and not _may_hide(described, context)):
                yield Part(step, inner, shown, described, around)


def _may_hide(listed: Schema, context: Context) -> bool:
    """Say whether some entries of a list may be hidden, and others not."""
    items = context.contract.followed(listed.get("items", NOTHING))
    if "properties" not in items:
        refers = items.get("x-refers")
        return isinstance(refers, list) or refers in context.contract.schemas or not items
    own = (items["properties"].get(name, NOTHING) for name in items.get("required", ()))
    always = any(context.contract.known(schema).words == (PUBLIC,) for schema in own)
    return "visibility" in items["properties"] or "x-about" in items or not always


def inside(
    value: object, schema: Schema, context: Context, scope: Scope
) -> Iterator[tuple[str | int, Any, Schema, Scope, str]]:
    """Yield the contents of a value: key or position, value, schema, scope, and its own word.

    That word does not include the words of the values around it.
    """
    schema = context.contract.followed(schema)
    if isinstance(value, dict):
        around = scope.inside(value, schema)
        described = schema.get("properties", {})
        for name, inner in value.items():
            yield name, inner, *_seen(inner, described.get(name, NOTHING), context, around)
    elif isinstance(value, list):
        items = schema.get("items", NOTHING)
        for index, inner in enumerate(value):
            yield index, inner, *_seen(inner, items, context, scope, otherwise=PUBLIC)


def _seen(
    value: object, schema: Schema, context: Context, scope: Scope, otherwise: str = INTERNAL
) -> tuple[Schema, Scope, str]:
    known = context.contract.known(schema)
    whole = known.whole
    if known.fixed is not None and not isinstance(value, dict):
        return whole, scope, known.fixed or otherwise  # Nearly all values: a build asks a million.
    words = [word_of(schema, scope, context, otherwise)]
    if known.alone and not isinstance(value, dict):
        return whole, scope, words[0]
    if "x-about" in whole:
        words.append(_word_about(value, whole, context, scope))
    if "x-like" in whole:
        target = _target(scope.around[0].value.get(whole["x-like"]), context, scope)
        whole, scope = (target.schema, target.scope) if target else (NOTHING, scope)
    if isinstance(value, dict):
        words.append(tightened(value, whole, context))
    if names_hidden(value, whole, scope.owner, context):
        words.append(INTERNAL)
    return whole, scope, words[0] if len(words) == 1 else strictest(words)


class Target(Struct, frozen=True):
    """The public value that a pointer names: where it is among what is public, and its schema."""

    pointer: str
    schema: Schema
    scope: Scope


def _word_about(value: object, schema: Schema, context: Context, scope: Scope) -> str:
    """Return the word of an entry about a value: it is hidden where the value is.

    Where it has no pointer it is in words alone, and its pointer is as visible as the entry.
    """
    pointer = value.get(schema["x-about"]) if isinstance(value, dict) else None
    return INTERNAL if pointer is not None and _target(pointer, context, scope) is None else PUBLIC


def _numbered(pointer: object, context: Context, scope: Scope) -> str:
    """Return a pointer as it is in the projected record; empty where it names nothing public."""
    target = _target(pointer, context, scope)
    return target.pointer if target else ""


def _target(pointer: object, context: Context, scope: Scope) -> Target | None:
    """Return the value of the record that a pointer names; None where it is not public."""
    steps = steps_of(pointer)
    if not steps or not scope.around:
        return None
    record = scope.around[-1]
    schema: Schema = {"properties": record.described, "required": record.required}
    value: Any = record.value
    there = Target("", schema, Scope(scope.owner))
    for step in steps:
        word, there = _stepped(step, value, there, context)
        if word != PUBLIC or "x-about" in there.schema.get("items", there.schema):
            return None
        value = _at(value, step)
    return there


def _stepped(step: str, value: object, there: Target, context: Context) -> tuple[str, Target]:
    """Return the word of a part of a value, and what describes it; one that is gone has a word."""
    if "items" in there.schema:
        at = position(step)
        steps = [part.step for part in _public(value, there.schema, context, there.scope)]
        before = [other for other in steps if isinstance(other, int) and other < at]
        shown = step if at < 0 else str(len(before))
        items, scope = there.schema["items"], there.scope
        schema, scope, word = _seen(_at(value, step), items, context, scope, otherwise=PUBLIC)
    else:
        held = value if isinstance(value, dict) else {}
        described = there.schema.get("properties", {}).get(step, NOTHING)
        shown, scope = step, there.scope.inside(held, there.schema)
        schema, scope, word = _seen(held.get(step), described, context, scope)
    return word, Target(f"{there.pointer}/{shown}", schema, scope)


def _at(value: object, step: str) -> object:
    """Return a part of a value, None where there is none."""
    found = found_at(value, (step,))
    return None if found is MISSING else found
