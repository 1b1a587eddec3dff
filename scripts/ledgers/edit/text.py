"""Plain values, written in the YAML dialect of the ledgers."""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

SPECIAL = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~\s]")
NUMBER_LIKE = re.compile(r"[-+.0-9]")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
UNSAFE = re.compile(r":(?:\s|\Z)|\s#|\s\Z|[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]")
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


def is_number(value: object) -> bool:
    """Say whether a value is a number, as the dialect writes it."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def entry(fields: Mapping[str, object], indent: int) -> str:
    """Write one entry of a list as a block: `- first: …` and the other fields below it."""
    rows = [row for name, value in fields.items() for row in _field(name, value)]
    marks = [" " * indent + "- "] + [" " * (indent + 2)] * (len(rows) - 1)
    return "".join(f"{mark}{row}\n" for mark, row in zip(marks, rows, strict=True))


def flow_entry(fields: Mapping[str, object]) -> str:
    """Write one entry on one line, without the fields that are None: `{key: a, value: 1}`."""
    given = {name: value for name, value in fields.items() if value is not None}
    told = {name: row if is_number(row) else _in_flow(row) for name, row in given.items()}
    return "{" + ", ".join(f"{name}: {text}" for name, text in told.items()) + "}"


def _field(name: str, value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        listed = ", ".join(_in_flow(item) for item in value)
        yield f"{name}: [{listed}]"
    else:
        yield f"{name}: {scalar(value)}"


def _in_flow(value: object) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if re.search(r"[,\[\]{}]", text) else scalar(value)
