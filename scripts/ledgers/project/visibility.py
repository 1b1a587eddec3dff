"""Work out from the schemas which values of a document are public (design, section 4).

Only the word `public` lets a value out. What is `aggregate`, `embargoed`, conditional or without
a word stays in, and so does everything inside it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ledgers.model.document import Path

Schema = Mapping[str, Any]
PUBLIC = "public"


def public_value(value: object, schema: Schema, schemas: Mapping[str, Schema]) -> Any:  # noqa: ANN401 - a plain value of any shape
    """Return a value without the properties that are not public."""
    schema = resolved(schema, schemas)
    if isinstance(value, dict):
        return {
            name: public_value(inner, described, schemas)
            for name, inner, described in _public_fields(value, schema, schemas)
        }
    if isinstance(value, list):
        items = resolved(schema.get("items", {}), schemas)
        return [public_value(item, items, schemas) for item in value] if is_open(items) else []
    return value


def hidden_paths(
    value: object, schema: Schema, schemas: Mapping[str, Schema], path: Path = ()
) -> Iterator[Path]:
    """Yield the path of every property that is not public; nothing inside one is yielded again."""
    schema = resolved(schema, schemas)
    if isinstance(value, dict):
        shown = {
            name: (inner, described)
            for name, inner, described in _public_fields(value, schema, schemas)
        }
        for name in value:
            if name in shown:
                yield from hidden_paths(*shown[name], schemas, (*path, name))
            else:
                yield (*path, name)
    elif isinstance(value, list):
        items = resolved(schema.get("items", {}), schemas)
        for index, item in enumerate(value):
            if is_open(items):
                yield from hidden_paths(item, items, schemas, (*path, index))
            else:
                yield (*path, index)


def _public_fields(
    value: Mapping[str, object], schema: Schema, schemas: Mapping[str, Schema]
) -> Iterator[tuple[str, object, Schema]]:
    described = schema.get("properties", {})
    for name, inner in value.items():
        inner_schema = resolved(described.get(name, {}), schemas)
        if inner_schema.get("x-visibility") == PUBLIC:
            yield name, inner, inner_schema


def is_open(schema: Schema) -> bool:
    """Say whether what a schema describes may be shown where whoever holds it may."""
    return bool(schema.get("x-visibility", PUBLIC) == PUBLIC)


def resolved(schema: Schema, schemas: Mapping[str, Schema]) -> Schema:
    """Follow a reference into `$defs`, keeping the words that stand beside it.

    Where both sides speak of visibility, the stricter wins. A reference that leads nowhere
    describes nothing, so nothing below it is public.
    """
    seen: set[str] = set()
    while "$ref" in schema and schema["$ref"] not in seen:
        seen.add(schema["$ref"])
        target = _target(schema["$ref"], schemas)
        beside = {name: word for name, word in schema.items() if name != "$ref"}
        stricter = {} if is_open(target) else {"x-visibility": target["x-visibility"]}
        schema = {**target, **beside, **stricter}
    return schema


def _target(reference: str, schemas: Mapping[str, Schema]) -> Schema:
    file, _, pointer = reference.partition("#")
    target: Any = schemas.get(file.removesuffix(".schema.json") or "defs", {})
    for part in pointer.strip("/").split("/"):
        target = target.get(part, {}) if isinstance(target, Mapping) else {}
    return target if isinstance(target, Mapping) else {}
