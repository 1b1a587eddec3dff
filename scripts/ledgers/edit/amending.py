"""A file with other values, by the least change: comments, order and quotes of the rest stay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from operator import ne
from typing import NamedTuple

from ledgers.model import Document, Ledger, OutputFile, Path, Span, Struct, names_on
from ledgers.model.yaml_text import beside, block, inline, is_number


class Edit(NamedTuple):
    """What stands in the place of the signs from `first` to `last`, exclusive, from 0."""

    first: int
    last: int
    text: str


def head_of(ledger: str, file: str) -> str:
    """Return the first line of a file, which names its schema."""
    up = "../" * file.count("/")
    return f"# yaml-language-server: $schema={up}schemas/{ledger}.schema.json\n"


def file_of(
    ledger: Ledger, file: str, wanted: Mapping[str, object], there: Document | None
) -> OutputFile:
    """Return the file of a record: a new one, or the one that is there with the values wanted."""
    text = amended(there, wanted, ledger) if there else head_of(ledger.name, file) + block(wanted)
    return OutputFile(file, text.encode("utf-8"))


def amended(document: Document, wanted: Mapping[str, object], ledger: Ledger) -> str:
    """Return the text of a file that holds the values wanted.

    A new field stands where the schema has it, a new entry where the list wanted has it. What
    cannot be changed in its place, such as a list written on one line, is written anew.
    """
    lines = document.text.splitlines(keepends=True)
    if not lines or not lines[-1].endswith(("\n", "\r")):
        lines.append("\n")
    page = _Page("".join(lines), (0, *accumulate(map(len, lines))), document.places.spans(), ledger)
    ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
    text = page.text
    for first, last, new in sorted(page.between((), document.value, wanted), reverse=True):
        text = text[:first] + new.replace("\n", ending) + text[last:]
    return text


class _Page(Struct, frozen=True):
    """A text, where each of its lines begins, and where each of its values stands."""

    text: str
    lines: Sequence[int]
    spans: Mapping[Path, Span]
    ledger: Ledger

    def between(self, path: Path, old: object, new: object) -> Iterator[Edit]:
        """Yield what makes the value at a path another one."""
        if _same(old, new):
            return
        if isinstance(old, dict) and isinstance(new, dict) and self._keeps(path, old, new):
            yield from self._fields(path, old, new)
        elif isinstance(old, list) and isinstance(new, list) and self._listed(path, old, new):
            yield from self._entries(path, old, new)
        else:
            yield self._anew(path, new)

    def _keeps(self, path: Path, old: Mapping[str, object], new: Mapping[str, object]) -> bool:
        """Say whether the fields of a group can be changed one by one."""
        if old.keys() == new.keys():
            return bool(old)
        return next(iter(old), None) in new and (not path or self._in_block(path))

    def _fields(
        self, path: Path, old: Mapping[str, object], new: Mapping[str, object]
    ) -> Iterator[Edit]:
        for name, value in old.items():
            if name in new:
                yield from self.between((*path, name), value, new[name])
            else:
                yield self._gone((*path, name))
        pad = " " * (self.spans[(*path, next(iter(old)))].column - 1)
        added: dict[str, dict[str, object]] = {}
        for name in new.keys() - old.keys():
            added.setdefault(self._before(path, old, name), {})[name] = new[name]
        for above, fields in added.items():
            ordered = {name: fields[name] for name in self._order(path, fields)}
            yield self._below((*path, above), block(ordered, pad))

    def _order(self, path: Path, names: Iterable[str]) -> list[str]:
        """Return fields of a group as the schema has them."""
        return self.ledger.in_order(names_on(path), names)

    def _before(self, path: Path, old: Mapping[str, object], name: str) -> str:
        """Return the field below which another one belongs: never above the first."""
        order = self._order(path, {**old, name: None})
        return order[order.index(name) - 1] if order[0] != name else next(iter(old))

    def _listed(self, path: Path, old: list[object], new: list[object]) -> bool:
        """Say whether the entries of a list can be changed one by one."""
        groups = all(isinstance(entry, dict) and entry for entry in (*old, *new))
        ways = [(*path, at) for at in range(len(old))]
        return bool(old and new and groups) and all(map(self._in_block, ways))

    def _entries(self, path: Path, old: list[object], new: list[object]) -> Iterator[Edit]:
        pad = self._head(self.spans[(*path, 0)]).partition("-")[0]
        before, after = (list(map(_identity, side)) for side in (old, new))
        if len(old) == len(new) and sum(map(ne, before, after)) == 1:
            after = before  # One is called otherwise now: none went, and none came.
        matched = SequenceMatcher(None, before, after, autojunk=False)
        for _, first, last, begin, end in matched.get_opcodes():
            kept = min(last - first, end - begin)
            for at in range(kept):
                yield from self.between((*path, first + at), old[first + at], new[begin + at])
            yield from (self._gone((*path, at)) for at in range(first + kept, last))
            rows = "".join(block([entry], pad) for entry in new[begin + kept : end])
            if rows and first + kept:
                yield self._below((*path, first + kept - 1), rows)
            elif rows:
                start = self.lines[self.spans[(*path, 0)].line - 1]
                yield Edit(start, start, rows)

    def _in_block(self, path: Path) -> bool:
        """Say whether a group of fields is written one below the other."""
        span = self.spans[path]
        own = span.key_end or self._head(span).strip() == "-"
        return bool(own) and self.text[self._offset(span.value_line, span.value_column)] not in "[{"

    def _offset(self, line: int, column: int) -> int:
        return self.lines[line - 1] + column - 1

    def _gone(self, path: Path) -> Edit:
        span = self.spans[path]
        return Edit(self.lines[span.line - 1], self.lines[span.end_line], "")

    def _below(self, path: Path, rows: str) -> Edit:
        at = self.lines[self.spans[path].end_line]
        return Edit(at, at, rows)

    def _anew(self, path: Path, new: object) -> Edit:
        """Write a value anew: groups below its name, all else where the old one stands."""
        if not path:
            return Edit(0, len(self.text), block(new))
        span = self.spans[path]
        last = self._offset(span.end_line, span.end_column)
        if not span.key_end:
            return Edit(self._offset(span.value_line, span.value_column), last, inline(new))
        head = self._head(span)
        inside = head.strip(" -")
        text = f" {inline(new)}" if inside else beside(new, " " * len(head), str(path[-1]))
        return Edit(self._offset(span.line, span.key_end), last, text)

    def _head(self, span: Span) -> str:
        """Return what stands before a value, and its name, on its line."""
        return self.text[self.lines[span.line - 1] : self._offset(span.line, span.column)]


def _same(old: object, new: object) -> bool:
    """Say whether two values are written alike; 1 and true are not."""
    if is_number(old) and is_number(new):
        return old == new
    return type(old) is type(new) and old == new


def _identity(entry: object) -> str:
    """Return what tells an entry of a list from the others: the texts that it begins with."""
    values = list(entry.values())[:2] if isinstance(entry, dict) else [entry]
    return "\n".join(value for value in values if isinstance(value, str))
