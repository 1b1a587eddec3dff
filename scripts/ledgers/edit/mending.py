"""A file mended where that needs no judgement; what it says is never changed.

Signs and spaces become those that YAML needs, and values those that their fields take: `on：7.14`
is `on: 2026-07-14`, `status: 已完成` is `status: submitted`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from ledgers.edit.amending import amended
from ledgers.edit.typed import day_typed
from ledgers.model import Document, Field, Ledger, Names, Path, Schema, Span, Struct
from ledgers.model.choices import Vocabulary, code_of
from ledgers.model.rows import all_inside, leaves, names_on
from ledgers.model.yaml_text import plain

Read = Callable[[str], Document | None]
"""Reads a text of the file, where that can be read."""

LINE = re.compile(r"(\s*)([-－–—]\s*)?(\w+)\s*[:：](\s*)(.*)", re.DOTALL)
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
SIGNS = str.maketrans("［］【】，、；", "[][],,,")
SPACES = str.maketrans({"\u3000": "  ", "\xa0": " "})
WIDTHS = (2, 4, 8)
"""How wide a tab may have been meant to be."""
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
TRUTHS = {"是": True, "否": False, "true": True, "false": False}
SINGLE: Mapping[str, Any] = {
    "string": str,
    "integer": int,
    "number": int | Decimal,
    "boolean": bool,
}


class Mender(Struct, frozen=True):
    """What mending a file needs: its ledger, the vocabulary, the year of days without one.

    New entries came in `today`; `filed` gives the file's text before, None where nobody knows it.
    """

    ledger: Ledger
    words: Vocabulary
    year: str
    today: str
    filed: Callable[[], str | None]

    def text(self, text: str, read: Read) -> str | None:
        """Return the text of a file as it should be, or None where it cannot be read even then."""
        document = read(text)
        if document is None or not self._is_sound(document):
            clean = INVISIBLE.sub("", text).translate(SPACES)
            tries = (clean.expandtabs(width).splitlines(keepends=True) for width in WIDTHS)
            respelt = ("".join(map(self._line, lines)) for lines in tries)
            document = next(filter(None, map(read, respelt)), document)
        if document is None:
            return None
        value, text = self._value(document.value, ()), document.text
        new = text if value == document.value else amended(document, value, self.ledger)
        return ordered(new, read, self.ledger)

    def _line(self, line: str) -> str:
        """Return a line with the signs that YAML needs around the name of a field."""
        found = LINE.fullmatch(line)
        name = normalize("NFKC", found[3]) if found else ""
        if not found or name not in {names[-1] for names in self.ledger.fields}:
            return line
        pad, dash, _, gap, rest = found.groups("")
        dash = dash if (dash or "- ").startswith("- ") else "- "
        rest = rest.translate(SIGNS) if rest[:1] in {"[", "［", "【"} else rest
        return f"{pad}{dash}{name}:{gap or ' '}{rest}"

    def _is_sound(self, document: Document) -> bool:
        """Say whether each single value of a file is one that its field takes."""
        asked = self.ledger.fields
        found = ((asked.get(names_on(path)), value) for path, value in leaves(document.value))
        return all(field is not None and _fits(value, field.entry) for field, value in found)

    def _value(self, value: Any, way: Names) -> Any:  # noqa: ANN401 - any value of a record
        if isinstance(value, dict):
            entry = {name: self._value(held, (*way, name)) for name, held in value.items()}
            return {**entry, **self._came_in(entry, way)}
        if isinstance(value, list):
            return [self._value(row, way) for row in value]
        field = self.ledger.fields.get(way)
        meant = self._meant(value, field) if field and not _fits(value, field.entry) else ()
        return next((one for one in meant if field and _fits(one, field.entry)), value)

    def _came_in(self, entry: Mapping[str, Any], way: Names) -> Mapping[str, Any]:
        """Return when a new entry came in that says why it is late, and not when that was."""
        on = str(entry.get("on", entry.get("filed_on")))
        asked = "late" in entry and "came_in" not in entry and self.today >= on
        known = self.filed() if asked and (*way, "came_in") in self.ledger.fields else None
        is_new = known is not None and str(entry["late"]) not in known
        return {"came_in": self.today} if is_new else {}

    def _meant(self, value: object, field: Field) -> Iterator[object]:
        """Yield what may be meant by a value that its field does not take."""
        text = normalize("NFKC", value if isinstance(value, str) else plain(value))
        text = text.strip(" “”‘’'\"")
        yield text
        yield code_of(field, self.words, text) or value
        yield TRUTHS.get(text.lower(), value)
        if NUMBER.fullmatch(text):
            yield Decimal(text) if "." in text else int(text)
        if field.definition == "date":
            yield day_typed(text, self.year) or value


def _fits(value: object, schema: Schema) -> bool:
    """Say whether a value that holds no others is one that a field takes; nothing always is."""
    kind = SINGLE.get(str(schema.get("type")), object if "properties" not in schema else list)
    if value is None or isinstance(value, bool):
        return value is None or kind in {bool, object}
    known = isinstance(value, kind) and value in schema.get("enum", (value,))
    return known and bool(re.search(schema.get("pattern", ""), str(value)))


def ordered(text: str, read: Read, ledger: Ledger) -> str:
    """Return a text in which each group of fields is in the schema's order; what is later, last.

    Where it would say something else then, as brackets over several lines would, it stays.
    """
    if (document := read(text)) is None:
        return text
    lines, spans = document.text.splitlines(keepends=True), document.places.spans()
    for path, value in reversed([*all_inside(document.value)]):
        if isinstance(value, dict):
            _move(lines, spans, path, [*value], ledger.in_order(names_on(path), value))
    after = read("".join(lines))
    return after.text if after and after.value == document.value else text


def _move(
    lines: list[str], spans: Mapping[Path, Span], path: Path, now: list[str], names: list[str]
) -> None:
    """Bring the fields of a group into an order, unless two share a line."""
    keys = [spans[(*path, name)].line - 1 for name in now]
    ends = [spans[(*path, name)].end_line for name in now]
    begins = [keys[0], *ends[:-1]] if keys else []
    if names == now or any(key < begin for key, begin in zip(keys, begins, strict=True)):
        return
    pad = spans[(*path, now[0])].column - 1
    head = lines[keys[0]][:pad]
    lines[keys[0]] = " " * pad + lines[keys[0]][pad:]
    first, key = (listed[now.index(names[0])] for listed in (begins, keys))
    lines[first:key] = [line.removeprefix(" " * len(head.lstrip())) for line in lines[first:key]]
    lines[key] = head + lines[key][pad:]
    parts = {name: lines[begin:end] for name, begin, end in zip(now, begins, ends, strict=True)}
    lines[begins[0] : ends[-1]] = [line for name in names for line in parts[name]]
