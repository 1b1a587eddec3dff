"""Plain values, written in the YAML dialect of the ledgers."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal

SPECIAL = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~\s]")
NUMBER_LIKE = re.compile(r"[-+.0-9][-+.0-9_:a-fxo]*\Z|[-+]?\.(inf|nan)\Z", re.IGNORECASE)
"""What some reader of YAML takes for a number."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
UNSAFE = re.compile(r":(?:\s|\Z)|\s#|\s\Z|[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]")
FLOW = re.compile(r"[,\[\]{}]")
RESERVED = frozenset({"", "true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def scalar(value: object) -> str:
    """Write a number plainly, and a text in quotes where something else could be read in it."""
    if is_number(value):
        return str(value)
    text = str(value)
    number_like = NUMBER_LIKE.match(text) and not DAY.match(text)
    if number_like or text.lower() in RESERVED or SPECIAL.match(text) or UNSAFE.search(text):
        return json.dumps(text, ensure_ascii=False)
    return text


def plain(value: object) -> str:
    """Write a single value of any kind."""
    if isinstance(value, bool):
        return str(value).lower()
    return "null" if value is None else scalar(value)


def is_number(value: object) -> bool:
    """Say whether a value is a number, as the dialect writes it."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def block(value: object, pad: str = "") -> str:
    """Write fields, or a list of groups of fields, one below the other, each line after `pad`."""
    if isinstance(value, dict):
        return "".join(f"{pad}{name}:{beside(held, pad)}\n" for name, held in value.items())
    rows = (block(group, f"{pad}  ") for group in value) if isinstance(value, list | tuple) else ()
    return "".join(f"{pad}- {row[len(pad) + 2 :]}" for row in rows)


def beside(value: object, pad: str) -> str:
    """Write what stands after a name and its colon: on the line, or groups of fields below it."""
    several = isinstance(value, Mapping | list | tuple)
    first = next(iter(value), None) if isinstance(value, list | tuple) else value
    if isinstance(first, dict) and first:
        return f"\n{block(value, f'{pad}  ')}".rstrip("\n")
    return f" {inline(value) if several else plain(value)}"


def inline(value: object) -> str:
    """Write a value of any shape on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {inline(held)}" for name, held in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    text = plain(value)
    marked = isinstance(value, str) and not text.startswith('"') and FLOW.search(text)
    return json.dumps(value, ensure_ascii=False) if marked else text
