"""The city as the public may see it: the catalogue, the lines of its files, the problems in them.

A line is shown where nothing on it belongs to a hidden value, and only up to the end of its last
value: comments have no declared visibility, so they are not published.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ledgers.model.catalog import Catalog, Filed, catalog_of
from ledgers.model.contract import Schema
from ledgers.model.document import Document, Path, SourceFile, Span
from ledgers.model.layout import located
from ledgers.model.problem import Problem
from ledgers.project.context import Context
from ledgers.project.records import Ground, ground_of, scope_of
from ledgers.project.values import hidden_paths, public_value
from ledgers.project.visibility import PUBLIC


def project(catalog: Catalog, schemas: Mapping[str, Schema], as_of: date) -> Catalog:
    """Return the catalogue of what is public as of a day; what has no schema is left out.

    The projected documents keep their places but not their text, so nobody can quote it. A
    withdrawn record keeps its place; it is in no sum (`aggregates_of`).
    """
    ground = ground_of(catalog, schemas, as_of)
    rows = (row for row in catalog.documents if ground.word(row) == PUBLIC)
    public = catalog_of((_projected(row, ground) for row in rows), ground.context.contract)
    return replace(public, published=True)


def _projected(document: Document, ground: Ground) -> Document:
    schema, scope = ground.context.contract.schemas[document.ledger], scope_of(document)
    value = public_value(document.value, schema, ground.context, scope)
    return replace(document, value=value, text="")


def known_problems(
    problems: Iterable[Problem],
    catalog: Catalog,
    sources: Iterable[SourceFile],
    schemas: Mapping[str, Schema],
    left_out: Iterable[Document] = (),
) -> tuple[Problem, ...]:
    """Return the problems in files that are shown, and in unreadable ones whose name is public.

    A file that cannot be read, or is left out since it breaks its schema, may belong to a record
    that is not public yet, and its path would reveal it.
    """
    shown = {source.file for source in sources}
    kept_back = {document.file for document in left_out if "visibility" in document.value}
    hidden = {document.file for document in catalog.documents} - shown | kept_back
    return tuple(
        problem
        for problem in problems
        if problem.place.file not in hidden
        and (problem.place.file in shown or _has_public_name(problem.place.file, schemas))
    )


def _has_public_name(file: str, schemas: Mapping[str, Schema]) -> bool:
    """Say whether a file is a schema, or of a ledger whose identifiers are always public."""
    location = located(file)
    if location is None:
        return file.startswith("schemas/")
    schema = schemas.get(location.ledger, {})
    said = schema.get("x-visibility")
    if not isinstance(said, Mapping):
        return said == PUBLIC
    # Where it follows an entry of a register, it is as public as that: progress as its task.
    described = schema.get("properties", {}).get(said.get("follows"), {})
    return isinstance(described.get("x-refers"), str)


# ── Files ────────────────────────────────────────────────────────────────────────────────────────


SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=[A-Za-z0-9_./-]+\s*\Z")
BLOCK = re.compile(r"[|>][0-9+-]*")


def sources_of(
    catalog: Catalog, schemas: Mapping[str, Schema], as_of: date
) -> tuple[SourceFile, ...]:
    """Return the public view of every file of an unprojected catalogue that is known of, by name.

    A file whose record is not public yet is left out.
    """
    ground = ground_of(catalog, schemas, as_of)
    filed: dict[str, dict[str, Filed]] = {}
    for name, where in catalog.filed.items():
        filed.setdefault(where.document.file, {})[name] = where
    return tuple(
        source_of(document, ground.context, filed.get(document.file, {}))
        for document in sorted(catalog.documents, key=lambda document: document.file)
        if ground.word(document) == PUBLIC
    )


def source_of(document: Document, context: Context, filed: Mapping[str, Filed]) -> SourceFile:
    """Return the public view of one file; the names of hidden entries are not in it.

    Parts of the file that are not in the value were left out, since they break its schema.
    """
    spans = document.places.spans()
    schema = context.contract.schemas[document.ledger]
    kept_back = hidden_paths(document.value, schema, context, scope=scope_of(document))
    values = dict(_parts(document.value))
    hidden = frozenset(kept_back) | (spans.keys() - values.keys())
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
        entries=tuple(
            (entry, spans[path].line)
            for path, entry in _entries(values, hidden)
            if shown[spans[path].line - 1] is not None
        ),
    )


def _parts(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _parts(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _parts(inner, (*path, index))


def _entries(
    values: Mapping[Path, object], hidden: frozenset[Path]
) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield the public groups of fields in lists, with their single public fields."""
    for path, value in values.items():
        in_list = path and isinstance(path[-1], int)
        if in_list and isinstance(value, Mapping) and not _within(path, hidden):
            single = {name: row for name, row in value.items() if not isinstance(row, dict | list)}
            yield path, {name: row for name, row in single.items() if (*path, name) not in hidden}


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
    """Yield the lines that a value touches, each with the column where its data ends."""
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
