"""Plain values, written in the YAML dialect of the ledgers."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

SPECIAL = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~\s]")
NUMBER_LIKE = re.compile(r"[-+.0-9][-+.0-9_:a-fxo]*\Z|[-+]?\.(inf|nan)\Z", re.IGNORECASE)
"""What some reader of YAML takes for a number."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
UNSAFE = re.compile(r":(?:\s|\Z)|\s#|\s\Z|[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]")
FLOW = re.compile(r"[,\[\]{}]")
RESERVED = frozenset({"", "true", "false", "null", "yes", "no", "on", "off", "y", "n"})
WIDTH = 96
"""How long a line with a list may be; one that is longer has its values below each other."""


def scalar(value: object) -> str:
    """Write a number plainly, and a text in quotes where something else could be read in it."""
    if is_number(value):
        return str(value)
    return _text(str(value))


@lru_cache(maxsize=10_000)  # Most texts of ledgers are one of few words.
def _text(text: str) -> str:
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
        return "".join(f"{pad}{name}:{beside(held, pad, name)}\n" for name, held in value.items())
    if not isinstance(value, list | tuple):
        return f"{pad}{plain(value)}\n"
    rows = (block(each, f"{pad}  ") for each in value)
    return "".join(f"{pad}- {row[len(pad) + 2 :]}" for row in rows)


def beside(value: object, pad: str, name: str) -> str:
    """Write what stands after a name and its colon: on the line, or below it.

    Below it stand groups of fields, and the values of a list that is too long for the line.
    """
    rows = value if isinstance(value, list | tuple) else ()
    first = next(iter(rows), None) if rows else value
    held = isinstance(value, Mapping | list | tuple)
    line = f" {inline(value) if held else plain(value)}"
    flat = rows and not any(isinstance(row, dict | list | tuple) for row in rows)
    if (isinstance(first, dict) and first) or (flat and len(f"{pad}{name}:{line}") > WIDTH):
        return f"\n{block(value, f'{pad}  ')}".rstrip("\n")
    return line


def inline(value: object) -> str:
    """Write a value of any shape on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {inline(held)}" for name, held in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    text = plain(value)
    marked = isinstance(value, str) and not text.startswith('"') and FLOW.search(text)
    return json.dumps(value, ensure_ascii=False) if marked else text
