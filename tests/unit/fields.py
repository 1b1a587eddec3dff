"""Know every field of every ledger by its path, as the schemas describe it."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ledgers.model.contract import Contract

ROOT = Path(__file__).parents[2]
PATHS = sorted((ROOT / "schemas").glob("*.schema.json"))
SCHEMAS: dict[str, Any] = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in PATHS
}
CONTRACT = Contract(SCHEMAS)
Route = tuple[str, ...]


@cache
def fields(ledger: str) -> Mapping[Route, Mapping[str, Any]]:
    """Return the fields of a ledger by path; lists are not numbered, references are followed."""
    return dict(_below(SCHEMAS[ledger], ()))


def _below(schema: Mapping[str, Any], path: Route) -> Iterator[tuple[Route, Mapping[str, Any]]]:
    whole = followed(schema)
    if path[-2:] == ("components", "components"):
        return  # A part of a part of a score, which has the fields of every part.
    yield from _below(whole["items"], path) if "items" in whole else ()
    for name, inner in whole.get("properties", {}).items():
        yield (*path, name), inner
        yield from _below(inner, (*path, name))


def followed(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema with the definition that it names, if any, filled in."""
    if "$ref" not in schema:
        return schema
    file, _, pointer = schema["$ref"].partition("#/")
    found = SCHEMAS[file.removesuffix(".schema.json") or "defs"]
    for step in pointer.split("/"):
        found = found[step]
    own = {key: value for key, value in schema.items() if key != "$ref"}
    return {**followed(found), **own}
