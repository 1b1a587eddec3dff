"""Show the public lines of a file, and hide the others whole (design, section 7).

A line is shown where nothing on it belongs to a hidden value, and only up to the end of the last
value on it: comments are nobody's declared words, so they stay in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ledgers.model.catalog import Catalog, Filed
from ledgers.model.contract import Schema
from ledgers.model.document import Document, Path, Span
from ledgers.model.source import SourceFile
from ledgers.project.records import ground_of, scope_of
from ledgers.project.setting import Setting
from ledgers.project.visibility import hidden_paths
from ledgers.project.words import PUBLIC

SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=[A-Za-z0-9_./-]+\s*\Z")
BLOCK = re.compile(r"[|>][0-9+-]*")


def sources_of(
    catalog: Catalog, schemas: Mapping[str, Schema], as_of: date
) -> tuple[SourceFile, ...]:
    """Return the public view of every file of an unprojected catalogue that is known of, by name.

    A file whose record is not public yet is not there at all.
    """
    ground = ground_of(catalog, schemas, as_of)
    filed: dict[str, dict[str, Filed]] = {}
    for name, where in catalog.filed.items():
        filed.setdefault(where.document.file, {})[name] = where
    return tuple(
        source_of(document, ground.setting, filed.get(document.file, {}))
        for document in sorted(catalog.documents, key=lambda document: document.file)
        if ground.word(document) == PUBLIC
    )


def source_of(document: Document, setting: Setting, filed: Mapping[str, Filed]) -> SourceFile:
    """Return the public view of one file; the names of hidden entries are not in it.

    What the file holds and the value does not was left out, since it breaks its schema.
    """
    spans = document.places.spans()
    schema = setting.contract.schemas[document.ledger]
    kept_back = hidden_paths(document.value, schema, setting, scope=scope_of(document))
    hidden = frozenset(kept_back) | (spans.keys() - set(_paths(document.value)))
    lines = document.text.splitlines()
    ends = _ends_of_text(spans, hidden, lines)
    shown = tuple(_shown(number, line, ends.get(number)) for number, line in enumerate(lines, 1))
    return SourceFile(
        file=document.file,
        owner=document.owner,
        ledger=document.ledger,
        # A digest of bytes that are partly hidden would let anyone try out the hidden part.
        blob=document.blob if shown == tuple(lines) else None,
        lines=shown,
        records={
            name: (spans[where.path].line, spans[where.path].end_line)
            for name, where in filed.items()
            if where.path in spans and not _within(where.path, hidden)
        },
    )


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the way to every part of a value, itself included."""
    yield path
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _paths(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*path, index))


def _within(path: Path, hidden: frozenset[Path]) -> bool:
    return any(path[:length] in hidden for length in range(1, len(path) + 1))


def _shown(number: int, line: str, end: int | None) -> str | None:
    """Return the public part of a line; a line without content is shown empty."""
    if end is not None:
        return line[: end - 1]
    schema_line = number == 1 and SCHEMA_LINE.match(line)
    return line if schema_line or not line.strip() else None


def _ends_of_text(
    spans: Mapping[Path, Span], hidden: Iterable[Path], lines: Sequence[str]
) -> Mapping[int, int]:
    """Return for each line that may be shown the column where its last value ends."""
    ends: dict[int, int] = {}
    for span in spans.values():
        for line, end in _reach(span, lines):
            ends[line] = max(ends.get(line, 0), end)
    for path in hidden:
        for line in range(spans[path].line, spans[path].end_line + 1):
            ends.pop(line, None)
    return ends


def _reach(span: Span, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield, for the lines that a value touches, how far they are known to be data."""
    if span.key_end:
        yield span.line, span.key_end
    if span.scalar and span.value_line < span.end_line:
        yield span.value_line, _end_of_first(span, lines[span.value_line - 1])
        for line in range(span.value_line + 1, span.end_line):
            yield line, len(lines[line - 1]) + 1
    yield span.end_line, span.end_column


def _end_of_first(span: Span, line: str) -> int:
    """Return where the first line of a long text ends: at a block text's indicator.

    A comment may follow the indicator.
    """
    indicator = BLOCK.match(line, span.value_column - 1)
    return indicator.end() + 1 if indicator else len(line) + 1
