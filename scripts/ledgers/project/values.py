"""Values as the public may see them: a record without what is hidden in it, and where that is.

A correction is as visible as the value that its pointer names, and what it was and is now are
described like that value. In a projected list the hidden entries are gone, so there the pointer is
numbered anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ledgers.model.contract import Schema
from ledgers.model.document import Path
from ledgers.model.lives.corrections import steps_of
from ledgers.project.context import Context, Scope
from ledgers.project.visibility import (
    INTERNAL,
    PUBLIC,
    leads_to_hidden,
    strictest,
    tightened,
    word_of,
)

HERE = Scope()
NOTHING: Schema = {}
"""The schema of a field that no schema knows."""


def public_value(value: object, schema: Schema, context: Context, scope: Scope = HERE) -> Any:  # noqa: ANN401 - a plain value of any shape
    """Return the public part of a value that is public itself."""
    if isinstance(value, dict | list):
        rows = []
        for step, inner, described, around, word in inside(value, schema, context, scope):
            if word == PUBLIC:
                shown = public_value(inner, described, context, around)
                points = described.get("x-about") == step
                rows.append((step, _numbered(shown, context, around) if points else shown))
        return dict(rows) if isinstance(value, dict) else [inner for _, inner in rows]
    return value


def hidden_paths(
    value: object, schema: Schema, context: Context, path: Path = (), scope: Scope = HERE
) -> Iterator[Path]:
    """Yield the path of every value that is not public; nothing inside one is yielded again."""
    for step, inner, described, around, word in inside(value, schema, context, scope):
        points = described.get("x-about") == step
        if word != PUBLIC or (points and _numbered(inner, context, around) != inner):
            yield (*path, step)
        else:
            yield from hidden_paths(inner, described, context, (*path, step), around)


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
    value: object, schema: Schema, context: Context, scope: Scope, **otherwise: str
) -> tuple[Schema, Scope, str]:
    whole = context.contract.followed(schema)
    words = [word_of(schema, scope, context, **otherwise)]
    if "x-about" in whole:
        words.append(_word_about(value, whole, context, scope))
    if "x-like" in whole:
        target = _target(scope.around[0].value.get(whole["x-like"]), context, scope)
        whole, scope = (target.schema, target.scope) if target else (NOTHING, scope)
    if isinstance(value, dict):
        words.append(tightened(value, whole, context))
    if leads_to_hidden(value, whole, scope.owner, context):
        words.append(INTERNAL)
    return whole, scope, words[0] if len(words) == 1 else strictest(words)


# ── Values about values ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Target:
    """The public value that a pointer names: where it is among what is public, and its schema."""

    pointer: str
    schema: Schema
    scope: Scope


def _word_about(value: object, schema: Schema, context: Context, scope: Scope) -> str:
    """Return the word of an entry about a value: it is hidden where the value is.

    Where it has no pointer it is in words alone, and its pointer is as visible as the entry.
    """
    pointer = value.get(schema["x-about"]) if isinstance(value, dict) else None
    hidden = pointer is not None and _target(pointer, context, scope) is None
    return INTERNAL if hidden else PUBLIC


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
        rows = inside(value if isinstance(value, list) else [], there.schema, context, there.scope)
        seen = [word == PUBLIC for *_, word in rows]
        shown = str(sum(seen[: int(step)])) if step.isdigit() else step
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
    if isinstance(value, list):
        return value[int(step)] if step.isdigit() and int(step) < len(value) else None
    return value.get(step) if isinstance(value, dict) else None
