"""Show the public lines of a file, and hide the others whole (design, section 7).

A line is shown where nothing on it belongs to a hidden value, and only up to the end of the last
value on it: comments are nobody's declared words, so they stay in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ledgers.model.catalog import Catalog, Filed
from ledgers.model.document import Document, Path, Span
from ledgers.model.source import SourceFile
from ledgers.project.visibility import Schema, hidden_paths

SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=[A-Za-z0-9_./-]+\s*\Z")
BLOCK = re.compile(r"[|>][0-9+-]*")


def sources_of(catalog: Catalog, schemas: Mapping[str, Schema]) -> tuple[SourceFile, ...]:
    """Return the public view of every file of an unprojected catalogue, by file name."""
    filed: dict[str, dict[str, Filed]] = {}
    for name, where in catalog.filed.items():
        filed.setdefault(where.document.file, {})[name] = where
    return tuple(
        source_of(document, schemas, filed.get(document.file, {}))
        for document in sorted(catalog.documents, key=lambda document: document.file)
        if document.ledger in schemas
    )


def source_of(
    document: Document, schemas: Mapping[str, Schema], filed: Mapping[str, Filed]
) -> SourceFile:
    """Return the public view of one file."""
    spans = document.places.spans()
    hidden = tuple(hidden_paths(document.value, schemas[document.ledger], schemas))
    lines = document.text.splitlines()
    ends = _ends_of_text(spans, hidden, lines)
    return SourceFile(
        file=document.file,
        owner=document.owner,
        ledger=document.ledger,
        blob=document.blob,
        lines=tuple(_shown(number, line, ends.get(number)) for number, line in enumerate(lines, 1)),
        records={
            name: (spans[where.path].line, spans[where.path].end_line)
            for name, where in filed.items()
            if where.path in spans
        },
    )


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
