"""Plain values, written in the YAML dialect of the ledgers."""

import json
import re
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


def inline(value: object) -> str:
    """Write a value of any shape on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {inline(held)}" for name, held in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    text = plain(value)
    marked = isinstance(value, str) and not text.startswith('"') and FLOW.search(text)
    return json.dumps(value, ensure_ascii=False) if marked else text
