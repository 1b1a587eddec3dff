"""Drafts of new records, made from their schema: a person fills them in."""

from collections.abc import Iterator
from datetime import date

from ledgers.model.contract import Field, Ledger, Names
from ledgers.model.words import Translate, say

HEAD = "# yaml-language-server: $schema={}schemas/{}.schema.json\n"
LATER = frozenset({"corrections", "withdrawn"})
"""The fields that no record begins with."""


def skeleton(ledger: Ledger, file: str, on: date | None, translate: Translate) -> str:
    """Return a record for a file, without values: those that it may lack stand in comments.

    Every field says what it is for. `on` is the day that the record is about, where it is known.
    """
    up = "../" * file.count("/")
    named = ledger.record.named_after
    dated: Names = (named, "on") if (named, "on") in ledger.fields else (named,)
    field = ledger.fields.get(dated)
    known = {dated: f" {on}"} if on and field and field.definition == "date" else {}
    lines = _lines(ledger, (), ledger.schema.get("required", ()), known, translate)
    return HEAD.format(up, ledger.name) + "".join(f"{line}\n" for line in lines)


def _lines(
    ledger: Ledger, above: Names, required: Names, known: dict[Names, str], translate: Translate
) -> Iterator[str]:
    """Yield the lines of an object's fields, in the order of the schema."""
    for way, field in ledger.fields.items():
        if way[:-1] == above and way[-1] in required:
            yield f"{way[-1]}:{known.get(way, '')}{_about(field, translate)}"
            inner = field.entry.get("required", ()) if field.listed else ()
            rows = _lines(ledger, way, inner, known, translate)
            yield from (f"{'   ' if at else '  -'} {row}" for at, row in enumerate(rows))
        elif way[:-1] == above and not above and way[-1] not in LATER:
            yield f"# {way[-1]}:{_about(field, translate)}"


def _about(field: Field, translate: Translate) -> str:
    words = say("{title}: {description}", title=field.title, description=field.description)
    return f"  # {translate(words)}"
