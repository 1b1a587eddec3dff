"""Tell of the fields that are summed: their schema, their parts, what they are called."""

from collections.abc import Mapping
from typing import Any

from ledgers.model.contract import Schema
from ledgers.model.words import Both
from ledgers.project.context import Context
from ledgers.project.contributions import DIVIDED, Way


def parts_of(way: Way, entry: str | None, context: Context) -> tuple[str, ...]:
    """Return all the parts that a field can be divided into, used or not."""
    summed = context.contract.ledger(way[0]).with_word("x-sum")
    beside = [row for row in summed if row.names[:-1] == way[1:-1]]
    bands = tuple(row.names[-1] for row in beside if row.said("x-sum") == way[-1])
    if bands or context.contract.field(*way).get("x-sum") == DIVIDED:
        return bands or tuple(context.contract.field(*way).get("properties", {}))
    coded = context.contract.field(*way[:-1], "code") if len(way) > 1 else {}
    return _words(coded or context.contract.entry(context.contract.field(*way)), entry, context)


def _words(schema: Schema, entry: str | None, context: Context) -> tuple[str, ...]:
    """Return the words that a field may hold: of its schema, the vocabulary, or an indicator."""
    if schema.get("type") == "boolean":
        return ("false", "true")
    if "enum" in schema:
        return tuple(schema["enum"])
    if "x-vocab" in schema:
        return tuple(sorted(context.terms.get(schema["x-vocab"], ())))
    ledger, _, name = str(schema.get("x-refers", "")).partition(".")
    listed: Any = context.entries.get((ledger, str(entry)), {}).get(name, ())
    rows = listed if isinstance(listed, list) else ()
    return tuple(str(row.get("code")) for row in rows if isinstance(row, Mapping))


def title_of(way: Way, entry: str | None, context: Context) -> Both:
    """Return what a sum is called: by its field, and the indicator where it is about one."""
    named = context.contract.field(*way)
    if len(way) > 1 and (way[-1] == "count" or not named):
        named = context.contract.field(*way[:-1])
    chinese = str(named.get("title", way[-1]))
    english = str(named.get("x-en", {}).get("title", chinese))
    if _is_counted(way, named):
        chinese, english = f"有“{chinese}”的记录", f"Records with “{english}”"
    if entry is None:
        return Both(chinese, english)
    about = context.entries.get((str(_register(way, context)), entry), {})
    return Both(f"{about.get('zh', entry)} · {chinese}", f"{about.get('en', entry)} · {english}")


def _is_counted(way: Way, schema: Schema) -> bool:
    """Say whether a field is no number and no word, such as a date: its records are counted."""
    in_words = "enum" in schema or "x-vocab" in schema
    return len(way) > 1 and schema.get("type") == "string" and not in_words


def _register(way: Way, context: Context) -> object:
    """Return the register that a field's `by` leads to."""
    said = context.contract.field(*way).get("x-visibility")
    by = str(said.get("by")) if isinstance(said, Mapping) else ""
    around = (way[:length] for length in range(len(way) - 1, 0, -1))
    found = (context.contract.field(*outer, by) for outer in around)
    return next((field.get("x-refers") for field in found if field), None)
